import { picture } from "../helpers.ts";

/** A library that bots are written with, and the same small bot written with it. */
export interface Framework {
  readonly name: string;
  /** Runs the bot by long polling. */
  readonly poll: (home: Home) => Promise<Stop>;
  /** Runs the bot behind a web server of its own. */
  readonly listen: (home: Home) => Promise<Stop>;
}

/** Where the bot finds its messenger: all that differs from a bot at Telegram. */
export interface Home {
  readonly apiRoot: string;
  readonly token: string;
  /** Hears of an error that the library caught. */
  readonly failed: (error: unknown) => void;
}

export type Stop = () => Promise<void>;

export const SECRET = "nian-bao_2025";

/** What each of the bots says and sends, so that the tests can expect it of all. */
export const SAYS = {
  question: "今年有没有收到政府信息公开申请？",
  none: "今年没有收到申请。",
  noted: "记下了",
  choose: "请选择",
  putAway: "收起来了",
  caption: "<b>草稿</b>：第 1 页 &lt;封面&gt;",
  album: "三页",
  changed: (text: string) => `改成了：${text}`,
} as const;

export const COMMANDS = [
  { command: "start", description: "开始填报" },
  { command: "help", description: "帮助" },
];

/** Of different shapes, so that they cannot be taken for one another. */
export const PAGES = [picture(60, 40), picture(40, 60), picture(50, 50)] as const;
