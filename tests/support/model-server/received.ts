import { readFileSync } from "node:fs";
import { promptNames } from "#assist/model.ts";
import type { PromptName } from "#assist/model.ts";

/** One request as the server got it. */
export interface Received {
  /** Which prompt was the system message; `probe` where it was none of ours, `speech` for a recording. */
  readonly prompt: PromptName | "probe" | "speech";
  /** The user's message, out of its JSON; `undefined` where it was none. */
  readonly about: Readonly<Record<string, unknown>>;
  readonly format: "schema" | "json" | "text";
  readonly stream: boolean;
  readonly model: string;
  readonly key: string | undefined;
  readonly picture?: Readonly<{ type: string; bytes: Buffer }>;
  readonly sound?: Readonly<{ name: string; bytes: Buffer }>;
  /** The whole body as text: nothing that may not be sent stands anywhere in it. */
  readonly raw: string;
}

/** Only what this server looks at. */
export interface ChatBody {
  readonly model?: string;
  readonly stream?: boolean;
  readonly stream_options?: { readonly include_usage?: boolean };
  readonly max_tokens?: number;
  readonly temperature?: number;
  readonly response_format?: {
    readonly type?: string;
    readonly json_schema?: { readonly schema?: JsonSchema };
  };
  readonly messages?: readonly { readonly role: string; readonly content: unknown }[];
}

export interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
}

export function receivedChat(raw: string, body: ChatBody, key: string | undefined): Received {
  const system = textOf(body, "system");
  const picture = pictureOf(body);
  return {
    prompt: promptNames.find((name) => promptText(name) === system) ?? "probe",
    about: parsed(textOf(body, "user")),
    format: formats[body.response_format?.type ?? ""] ?? "text",
    stream: body.stream === true,
    model: body.model ?? "",
    key,
    ...(picture === undefined ? {} : { picture }),
    raw,
  };
}

export function receivedSound(body: Buffer, type: string, key: string | undefined): Received {
  const raw = body.toString("latin1");
  const boundary = /boundary=([^;]+)/.exec(type)?.[1] ?? "";
  const parts = raw.split(`--${boundary}`);
  const field = (name: string) => parts.find((part) => part.includes(`name="${name}"`)) ?? "";
  const content = (part: string) => part.slice(part.indexOf("\r\n\r\n") + 4, -2);
  const file = field("file");
  const name = /filename="([^"]*)"/.exec(file)?.[1] ?? "";
  return {
    prompt: "speech",
    about: {},
    format: "text",
    stream: false,
    model: content(field("model")),
    key,
    sound: { name, bytes: Buffer.from(content(file), "latin1") },
    raw,
  };
}

const formats: Readonly<Record<string, Received["format"]>> = {
  json_schema: "schema",
  json_object: "json",
};

/** Without its first line, the version. */
function promptText(name: PromptName): string {
  const url = new URL(`../../../src/assist/prompts/${name}.md`, import.meta.url);
  const whole = readFileSync(url, "utf8");
  return whole.slice(whole.indexOf("\n") + 1).trim();
}

function textOf(body: ChatBody, role: string): string {
  const content = body.messages?.find((message) => message.role === role)?.content;
  if (typeof content === "string") return content;
  return partsOf(content).find((part) => part.type === "text")?.text ?? "";
}

function pictureOf(body: ChatBody): Received["picture"] {
  for (const { content } of body.messages ?? []) {
    const url = partsOf(content).find((part) => part.type === "image_url")?.image_url?.url;
    const [, type, data] = /^data:([^;]+);base64,(.*)$/s.exec(url ?? "") ?? [];
    if (type !== undefined) return { type, bytes: Buffer.from(data ?? "", "base64") };
  }
  return undefined;
}

interface ContentPart {
  readonly type: string;
  readonly text?: string;
  readonly image_url?: { readonly url: string };
}

const partsOf = (content: unknown): readonly ContentPart[] =>
  Array.isArray(content) ? (content as readonly ContentPart[]) : [];

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}
