import { imageSize } from "image-size";
import { badRequest } from "./api-error.ts";

export interface Measures {
  readonly width: number;
  readonly height: number;
}

/** Width and height of a picture as it is seen, within Telegram's limits for photos. @throws BotApiError */
export function measured(bytes: Uint8Array): Measures {
  if (bytes.length > MOST_BYTES) {
    throw badRequest(
      `file of size ${bytes.length} bytes is too big for a photo; the maximum size is ${MOST_BYTES} bytes`,
    );
  }
  const { width, height } = sizeOf(bytes);
  if (
    width + height > MOST_POINTS ||
    Math.max(width, height) > MOST_RATIO * Math.min(width, height)
  ) {
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  }
  return { width, height };
}

const MOST_BYTES = 10 * 1024 * 1024;

/** Width and height together. */
const MOST_POINTS = 10_000;

const MOST_RATIO = 20;

/** What a browser shows. A drawing such as SVG is no photo: it could hold anything. */
const KINDS: ReadonlySet<string | undefined> = new Set(["jpg", "png", "gif", "webp", "bmp"]);

function sizeOf(bytes: Uint8Array): Measures {
  try {
    const { width, height, type, orientation = 1 } = imageSize(bytes);
    if (KINDS.has(type) && width > 0 && height > 0) {
      // A camera held upright says so, and writes the picture lying down.
      return orientation >= 5 ? { width: height, height: width } : { width, height };
    }
  } catch {
    // Falls through to the same refusal.
  }
  throw badRequest("IMAGE_PROCESS_FAILED");
}
