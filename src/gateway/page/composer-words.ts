import { language } from "./words.ts";

/** What the lower part of the page says: writing, attaching, recording, coming in. */
const zh = {
  attachWhat: "发送什么",
  photo: "照片",
  camera: "拍照",
  file: "文件",
  caption: "添加说明",
  attached: "要发送的文件",
  asFiles: "按原文件发送",
  remove: (name: string) => `移除 ${name}`,
  drop: "松开，添加到消息里",
  noFolders: "文件夹发不了，请先压缩成一个文件",
  fileTooLarge: (name: string) => `“${name}”超过 20 MB，发不了`,
  fileEmpty: (name: string) => `“${name}”是空的，发不了`,
  finishEditing: "请先保存或取消修改",

  stop: "取消发送",
  sendingPart: (percent: number) => `发送中 ${percent}%`,
  waiting: "等待网络，连上后自动发送",
  refused: "服务器没有接收",
  storageFull: "服务器存满了，请告诉管理员",
  signedOut: "已退出登录，没有发出",
  fileGone: "文件读不到了，请重新选择",
  blocked: "机器人已停用，重新启用后才能发送",
  tooOld: "超过 48 小时的消息不能修改",

  record: "录语音",
  recording: "正在录音",
  sendVoice: "发送语音",
  dropVoice: "取消录音",
  longestVoice: "最长 5 分钟，已停止录音",
  micDenied: "没有使用话筒的权限，可以在浏览器设置里允许",
  micMissing: "没有找到可用的话筒",

  left: (count: number) => `还可写 ${count} 字`,
  over: (count: number) => `多了 ${count} 字`,
  parts: (count: number) => `将分 ${count} 条发送`,
  showKeys: "显示快捷回复",
  hideKeys: "收起快捷回复",
  messageMenu: "消息操作",
  copyLink: "复制链接",

  linkNeeded: "请用发给您的链接打开",
  linkNeededHow: "链接由单位的管理员发送，在短信或工作群里点开就能进来。",
  linkUsed: "这个链接不能再用了",
  linkUsedHow: "链接只能用一次，也会过期。请向管理员要一个新的链接。",
  signedOutTitle: "已退出登录",
  signedOutHow: "要再进来，请打开发给您的新链接。",
  tryAgain: "再试一次",
};

type ComposerWords = Readonly<typeof zh>;

const en: ComposerWords = {
  attachWhat: "What to send",
  photo: "Photo",
  camera: "Take a photo",
  file: "File",
  caption: "Add a caption",
  attached: "Files to send",
  asFiles: "Send as original files",
  remove: (name: string) => `Remove ${name}`,
  drop: "Drop to add to the message",
  noFolders: "A folder cannot be sent; please zip it first",
  fileTooLarge: (name: string) => `“${name}” is over 20 MB and cannot be sent`,
  fileEmpty: (name: string) => `“${name}” is empty and cannot be sent`,
  finishEditing: "Please save or cancel the edit first",

  stop: "Cancel sending",
  sendingPart: (percent: number) => `Sending ${percent}%`,
  waiting: "Waiting for the network, then sent by itself",
  refused: "The server did not accept it",
  storageFull: "The server is full, please tell the administrator",
  signedOut: "Signed out, not sent",
  fileGone: "The file can no longer be read, please choose it again",
  blocked: "The bot is stopped; take it up again to send",
  tooOld: "Messages older than 48 hours cannot be edited",

  record: "Record a voice message",
  recording: "Recording",
  sendVoice: "Send voice message",
  dropVoice: "Cancel recording",
  longestVoice: "5 minutes at most, recording stopped",
  micDenied: "The microphone is not allowed; the browser's settings can allow it",
  micMissing: "No microphone was found",

  left: (count: number) => `${count} characters left`,
  over: (count: number) => `${count} characters too many`,
  parts: (count: number) => `Will go as ${count} messages`,
  showKeys: "Show quick replies",
  hideKeys: "Hide quick replies",
  messageMenu: "Message actions",
  copyLink: "Copy link",

  linkNeeded: "Please open the link you were sent",
  linkNeededHow:
    "Your administrator sends it; tap it in the text message or the work chat to come in.",
  linkUsed: "This link can no longer be used",
  linkUsedHow: "A link works once, and it expires. Please ask your administrator for a new one.",
  signedOutTitle: "Signed out",
  signedOutHow: "To come back, please open a new link.",
  tryAgain: "Try again",
};

export const composerWords: ComposerWords = language === "zh-CN" ? zh : en;
