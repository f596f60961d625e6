/** A picture ready to be sent as one. */
export interface Picture {
  readonly file: Blob;
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** The longer side of a picture that was sent as one. Pixels. */
const MOST_SIDE = 2560;

/** A long screenshot that is scaled down cannot be read any more: it goes as a file. */
const MOST_RATIO = 3;

const QUALITY = 0.87;

/** The kinds that any browser draws. */
export function isPicture(file: Blob): boolean {
  return /^image\/(png|jpeg|gif|webp)$/.test(file.type);
}

/**
 * Makes a picture fit to be sent as one. A photo is drawn anew, which also leaves out where it was taken.
 * Nothing for what cannot be drawn, or only at a loss: it is to go as a file.
 */
export async function preparePicture(file: Blob, name: string): Promise<Picture | undefined> {
  if (!isPicture(file)) return undefined;
  const bitmap = await createImageBitmap(file).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  const { width, height } = bitmap;
  const longer = Math.max(width, height);
  try {
    if (longer > MOST_SIDE && longer / Math.min(width, height) > MOST_RATIO) return undefined;
    const stays = file.type === "image/gif" || (longer <= MOST_SIDE && file.type !== "image/jpeg");
    if (stays) return { file, name, width, height };
    return await redraw(bitmap, Math.min(1, MOST_SIDE / longer), name);
  } finally {
    bitmap.close();
  }
}

async function redraw(
  bitmap: ImageBitmap,
  scale: number,
  name: string,
): Promise<Picture | undefined> {
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  const pen = canvas.getContext("2d");
  if (pen === null) return undefined;
  // What was transparent would turn black in a JPEG.
  pen.fillStyle = "#ffffff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = "high";
  pen.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const file = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/jpeg", QUALITY);
  });
  if (file === null) return undefined;
  const { width, height } = canvas;
  return { file, name: `${name.replace(/\.[^.]*$/, "")}.jpg`, width, height };
}
