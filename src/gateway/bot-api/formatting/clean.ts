import type { Entity } from "../../wire.ts";
import { badRequest } from "../api-error.ts";
import { sorted } from "./arrange.ts";
import type { Formatted } from "./html.ts";

/** Takes out the signs that Telegram does not keep, and moves the entities along. @throws BotApiError */
export function cleaned({ text, entities }: Formatted): Formatted {
  if (!text.isWellFormed()) throw badRequest("strings must be encoded in UTF-8");
  checkPlaces(text, sorted(entities));
  const dropped = [...text.matchAll(DROPPED)].map(({ index }) => index);
  const moved = (offset: number): number =>
    offset - dropped.filter((index) => index < offset).length;
  return {
    text: text.replace(DROPPED, "").replace(CONTROL, " ").replace(DIRECTION_RUN, "\u200c"),
    entities: entities.map((entity) => {
      const offset = moved(entity.offset);
      return { ...entity, offset, length: moved(entity.offset + entity.length) - offset };
    }),
  };
}

/**
 * Cuts the blanks off both ends: of those at the start only what stands before the first entity.
 * Only spaces and line breaks are blanks.
 */
export function trimmed({ text, entities }: Formatted): Formatted {
  const end = text.length - (/[ \n]*$/.exec(text)?.[0].length ?? 0);
  const inside = entities.flatMap((entity) => {
    const length = Math.min(entity.length, end - entity.offset);
    return length > 0 ? [{ ...entity, length }] : [];
  });
  const blanks = /^[ \n]*/.exec(text)?.[0].length ?? 0;
  const start = Math.min(blanks, inside[0]?.offset ?? end);
  return {
    text: text.slice(start, end),
    entities: inside.map((entity) => ({ ...entity, offset: entity.offset - start })),
  };
}

/** Nothing in it could be seen. */
export function isBlank(text: string): boolean {
  return BLANK.test(text);
}

const BLANK =
  /^[ \n\u00a0\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\u{e0000}-\u{e007f}]*$/u;

/** Carriage returns, overrides of the direction, and marks that cross out the line above. */
const DROPPED = /[\r\u2028-\u202e]|\u0333|\u033f|\u030a/g;

// oxlint-disable-next-line no-control-regex -- these are what it takes out
const CONTROL = /[\0-\x09\x0b-\x1f]/g;

const DIRECTION_RUN = /[\u200e\u200f](?=[\u200e\u200f])/g;

/** Offsets count UTF-16 units: an entity may neither leave the text nor cut a sign of two units. */
function checkPlaces(text: string, entities: readonly Entity[]): void {
  for (const { offset, length } of entities) {
    if (isInsideSign(text, offset)) {
      throw badRequest(
        `entity begins in a middle of a UTF-16 symbol at byte offset ${byteAfter(text, offset)}`,
      );
    }
    if (isInsideSign(text, offset + length)) {
      throw badRequest(
        `entity beginning at UTF-16 offset ${offset} ends in a middle of a UTF-16 symbol at byte offset ${byteAfter(text, offset + length)}`,
      );
    }
  }
  const outside = entities.find(({ offset }) => offset > text.length);
  if (outside !== undefined) {
    throw badRequest(`entity begins after the end of the text at UTF-16 offset ${outside.offset}`);
  }
  const tooLong = entities.findLast(({ offset, length }) => offset + length > text.length);
  if (tooLong !== undefined) {
    const { offset, length } = tooLong;
    throw badRequest(
      `entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
    );
  }
}

function isInsideSign(text: string, offset: number): boolean {
  return /^[\udc00-\udfff]/.test(text.slice(offset, offset + 1));
}

function byteAfter(text: string, offset: number): number {
  return Buffer.byteLength(text.slice(0, offset + 1));
}
