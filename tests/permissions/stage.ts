import { createAnswerer } from "#bot/answer.ts";
import type { Answer } from "#bot/answer-report.ts";
import type { Dependencies } from "#bot/dependencies.ts";
import type { Input } from "#bot/input.ts";
import { deskIdOf } from "#bot/records.ts";
import type { DeskRecord, ReportRecord } from "#bot/records.ts";
import { asMessage } from "#bot/say/turn.ts";
import type { Shelf } from "#db/store.ts";
import type { Directory } from "#flows/directory/directory.ts";
import { testDependencies } from "#tests/support/dependencies.ts";
import { freeze } from "./freeze.ts";
import { directory, now, people } from "./world.ts";
import type { PersonName } from "./world.ts";

/** One shelf was written: what was there, and what is there now. */
export interface Write {
  readonly shelf: "desks" | "directories" | "reports" | "notes";
  readonly id: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** All that came of something that somebody did. */
export interface Outcome {
  readonly answer: Answer;
  readonly writes: readonly Write[];
  /** Whose account a link opens that was made. */
  readonly opens: readonly number[];
  /** What was said, sent, captioned or drawn, by whom it goes to. */
  readonly told: readonly Readonly<{ to: number; text: string }>[];
}

type Without<T, Key extends string> = T extends unknown ? Omit<T, Key> : never;
/** What somebody does: an update but for who and which. */
export type Doing = Without<Input, "update" | "person">;

interface Scenery {
  readonly desk?: DeskRecord | undefined;
  readonly reports: ReadonlyMap<string, ReportRecord>;
  readonly directory?: Directory;
}

/**
 * The real bot on shelves that are put back before every step: what lies on them is frozen, so nothing changes but by a
 * write, and every write is known.
 */
export function openStage() {
  const kept: Readonly<Record<Write["shelf"], Map<string, unknown>>> = {
    desks: new Map(),
    directories: new Map(),
    reports: new Map(),
    notes: new Map(),
  };
  let base: ReadonlyMap<string, ReportRecord> = new Map();
  const writes: Write[] = [];
  const drawn: unknown[] = [];
  const opens: number[] = [];

  function shelf<T>(name: Write["shelf"]): Shelf<T> {
    const find = (id: string): unknown =>
      kept[name].get(id) ?? (name === "reports" ? base.get(id) : undefined);
    return {
      load: (id) => {
        const value = find(id);
        return Promise.resolve(
          value === undefined ? { kind: "absent" } : { kind: "found", value: value as T },
        );
      },
      save: (id, value) => {
        writes.push({ shelf: name, id, before: find(id), after: value });
        kept[name].set(id, value);
        return Promise.resolve();
      },
      ids: () =>
        Promise.resolve([
          ...new Set([...(name === "reports" ? base.keys() : []), ...kept[name].keys()]),
        ]),
    };
  }

  const draw = (input: unknown) => {
    drawn.push(input);
    return Promise.resolve([new Uint8Array([1])]);
  };
  const bare = testDependencies();
  const deps: Dependencies = testDependencies({
    access: "invited",
    door: {
      ...bare.door,
      link: (options) => {
        if (options.personId !== undefined) opens.push(options.personId);
        return bare.door.link(options);
      },
    },
    now: () => new Date(today),
    desks: shelf("desks"),
    directories: shelf("directories"),
    reports: shelf("reports"),
    notes: shelf("notes"),
    pictures: {
      status: draw,
      qr: draw,
      countyWorkbook: draw,
      recordWorkbook: draw,
      invitationList: draw,
    },
  });
  const answer = createAnswerer(deps);
  let update = 1000;

  function setUp(
    person: PersonName,
    { desk, reports, directory: other = directory }: Scenery,
  ): void {
    base = reports;
    for (const shelf of Object.values(kept)) shelf.clear();
    if (desk !== undefined) kept.desks.set(deskIdOf(people[person].id), freeze(desk));
    kept.directories.set("directory", freeze(other));
  }

  async function act(person: PersonName, doing: Doing): Promise<Outcome> {
    writes.length = 0;
    opens.length = 0;
    drawn.length = 0;
    update += 1;
    const { id } = people[person];
    // The messenger tells a name, too; it is not the one that colleagues know.
    const input = { ...doing, update, person: { id, name: "某某" } } as Input;
    const given = await answer(input);
    const told: { to: number; text: string }[] = [{ to: id, text: JSON.stringify(given.said) }];
    for (const sending of given.sendings ?? []) {
      told.push({ to: sending.to, text: await textOf(sending) });
    }
    return { answer: given, writes: [...writes], opens: [...opens], told };
  }

  async function textOf(sending: NonNullable<Answer["sendings"]>[number]): Promise<string> {
    if (sending.kind === "card") return JSON.stringify(asMessage(sending.card, sending.drawn));
    drawn.length = 0;
    await sending.make();
    return [sending.name, sending.caption, JSON.stringify(drawn)].join("\n");
  }

  return { setUp, act };
}

const today = Date.parse(now);
