import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileFormats } from "#flows/file-format.ts";
import { openWorkshop } from "#render/workshop.ts";
import { documents } from "./documents.ts";
import { timed } from "./measure.ts";
import type { Times } from "./measure.ts";
import { openOffice, upToTheFirstFigure } from "./office.ts";

/** So many files are being drawn while a person answers. */
const filesAtOnce = 20;

export interface Aside {
  /** One figure answered, from the update to the reply: nothing else to do, and beside the drawing. */
  readonly idle: Times;
  readonly beside: Times;
  /** Until the last of the files was there. */
  readonly drawing: Times;
}

/**
 * Does one person's answer wait for another's files? The real bot on a real disk, the real drawing thread, files of
 * every format; idle and busy in turn.
 */
export async function drawingAside(rounds: number): Promise<Aside> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-bench-"));
  const workshop = openWorkshop({ warn: console.error });
  const office = await openOffice(folder);
  try {
    for (const text of upToTheFirstFigure) await office.say(text);
    const before = office.last();
    let figure = 0;
    const answer = async (): Promise<number> => {
      await office.reports.save("2025", before);
      figure += 1;
      const text = `0 0 ${figure}`;
      return timed(() => office.say(text));
    };

    const { usual } = await documents();
    const drawAll = async (round: number): Promise<void> => {
      const orders = Array.from({ length: filesAtOnce }, (_, at) =>
        workshop.draw(
          usual(round * filesAtOnce + at),
          fileFormats[at % fileFormats.length] ?? "docx",
        ),
      );
      await Promise.all(orders);
    };
    await drawAll(0);
    for (let warm = 0; warm < 50; warm += 1) await answer();

    const [idle, beside, drawing]: [number[], number[], number[]] = [[], [], []];
    for (let round = 1; round <= rounds; round += 1) {
      const ended = { yet: false };
      const drawn = timed(() => drawAll(round)).finally(() => (ended.yet = true));
      while (!ended.yet) beside.push(await answer());
      drawing.push(await drawn);
      while (idle.length < beside.length) idle.push(await answer());
    }
    return { idle, beside, drawing };
  } finally {
    await office.close();
    await workshop.close();
    await rm(folder, { recursive: true, force: true });
  }
}
