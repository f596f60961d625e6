import { ask } from "./ask.ts";
import { boundedFetch } from "./bounded-fetch.ts";
import type { Fetch } from "./bounded-fetch.ts";
import { usualManners } from "./capabilities.ts";
import { outputOf } from "./find-output.ts";
import { defaultLimits } from "./limits.ts";
import type { Limits } from "./limits.ts";
import type { Line } from "./line.ts";
import { listen } from "./listen.ts";
import type { Model } from "./model.ts";
import { promptFiles } from "./prompt-files.ts";
import { write } from "./write.ts";

export interface ModelSettings {
  /** A server in one's own network often wants none. */
  readonly apiKey?: string | undefined;
  /** As of `http://10.0.0.5:8000/v1`; absent: the hosted one. */
  readonly baseUrl?: string | undefined;
  readonly model: string;
  readonly speechModel?: string | undefined;
  readonly pictureModel?: string | undefined;
}

export interface Outside {
  readonly log: (line: string) => void;
  readonly fetch?: Fetch;
  /** Shorter ones, for tests. */
  readonly limits?: Partial<Limits>;
}

/**
 * The line to a model. It is open at once: how the server answers in a shape is found out meanwhile, and a server that
 * cannot be reached yet stops nothing, but is asked again at the first wish.
 */
export async function openModel(settings: ModelSettings, outside: Outside): Promise<Model> {
  const line = await openLine(settings, outside);
  const { model, speechModel, pictureModel } = settings;
  // Nobody waits for it: a failure is in the log, and the first wish tries again.
  outputOf(line, model).catch(() => undefined);
  return {
    get about() {
      return { model, host: line.host, output: line.learned.get(model)?.output ?? "text" };
    },
    ask: (request, signal) => ask(line, model, request, signal),
    write: (request, heard, signal) => write(line, model, request, heard, signal),
    ...(speechModel === undefined
      ? {}
      : { listen: (sound, signal) => listen(line, speechModel, sound, signal) }),
    ...(pictureModel === undefined
      ? {}
      : { look: (request, picture, signal) => ask(line, pictureModel, request, signal, picture) }),
  };
}

const hosted = "https://api.openai.com/v1";

async function openLine(settings: ModelSettings, outside: Outside): Promise<Line> {
  // Loaded only where a model is set up: a start without one is quicker.
  const [{ OpenAI }, { zodResponseFormat }] = await Promise.all([
    import("openai"),
    import("openai/helpers/zod"),
  ]);
  const limits = { ...defaultLimits, ...outside.limits };
  const baseURL = settings.baseUrl ?? hosted;
  const models = [settings.model, settings.speechModel, settings.pictureModel];
  return {
    client: new OpenAI({
      // Everything is said here, so that nothing is taken from the environment behind our back.
      apiKey: settings.apiKey ?? "none",
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      baseURL,
      logLevel: "off",
      maxRetries: 0,
      timeout: limits.write,
      fetch: boundedFetch(outside.fetch ?? fetch, limits.bytes),
      ...(settings.apiKey === undefined ? { defaultHeaders: { Authorization: null } } : {}),
    }),
    host: new URL(baseURL).host,
    limits,
    log: outside.log,
    prompt: promptFiles(),
    formatOf: zodResponseFormat,
    learned: new Map(
      models.flatMap((name) => (name === undefined ? [] : [[name, { manners: usualManners }]])),
    ),
    finding: new Map(),
  };
}
