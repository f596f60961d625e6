import { parentPort, workerData } from "node:worker_threads";
import { readFile } from "./read-file.ts";
import { readText } from "./read-text.ts";
import type { UnitListInput } from "./read-unit-list.ts";

/** The thread that reads one list, hands it back, and ends. What it throws, the file is damaged for. */
const input = workerData as UnitListInput;

parentPort?.postMessage(input.kind === "text" ? readText(input.text) : await readFile(input.bytes));
