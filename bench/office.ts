import { gatesOfAQuietYear } from "#tests/support/a-quiet-year.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import type { Update, UserFromGetMe } from "grammy/types";
import { createBot } from "#bot/bot.ts";
import { directorySchema } from "#flows/directory/directory.ts";
import { deskRecordSchema, reportRecordSchema } from "#bot/records.ts";
import type { ReportRecord } from "#bot/records.ts";
import { openDataFolder } from "#db/lowdb/open-data-folder.ts";
import type { Shelf } from "#db/store.ts";

export const botInfo = {
  id: 1,
  is_bot: true,
  first_name: "年报",
  username: "nianbao_bot",
} as UserFromGetMe;

/** An answer of the messenger to any call: nothing goes over a network here. */
export const stub = async (): Promise<never> =>
  ({ ok: true, result: { message_id: 1, date: 0, chat: { id: 7, type: "private" } } }) as never;

let lastUpdate = 0;
export const typed = (text: string): Update => {
  lastUpdate += 1;
  return {
    update_id: lastUpdate,
    message: {
      message_id: lastUpdate,
      date: 0,
      chat: { id: 7, type: "private", first_name: "小王" },
      from: { id: 7, is_bot: false, first_name: "小王" },
      text,
    },
  };
};

/** The real bot on the real store in this folder, and the report of 2025 as it was last saved. */
export async function openOffice(folder: string) {
  const data = await openDataFolder(folder);
  const kept: Shelf<ReportRecord> = data.shelf("reports", reportRecordSchema);
  let last: ReportRecord | undefined;
  const reports: Shelf<ReportRecord> = {
    ...kept,
    save: (id, value) => {
      last = value;
      return kept.save(id, value);
    },
  };
  const deps = testDependencies({
    desks: data.shelf("office", deskRecordSchema),
    directories: data.shelf("directory", directorySchema),
    reports,
    log: (line) => {
      throw new Error(line);
    },
  });
  const bot = createBot("1:bench", deps, { botInfo });
  bot.api.config.use(stub);
  return {
    reports: kept,
    say: (text: string) => bot.handleUpdate(typed(text)),
    last: (): ReportRecord => {
      if (last === undefined) throw new Error("nothing has been saved yet");
      return last;
    },
    close: () => data.close(),
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** From the first greeting to the first figure: 190 zeros are in, and the rules of this year are asked. */
export const upToTheFirstFigure = [
  "/start",
  "大营子乡",
  "乡镇",
  "朝阳县",
  "我乡",
  "2025",
  ...gatesOfAQuietYear,
];
