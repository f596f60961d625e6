import { homeId } from "#flows/directory/directory.ts";
import type { Post, Role, Unit } from "#flows/directory/directory.ts";
import { indexOf } from "#flows/directory/index-of.ts";
import type { Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { Hall } from "../../../hall/hall.ts";
import type { Person } from "../../../who.ts";
import type { Words } from "../../../words/words.ts";

/** What a name is looked up in. */
export type Known = Readonly<{
  deps: Readonly<{ words: Words; forms: readonly Form[] }>;
  directory: Hall["directory"];
  /** Who is spoken to: at a shared desk nobody has introduced them. */
  person?: Person;
}>;

/** A person as colleagues know them; 0 is the program itself. */
export function personName({ deps: { words }, directory, person }: Known, id: number): string {
  if (id === 0) return words.people.theProgram;
  const told = id === person?.id && person.name !== "" ? person.name : words.somebody;
  return indexOf(directory).person.get(id)?.name ?? told;
}

/** A unit in lists and on buttons; the first one may be still without a name. */
export function unitName({ deps: { words }, directory }: Known, id: string): string {
  const short = indexOf(directory).unit.get(id)?.short;
  return short ?? (id === homeId ? words.people.thisOffice : "");
}

/** 填报, 终审, 管理. */
export function postName(
  { people }: Words,
  unit: Pick<Unit, "review"> | undefined,
  { role, step }: Readonly<{ role: Role; step?: string | undefined }>,
): string {
  const look = role === "reviewer" ? unit?.review.find(({ id }) => id === step) : undefined;
  return look?.name ?? people.roles[role];
}

/** 第四部分、第五部分; a table alone goes by its own name. */
export const sectionNames = ({ deps }: Known, sections: readonly string[]): string =>
  sections.map((id) => sectionName(deps, id)).join(deps.words.list);

function sectionName({ words, forms }: Known["deps"], id: string): string {
  for (const form of forms.toReversed()) {
    const section = form.sections.find((one) => one.id === id);
    if (section !== undefined) return words.part(section.title.slice(0, 1));
    const table = outline(form).tables.get(id);
    if (table !== undefined) return table.name;
  }
  return id;
}

/** A post with its unit, and what was handed over with it: 瓦房子镇 协助（第四部分）. */
export function fullPostName(
  known: Known,
  post: Pick<Post, "unit" | "role" | "step" | "sections">,
): string {
  const { words } = known.deps;
  const unit = indexOf(known.directory).unit.get(post.unit);
  const name = words.people.postIn(unitName(known, post.unit), postName(words, unit, post));
  return post.sections === undefined
    ? name
    : words.people.withSections(name, sectionNames(known, post.sections));
}
