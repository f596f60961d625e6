import type { Report } from "#flows/report.ts";
import { sceneOf } from "../../scene-of.ts";
import type { SayScene } from "../../say/scene.ts";
import { whoIs } from "../../who.ts";
import type { Hall } from "../hall.ts";

/** A report as this person sees it, for naming its parts. */
export const sceneIn = ({ deps, directory, person }: Hall, report: Report): SayScene =>
  sceneOf(deps, report, { directory, person, who: whoIs(directory, person.id, deps.access) });
