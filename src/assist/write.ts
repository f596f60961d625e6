import type OpenAI from "openai";
import { Failed, failureOf } from "./failed.ts";
import { call, mannered, messagesOf } from "./line.ts";
import type { Line } from "./line.ts";
import { maskAll } from "./mask.ts";
import type { Outcome, Request } from "./model.ts";
import { checkFinish, spoken, tokensOf } from "./read-answer.ts";
import { wish } from "./wish.ts";
import type { Wish } from "./wish.ts";

/** A text as it comes. It is read no further than it may be long, and no further than blank follows on blank. */
export function write(
  line: Line,
  model: string,
  request: Omit<Request<string>, "shape">,
  heard: (text: string) => void,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  const prompt = line.prompt(request.prompt);
  const what = { model, prompt: prompt.id, ms: line.limits.write, signal };
  return wish(line, what, async (under) => {
    const masked = maskAll(request.about);
    under.beat(line.limits.chat);
    const stream = await call(line, model, under.signal, (manners) =>
      line.client.chat.completions.create(
        {
          model,
          messages: messagesOf(prompt, JSON.stringify(masked.value)),
          ...mannered(manners, prompt.most),
          stream: true,
          ...(manners.usage ? { stream_options: { include_usage: true } } : {}),
        },
        { signal: under.signal },
      ),
    );
    const tell = (text: string) => {
      const shown = masked.unmask(wholeMarks(text));
      if (shown !== "" && !under.signal.aborted) heard(shown);
    };
    const text = spoken(await listen(stream, line, under, tell)).trim();
    if (text === "") throw new Failed("unusable");
    return masked.unmask(text);
  });
}

type Chunks = AsyncIterable<OpenAI.ChatCompletionChunk>;

async function listen(
  stream: Chunks,
  line: Line,
  under: Wish,
  tell: (text: string) => void,
): Promise<string> {
  let text = "";
  let finish: string | undefined;
  for await (const chunk of unbroken(stream)) {
    under.beat(line.limits.stall);
    under.took(tokensOf(chunk));
    // Servers send what they like; types are a promise, not a proof.
    const choice = chunk.choices?.[0];
    finish = choice?.finish_reason ?? finish;
    if (typeof choice?.delta?.refusal === "string") throw new Failed("refused");
    const more = choice?.delta?.content;
    if (typeof more !== "string" || more === "") continue;
    text += more;
    checkLength(text, line.limits.characters);
    tell(spoken(text));
  }
  checkFinish(finish);
  return text;
}

/** A stream that breaks off is an answer cut off, not a server that was never reached. */
async function* unbroken(stream: Chunks): Chunks {
  try {
    yield* stream;
  } catch (error) {
    throw failureOf(error) === "unreachable" ? new Failed("unusable") : error;
  }
}

const mostBlanks = 200;

function checkLength(text: string, most: number): void {
  const blanks = text.length - text.trimEnd().length;
  if (text.length > most || blanks > mostBlanks) throw new Failed("unusable");
}

/** A mark that has come only in part is not shown yet. */
function wholeMarks(text: string): string {
  const open = text.lastIndexOf("〔");
  return open === -1 || text.includes("〕", open) ? text : text.slice(0, open);
}
