import type { Picture } from "#assist/model.ts";
import { readTable } from "#assist/read-table.ts";
import { evaluate } from "#flows/evaluate.ts";
import { currentQuestion } from "#flows/move.ts";
import { outline } from "#flows/outline.ts";
import type { Form } from "#flows/form.ts";
import type { Report } from "#flows/report.ts";
import type { FiguresProposal } from "#flows/proposal.ts";
import { fillerOf } from "#flows/workflow/viewer.ts";
import type { SentFile } from "../input.ts";
import { formOf } from "../scene-of.ts";
import { failed, proposed, unfulfilled } from "./came.ts";
import type { Fulfilled, WishingFor } from "./fulfil.ts";
import { tableAsked } from "./read-out.ts";

/** Bytes: what a phone records in some minutes, or photographs. */
const largest = 20_000_000;

/** A recording becomes words, and these are taken as if typed: but a figure is shown before it is written. */
export async function hear({ deps, wish, heard, stop }: WishingFor<"voice">): Promise<Fulfilled> {
  const listen = deps.assistant?.model.listen;
  if (listen === undefined) return unfulfilled("not-set-up");
  const bytes = await fetched(wish.file);
  if (bytes === undefined) return unfulfilled("nothing-heard");
  const outcome = await listen({ bytes, name: wish.file.name }, stop);
  if (outcome.kind === "failed") return failed(outcome.why, outcome.used);
  const text = outcome.value.trim();
  if (text === "") return unfulfilled("nothing-heard", outcome.used);
  const above = deps.words.proposals.heard(text);
  heard(above);
  return {
    above,
    event: { kind: "text", text, message: wish.message, spoken: true },
    used: outcome.used,
    came: "heard",
    refused: 0,
  };
}

/** A photo of the table in front: its totals are met first, and rows that do not add up are not even proposed. */
export async function lookAt({
  deps,
  report,
  wish,
  by,
  id,
  stop,
}: WishingFor<"picture">): Promise<Fulfilled> {
  const look = deps.assistant?.model.look;
  if (look === undefined) return unfulfilled("not-set-up");
  const form = formOf(deps, report);
  const seen = outline(form);
  const table = tableInFront(form, report, by);
  const bytes = await fetched(wish.file);
  if (table === "" || bytes === undefined) return unfulfilled("nothing-seen");
  const outcome = await readTable(look, { form, table }, pictureOf(bytes, wish.file.name), stop);
  if (outcome.kind === "failed") return failed(outcome.why, outcome.used);
  const { figures, doubtful, rest } = outcome.value;
  const rows = [...new Set(doubtful.map(({ row }) => `${table}.${row}`))];
  const say = rows.length === 0 ? [] : [{ kind: "doubtful" as const, rows }];
  const told = figures.filter(({ cell }) => seen.cells.get(cell)?.sum === undefined);
  if (told.length === 0) {
    const nothing = unfulfilled("nothing-seen", outcome.used, rows.length);
    return rows.length === 0 ? nothing : { ...nothing, event: { kind: "proposed", say } };
  }
  const proposal: FiguresProposal = {
    kind: "figures",
    id,
    origin: "picture",
    figures: told.map((figure) => ({ ...figure })),
    ...(rest === undefined ? {} : { rest }),
  };
  return proposed(proposal, outcome.used, { say, refused: rows.length });
}

/** The table that is asked about just now, by its id; empty where none is. */
function tableInFront(form: Form, report: Report, by: string): string {
  const seen = outline(form);
  const sheet = evaluate(form, report, fillerOf(report, by));
  const question = currentQuestion({ sheet, seen, report });
  return question === undefined ? "" : tableAsked(seen, question.id);
}

async function fetched({ size, read }: SentFile): Promise<Uint8Array | undefined> {
  if (size > largest) return undefined;
  const bytes = await read();
  return bytes.length > largest ? undefined : bytes;
}

function pictureOf(bytes: Uint8Array, name: string): Picture {
  const type = /\.png$/i.test(name)
    ? "image/png"
    : /\.webp$/i.test(name)
      ? "image/webp"
      : "image/jpeg";
  return { bytes, type };
}
