import { InputFile, InputMediaBuilder } from "grammy";
import type { Api } from "grammy";
import type { Dependencies, RenderedFile } from "./dependencies.ts";
import type { OwedFiles } from "./files-owed.ts";
import { tellProgress } from "./progress.ts";
import { fileCaption } from "./say/files.ts";
import type { Seals } from "./seals.ts";
import { quietly, reason } from "./trouble.ts";

/** Makes the files that were promised and sends them, beside the queue: nobody's next message waits for it. */
export async function sendFiles(
  api: Api,
  deps: Dependencies,
  seals: Seals,
  owed: OwedFiles,
): Promise<void> {
  const { words, render, log } = deps;
  const { form, report, wanted, chat, settle } = owed;
  const progress = tellProgress(api, words, chat);
  try {
    const action = wanted.formats.includes("png") ? "upload_photo" : "upload_document";
    await quietly(api.sendChatAction(chat, action));
    const rendered = await render(form, report, wanted, progress.tell);
    await deliver(api, chat, rendered.files, fileCaption(words, wanted, rendered));
    await progress.end();
    if (!rendered.isDraft) await seals.compare(report, rendered.files);
  } catch (error) {
    log(`a file of ${report.year} failed: ${reason(error)}`);
    await progress.end();
    await quietly(api.sendMessage(chat, words.fileFailed));
  }
  await settle().catch((error: unknown) => {
    log(`a file of ${report.year} is out, but still counts as owed: ${reason(error)}`);
  });
}

/** Pictures as an album to leaf through, documents below each other; the caption is said once. */
async function deliver(
  api: Api,
  chat: number,
  files: readonly RenderedFile[],
  caption: string,
): Promise<void> {
  const pictures = files.filter(({ format }) => format === "png");
  const documents = files.filter(({ format }) => format !== "png");
  for (const [at, album] of albums(pictures).entries()) {
    // Of an album of pictures the first one's caption is shown below all.
    const said = captions(album.length, at === 0 && documents.length === 0 ? 0 : -1, caption);
    const media = album.map((file, index) => InputMediaBuilder.photo(inputFile(file), said[index]));
    const [only] = media;
    if (media.length > 1) await api.sendMediaGroup(chat, media);
    else if (only !== undefined) await api.sendPhoto(chat, only.media, said[0]);
  }
  for (const [at, album] of albums(documents).entries()) {
    // Each document shows its own: what is said of all stands below the last.
    const said = captions(album.length, at === 0 ? album.length - 1 : -1, caption);
    const media = album.map((file, index) =>
      InputMediaBuilder.document(inputFile(file), said[index]),
    );
    const [only] = media;
    if (media.length > 1) await api.sendMediaGroup(chat, media);
    else if (only !== undefined) await api.sendDocument(chat, only.media, said[0]);
  }
}

const inputFile = ({ bytes, name }: RenderedFile): InputFile => new InputFile(bytes, name);

const captions = (
  count: number,
  at: number,
  caption: string,
): readonly Readonly<{ caption?: string }>[] =>
  Array.from({ length: count }, (_, index) => (index === at ? { caption } : {}));

/** Telegram's limit. */
const largestAlbum = 10;

/** As few albums as can be, of about the same size. */
function albums<T>(files: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(files.length / largestAlbum);
  const size = Math.ceil(files.length / Math.max(1, count));
  return Array.from({ length: count }, (_, at) => files.slice(at * size, (at + 1) * size));
}
