import { randomInt } from "node:crypto";
import { z } from "zod";
import type { Exchange } from "../exchange.ts";
import type { Message } from "../wire.ts";
import { badRequest, BotApiError } from "./api-error.ts";
import { mediaList, readMedia } from "./input-media.ts";
import type { InputMedia } from "./input-media.ts";
import { keepMedia } from "./media.ts";
import { method, openChatFor } from "./method.ts";
import type { Methods } from "./method.ts";
import { post, postingParams } from "./post.ts";
import { checkedCaption } from "./texts.ts";

const SendMediaGroup = z.object({ ...postingParams, media: mediaList });

/** Pictures or files that belong together: one message each, and all or none of them. */
export const groupMethods: Methods = {
  sendMediaGroup: method(SendMediaGroup, async (params, call) => {
    if (params.media === undefined) throw badRequest(`parameter "media" is required`);
    const media = params.media.map((entry) => readMedia(call, entry, true));
    const chat = openChatFor(call.exchange, params.chat_id);
    checkGroup(media);
    const contents = await keepAll(call.exchange, media);
    const media_group_id = media.length > 1 ? String(randomInt(1e14, 2 ** 48)) : undefined;
    const grouped = contents.map((content) => ({ ...content, media_group_id }));
    return post(call.exchange, chat, grouped, params);
  }),
};

function checkGroup(media: readonly InputMedia[]): void {
  if (media.length === 0) throw badRequest("there are no messages to send");
  if (media.length > 10) throw badRequest("too many messages to send as an album");
  if (new Set(media.map(({ kind }) => kind)).size > 1) {
    throw badRequest("document can't be mixed with other media types");
  }
}

async function keepAll(
  exchange: Exchange,
  media: readonly InputMedia[],
): Promise<readonly Partial<Message>[]> {
  const contents: Partial<Message>[] = [];
  for (const { kind, source, caption } of media) {
    const words = checkedCaption(caption);
    try {
      contents.push({ ...(await keepMedia(exchange, kind, source)), ...words });
    } catch (error) {
      if (!(error instanceof BotApiError) || error.code !== 400) throw error;
      const fault = error.message.replace(/^Bad Request: /, "");
      const place = contents.length + 1;
      throw badRequest(`failed to send message #${place} with the error message "${fault}"`);
    }
  }
  return contents;
}
