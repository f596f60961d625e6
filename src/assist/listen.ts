import { z } from "zod";
import { Failed } from "./failed.ts";
import { call } from "./line.ts";
import type { Line } from "./line.ts";
import type { Outcome, Sound } from "./model.ts";
import { wish } from "./wish.ts";

const heardSchema = z.object({ text: z.string() });

/** The words of a recording. */
export function listen(
  line: Line,
  model: string,
  sound: Sound,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  const what = { model, prompt: "speech@1", ms: line.limits.media, signal };
  return wish(line, what, async (under) => {
    const file = new File([new Uint8Array(sound.bytes)], sound.name);
    const answer: unknown = await call(line, model, under.signal, () =>
      line.client.audio.transcriptions.create(
        { model, file, language: "zh" },
        { signal: under.signal },
      ),
    );
    const text = heardSchema.safeParse(answer).data?.text.trim() ?? "";
    if (text === "" || text.length > line.limits.characters) throw new Failed("unusable");
    return text;
  });
}
