import type { ProposalRemark, Reply } from "#flows/conversation.ts";
import { coreOf } from "#flows/find-rows.ts";
import { button, card } from "../card.ts";
import type { Card } from "../card.ts";
import { spoken } from "../figures.ts";
import { byId, questionName, rowName } from "../scene.ts";
import type { SayScene } from "../scene.ts";
import { cellName } from "./figures.ts";

type ProposalReply = Extract<
  Reply,
  {
    kind:
      | "open-totals"
      | "taken"
      | "dropped"
      | "revised"
      | "fact-refused"
      | "no-draft"
      | "wished"
      | ProposalRemark["kind"];
  }
>;

type Say<Kind extends ProposalReply["kind"]> = (
  scene: SayScene,
  reply: Extract<ProposalReply, { kind: Kind }>,
) => Card;

/** So many figures are named in a receipt. */
const mostNamed = 6;

/** What came of a proposal, in words. */
export const proposalSayings: { readonly [Kind in ProposalReply["kind"]]: Say<Kind> } = {
  contradiction: ({ words }, { whole, parts }) => {
    const sum = parts.reduce((total, { count }) => total + count, 0);
    const quotes = parts.map(({ quote }) => `“${quote}”`).join(words.list);
    return card(
      words.proposals.contradiction(whole.quote, quotes, sum, Math.abs(whole.count - sum)),
    );
  },
  "open-totals": ({ words, seen }, { table, totals }) => {
    const place = seen.tables.get(table);
    const nameOf = (key: string): string => {
      const row = place?.rows.find((candidate) => candidate.row.key === key)?.row;
      return place?.table.cases?.names[key] ?? row?.aliases?.[0] ?? coreOf(row?.label ?? "");
    };
    const list = totals.map(({ row, count }) => words.proposals.openTotal(nameOf(row), count));
    return card(words.proposals.openTotals(list.join(words.list)));
  },
  taken: (scene, { changed, rest }) => {
    const { words, seen } = scene;
    const named = changed.flatMap(({ cell, new: value }) => {
      const column = seen.cells.get(cell)?.column;
      return column === undefined
        ? []
        : [`${cellName(scene, cell)} ${spoken(scene, column, value)}`];
    });
    const what =
      named.length > mostNamed
        ? words.proposals.takenMany(named.length)
        : words.proposals.taken(named.join(words.dot));
    return card(rest ? `${what}\n${words.proposals.takenRest}` : what, [
      button(words.undo, { kind: "undo" }),
    ]);
  },
  dropped: ({ words }) => card(words.proposals.dropped),
  revised: (scene, { text, count }) => {
    const question = scene.seen.question.get(text);
    const name = question === undefined ? "" : questionName(scene, question);
    return card(scene.words.proposals.revised(name, count), [
      button(scene.words.undo, { kind: "undo" }),
    ]);
  },
  "fact-refused": ({ words }, { reason }) => card(words.proposals.factRefused[reason]),
  "no-draft": ({ words }) => card(words.proposals.noDraft),
  unfulfilled: ({ words }, { why }) => card(words.proposals.unfulfilled[why]),
  "left-unread": ({ words }, { numbers }) =>
    card(words.proposals.leftUnread(numbers.map((one) => `“${one}”`).join(words.list))),
  doubtful: (scene, { rows }) => {
    const names = rows.flatMap((id) => {
      const row = byId(scene, id, "row");
      return row === undefined ? [] : [rowName(row)];
    });
    return card(scene.words.proposals.doubtful(names.join(scene.words.list)));
  },
  "sentences-refused": ({ words }, { count }) => card(words.proposals.sentencesRefused(count)),
  slips: ({ words }, { slips }) =>
    card(slips.map(({ at, why }) => words.proposals.slip(at, why)).join("\n")),
  // Passed on: whoever takes it up says what comes of it.
  wished: () => card(""),
};
