import { Worker } from "node:worker_threads";
import type { FileFormat } from "#flows/file-format.ts";
import type { Document } from "./blocks.ts";
import type { DrawnFile, Renderer, RenderSettings } from "./render.ts";
import type { Progress } from "./writer.ts";

/** What goes to the thread, and what comes back. */
export interface Order {
  readonly number: number;
  readonly document: Document;
  readonly format: FileFormat;
}
export type Report =
  | Readonly<{ kind: "progress"; number: number; done: number; of: number }>
  | Readonly<{ kind: "drawn"; number: number; files: readonly DrawnFile[] }>
  | Readonly<{ kind: "failed"; number: number; why: string }>
  | Readonly<{ kind: "warning"; line: string }>;

/** Draws in a thread of its own: however large a file, nobody's next answer waits for it. */
export interface Workshop {
  readonly draw: Renderer;
  readonly close: () => Promise<void>;
}

interface Job {
  readonly resolve: (files: readonly DrawnFile[]) => void;
  readonly reject: (error: Error) => void;
  readonly progress: Progress;
}

const usual = {
  thread: new URL("workshop-thread.ts", import.meta.url),
  /** Milliseconds without a sign of life, after which a drawing is given up. */
  patience: 120_000,
  /** Milliseconds without work, after which the thread gives its memory back. */
  rest: 600_000,
};

/** The thread starts with the first drawing, and anew after it has broken down. */
export function openWorkshop(
  { fontDir, warn }: RenderSettings,
  habits: Partial<typeof usual> = {},
): Workshop {
  const { thread: file, patience, rest } = { ...usual, ...habits };
  const jobs = new Map<number, Job>();
  let count = 0;
  let thread: Worker | undefined;
  let clock: NodeJS.Timeout | undefined;

  const giveUp = async (why: string): Promise<void> => {
    clearTimeout(clock);
    const left = thread;
    thread = undefined;
    for (const { reject } of jobs.values()) reject(new Error(why));
    jobs.clear();
    await left?.terminate();
  };

  const wind = (): void => {
    clearTimeout(clock);
    const idle = jobs.size === 0;
    const why = idle ? "rest" : "the drawing took too long";
    clock = setTimeout(() => void giveUp(why), idle ? rest : patience).unref();
    // A thread with nothing to do keeps nobody from stopping.
    if (idle) thread?.unref();
    else thread?.ref();
  };

  const hear: {
    readonly [Kind in Report["kind"]]: (report: Extract<Report, { kind: Kind }>) => void;
  } = {
    warning: ({ line }) => warn(line),
    progress: ({ number, done, of }) => jobs.get(number)?.progress(done, of),
    drawn: ({ number, files }) => jobs.get(number)?.resolve(files),
    failed: ({ number, why }) => jobs.get(number)?.reject(new Error(why)),
  };

  const start = (): Worker => {
    const worker = new Worker(file, { workerData: { fontDir } });
    const gone = (why: string): void => {
      if (worker === thread) void giveUp(why);
    };
    worker.on("message", (report: Report) => {
      (hear[report.kind] as (report: Report) => void)(report);
      if (report.kind === "drawn" || report.kind === "failed") jobs.delete(report.number);
      wind();
    });
    worker.on("error", (error) => gone(`the drawing thread broke down: ${String(error)}`));
    worker.on("exit", (code) => gone(`the drawing thread ended with ${code}`));
    return worker;
  };

  return {
    draw: (document, format, progress = () => undefined) =>
      new Promise((resolve, reject) => {
        thread ??= start();
        count += 1;
        jobs.set(count, { resolve, reject, progress });
        thread.postMessage({ number: count, document, format } satisfies Order);
        wind();
      }),
    close: () => giveUp("stopped"),
  };
}
