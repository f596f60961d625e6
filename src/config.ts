import type { ModelSettings } from "#assist/open-model.ts";
import type { Access } from "#gateway/access.ts";
import { LOOPBACK_NAMES } from "#gateway/http/peer.ts";
import { z } from "zod";

const wholeNumber = (least: number, most: number, what: string) =>
  z
    .string()
    .regex(/^\d+$/, what)
    .transform(Number)
    .refine((number) => number >= least && number <= most, what);

const publicUrlForm = "https://HOST or http://HOST:PORT, as people type it, and nothing behind";

const makeSecret = `node -p "crypto.randomBytes(24).toString('base64url')"`;

function isBareUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, href } = new URL(url);
  return href === `${origin}/`;
}

/** Everything the operator can set; the only reader of the environment. */
const settingsSchema = z.strictObject({
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/, "looks like 123456789:AA…, as @BotFather gives it")
    .optional(),
  TELEGRAM_API_ROOT: z
    .url({ protocol: /^https?$/, error: "https://…, as of https://api.telegram.org" })
    .default("https://api.telegram.org"),
  TELEGRAM_PROXY: z
    .url({ protocol: /^https?$/, error: "http://HOST:PORT of an HTTP proxy" })
    .optional(),
  TELEGRAM_CLERK_ID: wholeNumber(1, 1e15, "a number, the clerk's id on Telegram").optional(),
  NIANBAO_DATA_DIR: z.string().min(1).default("data"),
  NIANBAO_HOST: z
    .string()
    .regex(/^[a-z0-9.:-]+$/i, "an address of this computer, as of 127.0.0.1 or 0.0.0.0")
    .default("127.0.0.1"),
  NIANBAO_PORT: wholeNumber(0, 65_535, "a port, 0 to 65535").default(8642),
  NIANBAO_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: publicUrlForm })
    .refine(isBareUrl, publicUrlForm)
    .transform((url) => new URL(url).origin)
    .optional(),
  NIANBAO_SECRET: z
    .string()
    .min(24, `at least 24 characters; to make one: ${makeSecret}`)
    .regex(/^[\x21-\x7e]+$/, "letters, digits and signs, without spaces")
    .optional(),
  NIANBAO_FILES_MB: wholeNumber(1, 1e9, "megabytes that the files of all chats may take").default(
    2048,
  ),
  NIANBAO_SELF_REVIEW: z.enum(["yes", "no"]).default("no"),
  /** Of one unit and one day; about a cent's worth of a small hosted model. */
  NIANBAO_ASSIST_TOKENS: wholeNumber(0, 1e9, "tokens that one unit may use in a day").default(
    200_000,
  ),
  OPENAI_API_KEY: z.string().min(1).optional(),
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: "http://HOST:PORT/v1 of an OpenAI-compatible server" })
    .optional(),
  OPENAI_MODEL: z.string().min(1).optional(),
  OPENAI_SPEECH_MODEL: z.string().min(1).optional(),
  OPENAI_PICTURE_MODEL: z.string().min(1).optional(),
  NIANBAO_FONT_DIR: z.string().min(1).optional(),
  NIANBAO_LANGUAGE: z.enum(["zh-CN", "en"]).default("zh-CN"),
});

export type Settings = z.infer<typeof settingsSchema>;

/** A setting that cannot be used: which, why, and what it should be. */
export class SettingsError extends Error {}

const prefixes = ["TELEGRAM_", "NIANBAO_"];

/** Other programs have settings of this name, too: what is not ours is left alone. */
const shared = "OPENAI_";

/**
 * @throws SettingsError naming every setting that is wrong, and every name under our prefixes that is none
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const ours = Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) =>
        value !== "" &&
        (prefixes.some((prefix) => name.startsWith(prefix)) ||
          (name.startsWith(shared) && name in settingsSchema.shape)),
    ),
  );
  const parsed = settingsSchema.safeParse(ours);
  if (parsed.success) {
    requireLinks(parsed.data);
    requireModel(parsed.data);
    return parsed.data;
  }
  const known = Object.keys(settingsSchema.shape).join(", ");
  const lines = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? `${issue.keys.join(", ")}: no such setting; there are ${known}`
      : `${issue.path.join(".")}: ${issue.message}`,
  );
  throw new SettingsError(lines.join("\n"));
}

/** Open to the network, people need links: a public address to write on them, and a secret to make them with. */
export function accessOf(settings: Settings): Access {
  const { NIANBAO_PUBLIC_URL: publicUrl, NIANBAO_SECRET: secret } = settings;
  return publicUrl === undefined || secret === undefined ? "open" : { publicUrl, secret };
}

/**
 * Which model, and where; none unless one is named, for a key alone may be in the environment for another program.
 */
export function modelOf({
  OPENAI_MODEL: model,
  OPENAI_API_KEY: apiKey,
  OPENAI_BASE_URL: baseUrl,
  OPENAI_SPEECH_MODEL: speechModel,
  OPENAI_PICTURE_MODEL: pictureModel,
}: Settings): ModelSettings | undefined {
  return model === undefined ? undefined : { model, apiKey, baseUrl, speechModel, pictureModel };
}

/** @throws SettingsError */
function requireModel(settings: Settings): void {
  const model = modelOf(settings);
  if (model === undefined || model.apiKey !== undefined || model.baseUrl !== undefined) return;
  throw new SettingsError(
    [
      "填了 OPENAI_MODEL，还缺它在哪里：内网的模型填 OPENAI_BASE_URL，云上的填 OPENAI_API_KEY。",
      "OPENAI_MODEL is set, but not where it is: OPENAI_BASE_URL for one in your own network, OPENAI_API_KEY for a hosted one.",
    ].join("\n"),
  );
}

/** @throws SettingsError */
function requireLinks(settings: Settings): void {
  const { NIANBAO_HOST, NIANBAO_PUBLIC_URL, NIANBAO_SECRET } = settings;
  const isPublic = !LOOPBACK_NAMES.has(NIANBAO_HOST);
  const isPartly = NIANBAO_PUBLIC_URL !== undefined || NIANBAO_SECRET !== undefined;
  if ((!isPublic && !isPartly) || accessOf(settings) !== "open") return;
  const missing = [
    ...(NIANBAO_PUBLIC_URL === undefined ? [`NIANBAO_PUBLIC_URL: ${publicUrlForm}`] : []),
    ...(NIANBAO_SECRET === undefined ? [`NIANBAO_SECRET: ${makeSecret}`] : []),
  ];
  throw new SettingsError(
    [
      "让别的电脑和手机打开聊天页，NIANBAO_PUBLIC_URL 和 NIANBAO_SECRET 两项都要填，还缺：",
      "For other computers and phones, both NIANBAO_PUBLIC_URL and NIANBAO_SECRET are needed; missing:",
      ...missing,
    ].join("\n"),
  );
}
