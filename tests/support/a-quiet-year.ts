/** What a clerk says of a year without applications or disputes: two taps, and 190 zeros are in. */
export const gatesOfAQuietYear = ["没有", "没有"];

/** And on, to a report with nothing open. */
export const restOfAQuietYear = [
  "2 0 12",
  "没错，继续",
  "0",
  "其余都是 0",
  "主动公开：通过县政府网站公开信息 32 条。政府信息管理：由办公室统一审核、按季更新。",
  "完成",
  "一是公开内容不够丰富。下一步按月补充。",
  "完成",
  "无",
];
