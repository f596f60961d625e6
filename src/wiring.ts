import type { Model } from "#assist/model.ts";
import { assistLogSchema } from "#bot/assist/log.ts";
import type { BotDoor, Dependencies, Pictures } from "#bot/dependencies.ts";
import { notesSchema } from "#bot/hall/county/notes.ts";
import { deskRecordSchema, reportRecordSchema } from "#bot/records.ts";
import { toldSchema } from "#bot/reminders/told.ts";
import type { Words } from "#bot/words/words.ts";
import type { DataFolder } from "#db/lowdb/open-data-folder.ts";
import { directorySchema } from "#flows/directory/directory.ts";
import { forms } from "#flows/reports/reports.ts";
import type { Gateway } from "#gateway/gateway.ts";
import type { CountyInputs, CountyKind } from "#render/county/county-drawings.ts";
import type { Workshop } from "#render/workshop.ts";
import type { Settings } from "./config.ts";
import { accessOf, modelOf } from "./config.ts";

/** Everything that is kept, each kind on its shelf. */
export const shelvesOf = (folder: DataFolder) => ({
  desks: folder.shelf("office", deskRecordSchema),
  directories: folder.shelf("directory", directorySchema),
  reports: folder.shelf("reports", reportRecordSchema),
  notes: folder.shelf("notes", notesSchema),
  told: folder.shelf("told", toldSchema),
  assist: folder.shelf("assist", assistLogSchema),
});

export type Shelves = ReturnType<typeof shelvesOf>;

interface Surroundings {
  readonly words: Words;
  readonly model?: Model | undefined;
  readonly log: (line: string) => void;
  readonly now: () => Date;
}

/** What the bot needs from outside, from the rooms that have it. */
export function dependenciesOf(
  settings: Settings,
  { desks, directories, reports, notes, assist }: Shelves,
  workshop: Workshop,
  door: BotDoor,
  { words, model, log, now }: Surroundings,
): Dependencies {
  return {
    desks,
    directories,
    reports,
    notes,
    forms,
    words,
    // Read only when a file is wanted: it is a room of its own.
    render: async (...wish) =>
      (await import("#render/draw-report.ts")).drawReport(workshop.draw, ...wish),
    pictures: picturesOf(workshop),
    // Read only when a list comes: it brings its own libraries.
    readUnitList: async (input) => (await import("#intake/read-unit-list.ts")).readUnitList(input),
    ...(model === undefined
      ? {}
      : { assistant: { model, log: assist, tokensADay: settings.NIANBAO_ASSIST_TOKENS } }),
    now,
    log,
    access: isOpen(settings) ? "everyone" : "invited",
    selfReview: settings.NIANBAO_SELF_REVIEW === "yes",
    door,
  };
}

/** The line to the language model, where the operator has named one; its libraries are read only then. */
export async function modelFor(
  settings: Settings,
  log: (line: string) => void,
): Promise<Model | undefined> {
  const named = modelOf(settings);
  if (named === undefined) return undefined;
  const { openModel } = await import("#assist/open-model.ts");
  return openModel(named, { log });
}

/** What is drawn outside a report, as bytes. */
function picturesOf({ drawCounty }: Workshop): Pictures {
  const drawn =
    <Kind extends CountyKind>(kind: Kind) =>
    async (input: CountyInputs[Kind]): Promise<readonly Uint8Array[]> =>
      (await drawCounty(kind, input)).map(({ bytes }) => bytes);
  return {
    status: drawn("status"),
    qr: drawn("qr"),
    countyWorkbook: drawn("county"),
    recordWorkbook: drawn("record"),
    invitationList: drawn("invitations"),
  };
}

/** On this computer only, for whoever sits at it. */
export const isOpen = (settings: Settings): boolean =>
  settings.TELEGRAM_BOT_TOKEN === undefined && accessOf(settings) === "open";

/** By the built-in messenger people come in by its own links, with as many devices as they like; where all may, by none. */
export const doorOfGateway = (gateway: Gateway, isByLink: boolean): BotDoor => ({
  link: async (invited) => (await gateway.link(invited)).url,
  takeBack: (invitations) => gateway.takeBack(invitations),
  signOut: (person) => gateway.signOut(person),
  shrinksPictures: false,
  hasDevices: isByLink,
});

/** On Telegram a deep link opens the chat; who may use the account is Telegram's business. */
export const doorOfTelegram = (username: () => string): BotDoor => ({
  link: ({ start }) =>
    Promise.resolve(`https://t.me/${username()}${start === undefined ? "" : `?start=${start}`}`),
  signOut: () => Promise.resolve(),
  shrinksPictures: true,
  hasDevices: false,
});
