import { notThere } from "../act/not-there.ts";
import { setMark } from "../changes.ts";
import type { Action } from "../conversation.ts";
import { say } from "../move.ts";
import type { Column } from "../form.ts";
import type { Move, Scene } from "../move.ts";
import type { RowReading } from "../reading/read-row.ts";
import type { Finding } from "../sheet.ts";
import { longestRemark } from "./remark.ts";
import { isShared } from "./setting.ts";

/** A warning stands: why? */
export function askReason(
  { sheet }: Scene,
  { finding: key }: Extract<Action, { kind: "justify" }>,
): Move {
  const finding = sheet.findings.find((candidate) => candidate.key === key);
  return finding?.severity === "warning"
    ? { replies: [], prompt: { kind: "reason", finding: key } }
    : notThere;
}

/** Kept under the finding's key, which holds its figures: it stands while they do, and the reviewer sees it. */
export const justify = ({ report, event }: Scene, key: string, text: string): Move => ({
  replies: [{ kind: "reason-kept" }],
  patches: [setMark(report, "acknowledged", key, event.at), setMark(report, "reasons", key, text)],
  why: text,
});

/**
 * A sentence typed to a warning, without having said that it is going to be a reason: one all the same, where somebody
 * reads it. Undefined for figures, for what may be meant as some, and for a word or two.
 */
export function typedReason(
  scene: Scene,
  { severity, key }: Finding,
  text: string,
  row: Readonly<{ columns: readonly Column[]; reading: RowReading }> | undefined,
): Move | undefined {
  if (severity !== "warning" || !isShared(scene.setting)) return undefined;
  const reason = text.trim();
  const isOne = row === undefined ? isSentence(reason) : isNoFigure(reason, row);
  if (!isOne) return undefined;
  return reason.length > longestRemark
    ? say({ kind: "too-wordy", characters: reason.length, limit: longestRemark })
    : justify(scene, key, reason);
}

const hanIn = (text: string): number => text.match(/\p{Script=Han}/gu)?.length ?? 0;

/** As many letters of Chinese, or words of another language, as somebody needs to say why. */
const isSentence = (text: string): boolean =>
  hanIn(text) >= 5 || /(?:\p{Script=Latin}{2,}\W+){3}/u.test(text);

/** What comes before figures, rather than in a reason: 一共是25件, 应为 3. */
const givesFigure = /(?:是|为|成|共|应|有|:|：|=)\s*[\d０-９零一二两三四五六七八九十百千万]/;
const figures = /[\d０-９零一二两三四五六七八九十百千万亿]+\s*(?:件|项|个|条|次|元|万元)?/g;

/** Where there is a number in it, a whole sentence must be left without it and the names of the figures. */
function isNoFigure(
  text: string,
  { columns, reading }: Readonly<{ columns: readonly Column[]; reading: RowReading }>,
): boolean {
  if (reading.kind !== "refused" || !sentences.has(reading.reason)) return false;
  if (!/\d/.test(text) && reading.reason === "no-number") return isSentence(text);
  const names = columns.flatMap(({ label, aliases = [] }) => [label, ...aliases]);
  const rest = names.reduce((left, name) => left.replaceAll(name, " "), text);
  return hanIn(rest.replaceAll(figures, " ")) >= 7 && !givesFigure.test(text);
}

/** Why a message that is no figure at all is none. */
const sentences: ReadonlySet<string> = new Set([
  "no-number",
  "extra-words",
  "too-few",
  "too-many",
  "too-long",
]);
