import type { FileFormat } from "#flows/file-format.ts";
import { createRenderer } from "#render/render.ts";
import { documents } from "../documents.ts";

/** The first file of a process, its writer and typefaces still to be loaded: prints the milliseconds. Argument: the format. */
const document = (await documents()).usual(0);
const began = performance.now();
await createRenderer({ warn: console.error })(document, process.argv[2] as FileFormat);
console.log(performance.now() - began);
