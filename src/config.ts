import { z } from "zod";

const wholeNumber = (least: number, most: number, what: string) =>
  z
    .string()
    .regex(/^\d+$/, what)
    .transform(Number)
    .refine((number) => number >= least && number <= most, what);

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
  NIANBAO_PORT: wholeNumber(0, 65_535, "a port, 0 to 65535").default(8642),
  NIANBAO_LANGUAGE: z.enum(["zh-CN", "en"]).default("zh-CN"),
});

export type Settings = z.infer<typeof settingsSchema>;

/** A setting that cannot be used: which, why, and what it should be. */
export class SettingsError extends Error {}

const prefixes = ["TELEGRAM_", "NIANBAO_"];

/**
 * @throws SettingsError naming every setting that is wrong, and every name under our prefixes that is none
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const ours = Object.fromEntries(
    Object.entries(environment).filter(
      ([name, value]) => prefixes.some((prefix) => name.startsWith(prefix)) && value !== "",
    ),
  );
  const parsed = settingsSchema.safeParse(ours);
  if (parsed.success) return parsed.data;
  const known = Object.keys(settingsSchema.shape).join(", ");
  const lines = parsed.error.issues.map((issue) =>
    issue.code === "unrecognized_keys"
      ? `${issue.keys.join(", ")}: no such setting; there are ${known}`
      : `${issue.path.join(".")}: ${issue.message}`,
  );
  throw new SettingsError(lines.join("\n"));
}
