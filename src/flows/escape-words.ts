import type { Action } from "./conversation.ts";
import type { FileFormat } from "./file-format.ts";
import { currentQuestion } from "./move.ts";
import type { Scene } from "./move.ts";
import { isFinal } from "./workflow/states.ts";

/**
 * Words that get a person out of any question, exact but for spaces and punctuation. Everything the buttons do
 * has a word, so that nobody needs to find the button.
 */
export const escapeAnywhere = (text: string): Action | undefined => anywhere.get(bare(text));

/** Words that depend on what stands in front. */
export function escapeHere(scene: Scene, text: string): Action | undefined {
  const word = bare(text);
  return (
    here.get(word)?.(scene) ??
    pictureOf(scene, word) ??
    (restIsZero.test(word) ? zeroRest(scene) : undefined)
  );
}

const bare = (text: string): string => text.replaceAll(/[\s。.,，!！?？、/]/g, "").toLowerCase();

/** 表三, or 看表三: a picture of that table. */
function pictureOf({ seen }: Scene, word: string): Action | undefined {
  const name = word.replace(/^看/, "").replace(/图$/, "");
  const place = [...seen.tables.values()].find((table) => table.name === name);
  return place && { kind: "file", wanted: { formats: ["png"], table: place.table.id } };
}

function file(format: FileFormat): Action {
  return { kind: "file", wanted: { formats: [format] } };
}

const words = <Value>(table: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> =>
  new Map(table.flatMap(([value, spellings]) => spellings.split(" ").map((word) => [word, value])));

const anywhere = words<Action>([
  [{ kind: "back" }, "返回 上一步 上一题 后退 back"],
  [{ kind: "status" }, "进度 status"],
  [{ kind: "check" }, "检查 核对 校验 check"],
  [{ kind: "preview" }, "预览 草稿 看看草稿 draft preview"],
  [{ kind: "undo" }, "撤销 撤回 还原 undo"],
  [{ kind: "pause" }, "暂停 停一下 先到这 先到这里 pause"],
  [{ kind: "continue" }, "继续 接着填 continue"],
  [{ kind: "commands" }, "帮助 怎么用 help"],
  [{ kind: "edit", section: "" }, "修改 改 改一下 edit"],
  [{ kind: "finish" }, "定稿 提交 提交审核 送审 finish submit"],
  [{ kind: "files" }, "文件 要文件 生成文件 下载 导出 files file"],
  [file("docx"), "word 要word word版 docx"],
  [file("pdf"), "pdf 要pdf pdf版"],
  [file("html"), "网页 网页版 html"],
  [file("xlsx"), "excel 表格 电子表格 xlsx"],
]);

const here = words<(scene: Scene) => Action | undefined>([
  [later, "跳过 先跳过 稍后 以后再说 skip"],
  [explain, "说明 什么意思 解释 怎么填"],
  [done, "完成 写完了 发完了 填完了 登记完了 done"],
  [when({ kind: "approve", sure: false }, inReview), "通过 同意 approve"],
  [giveBack, "退回 return"],
  [when({ kind: "accept" }, ({ report }) => report.state === "filed"), "接收 accept"],
  [when({ kind: "file-report" }, ({ report }) => report.state === "finished"), "报送 已报送"],
  [when({ kind: "publish" }, ({ report }) => isFinal(report.state)), "公开 已公开 发布"],
  [when({ kind: "correct" }, ({ report }) => report.state === "published"), "更正"],
  [when({ kind: "withdraw" }, inReview), "撤回提交 withdraw"],
]);

/** 其他 0 without 都 is a figure: tables have columns of that name. */
const restIsZero =
  /^(?:(?:其余|剩下|余下|后面|剩余)的?(?:都|全|全部|全都)?|其他的?(?:都|全|全部|全都))(?:是|为|填|记)?[0０零〇]$/;

function when(
  action: Action,
  holds: (scene: Scene) => boolean,
): (scene: Scene) => Action | undefined {
  return (scene) => (holds(scene) ? action : undefined);
}

function inReview({ report }: Scene): boolean {
  return report.state === "review";
}

function giveBack({ report }: Scene): Action | undefined {
  if (report.state === "review") return { kind: "return" };
  return report.state === "filed" || report.state === "accepted"
    ? { kind: "send-back" }
    : undefined;
}

function later(scene: Scene): Action | undefined {
  const { next } = scene.sheet;
  if (next.kind === "finding") return { kind: "later", what: next.finding.key };
  if (next.kind === "remark") return { kind: "later", what: next.remark };
  const question = currentQuestion(scene);
  return question === undefined ? undefined : { kind: "later", what: question.id };
}

function explain(scene: Scene): Action {
  const question = currentQuestion(scene);
  return question === undefined ? { kind: "commands" } : { kind: "help", question: question.id };
}

function done(scene: Scene): Action | undefined {
  const { next } = scene.sheet;
  if (next.kind === "end") return { kind: "finish" };
  if (next.kind === "part-end") return { kind: "continue" };
  const question = currentQuestion(scene);
  if (question?.kind === "text" || question?.kind === "part")
    return { kind: "done", text: question.id };
  if (question?.kind === "cases") return { kind: "cases-done", table: question.table.id };
  return undefined;
}

function zeroRest(scene: Scene): Action | undefined {
  const question = currentQuestion(scene);
  return question !== undefined && "table" in question
    ? { kind: "zero-rest", table: question.table.id }
    : undefined;
}
