import { startGateway } from "#gateway/gateway.ts";

/** A gateway of its own process, for the test that kills it. */
const gateway = await startGateway({
  dataDir: process.argv[2] ?? "",
  port: 0,
  token: "1:x",
  bot: { firstName: "小报", username: "test_bot" },
});
console.log(gateway.url);
