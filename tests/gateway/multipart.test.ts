import { Api, InputFile } from "grammy";
import { describe, expect, test } from "vitest";
import { MultipartError, parseMultipart } from "#gateway/http/multipart.ts";

const TYPE = "multipart/form-data; boundary=B";

function parse(body: string, type = TYPE): readonly object[] {
  return parseMultipart(type, Buffer.from(body)).map(({ name, fileName, bytes }) => {
    const text = bytes.toString("utf8");
    return fileName === undefined ? { name, bytes: text } : { name, fileName, bytes: text };
  });
}

function part(name: string, value: string): string {
  return `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
}

function file(disposition: string): string {
  return `--B\r\ncontent-disposition:form-data;name="f";${disposition}\r\n\r\nx\r\n--B--\r\n`;
}

describe("file names", () => {
  test.each([
    ["filename=报告.pdf", "报告.pdf"],
    ['filename="报告.pdf"', "报告.pdf"],
    ["filename=a b;c.pdf", "a b;c.pdf"],
    ['filename="a;b.pdf"', "a;b.pdf"],
    ['filename="a%22b.pdf"', 'a"b.pdf'],
    ['filename="a\\"b.pdf"', 'a"b.pdf'],
    ['filename="年"报.pdf', '"年"报.pdf'],
    ["filename=x.pdf; filename*=UTF-8''%E6%8A%A5.pdf", "报.pdf"],
    ["filename=x.pdf; filename*=UTF-8''%E6%ZZ", "x.pdf"],
    ['filename=""', ""],
  ])("%s", (disposition, fileName) => {
    expect(parse(file(disposition))).toEqual([{ name: "f", fileName, bytes: "x" }]);
  });
});

describe("bodies", () => {
  test.each<[string, string, readonly object[]]>([
    [
      "two texts",
      `${part("a", "1")}${part("b", "二")}--B--`,
      [
        { name: "a", bytes: "1" },
        { name: "b", bytes: "二" },
      ],
    ],
    ["an empty text", `${part("a", "")}--B--`, [{ name: "a", bytes: "" }]],
    [
      "line breaks and dashes inside",
      `${part("a", "\r\n--\r\n--b\r\n")}--B--`,
      [{ name: "a", bytes: "\r\n--\r\n--b\r\n" }],
    ],
    [
      "a preamble and an epilogue",
      `hello\r\n${part("a", "1")}--B--\r\nbye`,
      [{ name: "a", bytes: "1" }],
    ],
    ["no parts", "--B--", []],
  ])("%s", (_what, body, parts) => {
    expect(parse(body)).toEqual(parts);
  });

  test("a quoted boundary", () => {
    expect(parse(`${part("a", "1")}--B--`, 'multipart/form-data; boundary="B"')).toHaveLength(1);
  });

  test.each([
    ["no boundary in the type", "multipart/form-data", "--B--"],
    ["the boundary does not occur", TYPE, "hello"],
    ["an unfinished part", TYPE, '--B\r\ncontent-disposition:form-data;name="a"\r\n\r\nhel'],
    ["unfinished headers", TYPE, "--B\r\ncontent-disposition:form-data"],
    ["a part without a name", TYPE, "--B\r\ncontent-disposition:form-data\r\n\r\nx\r\n--B--"],
    ["too many parts", TYPE, `${part("a", "1").repeat(200)}--B--`],
  ])("%s is refused", (_what, type, body) => {
    expect(() => parse(body, type)).toThrow(MultipartError);
  });
});

test("what grammY really sends comes out byte for byte", async () => {
  const bytes = Buffer.from(Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256));
  let type = "";
  const chunks: Uint8Array[] = [];
  const fetch = async (_url: unknown, init: unknown): Promise<Response> => {
    const { headers, body } = init as {
      headers: Record<string, string>;
      body: AsyncIterable<Uint8Array>;
    };
    type = headers["content-type"] ?? "";
    for await (const chunk of body) chunks.push(chunk);
    return Response.json({ ok: true, result: {} });
  };
  const api = new Api("1:x", { fetch: fetch as never });
  await api.sendDocument(5, new InputFile(bytes, "年报（草稿）.pdf"), { caption: "说明" });
  const parts = parseMultipart(type, Buffer.concat(chunks));
  const [chat, document, caption, upload] = parts;
  expect(chat?.bytes.toString()).toBe("5");
  expect(document?.bytes.toString()).toBe(`attach://${upload?.name}`);
  expect(caption?.bytes.toString()).toBe("说明");
  expect(upload?.fileName).toBe("年报（草稿）.pdf");
  expect(upload?.bytes.equals(bytes)).toBe(true);
});
