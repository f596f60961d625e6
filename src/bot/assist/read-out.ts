import { proposeFigures } from "#assist/figures.ts";
import type { CellToFill } from "#assist/figures.ts";
import { asColumn } from "#flows/answer/row.ts";
import type { ProposalRemark } from "#flows/conversation.ts";
import { outline } from "#flows/outline.ts";
import type { Outline } from "#flows/outline.ts";
import { saysAll } from "#flows/propose/says-all.ts";
import type { FiguresProposal } from "#flows/proposal.ts";
import { formOf } from "../scene-of.ts";
import { failed, proposed, unfulfilled } from "./came.ts";
import { cellLabel } from "./cell-label.ts";
import type { Fulfilled, WishingFor } from "./fulfil.ts";

/** A sentence on the table in front: the model says which words are about which cell, and the core reads the words. */
export async function readOut(wishing: WishingFor<"figures">): Promise<Fulfilled> {
  const { deps, report, wish, id, stop } = wishing;
  const model = deps.assistant?.model;
  const seen = outline(formOf(deps, report));
  const cells = cellsAsked(seen, wish.question);
  if (model === undefined || cells.length === 0) return unfulfilled("unusable");
  const outcome = await proposeFigures(model, { text: wish.text, cells }, stop);
  if (outcome.kind === "failed") return failed(outcome.why, outcome.used);
  const { clashes, refused } = outcome.value;
  const figures = outcome.value.figures.filter(({ quote }) => isQuoted(wish.text, quote));
  const dropped = outcome.value.figures.length - figures.length;
  const unused = outcome.value.unused.filter((number) => !countsOther.test(number));
  const say: readonly ProposalRemark[] = [
    ...clashes.map(({ whole, parts }) => ({
      kind: "contradiction" as const,
      whole: { count: whole.value, quote: whole.quote },
      parts: parts.map(({ value, quote }) => ({ count: value, quote })),
    })),
    ...(unused.length === 0 ? [] : [{ kind: "left-unread" as const, numbers: unused }]),
  ];
  if (figures.length > 0) {
    const table = tableAsked(seen, wish.question);
    const isAll =
      dropped === 0 && clashes.length === 0 && unused.length === 0 && saysAll(seen, table, figures);
    const proposal: FiguresProposal = {
      kind: "figures",
      id,
      origin: "assistant",
      figures: [...figures],
      ...(isAll ? { rest: table } : {}),
    };
    return proposed(proposal, outcome.used, { say, refused: refused.length + dropped });
  }
  const nothing = unfulfilled("unusable", outcome.used, refused.length + dropped);
  return clashes.length === 0
    ? nothing
    : { ...nothing, came: "contradiction", event: { kind: "proposed", say } };
}

/**
 * Does it stand in what was sent, and is it short enough to be shown? Half a mark that stood for somebody's name is
 * nothing that was sent, and names put back may make a quote long.
 */
const isQuoted = (text: string, quote: string): boolean =>
  quote.length <= longestQuote && visible(text).includes(quote);

const longestQuote = 200;
const visible = (text: string): string => text.replaceAll(/\p{Cf}/gu, "");

/** Applicants, days and the like: nothing of a table is counted in them. */
const countsOther = /[家户位名年月日号]$/;

/** All cells of the table that is asked about, its totals to check what was said against. */
function cellsAsked(seen: Outline, question: string): readonly CellToFill[] {
  const table = tableAsked(seen, question);
  return [...seen.cells.values()]
    .filter((cell) => cell.table.id === table)
    .map(({ id, column, sum }) => {
      const { kind, bareUnit } = asColumn(column);
      return {
        id,
        label: cellLabel(seen, id),
        kind,
        ...(bareUnit === undefined ? {} : { bareUnit }),
        ...(sum === undefined ? {} : { sum }),
      };
    });
}

/** The table that a question is about, by its id. */
export function tableAsked(seen: Outline, question: string): string {
  const asked = seen.question.get(question);
  if (asked?.kind === "gate") return asked.gate.table;
  return asked !== undefined && "table" in asked ? asked.table.id : "";
}
