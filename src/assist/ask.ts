import type OpenAI from "openai";
import { Failed } from "./failed.ts";
import { formatFor, outputOf } from "./find-output.ts";
import { call, mannered, messagesOf } from "./line.ts";
import type { Line } from "./line.ts";
import { maskAll } from "./mask.ts";
import type { Outcome, Picture, Request } from "./model.ts";
import { jsonIn, readAnswer, tokensOf } from "./read-answer.ts";
import { wish } from "./wish.ts";

/** One answer in a shape; with a picture, about it. What was masked on the way out is put back on the way in. */
export function ask<T>(
  line: Line,
  model: string,
  request: Request<T>,
  signal: AbortSignal,
  picture?: Picture,
): Promise<Outcome<T>> {
  const prompt = line.prompt(request.prompt);
  const ms = picture === undefined ? line.limits.chat : line.limits.media;
  const what = { model, prompt: prompt.id, ms, signal };
  return wish(line, what, async (under) => {
    const output = await outputOf(line, model);
    const masked = maskAll(request.about);
    const answer = await call(line, model, under.signal, (manners) =>
      line.client.chat.completions.create(
        {
          model,
          messages: messagesOf(prompt, contentOf(JSON.stringify(masked.value), picture)),
          ...formatFor(line, output, request.prompt.replaceAll("-", "_"), request.shape),
          ...mannered(manners, prompt.most),
        },
        { signal: under.signal },
      ),
    );
    under.took(tokensOf(answer));
    const words = readAnswer(answer, line.limits.characters);
    const parsed = request.shape.safeParse(masked.unmask(jsonIn(words)));
    if (!parsed.success) throw new Failed("unusable");
    return parsed.data;
  });
}

function contentOf(
  data: string,
  picture: Picture | undefined,
): OpenAI.ChatCompletionUserMessageParam["content"] {
  if (picture === undefined) return data;
  const url = `data:${picture.type};base64,${Buffer.from(picture.bytes).toString("base64")}`;
  return [
    { type: "text", text: data },
    { type: "image_url", image_url: { url } },
  ];
}
