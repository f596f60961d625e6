import { Bot } from "grammy";
import { startGateway } from "#gateway/gateway.ts";
import { startNianbao } from "#src/start.ts";

/**
 * A messenger with its bot in a process of their own, as `npm start` has them; says where it is, then how much memory
 * it takes each time it is asked. Arguments: `nianbao` or `echo`, and the data folder.
 */
const [kind, dataDir = ""] = process.argv.slice(2);

async function echo(): Promise<string> {
  const token = "1:echo";
  const bot = { firstName: "回声", username: "echo_bot" };
  const gateway = await startGateway({ dataDir, port: 0, token, bot });
  const echoing = new Bot(token, { client: { apiRoot: gateway.url } });
  echoing.on("message:text", (context) => context.reply(context.message.text));
  void echoing.start();
  return gateway.url;
}

async function nianbao(): Promise<string> {
  const environment = { NIANBAO_DATA_DIR: dataDir, NIANBAO_PORT: "0" };
  const { url = "" } = await startNianbao(environment, { log: () => undefined });
  return url;
}

const url = await (kind === "echo" ? echo() : nianbao());
process.on("message", () => process.send?.(process.memoryUsage().rss));
process.send?.(url);
