// Loaded before everything else (`node --import`), and plain JavaScript for that: it is what makes a start quick.
import { readFileSync } from "node:fs";
import { enableCompileCache, registerHooks } from "node:module";
import { join } from "node:path";

// From the second start on, Node finds every module stripped of its types and compiled, and need not even load the
// stripper.
enableCompileCache(join(import.meta.dirname, "../node_modules/.cache/nianbao"));

const root = new URL("../", import.meta.url);
const { imports } = JSON.parse(readFileSync(new URL("package.json", root), "utf8"));
const rooms = new Map(
  Object.entries(imports).map(([name, folder]) => [
    name.slice(0, -1),
    new URL(folder.slice(0, -1), root),
  ]),
);
const packages = new Map();

// A name in our own files says where its file is. Node would look for a package.json in each folder above it, and follow
// links, once per import: an eighth of the whole start.
registerHooks({
  resolve(name, context, next) {
    const { parentURL: from } = context;
    if (from === undefined || !from.startsWith(root.href) || !from.endsWith(".ts"))
      return next(name, context);
    if (name.endsWith(".ts")) {
      const slash = name.indexOf("/") + 1;
      const room = rooms.get(name.slice(0, slash));
      const file = room === undefined ? new URL(name, from) : new URL(name.slice(slash), room);
      return { url: file.href, format: "module-typescript", shortCircuit: true };
    }
    if (!packages.has(name)) packages.set(name, { ...next(name, context), shortCircuit: true });
    return packages.get(name);
  },
});
