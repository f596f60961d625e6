import { bearers, channels, everywhere, joints, levelChars, nameEnds } from "./name-words.ts";

export interface Name {
  readonly text: string;
  readonly at: number;
}

/**
 * The places, bodies and named channels of a text. `own`: the last characters of the unit's own chain (镇县市省, 局):
 * only these may stand without a name, as in 镇政府; 区政府 in a county is somebody else's.
 */
export function namesIn(text: string, own: string): readonly Name[] {
  const bare = text.replaceAll(new RegExp(everywhere, "g"), (word) => filler.repeat(word.length));
  const found = [...bodies(bare, own), ...listed(bare)].sort(
    (a, b) => a.at - b.at || b.text.length - a.text.length,
  );
  return found.filter(
    (name, place) =>
      !found
        .slice(0, place)
        .some((other) => other.at + other.text.length >= name.at + name.text.length),
  );
}

/** Takes the room of what is no matter here. */
const filler = "\u{e001}";

const patterns = nameEnds.map(({ end, common, notBefore }) => ({
  end: new RegExp(`(?:${end})(?!${notBefore})`, "g"),
  common: new RegExp(`(?:${common})$`),
}));

const joint = new RegExp(`(?:${[...joints].sort((a, b) => b.length - a.length).join("|")})$`);

const bodies = (text: string, own: string): readonly Name[] =>
  patterns.flatMap(({ end, common }) =>
    [...text.matchAll(end)].flatMap((match) => {
      const to = match.index + match[0].length;
      if (common.test(text.slice(0, to))) return [];
      const body = bodyBefore(text.slice(0, match.index));
      return body === "" || isLevel(body, own)
        ? unnamed(match[0], match.index, body, own)
        : [{ text: body + match[0], at: match.index - body.length }];
    }),
  );

/** 县委, 镇党政办: the body of a name is nothing but a level of the unit's own chain. */
const isLevel = (body: string, own: string): boolean => body.length === 1 && own.includes(body);

const unnamed = (end: string, at: number, body: string, own: string): readonly Name[] =>
  Array.from(end).every((char) => own.includes(char)) ||
  (body !== "" && (end === "委" || levelChars.includes(end)))
    ? []
    : [{ text: body + end, at: at - body.length }];

/** The characters of a name in front of its end: back to the nearest joint, at most eight. */
function bodyBefore(before: string): string {
  const run = /[\p{Script=Han}]{0,8}$/u.exec(before)?.[0] ?? "";
  for (let length = 0; length < run.length; length += 1) {
    if (joint.test(run.slice(0, run.length - length))) return run.slice(run.length - length);
  }
  return run;
}

const listedPattern = new RegExp(
  `${channels}|[“"‘「『][^”"’」』]{1,20}[”"’」』](?=[^，。；、]{0,4}(?:${bearers}))|(?<=(?:${bearers}))[“"‘「『][^”"’」』]{1,20}[”"’」』]`,
  "g",
);

const listed = (text: string): readonly Name[] =>
  [...text.matchAll(listedPattern)].map((match) => ({ text: match[0], at: match.index }));
