// Loaded before everything else (`node --import`), and plain JavaScript for that: from the second start on, Node finds
// every module stripped of its types and compiled, and need not even load the stripper.
import { enableCompileCache } from "node:module";
import { join } from "node:path";

enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/nianbao"));
