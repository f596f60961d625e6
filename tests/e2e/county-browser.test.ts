import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { wordsIn } from "#bot/words/words.ts";
import { inBrowser, phone } from "#tests/support/browser.ts";
import { withFolder } from "./product.ts";

const words = wordsIn["zh-CN"];
const clock = join(import.meta.dirname, "in-january.js");
let n = 0;
function hands(page: Page) {
  const shot = (name: string) => page.screenshot({ path: `/tmp/w/shots/${String(++n).padStart(2, "0")}-${name}.png` });
  const tap = async (name: string | RegExp) => page.getByRole("button", { name, exact: true }).last().tap();
  return {
    page, shot, tap,
    say: async (text: string) => { await page.getByLabel("输入消息").fill(text); await tap("发送"); },
    reads: (text: string) => page.getByText(text).last().waitFor({timeout: 8000}),
    be: async (name: string) => {
      await tap("换人");
      await page.getByRole("menuitemradio", { name }).tap();
      await page.locator("#demo-name").getByText(name, { exact: true }).waitFor();
    },
  };
}

test("explore", async () => {
  await withFolder(async ({ launch }) => {
    const { url } = await launch({ NODE_OPTIONS: `--import ${pathToFileURL(clock).href}` });
    await inBrowser(url, { ...phone, timezoneId: "Asia/Shanghai" }, async ({ page, another }) => {
      page.setDefaultTimeout(8000);
      await page.context().addInitScript({ path: clock });
      await page.reload();
      const wang = hands(page);
      const li = hands(await another());
      const zhao = hands(await another());
      li.page.setDefaultTimeout(8000); zhao.page.setDefaultTimeout(8000);
      await wang.shot("first");
      await wang.tap("换人");
      await wang.shot("switch");
      await wang.page.keyboard.press("Escape");
      await wang.be("填报员 小王");
      await li.be("审核领导 李主任");
      await zhao.be("县主管 赵科长");
      await li.tap("开始");
      await li.reads("看");
      await li.shot("li-start");
      await zhao.tap("看全县进度");
      await zhao.reads("看哪一些");
      await zhao.shot("zhao-start");
      await wang.page.waitForTimeout(1000); await wang.shot("wang-first"); await wang.tap(/^(开始填|打开)$/);
      await wang.page.waitForTimeout(1000);
      await wang.shot("wang-start");

      await wang.tap("都没有");
      await wang.tap("没有");
      await wang.reads("还有约");
      await wang.shot("wang-question");
      await wang.say("2 0 12"); await wang.reads("制发 2"); await wang.shot("wang-q2"); await wang.tap("写个理由"); await wang.page.waitForTimeout(700);  await wang.shot("wang-reason"); await wang.say("市里授权我镇起草的两件"); await wang.reads("记下了，审核时会看到这个理由"); await wang.page.waitForTimeout(700); await wang.shot("wang-reason2");
      await wang.tap(words.zeroRest);
      await wang.reads("总体情况");
      await wang.shot("wang-text");
      await wang.say("主动公开：通过县政府网站公开信息 32 条。");
      await wang.reads("收到");
      await wang.shot("wang-text2");
      await wang.tap(words.done);
      await wang.reads("问题和改进");
      await wang.say("一是公开内容不够丰富。下一步按月补充。");
      await wang.tap(words.done);
      await wang.tap(words.none);
      await wang.page.waitForTimeout(1500);
      await wang.shot("wang-done");
      await wang.tap(words.review.submit);
      await wang.reads("等");
      await wang.page.waitForTimeout(500);
      await wang.shot("wang-submitted");
      await li.reads("送来审了");
      await li.shot("li-notice");
      await li.tap("去看看");
      await li.reads("要提意见");
      await li.page.waitForTimeout(300);
      await li.shot("li-card");
      await li.tap("看全文"); await li.page.waitForTimeout(3500); await li.shot("li-whole");
      await li.tap("第二部分"); await li.page.waitForTimeout(900); await li.shot("li-section");
      await li.tap(/^规章/); await li.page.waitForTimeout(900); await li.shot("li-remark");
      await li.say("镇里没有规章制定权，请核对这一行。"); await li.page.waitForTimeout(900); await li.shot("li-remarked");
      await li.tap(/^退回/); await li.page.waitForTimeout(900); await li.shot("li-returned");
      await wang.page.waitForTimeout(900); await wang.shot("wang-returned");
      await wang.tap("去改"); await wang.page.waitForTimeout(900); await wang.shot("wang-mend");
      await wang.tap("改"); await wang.page.waitForTimeout(900); await wang.shot("wang-mend2");
      await wang.say("0 0 0"); await wang.page.waitForTimeout(900); await wang.shot("wang-mended");
      await wang.tap(words.review.submit); await wang.page.waitForTimeout(900); await wang.shot("wang-again");
      await li.page.waitForTimeout(900); await li.shot("li-again");
      await li.tap("去看看");await li.page.waitForTimeout(900); await li.shot("li-second");
      await li.tap("通过");await li.page.waitForTimeout(900); await li.shot("li-approved");
      await wang.page.waitForTimeout(900); await wang.shot("wang-approved");
      await wang.tap("要文件"); await wang.page.waitForTimeout(1500); await wang.shot("wang-files");
      await wang.say("进度"); await wang.page.waitForTimeout(900); await wang.shot("wang-status");
      await wang.say("报送"); await wang.page.waitForTimeout(900); await wang.page.waitForTimeout(10); await wang.page.waitForTimeout(900); await wang.shot("wang-filed");
      await zhao.page.waitForTimeout(10); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-notice");
      await zhao.say("进度"); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-county");
      await zhao.tap("看图"); await zhao.page.waitForTimeout(3000); await zhao.shot("zhao-picture");
      await zhao.page.locator("button.photo, .photo").last().tap(); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-lightbox");
      await zhao.tap("关闭"); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-closed");
      await zhao.tap(/^已交 /); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-group");
      await zhao.tap(/^青石镇/); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-unit");
      await zhao.tap("PDF"); await zhao.page.waitForTimeout(2500); await zhao.shot("zhao-pdf");
      await zhao.say("青石"); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-search");
      await zhao.tap("看报告"); await zhao.page.waitForTimeout(900); await zhao.shot("zhao-look");
    });
  });
});
