import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface LibreOffice {
  /** A Word file made a PDF, as a server would call it. */
  readonly convert: (docx: Uint8Array) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** LibreOffice with a profile of its own; undefined where it is not installed. */
export async function openLibreOffice(): Promise<LibreOffice | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-bench-"));
  const input = join(folder, "report.docx");
  const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
  const close = () => rm(folder, { recursive: true, force: true });
  try {
    await run("soffice", [profile, "--headless", "--terminate_after_init"], { timeout: 60_000 });
  } catch {
    await close();
    return undefined;
  }
  return {
    convert: async (docx) => {
      await writeFile(input, docx);
      const words = ["--headless", "--convert-to", "pdf", "--outdir", folder, input];
      await run("soffice", [profile, ...words], { timeout: 60_000 });
    },
    close,
  };
}
