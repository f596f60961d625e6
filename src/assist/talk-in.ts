import type { Name } from "./names-in.ts";

/** What has no place in a report: a way to reach somebody, marks of other formats, and talk about the task itself. */
export const strangeKinds = ["contact", "markup", "talk", "latin"] as const;
export type Strange = (typeof strangeKinds)[number];

export const strangeIn = (text: string): readonly Readonly<Name & { kind: Strange }>[] =>
  strangeKinds.flatMap((kind) =>
    patterns[kind].flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({ kind, text: match[0], at: match.index })),
    ),
  );

const patterns: Readonly<Record<Strange, readonly RegExp[]>> = {
  contact: [
    /(?:https?|ftp)\s*[:：]\s*[/／]{2}\S*/gi,
    /www[.．。]\S+/gi,
    /[a-z0-9-]+(?:[.．][a-z0-9-]+)*[.．](?:com|cn|net|org|gov|edu|top|info)\b\S*/gi,
    /[\w.-]+\s*[@＠]\s*[\w.-]+/g,
    /(?<!\d)(?:0\d{2,3}[-－\s]?)?\d{7,8}(?!\d)|(?<!\d)1[3-9]\d{9}(?!\d)/g,
  ],
  markup: [
    /\*+|#+|`+|~{2,}|_{2,}|^\s*[-•·>＞]\s*|\[[^\]]*\]\([^)]*\)|<\/?[a-z!][^>]*>|&[a-z]+;|^\s*\|.*\||\\[nrtu]|\$\{?/gi,
    /^\s*\d+\s*[.．、)）]\s*/g,
    // Marks that nobody sees, and pictures.
    /[\p{Cc}\p{Cs}\p{Co}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffd]|\p{Extended_Pictographic}/gu,
  ],
  talk: [
    /作为(?:一[个名款位])?(?:人工智能|AI|大?语言模型|智能助手|助手|助理)|语言模型|人工智能助手/gi,
    /抱歉|对不起|很遗憾|无法(?:为您|帮您|满足|完成您|生成|回答)|不便提供|请(?:提供|告诉|告知我|输入|补充|确认|核实|注意|忽略|点击|访问|扫描|联系|拨打|转账|汇款)/g,
    /以下是|如下所示|根据您|您的|您好|好的[，,]|当然[，,可]|希望(?:以上|这|对)|供您参考|以上(?:内容|就是|为)|(?:修改|润色|改写|优化)后|改写如下|占位符|提示词|系统提示|忽略(?:以上|之前|前面|上述)|指令|JSON|示例|样例/gi,
    /[！!]|[？?]|[…]|\.{3,}/g,
  ],
  latin: [/[A-Za-zＡ-Ｚａ-ｚÀ-ɏͰ-ϿЀ-ӿ\u3040-\u30ff\uac00-\ud7af]+/g],
};
