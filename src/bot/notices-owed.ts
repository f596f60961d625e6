import type { Turn } from "#flows/conversation.ts";
import type { Directory, Post } from "#flows/directory/directory.ts";
import { indexOf, lineOf } from "#flows/directory/index-of.ts";
import type { Notice } from "#flows/workflow/notice.ts";
import type { Input } from "./input.ts";
import type { ReportRecord } from "./records.ts";

type OwedNotice = NonNullable<ReportRecord["notices"]>[number];

/** Who is to hear of a turn, and of what; never whoever did it. */
export function owedNotices(
  directory: Directory,
  { notices, report }: Pick<Turn, "notices" | "report">,
  { update, person }: Pick<Input, "update" | "person">,
): readonly OwedNotice[] {
  return notices.flatMap((notice, at) =>
    [...new Set(addressees(directory, report.unit, notice))]
      .filter((to) => to !== person.id)
      .map((to) => ({ key: `${update}.${at}.${to}`, to, notice })),
  );
}

function addressees(directory: Directory, unit: string, notice: Notice): readonly number[] {
  const { postsIn } = indexOf(directory);
  const here = postsIn.get(unit) ?? [];
  const people = (posts: readonly Post[]): readonly number[] => posts.map(({ person }) => person);
  switch (notice.to) {
    case "filler":
      return people(here.filter(({ role }) => role === "filler"));
    case "helpers":
      return people(
        here.filter(
          // Without sections it is all of them, and what concerns the whole.
          ({ role, sections }) =>
            role === "helper" &&
            (sections === undefined || sections.some((one) => notice.sections.includes(one))),
        ),
      );
    case "reviewer":
      return people(here.filter(({ role, step }) => role === "reviewer" && step === notice.step));
    case "supervisor": {
      // The nearest office above that has somebody.
      const above = lineOf(directory, unit).slice(1);
      const watchers = above.map(({ id }) =>
        (postsIn.get(id) ?? []).filter(({ role }) => role === "supervisor"),
      );
      return people(watchers.find((posts) => posts.length > 0) ?? []);
    }
  }
}
