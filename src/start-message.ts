import type { Access } from "#gateway/access.ts";
import type { Gateway } from "#gateway/gateway.ts";

/** What the operator reads at the start: where the chat is, and who can get in. Chinese first. */
export function runningHere(
  { url, firstLink }: Gateway,
  access: Access,
  claim: string | undefined,
): string {
  if (access === "open") {
    return [
      `年报助手已启动，用浏览器打开：${url}`,
      `Nianbao is running; open ${url}`,
      "（只有这台电脑能打开，谁打开谁就能用 / this computer only, for whoever opens it；停止 Ctrl+C）",
    ].join("\n");
  }
  const { publicUrl } = access;
  const lines = [
    `年报助手已启动，大家凭链接进来：${publicUrl}`,
    `Nianbao is running; people come in by links to ${publicUrl}`,
    "邀请别人在聊天里发“人员” / to invite people, say “people” in the chat（停止 Ctrl+C）",
  ];
  if (firstLink !== undefined) {
    lines.push(
      "还没有人进来过。第一个链接给管理员，7 天内有效，只能用一次 / Nobody is in yet. The first link is the administrator's, within 7 days:",
      firstLink.url,
    );
  } else if (claim !== undefined) lines.push(...claimLines(claim));
  if (publicUrl.startsWith("http:")) {
    lines.push(
      "http 不加密，也录不了语音；对外请用 https / http is not encrypted, and without recordings; use https outside.",
    );
  }
  return lines.join("\n");
}

export function runningOnTelegram(username: string, claim: string | undefined): string {
  const lines = [
    `年报助手已启动，请在 Telegram 里找 @${username}。`,
    `Nianbao is running as @${username}.`,
  ];
  if (claim !== undefined) {
    lines.push(...claimLines(claim), `https://t.me/${username}?start=${claim}`);
  }
  return lines.join("\n");
}

/** Until somebody looks after it, the bot belongs to whoever brings this code. */
const claimLines = (claim: string): readonly string[] => [
  "还没有管理员。谁先把这串码发给机器人，谁就是第一个管理员，只能用一次：",
  "There is no administrator yet: whoever first sends this code to the bot becomes one.",
  claim,
];
