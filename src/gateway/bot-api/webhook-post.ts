import type { Update } from "../wire.ts";
import type { Hook, Timers } from "./webhook.ts";

/** How a bot's server took an update; a call is what it wants done in answer. */
type Reply = Failed | { readonly fault?: undefined; readonly call: HookCall | undefined };

export interface Failed {
  readonly fault: string;
  /** Seconds. */
  readonly retryAfter?: number | undefined;
}

interface HookCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** Sends one update. Never rejects: whatever goes wrong is the reply. */
export async function postUpdate(
  hook: Hook,
  update: Update,
  closing: AbortSignal,
  timers: Timers,
): Promise<Reply> {
  const patience = new AbortController();
  const callOff = timers.after(PATIENCE, () => patience.abort(new Error(TIMED_OUT)));
  try {
    const response = await fetch(hook.url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(hook.secret_token === ""
          ? {}
          : { "x-telegram-bot-api-secret-token": hook.secret_token }),
      },
      body: JSON.stringify(update),
      redirect: "manual",
      signal: AbortSignal.any([closing, patience.signal]),
    });
    const body = await response.text();
    if (response.ok) return { call: callIn(response, body) };
    const fault = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    return { fault: fault.trimEnd(), retryAfter: waitOf(response) };
  } catch (error) {
    return { fault: faultOf(error) };
  } finally {
    callOff();
  }
}

/** Milliseconds. */
const PATIENCE = 60_000;

const TIMED_OUT = "Read timeout expired";

/** Seconds; a server that asks for more is asked again before. */
const LONGEST_WAIT = 3600;

function waitOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get("retry-after") ?? 0);
  return seconds > 0 ? Math.min(seconds, LONGEST_WAIT) : undefined;
}

function callIn(response: Response, body: string): HookCall | undefined {
  const type = response.headers.get("content-type") ?? "";
  const found = /^application\/x-www-form-urlencoded/i.test(type)
    ? Object.fromEntries(new URLSearchParams(body))
    : objectIn(body);
  const { method, ...params } = found;
  if (typeof method !== "string" || NOT_HERE.test(method)) return undefined;
  return { method, params };
}

/** Nobody waits for what these would answer, and a hook does not set itself. */
const NOT_HERE = /^(?:$|get|setwebhook$|deletewebhook$|close$|logout$)/i;

function objectIn(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  } catch {
    // Most servers answer nothing, or "ok".
  }
  return {};
}

const FAULTS: ReadonlyMap<unknown, string> = new Map([
  ["ECONNREFUSED", "Connection refused"],
  ["ENOTFOUND", "Failed to resolve host: Name or service not known"],
  ["EAI_AGAIN", "Failed to resolve host: Temporary failure in name resolution"],
  ["ETIMEDOUT", "Connection timed out"],
  ["UND_ERR_CONNECT_TIMEOUT", "Connection timed out"],
  ["EHOSTUNREACH", "No route to host"],
  ["ENETUNREACH", "Network is unreachable"],
  ["ECONNRESET", "Webhook connection closed"],
  ["EPIPE", "Webhook connection closed"],
  ["UND_ERR_SOCKET", "Webhook connection closed"],
]);

/** `fetch` wraps what happened once or twice; the innermost code tells it. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, errors } = error as { readonly code?: unknown; readonly errors?: unknown[] };
  const known = FAULTS.get(code);
  if (known !== undefined) return known;
  const inner = error.cause ?? errors?.[0];
  if (inner !== undefined) return faultOf(inner);
  return typeof code === "string" && /CERT|SSL|TLS/.test(code)
    ? `SSL error {${error.message}}`
    : error.message;
}
