import { z } from "zod";
import { PRESS_LIFETIME } from "../store/presses.ts";
import { badRequest } from "./api-error.ts";
import { method, now } from "./method.ts";
import type { Methods } from "./method.ts";
import { flag, text } from "./params.ts";
import { charactersOf } from "./texts.ts";

const AnswerCallbackQuery = z.object({ callback_query_id: text, text, show_alert: flag });

export const answerMethods: Methods = {
  answerCallbackQuery: method(AnswerCallbackQuery, async (params, { exchange }) => {
    const { callback_query_id = "", text = "", show_alert = false } = params;
    return exchange.write(() => {
      const press = exchange.presses.get(callback_query_id);
      if (press === undefined || press.date < now() - PRESS_LIFETIME) throw badRequest(TOO_OLD);
      if (charactersOf(text) > MOST_CHARACTERS) throw badRequest("MESSAGE_TOO_LONG");
      exchange.presses.answer(press, { text, show_alert });
      return true;
    });
  }),
};

const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

const MOST_CHARACTERS = 200;
