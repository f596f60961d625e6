import { indexOf } from "#flows/directory/index-of.ts";
import type { Hall } from "../hall.ts";
import type { NameOf } from "../../say/hall/county/say-unit.ts";

/** People as those know them who invited them. */
export const namesIn =
  ({ deps, directory, person }: Hall): NameOf =>
  (id) => {
    const told = id === person.id && person.name !== "" ? person.name : deps.words.somebody;
    return indexOf(directory).person.get(id)?.name ?? told;
  };
