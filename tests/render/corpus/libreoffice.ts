import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Not something that npm installs. */
const program = "soffice";

type Extension = "docx" | "xlsx";

/** A text that the part of LibreOffice for such files can read for certain: not every machine has all its parts. */
const probes: Readonly<Record<Extension, string>> = { docx: "probe.txt", xlsx: "probe.csv" };

/**
 * The files as LibreOffice writes them after it has read them: all at once, for it is slow to start. Undefined, with a
 * line that says so, where it is not installed.
 */
export async function resaved(
  files: readonly Uint8Array[],
  extension: Extension,
): Promise<readonly Uint8Array[] | undefined> {
  const folder = await mkdtemp(join(tmpdir(), "nianbao-soffice-"));
  try {
    const out = join(folder, "out");
    await mkdir(out);
    const probe = probes[extension];
    await writeFile(join(folder, probe), "1");
    const names = files.map((_, at) => `${at}.${extension}`);
    for (const [at, name] of names.entries()) await writeFile(join(folder, name), files[at]!);
    const profile = `-env:UserInstallation=file://${join(folder, "profile")}`;
    const target = ["--headless", "--convert-to", extension, "--outdir", out];
    spawnSync(program, [profile, ...target, probe, ...names], { cwd: folder, timeout: 120_000 });
    if (!existsSync(join(out, `probe.${extension}`))) {
      console.log(`skipped: no LibreOffice here that writes ${extension}`);
      return undefined;
    }
    return await Promise.all(names.map((name) => readFile(join(out, name))));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
