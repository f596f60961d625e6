import type { Context } from "grammy";

/** Milliseconds that a file may take. */
const patience = 30_000;

/** A file that somebody sent, from whatever messenger the bot talks to. @throws Error when it cannot be had */
export async function fetchFile(ctx: Context, id: string): Promise<Uint8Array> {
  const { file_path } = await ctx.api.getFile(id);
  const { token, options } = ctx.api;
  const root = options?.apiRoot ?? "https://api.telegram.org";
  const response = await fetch(`${root}/file/bot${token}/${file_path ?? ""}`, {
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new Error(`the file could not be fetched: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
