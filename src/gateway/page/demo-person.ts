import { tabMemory } from "./tab-memory.ts";

/** In a demo: whom this tab shows, by their number; without it, whoever is signed in in this browser. */
export const demoPerson = tabMemory("person");

/** Where a request of this tab goes; pictures and files carry no headers, so that the address says as whom. */
export function apiUrl(path: string): string {
  const person = demoPerson.get();
  if (person === undefined) return `/api${path}`;
  return `/api${path}${path.includes("?") ? "&" : "?"}person=${person}`;
}
