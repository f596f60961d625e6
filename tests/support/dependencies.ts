import type { Dependencies } from "#bot/dependencies.ts";
import { wordsIn } from "#bot/words/words.ts";
import { forms } from "#flows/reports/reports.ts";
import { readUnitList } from "#intake/read-unit-list.ts";
import { memoryShelf } from "./memory-shelf.ts";

const notHere = (what: string) => (): Promise<never> =>
  Promise.reject(new Error(`no ${what} here`));

/** All that a bot needs, kept in memory; nothing is drawn, and links lead nowhere. */
export function testDependencies(own: Partial<Dependencies> = {}): Dependencies {
  return {
    desks: memoryShelf(),
    directories: memoryShelf(),
    reports: memoryShelf(),
    notes: memoryShelf(),
    forms,
    words: wordsIn["zh-CN"],
    render: notHere("files"),
    pictures: {
      status: notHere("pictures"),
      qr: notHere("codes"),
      countyWorkbook: notHere("workbooks"),
      recordWorkbook: notHere("workbooks"),
      invitationList: notHere("workbooks"),
    },
    readUnitList,
    now: () => new Date("2026-11-23T08:00:00Z"),
    log: () => undefined,
    access: "everyone",
    selfReview: false,
    door: {
      link: ({ start = "" }) => Promise.resolve(`https://nb.example.cn/#start=${start}`),
      signOut: () => Promise.resolve(),
      shrinksPictures: false,
      hasDevices: true,
    },
    ...own,
  };
}
