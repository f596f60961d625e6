import { indexOf } from "#flows/directory/index-of.ts";
import type { Hall } from "../hall.ts";
import type { NameOf } from "../../say/hall/county/say-unit.ts";

/** People as those know them who invited them; empty for whoever is in no list. */
export const namesIn =
  ({ directory, person }: Hall): NameOf =>
  (id) =>
    indexOf(directory).person.get(id)?.name ?? (id === person.id ? person.name : "");
