import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { seriousFindings } from "#tests/support/accessibility.ts";
import { inBrowser, phone } from "#tests/support/browser.ts";
import { startModelServer } from "#tests/support/model-server/model-server.ts";
import type { Received } from "#tests/support/model-server/received.ts";
import { expectPicture } from "#tests/support/pictures.ts";
import { withFolder } from "./product.ts";

/** What a good model would say here. */
function script({ prompt }: Received): unknown {
  if (prompt === "figures") {
    return {
      figures: [
        { cell: "requests.new_received.natural_person", quote: "来了6件" },
        { cell: "requests.granted.natural_person", quote: "4件我们复印给他们带走了" },
        { cell: "requests.carried_out.natural_person", quote: "2件年前来不及了" },
      ],
    };
  }
  if (prompt === "paragraph") {
    return [
      "{year}年，{self}通过政府网站发布信息32条。",
      "公开栏张贴公示5次，受到县政府表扬。",
      "行政规范性文件制发{{proactive.normative_documents.issued}}件，现行有效{{proactive.normative_documents.in_force}}件。",
    ].join("\n");
  }
  return {};
}

test("a sentence, a few facts and a model in one's own network, on a phone", async () => {
  const model = await startModelServer(script);
  try {
    await withFolder(async ({ launch, report }) => {
      const { url } = await launch({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: "scripted" });
      await inBrowser(url, phone, async ({ page }) => {
        const { tap, say, reads } = hands(page);
        await tap("开始");
        await reads("单位叫什么");
        await say("青石镇", "哪一级");
        await say("乡镇、街道", "在哪个县");
        await say("云山县", "怎么称呼自己");
        await say("我镇", "填哪一年的");
        await say("2025", "1/2");
        await say(
          "个人来了6件，有4件我们复印给他们带走了，剩2件年前来不及了",
          "AI 从这句话里读出 3 个数",
        );
        await looksRight(page, "assistant-1-figures");
        await tap("全部采用");
        await reads("第三部分填完了");
        await say("没有", "第二部分 · 规章");
        await say("0", "第二部分 · 行政规范性文件");
        await say("2 0 12", "第二部分 · 行政许可");
        await say("其余都是 0", "第二部分填完了");
        await tap("一个方面一个方面写");
        await tap("用这段");
        await reads("总体情况 · 主动公开");
        await tap("说几个情况，帮着写");
        await say("32", "主动公开 2/6");
        await say("跳过", "主动公开 3/6");
        await say("5", "主动公开 4/6");
        await looksRight(page, "assistant-2-facts");
        await say("低保、粮补", "主动公开 5/6");
        await say("没有", "主动公开 6/6");
        await say("17", "照这些情况写好了一段");
        await looksRight(page, "assistant-3-draft");
        await tap("AI 写正式些");
        await reads("有 1 句带了表里和情况里没有的内容");
        await looksRight(page, "assistant-4-reworded");
        await tap("用这段");
        await reads("主动公开收好了");
        const { texts } = (await report(2025)).report;
        expect(texts["overview.proactive"]?.chunks.map(({ text }) => text)).toEqual([
          "{year}年，{self}通过政府网站发布信息32条。行政规范性文件制发{{proactive.normative_documents.issued}}件，现行有效{{proactive.normative_documents.in_force}}件。",
        ]);
        await tap("用这段");
        await reads("依申请公开收好了");
        await say("我将采取有效措施，，做好监督全信息公开工作", "收到，共");
        await tap("看看错别字");
        await reads("可以改");
        await looksRight(page, "assistant-5-slips");
      });
    });
  } finally {
    await model.close();
  }
});

test("a model that cannot be reached stops nothing; the log names it, and says no key", async () => {
  await withFolder(async ({ launch }) => {
    const product = await launch({
      OPENAI_BASE_URL: "http://127.0.0.1:9/v1",
      OPENAI_MODEL: "nobody",
      OPENAI_API_KEY: "a-key-that-nobody-may-see",
    });
    await expect.poll(product.output, { timeout: 20_000 }).toContain("model nobody at 127.0.0.1:9");
    expect(product.output()).not.toContain("a-key-that-nobody-may-see");
    expect((await fetch(product.url)).status).toBe(200);
  });
});

function hands(page: Page) {
  const tap = (name: string): Promise<void> =>
    page.getByRole("button", { name, exact: true }).last().click();
  const reads = (text: string): Promise<void> => page.getByText(text).last().waitFor();
  return {
    tap,
    reads,
    /** What comes next is typed when this has been answered. */
    say: async (text: string, answer: string): Promise<void> => {
      await page.getByLabel("输入消息").fill(text);
      await tap("发送");
      await reads(answer);
    },
  };
}

async function looksRight(page: Page, name: string): Promise<void> {
  expect({ [name]: await seriousFindings(page) }).toEqual({ [name]: [] });
  await expectPicture(page, name);
}
