import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deskRecordSchema, reportRecordSchema } from "#bot/records.ts";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";

/** The product as its operator has it, `npm start`: a process of its own. */
export interface Product {
  readonly url: string;
  /** Milliseconds from the start to the line that names the address. */
  readonly readyAfter: number;
  readonly output: () => string;
  readonly isAlive: () => boolean;
  readonly ended: Promise<Ended>;
  /** Pulls the plug. */
  readonly kill: () => Promise<void>;
  /** Asks it to stop; how long that took, and its exit status. */
  readonly stop: () => Promise<Ended & { readonly ms: number }>;
}

export interface Ended {
  readonly status: number | null;
  readonly output: string;
}

type Environment = Readonly<Record<string, string>>;

const source = join(import.meta.dirname, "../../src");
/** As in `npm start`. */
const program = ["--import", join(source, "compile-cache.js"), join(source, "main.ts")];

/** Starts the product and waits until it says that it runs; on Telegram it has no address. */
async function launch(environment: Environment): Promise<Product> {
  const began = performance.now();
  const { child, output, ended } = begin({ NIANBAO_PORT: "0", ...environment });
  const ready = Promise.withResolvers<string>();
  child.stdout.on("data", () => {
    const line = /^年报助手已启动，.*$/m.exec(output())?.[0];
    if (line !== undefined) ready.resolve(/http:\S+/.exec(line)?.[0] ?? "");
  });
  const url = await Promise.race([
    ready.promise,
    ended.then((end) => {
      throw new Error(`ended with status ${end.status} before it was ready: ${end.output}`);
    }),
  ]);
  const readyAfter = Math.round(performance.now() - began);
  return {
    url,
    readyAfter,
    output,
    ended,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
    stop: async () => {
      const asked = performance.now();
      child.kill("SIGTERM");
      const end = await ended;
      return { ...end, ms: performance.now() - asked };
    },
  };
}

/** Runs a start that is to fail, to its end. */
export const failToStart = (environment: Environment): Promise<Ended> =>
  begin({ NIANBAO_PORT: "0", ...environment }).ended;

function begin(environment: Environment) {
  const { PATH = "", HOME = "", TMPDIR } = process.env;
  const child = spawn(process.execPath, program, {
    env: { PATH, HOME, ...(TMPDIR === undefined ? {} : { TMPDIR }), ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => (output += text));
  }
  const ended = once(child, "close").then(([status]): Ended => ({
    status: status as number | null,
    output,
  }));
  return { child, output: () => output, ended };
}

/** Runs `work` with a data folder of its own; whatever it launched in there is ended with it. */
export async function withFolder(work: (world: World) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-e2e-"));
  const launched: Product[] = [];
  try {
    await work({
      folder,
      launch: async (environment = {}) => {
        const product = await launch({ NIANBAO_DATA_DIR: folder, ...environment });
        launched.push(product);
        return product;
      },
      report: async (year) =>
        reportRecordSchema.parse(await readJson(join(folder, "reports", `${year}.json`))),
      office: async () =>
        deskRecordSchema.parse(await readJson(join(folder, "office/office.json"))),
    });
  } finally {
    await Promise.all(launched.filter(({ isAlive }) => isAlive()).map(({ kill }) => kill()));
    await rm(folder, { recursive: true, force: true });
  }
}

export interface World {
  readonly folder: string;
  readonly launch: (environment?: Environment) => Promise<Product>;
  /** What is on disk, as the product itself would accept it. */
  readonly report: (year: number) => Promise<ReportRecord>;
  readonly office: () => Promise<DeskRecord>;
}

const readJson = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, "utf8"));
