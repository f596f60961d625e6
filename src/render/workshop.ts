import { Worker } from "node:worker_threads";
import type { FileFormat } from "#flows/file-format.ts";
import type { Document } from "./blocks.ts";
import type { CountyInputs, CountyRenderer } from "./county/county-drawings.ts";
import type { DrawnFile, Renderer, RenderSettings } from "./render.ts";
import type { Progress } from "./writer.ts";

/** What can be ordered, and from what it is drawn: plain data, as it goes to another thread. */
export interface Wishes extends CountyInputs {
  readonly report: Readonly<{ document: Document; format: FileFormat }>;
}
type Wish = keyof Wishes;

/** What goes to the thread, and what comes back. */
export type Order = {
  readonly [Kind in Wish]: Readonly<{ number: number; kind: Kind; wish: Wishes[Kind] }>;
}[Wish];
export type Report =
  | Readonly<{ kind: "progress"; number: number; done: number; of: number }>
  | Readonly<{ kind: "drawn"; number: number; files: readonly DrawnFile[] }>
  | Readonly<{ kind: "failed"; number: number; why: string }>
  | Readonly<{ kind: "warning"; line: string }>;

/** Draws in a thread of its own: however large a file, nobody's next answer waits for it. */
export interface Workshop {
  readonly draw: Renderer;
  /** What is drawn outside a report: pictures and workbooks of a county. */
  readonly drawCounty: CountyRenderer;
  readonly close: () => Promise<void>;
}

type Ordering = <Kind extends Wish>(
  kind: Kind,
  wish: Wishes[Kind],
  progress?: Progress,
) => Promise<readonly DrawnFile[]>;

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

  const start = (): Worker =>
    startThread(file, fontDir, {
      report: (report) => {
        (hear[report.kind] as (report: Report) => void)(report);
        if (report.kind === "drawn" || report.kind === "failed") jobs.delete(report.number);
        wind();
      },
      gone: (worker, why) => {
        if (worker === thread) void giveUp(why);
      },
    });

  const order: Ordering = (kind, wish, progress = () => undefined) =>
    new Promise((resolve, reject) => {
      thread ??= start();
      count += 1;
      thread.postMessage({ number: count, kind, wish });
      jobs.set(count, { resolve, reject, progress });
      wind();
    });

  return {
    draw: (document, format, progress) => order("report", { document, format }, progress),
    drawCounty: order as CountyRenderer,
    close: () => giveUp("stopped"),
  };
}

interface Listener {
  readonly report: (report: Report) => void;
  readonly gone: (worker: Worker, why: string) => void;
}

function startThread(file: URL, fontDir: string | undefined, { report, gone }: Listener): Worker {
  const worker = new Worker(file, { workerData: { fontDir } });
  worker.on("message", report);
  worker.on("error", (error) => gone(worker, `the drawing thread broke down: ${String(error)}`));
  worker.on("exit", (code) => gone(worker, `the drawing thread ended with ${code}`));
  return worker;
}
