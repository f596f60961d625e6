import { startGateway } from "#gateway/gateway.ts";

/** The messenger in a process of its own, for the test that kills it: folder, port, the bot's token. */
const [, , dataDir = "", port = "0", token = ""] = process.argv;
const gateway = await startGateway({
  dataDir,
  port: Number(port),
  token,
  bot: { firstName: "年报", username: "nianbao_test_bot" },
  log: (line) => console.log(line),
});
console.log(`ready ${gateway.url}`);
