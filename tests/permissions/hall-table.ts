import type { HallAction, HallPrompt } from "#bot/hall/hall-action.ts";
import type { DeskRecord } from "#bot/records.ts";
import type { StateName } from "./reports.ts";
import type { Doing } from "./stage.ts";
import type { Expected, Kept } from "./walk.ts";
import { fillerOf, hasBelow, hasPost, hatsOf, idOf, linkId, people, vacantSteps } from "./world.ts";
import type { Hat, PersonName, Place } from "./world.ts";

/*
 * Who may do what outside a report: about a unit, its people and its county. Written out by hand; whoever has none of
 * these hats on the unit hears one sentence, which is the same for a unit that is not there.
 */

const anyHat: readonly Hat[] = [
  "filler",
  "helper",
  "second-helper",
  "first",
  "second",
  "supervisor",
  "admin",
];
/** At their own office a supervisor is asked which unit below it they mean. */
const around: readonly Hat[] = [...anyHat, "office"];
const watchers: readonly Hat[] = ["supervisor", "admin"];
/** A supervisor's own office is where they watch all below it from. */
const officers: readonly Hat[] = ["office", "supervisor", "admin"];
const admins: readonly Hat[] = ["admin"];
const owners: readonly Hat[] = ["filler", "admin"];

/** Somebody who does something with regard to a unit, while the reports are in a state. */
export interface Act {
  readonly person: PersonName;
  readonly place: Place;
  readonly state: StateName;
}

export interface HallRow {
  readonly name: string;
  readonly does: (place: Place) => Doing;
  /** What lies on the desk besides: something asked before, or units that were proposed. */
  readonly desk: (place: Place) => Partial<DeskRecord>;
  readonly may: (act: Act) => boolean;
  readonly effect: (act: Act) => Expected | Kept;
  /** May something go out beside the answer? */
  readonly sends: boolean;
}

const shows = { kind: "shows" } as const;
const file = { kind: "file" } as const;
const asks = { kind: "asks-there" } as const;
const kept = { kind: "keeps", shelf: "directories" } as const;
const noted = { kind: "keeps", shelf: "notes" } as const;

type Who = readonly Hat[] | "anyone" | ((act: Act) => boolean);
type Effect = ReturnType<HallRow["effect"]>;

interface Row<Fields> {
  readonly of: Fields | ((place: Place, unit: string) => Fields);
  readonly who: Who;
  readonly effect: Effect | ((act: Act) => Effect);
  readonly desk?: (place: Place, unit: string) => Partial<DeskRecord>;
  readonly sends?: true;
}

const wears = (hats: readonly Hat[], { person, place }: Act): boolean =>
  hatsOf(person, place).some((hat) => hats.includes(hat));

/** In the first part the seats are taken that the fillers may fill: only an administrator may put somebody else there. */
const mayInviteReviewer =
  (step: string) =>
  (act: Act): boolean =>
    wears(admins, act) ||
    (wears(["filler"], act) && act.place !== "nowhere" && vacantSteps[act.place].includes(step));

const isSelf =
  (id: (place: Place) => number | undefined) =>
  ({ person, place }: Act): boolean =>
    people[person].id === id(place);

/** Who fills in the report of a unit; somebody from elsewhere, where nobody does. */
const clerkOf = (place: Place): number =>
  (place === "nowhere" ? undefined : fillerOf[place]) ?? people.filler.id;
const isThere = {
  filler: ({ place }: Act) => place !== "nowhere" && fillerOf[place] !== undefined,
  helper: ({ place }: Act) => place === "own",
  supervisor: ({ place }: Act) => place === "countyA",
};
const endsFiller = (act: Act): boolean =>
  wears(admins, act) || (isThere.filler(act) && isSelf(clerkOf)(act));
const endsHelper = (act: Act): boolean =>
  wears(owners, act) || (isThere.helper(act) && act.person === "helper");
const endsSupervisor = (act: Act): boolean =>
  wears(admins, act) || (isThere.supervisor(act) && act.person === "supervisorA");
const keepsIf =
  (is: (act: Act) => boolean) =>
  (act: Act): Effect =>
    is(act) ? kept : shows;

/** Somebody's turn it is, and there is somebody. */
function isWaitedFor({ place, state }: Act): boolean {
  if (state === "filed" || state === "accepted" || state === "published") return false;
  if (state === "review-1") return place === "own" || place === "foreign";
  if (state === "review-2") return place === "own";
  return place !== "department";
}

const asked = (prompt: HallPrompt): Partial<DeskRecord> => ({ prompt });
const nameAsked = (
  unit: string,
  role: "filler" | "helper" | "reviewer" | "supervisor" | "admin",
  step = "",
  section?: string,
): Partial<DeskRecord> =>
  asked({
    kind: "invite-name",
    unit,
    role,
    step,
    ...(section === undefined ? {} : { section }),
  });

const proposed = (unit: string): Partial<DeskRecord> => ({
  prompt: { kind: "units", unit },
  proposal: {
    unit,
    rows: [
      {
        name: "新来镇",
        short: "新来镇",
        self: "我镇",
        level: "township",
        people: [{ role: "filler", name: "某甲" }],
      },
    ],
  },
});

const mayDate = (act: Act): boolean => wears(hasBelow.has(act.place) ? officers : watchers, act);

const link = (place: Place, fate: "fresh" | "keeper"): string =>
  place === "nowhere" ? "nope00" : linkId(place, fate);

type Fields<Kind extends HallAction["kind"]> = Omit<Extract<HallAction, { kind: Kind }>, "kind">;
type Of<Kind extends HallAction["kind"]> = readonly Row<Fields<Kind>>[];
const about = (_: Place, unit: string): { unit: string } => ({ unit });

/** An invitation: the first press asks for a name, the second makes it without one. */
const invitesAs = (
  role: "filler" | "helper" | "reviewer" | "supervisor" | "admin",
  step: string,
  who: Who,
): Of<"invite"> => [
  { of: (_, unit) => ({ unit, role, step }), who, effect: asks },
  {
    of: (_, unit) => ({ unit, role, step }),
    who,
    effect: kept,
    desk: (_, unit) => nameAsked(unit, role, step),
    sends: true,
  },
];

/** Every action of the hall; a new kind does not compile until it is here. */
const actions: { readonly [Kind in HallAction["kind"]]: Of<Kind> } = {
  home: [{ of: {}, who: "anyone", effect: shows }],
  wear: [
    { of: (_, unit) => ({ unit, role: "filler" }), who: ["filler"], effect: shows },
    {
      of: (_, unit) => ({ unit, role: "helper" }),
      who: ["helper", "second-helper"],
      effect: shows,
    },
    { of: (_, unit) => ({ unit, role: "reviewer" }), who: ["first", "second"], effect: shows },
    {
      of: (_, unit) => ({ unit, role: "supervisor" }),
      who: ["supervisor", "office"],
      effect: shows,
    },
    { of: (_, unit) => ({ unit, role: "admin" }), who: admins, effect: shows },
  ],
  queue: [{ of: {}, who: "anyone", effect: shows }],
  look: [{ of: about, who: anyHat, effect: shows }],
  county: [
    { of: (_, unit) => ({ unit, group: "all", page: 0 }), who: officers, effect: shows },
    { of: (_, unit) => ({ unit, group: "all", page: 1 }), who: officers, effect: shows },
    { of: (_, unit) => ({ unit, group: "filling", page: 0 }), who: officers, effect: shows },
    { of: (_, unit) => ({ unit, group: "filed", page: 0 }), who: officers, effect: shows },
  ],
  unit: [{ of: about, who: anyHat, effect: shows }],
  picture: [{ of: about, who: officers, effect: shows, sends: true }],
  export: [{ of: about, who: officers, effect: shows, sends: true }],
  nudge: [
    {
      of: about,
      who: watchers,
      effect: (act) => (isWaitedFor(act) ? noted : shows),
      sends: true,
    },
  ],
  draft: [
    { of: (_, unit) => ({ unit, format: "docx" }), who: anyHat, effect: file },
    { of: (_, unit) => ({ unit, format: "png" }), who: anyHat, effect: file },
  ],
  "ask-extension": [{ of: about, who: watchers, effect: asks }],
  "ask-due": [{ of: about, who: mayDate, effect: asks }],
  people: [{ of: about, who: anyHat, effect: shows }],
  "ask-invite": [{ of: about, who: owners, effect: shows }],
  invite: [
    ...invitesAs("filler", "", admins),
    ...invitesAs("helper", "", owners),
    ...invitesAs("reviewer", "r1", mayInviteReviewer("r1")),
    ...invitesAs("reviewer", "s", mayInviteReviewer("s")),
    ...invitesAs("supervisor", "", admins),
    ...invitesAs("admin", "", admins),
  ],
  share: [
    { of: (_, unit) => ({ unit, section: "disputes" }), who: owners, effect: asks },
    {
      of: (_, unit) => ({ unit, section: "disputes" }),
      who: owners,
      effect: kept,
      desk: (_, unit) => nameAsked(unit, "helper", "", "disputes"),
      sends: true,
    },
  ],
  "invite-all": [
    {
      of: about,
      who: admins,
      effect: ({ place }) => (hasBelow.has(place) ? kept : shows),
      sends: true,
    },
  ],
  invitation: [
    { of: (place) => ({ invitation: link(place, "fresh") }), who: owners, effect: shows },
    { of: (place) => ({ invitation: link(place, "keeper") }), who: admins, effect: shows },
  ],
  revoke: [
    { of: (place) => ({ invitation: link(place, "fresh") }), who: owners, effect: kept },
    { of: (place) => ({ invitation: link(place, "keeper") }), who: admins, effect: kept },
  ],
  "ask-end": [
    {
      of: (place, unit) => ({ unit, role: "filler", step: "", person: clerkOf(place) }),
      who: endsFiller,
      effect: shows,
    },
    {
      of: (_, unit) => ({ unit, role: "helper", step: "", person: people.helper.id }),
      who: endsHelper,
      effect: shows,
    },
  ],
  end: [
    {
      of: (place, unit) => ({ unit, role: "filler", step: "", person: clerkOf(place) }),
      who: endsFiller,
      effect: keepsIf(isThere.filler),
      sends: true,
    },
    {
      of: (_, unit) => ({ unit, role: "helper", step: "", person: people.helper.id }),
      who: endsHelper,
      effect: keepsIf(isThere.helper),
      sends: true,
    },
    {
      of: (_, unit) => ({ unit, role: "supervisor", step: "", person: people.supervisorA.id }),
      who: endsSupervisor,
      effect: keepsIf(isThere.supervisor),
      sends: true,
    },
  ],
  "fill-myself": [
    { of: about, who: (act) => act.place === "department" && wears(admins, act), effect: kept },
  ],
  "ask-units": [{ of: about, who: admins, effect: asks }],
  import: [
    { of: about, who: admins, effect: kept, desk: (_, unit) => proposed(unit), sends: true },
    { of: about, who: admins, effect: asks },
  ],
  "never-mind": [
    { of: {}, who: "anyone", effect: shows, desk: (_, unit) => proposed(unit) },
    { of: {}, who: "anyone", effect: shows, desk: (_, unit) => nameAsked(unit, "helper") },
    {
      of: {},
      who: "anyone",
      effect: shows,
      desk: (_, unit) => asked({ kind: "extension", unit }),
    },
    { of: {}, who: "anyone", effect: shows, desk: (_, unit) => asked({ kind: "due", unit }) },
  ],
  "ask-steps": [{ of: about, who: admins, effect: shows }],
  steps: [
    {
      of: (_, unit) => ({ unit, looks: 2, secrecy: "n" }),
      who: admins,
      effect: kept,
      sends: true,
    },
  ],
  device: [{ of: {}, who: "anyone", effect: shows, sends: true }],
  records: [
    { of: (_, unit) => ({ unit, scope: "" }), who: around, effect: shows },
    { of: (_, unit) => ({ unit, scope: "problems" }), who: around, effect: shows },
    { of: (_, unit) => ({ unit, scope: "-people" }), who: admins, effect: shows },
  ],
  "records-file": [{ of: about, who: anyHat, effect: shows, sends: true }],
};

type Answering = Readonly<{
  of: (unit: string) => HallPrompt;
  said: Doing | ((place: Place) => Doing);
  who: Who;
  effect: Effect | ((act: Act) => Effect);
  sends?: true;
}>;

const says = (text: string): Doing => ({ kind: "text", text, message: 77 });
const list = new TextEncoder().encode("单位名称,填报人\n新来镇,某甲\n");
const sent: Doing = {
  kind: "unreadable",
  what: "document",
  file: { name: "单位.csv", size: list.length, read: () => Promise.resolve(list) },
};

/** A way out of what was asked. */
const leaving: readonly Answering[] = (
  [
    ["units", "取消"],
    ["extension", "算了"],
    ["due", "不用了"],
    ["due", "cancel"],
  ] as const
).map(([kind, word]) => ({
  of: (unit) => ({ kind, unit }),
  said: says(word),
  who: "anyone",
  effect: shows,
}));

/** What was asked while they still might, answered now; a new prompt does not compile until it is here. */
const prompts: { readonly [Kind in HallPrompt["kind"]]: readonly Answering[] } = {
  units: [
    { of: (unit) => ({ kind: "units", unit }), said: says("新来镇"), who: admins, effect: asks },
    { of: (unit) => ({ kind: "units", unit }), said: sent, who: admins, effect: asks },
  ],
  extension: [
    {
      of: (unit) => ({ kind: "extension", unit }),
      said: says("1月31日"),
      who: watchers,
      effect: kept,
      sends: true,
    },
  ],
  due: [
    {
      of: (unit) => ({ kind: "due", unit }),
      said: says("1月25日"),
      who: mayDate,
      effect: kept,
    },
  ],
  "my-name": [{ of: () => ({ kind: "my-name" }), said: says("新名"), who: "anyone", effect: kept }],
  "invite-name": [
    ...(
      [
        ["filler", "", admins],
        ["helper", "", owners],
        ["reviewer", "r1", mayInviteReviewer("r1")],
        ["reviewer", "s", mayInviteReviewer("s")],
        ["supervisor", "", admins],
        ["admin", "", admins],
      ] as const
    ).flatMap(([role, step, who]) =>
      ["某乙", "我"].map((text): Answering => ({
        of: (unit) => ({ kind: "invite-name", unit, role, step }),
        said: says(text),
        who,
        effect: kept,
        sends: true,
      })),
    ),
    {
      of: (unit) => ({ kind: "invite-name", unit, role: "helper", step: "", section: "disputes" }),
      // By their name, a helper who is there already.
      said: (place) => says(place === "own" ? people.helper.name : "某丙"),
      who: owners,
      effect: kept,
      sends: true,
    },
  ],
};

const mayDo =
  (who: Who) =>
  (act: Act): boolean =>
    who === "anyone" ? hasPost(act.person) : typeof who === "function" ? who(act) : wears(who, act);

const pressed = (kind: HallAction["kind"], row: Row<object>): HallRow["does"] => {
  const { of } = row;
  return (place) => {
    const fields = typeof of === "function" ? of(place, idOf(place)) : of;
    return {
      kind: "press",
      pressed: {
        press: { on: "hall", action: { kind, ...fields } as HallAction },
        drawn: { unit: "home", year: 0, revision: 0 },
      },
    };
  };
};

const effectOf = (effect: Effect | ((act: Act) => Effect)): HallRow["effect"] =>
  typeof effect === "function" ? effect : () => effect;

export const hallRows: readonly HallRow[] = [
  ...Object.entries<readonly Row<object>[]>(actions as never).flatMap(([kind, rows]) =>
    rows.map((row, at) => ({
      name: `${kind} ${at}`,
      does: pressed(kind as HallAction["kind"], row),
      desk: (place: Place) => row.desk?.(place, idOf(place)) ?? {},
      may: mayDo(row.who),
      effect: effectOf(row.effect),
      sends: row.sends === true,
    })),
  ),
  ...Object.entries({ ...prompts, leaving }).flatMap(([kind, rows]) =>
    rows.map((row, at) => ({
      name: `answering ${kind} ${at}`,
      does: (place: Place) => (typeof row.said === "function" ? row.said(place) : row.said),
      desk: (place: Place) => asked(row.of(idOf(place))),
      may: mayDo(row.who),
      effect: effectOf(row.effect),
      sends: row.sends === true,
    })),
  ),
];
