import { expect, test } from "vitest";
import { modelOf, readSettings } from "#src/config.ts";

const model = (environment: Readonly<Record<string, string>>) => modelOf(readSettings(environment));

test("a model in one's own network is an address and a name", () => {
  expect(
    model({ OPENAI_BASE_URL: "http://10.0.0.5:8000/v1", OPENAI_MODEL: "local" }),
  ).toMatchObject({ model: "local", baseUrl: "http://10.0.0.5:8000/v1", apiKey: undefined });
});

test("a hosted one is a key and a name; speech and pictures have models of their own", () => {
  expect(
    model({
      OPENAI_API_KEY: "sk-x",
      OPENAI_MODEL: "hosted",
      OPENAI_SPEECH_MODEL: "ears",
      OPENAI_PICTURE_MODEL: "eyes",
    }),
  ).toMatchObject({ model: "hosted", apiKey: "sk-x", speechModel: "ears", pictureModel: "eyes" });
});

test("a key that is there for another program turns nothing on, nor does any other name of theirs", () => {
  expect(model({ OPENAI_API_KEY: "sk-x", OPENAI_ORG_ID: "org", OPENAI_LOG: "debug" })).toBe(
    undefined,
  );
});

test.each([
  [{ OPENAI_MODEL: "somewhere" }, /OPENAI_BASE_URL.*OPENAI_API_KEY/],
  [{ OPENAI_MODEL: "m", OPENAI_BASE_URL: "10.0.0.5:8000" }, /OPENAI_BASE_URL: http:\/\/HOST/],
  [{ NIANBAO_ASSIST_TOKENS: "many" }, /NIANBAO_ASSIST_TOKENS: tokens/],
])("%j is refused, with what to do", (environment, why) => {
  expect(() => readSettings(environment)).toThrow(why);
});
