import { findOutput } from "./capabilities.ts";
import type { Output } from "./capabilities.ts";
import { Failed, troubleOf } from "./failed.ts";
import { call, learnedOf, mannered } from "./line.ts";
import type { Line } from "./line.ts";
import { within } from "./within.ts";

const most = 1_000;

/**
 * How this model answers in a shape: found out once, by whoever asks first, and said in the log. Where the server could
 * not be asked, the next wish asks again.
 *
 * @throws Failed, or what the client throws
 */
export async function outputOf(line: Line, model: string): Promise<Output> {
  const known = await line.finding.get(model)?.catch(() => undefined);
  if (known !== undefined) return known;
  // Another wish may have begun in the meantime.
  const finding = line.finding.get(model) ?? find(line, model);
  line.finding.set(model, finding);
  finding.catch(() => line.finding.delete(model));
  return finding;
}

async function find(line: Line, model: string): Promise<Output> {
  try {
    const output = await within(line.limits.chat, nobody, ({ signal }) =>
      findOutput((way, words, shape) => probe(line, model, signal, { way, words, shape })),
    );
    line.learned.set(model, { ...learnedOf(line, model), output });
    line.log(`model ${model} at ${line.host}: answers ${ways[output]}`);
    return output;
  } catch (error) {
    line.log(`model ${model} at ${line.host} could not be asked yet: ${troubleOf(error)}`);
    throw error;
  }
}

/** Whoever asked first may move on; the others still want to know. */
const nobody = new AbortController().signal;

const probe = (
  line: Line,
  model: string,
  signal: AbortSignal,
  { way, words, shape }: Readonly<{ way: Output; words: string; shape: Shape }>,
): Promise<unknown> =>
  call(line, model, signal, (manners) =>
    line.client.chat.completions.create(
      {
        model,
        messages: [{ role: "user", content: words }],
        ...formatFor(line, way, "ready", shape),
        ...mannered(manners, most),
      },
      { signal },
    ),
  );

type Shape = Parameters<Line["formatOf"]>[0];

const ways: Readonly<Record<Output, string>> = {
  schema: "by a schema",
  json: "as JSON",
  text: "as text with JSON in it",
};

/**
 * The `response_format` for a way of answering.
 *
 * @throws Failed for a shape that schemas cannot say: a key that may be absent, a transformed value
 */
export function formatFor(line: Line, output: Output, name: string, shape: Shape) {
  if (output === "text") return {};
  if (output === "json") return { response_format: { type: "json_object" as const } };
  try {
    return { response_format: plain(line.formatOf(shape, name)) };
  } catch {
    throw new Failed("unusable");
  }
}

/** Without the client's own parser, which hides an answer that was cut off. */
const plain = ({ type, json_schema }: ReturnType<Line["formatOf"]>) => ({ type, json_schema });
