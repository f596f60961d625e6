import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { z } from "zod";
import { hostWithPort, reachable } from "#gateway/http/peer.ts";
import { accessOf, readSettings } from "#src/config.ts";
import type { Settings } from "#src/config.ts";
import { explainFailure } from "#src/explain-failure.ts";

/**
 * npm run invite -- NAME… [--days N] [--person ID]: makes a link for each name on the running messenger, one line each.
 * It lets an administrator in: the first one, or when the last one's phone is lost. Everybody else is invited in the chat.
 * `--person` is the number of somebody who is in already, for another device of theirs.
 */
class InviteError extends Error {}

const Link = z.object({ url: z.string(), expires: z.number() });

const refusals: Readonly<Record<number, string>> = {
  400: "名字、天数或编号不对：名字最多 64 字，天数 1 到 365，编号须是已经进来的人。\nThe name, days or person cannot be used: a name has at most 64 characters, days are 1 to 365, the person must be known.",
  401: "NIANBAO_SECRET 和正在运行的年报助手不一样；改过 .env 就重新启动。\nNIANBAO_SECRET is not the one of the running Nianbao; after a change of .env start it again.",
  404: "正在运行的年报助手不用链接；改过 .env 就重新启动。\nThe running Nianbao needs no links; after a change of .env start it again.",
  429: "试得太快，过一分钟再来。\nToo many tries; wait a minute.",
};

const otherRefusal = (host: string, status: number): string =>
  `${host} 上运行的不像是年报助手（${status}）。\nWhat runs at ${host} does not look like Nianbao (${status}).`;

try {
  await main();
} catch (error) {
  const words = error instanceof InviteError ? error.message : explainFailure(error);
  process.stderr.write(`${words}\n`);
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const { names, days, personId } = readArguments();
  if (existsSync(".env")) process.loadEnvFile(".env");
  const settings = readSettings(process.env);
  for (const name of names) {
    const { url, expires } = await invite(settings, { name, days, person_id: personId });
    const until = new Date(expires * 1000).toLocaleString("sv-SE").slice(0, 16);
    process.stdout.write(`${name}  ${url}  有效至 / until ${until}\n`);
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { days: { type: "string" }, person: { type: "string" } },
    });
    const [days, personId] = [values.days, values.person].map((text) =>
      text === undefined ? undefined : z.coerce.number().int().min(1).parse(text),
    );
    if (positionals.length > 0) return { names: positionals, days, personId };
  } catch {
    // The usage says what would work.
  }
  throw new InviteError("用法 / usage: npm run invite -- 张三 [李四 …] [--days 7] [--person ID]");
}

async function invite(settings: Settings, invitation: object): Promise<z.output<typeof Link>> {
  const access = accessOf(settings);
  if (settings.TELEGRAM_BOT_TOKEN !== undefined || access === "open") {
    throw new InviteError(
      "现在不用链接：没有填 NIANBAO_PUBLIC_URL 和 NIANBAO_SECRET，或者用的是 Telegram。\nNo links are needed: NIANBAO_PUBLIC_URL and NIANBAO_SECRET are not set, or the bot is on Telegram.",
    );
  }
  const host = hostWithPort(reachable(settings.NIANBAO_HOST), settings.NIANBAO_PORT);
  const response = await fetch(`http://${host}/api/invitations`, {
    method: "POST",
    headers: { authorization: `Bearer ${access.secret}`, "content-type": "application/json" },
    body: JSON.stringify(invitation),
  }).catch(() => undefined);
  if (response === undefined) {
    throw new InviteError(
      `年报助手没有在 ${host} 运行，先 npm start。\nNianbao does not run at ${host}: npm start first.`,
    );
  }
  const answer: unknown = await response.json().catch(() => undefined);
  const link = Link.safeParse(answer);
  if (response.ok && link.success) return link.data;
  throw new InviteError(refusals[response.status] ?? otherRefusal(host, response.status));
}
