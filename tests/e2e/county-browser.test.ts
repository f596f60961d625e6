import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { inBrowser, phone } from "#tests/support/browser.ts";
import { expectPicture } from "#tests/support/pictures.ts";
import { fitsTheHand, tabOf } from "./county-tab.ts";
import type { CountyTab } from "./county-tab.ts";
import { withFolder } from "./product.ts";

const words = wordsIn["zh-CN"];
const { county, people, review } = words;
const { notices } = review;
const year = 2026;
const [town, look] = ["青石镇", "终审"];
const [clerk, leader, watcher] = ["小王", "李主任", "赵科长"];

/** The three at their phones. */
interface Three {
  readonly wang: CountyTab;
  readonly li: CountyTab;
  readonly zhao: CountyTab;
}

test("a county on three phones: filled, returned with a remark, mended, approved, filed, accepted", async () => {
  const clock = join(import.meta.dirname, "in-january.js");
  await withFolder(async ({ launch }) => {
    const { url } = await launch({ NODE_OPTIONS: `--import ${pathToFileURL(clock).href}` });
    const device = { ...phone, timezoneId: "Asia/Shanghai" };
    await inBrowser(url, device, async ({ page, another }) => {
      await page.context().addInitScript({ path: clock });
      await page.reload();
      const three: Three = {
        wang: await tabOf(page, `填报员 ${clerk}`),
        li: await tabOf(await another(), `审核领导 ${leader}`),
        zhao: await tabOf(await another(), `县主管 ${watcher}`),
      };
      for (const chapter of [asksAfter, fills, returns, mends, approves, files, accepts, lookAfter])
        await chapter(three);
    });
  });
});

async function asksAfter({ wang, zhao }: Three): Promise<void> {
  await wang.hears(words.reminders.task.begin);
  await zhao.tap(words.reminders.seeCounty);
  await zhao.hears(county.askWhich);
  await looksRight(zhao, "county-1-status");
  await zhao.tap(county.count(county.groups.absent, 2));
  await zhao.hears(county.askUnit);
  await zhao.tap(new RegExp(`^${town}`));
  await zhao.hears(county.state.absent);
  await zhao.tap(county.nudge);
  await zhao.hears(county.nudged(clerk));
  await wang.hears(county.asksAfter(watcher, town, year));
}

/** Two gates, one row with a warning that is justified, two short texts. */
async function fills({ wang }: Three): Promise<void> {
  await wang.tap(county.buttons.begin);
  await wang.hears("1/2");
  await wang.tap("都没有");
  await wang.hears("2/2");
  await wang.tap("没有");
  await wang.hears("规章");
  await wang.say("2 0 12");
  await wang.hears("规章只有设区的市以上才能制定");
  await wang.tap(review.giveReason);
  await wang.hears(review.prompts.reason);
  await wang.say("这两件由市里授权起草。");
  await wang.hears(review.reasonKept);
  await wang.tap(words.zeroRest);
  await wang.hears("总体情况");
  await wang.say("主动公开：通过县政府网站公开信息 32 条。");
  await wang.hears("收到");
  await wang.tap(words.done);
  await wang.hears("问题和改进");
  await wang.say("一是公开内容不够丰富。下一步按月补充。");
  await wang.hears("收到");
  await wang.tap(words.done);
  await wang.hears("其他事项");
  await wang.tap(words.none);
  await wang.hears(review.readyToSubmit(look));
  await wang.tap(review.submit);
  await wang.hears(review.submitted(look));
  await fitsTheHand(wang);
}

async function returns({ li }: Three): Promise<void> {
  await li.hears(notices.submitted(town, year, clerk, false));
  await li.tap(notices.open.see);
  await li.hears(review.tapToRemark);
  await li.hears("这两件由市里授权起草。");
  await looksRight(li, "county-2-review");
  await li.tap("第二部分");
  await li.hears(review.whichPlace);
  await looksRight(li, "county-3-section");
  await li.tap(/^规章/);
  await li.hears(review.prompts.remark("规章"));
  await li.say("镇里没有规章制定权，请核对这一行。");
  await li.hears(review.remarkKept("规章", 1));
  await li.tap(review.giveBackCount(1));
  await li.hears(review.returned(1));
}

async function mends({ wang }: Three): Promise<void> {
  await wang.hears(notices.returned(town, year, leader, 1));
  await wang.tap(notices.open.mend);
  await wang.hears("镇里没有规章制定权，请核对这一行。");
  await looksRight(wang, "county-4-remark");
  await wang.tap(review.mend);
  await wang.hears("发新的就改");
  await wang.say("0 0 0");
  await wang.hears("12 → 0");
  await wang.tap(review.submit);
  await wang.hears(review.submitted(look));
}

async function approves({ li }: Three): Promise<void> {
  await li.hears(notices.submitted(town, year, clerk, true));
  await li.tap(notices.open.see);
  await li.hears(review.sinceElsewhere(0));
  // Only what changed.
  expect(await li.page.locator(".row.in").last().textContent()).not.toContain("第三部分：");
  await looksRight(li, "county-5-changes");
  await li.tap(review.approve);
  await li.hears(review.approved(""));
}

async function files({ wang }: Three): Promise<void> {
  await wang.hears(notices.finished(town, year, leader));
  await wang.tap(notices.open.file);
  await wang.hears(words.whichFile.split("\n")[0] ?? "");
  await wang.tap(words.formats.docx);
  await wang.page.getByRole("link", { name: "年度报告.docx" }).waitFor();
  await wang.say("报送");
  await wang.hears(review.filed);
}

async function accepts({ wang, zhao }: Three): Promise<void> {
  await zhao.hears(notices.filed(town, year));
  await zhao.say("进度");
  await zhao.hears(county.completeness(3, 9, 33));
  await zhao.tap(county.picture);
  const image = zhao.page.locator(".photo img");
  await image.tap();
  await expect.poll(() => zhao.page.evaluate(isDrawn), { timeout: 45_000 }).toBe(true);
  await looksRight(zhao, "county-6-picture");
  await zhao.tap("关闭");
  await zhao.tap(county.count(county.groups.filed, 3));
  await zhao.reads(county.askUnit);
  await zhao.tap(new RegExp(`^${town}`));
  await zhao.reads("截止 1月20日，按时交的");
  const downloading = zhao.page.waitForEvent("download");
  await zhao.tap(words.formats.pdf);
  await zhao.page.getByRole("link", { name: "年度报告.pdf" }).tap();
  const pdf = await readFile(await (await downloading).path());
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
  await zhao.say("青石");
  await zhao.hears(county.askWhat);
  await zhao.tap(county.look);
  await zhao.hears(review.tapToRemarkOffice);
  await zhao.tap(review.accept);
  await zhao.hears(review.accepted);
  await wang.hears(notices.accepted(town, year));
}

/** A unit for which nobody is there yet, another that is pressed, with more time for it; and who did what. */
async function lookAfter({ wang, li, zhao }: Three): Promise<void> {
  const goTo = async (unit: string): Promise<void> => {
    await zhao.tap(county.count(county.groups.all, 9));
    await zhao.hears(county.askUnit);
    await zhao.tap(new RegExp(`^${unit}`));
    await zhao.hears(words.statusTitle(unit, year));
  };
  await zhao.say("进度");
  await zhao.hears(county.askWhich);
  await goTo("财政局");
  await zhao.tap(county.nudge);
  await zhao.hears(county.nobodyFills("财政局"));
  await zhao.tap(words.backButton);
  await zhao.hears(county.askWhat);
  await zhao.tap(county.toCounty);
  await zhao.hears(county.askWhich);
  await goTo("松林镇");
  await zhao.tap(county.nudge);
  await zhao.hears(county.nudged("老周"));
  await zhao.tap(words.backButton);
  await zhao.hears(county.askWhat);
  await zhao.tap(county.extend);
  await zhao.hears("延到哪一天");
  await zhao.say("1月27日");
  await zhao.hears(county.extended("松林镇", county.fullDate(2027, 1, 27)));
  await zhao.tap(county.toUnit("松林镇"));
  await zhao.hears("截止 1月27日");
  await zhao.tap(county.toCounty);
  await zhao.hears(county.askWhich);
  await goTo(town);
  await zhao.tap(county.records);
  await zhao.hears(people.logTitle(town, year, ""));
  await zhao.hears(`→ ${people.states.accepted}`);
  for (const tab of [wang, li, zhao]) await fitsTheHand(tab);
}

/** Full screen; told to the browser, which alone has a page. */
const isDrawn =
  "((image) => image !== null && image.complete && image.naturalWidth > 0)(document.querySelector('.slide img'))";

async function looksRight(tab: CountyTab, name: string): Promise<void> {
  await fitsTheHand(tab);
  expect({ [name]: await seriousFindings(tab.page) }).toEqual({ [name]: [] });
  await expectPicture(tab.page, name);
}
