import { codecs, deskCodecs } from "./callback-codecs.ts";
import type { Codec, Codecs } from "./callback-codecs.ts";
import { decodeHall, encodeHall } from "./hall/hall-codec.ts";
import type { Press } from "./say/card.ts";
import { homeId } from "#flows/directory/directory.ts";

/** The report and its revision that a button was drawn for; a desk button has none. No unit: the first one. */
export type Drawn = Readonly<{ unit?: string; year: number; revision: number }>;

export const drawnForDesk: Drawn = { year: 0, revision: 0 };

/**
 * What a button carries: `code:year.revision.unit:arguments`, ASCII, at most 64 bytes, built and parsed here and nowhere
 * else. Ids go by name, so a button drawn before a restart or a new version means the same afterwards.
 */
export function encodePress(press: Press, drawn: Drawn): string | undefined {
  const [code, args] = encoded(press);
  const data = [code, placeOf(drawn), ...args].join(":");
  return data.length <= mostBytes && /^[\x21-\x7e]*$/.test(data) ? data : undefined;
}

function encoded(press: Press): readonly [string, readonly string[]] {
  switch (press.on) {
    case "report":
      return encode(codecs, press.action);
    case "desk":
      return encode(deskCodecs, press.action);
    case "hall":
      return encodeHall(press.action);
  }
}

function placeOf({ unit = homeId, year, revision }: Drawn): string {
  const place = `${year.toString(36)}.${revision.toString(36)}`;
  return unit === homeId ? place : `${place}.${unit}`;
}

/** Telegram's limit for callback data. */
const mostBytes = 64;

export type Pressed = Readonly<{ press: Press; drawn: Required<Drawn> }>;

/** The button pressed, or undefined for anything that this bot did not draw, to the letter. */
export function decodePress(data: string): Pressed | undefined {
  const pressed = parsePress(data);
  return pressed !== undefined && encodePress(pressed.press, pressed.drawn) === data
    ? pressed
    : undefined;
}

function parsePress(data: string): Pressed | undefined {
  const [code = "", place = "", ...args] = data.split(":");
  const [when = "", which = "", unit = homeId] = place.split(".");
  const [year, revision] = [Number.parseInt(when, 36), Number.parseInt(which, 36)];
  if (!Number.isSafeInteger(year) || !Number.isSafeInteger(revision)) return undefined;
  const drawn = { unit, year, revision };
  const action = decode(codecs, code, args);
  if (action !== undefined) return { press: { on: "report", action }, drawn };
  const desk = decode(deskCodecs, code, args);
  if (desk !== undefined) return { press: { on: "desk", action: desk }, drawn };
  const hall = decodeHall(code, args);
  return hall === undefined ? undefined : { press: { on: "hall", action: hall }, drawn };
}

function encode<A extends { kind: string }>(
  table: Codecs<A>,
  action: A,
): readonly [string, readonly string[]] {
  const codec = table[action.kind as A["kind"]] as unknown as Codec<A>;
  return [codec.code, codec.args(action)];
}

function decode<A extends { kind: string }>(
  table: Codecs<A>,
  code: string,
  args: readonly string[],
): A | undefined {
  const all = Object.values(table) as unknown as readonly Codec<A>[];
  try {
    return all.find((codec) => codec.code === code)?.parse(args);
  } catch {
    // A malformed percent-encoding: nothing this bot has drawn.
    return undefined;
  }
}
