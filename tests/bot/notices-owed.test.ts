import { expect, test } from "vitest";
import { owedNotices } from "#bot/notices-owed.ts";
import type { Directory } from "#flows/directory/directory.ts";
import type { Notice } from "#flows/workflow/notice.ts";
import { newReport } from "#flows/report.ts";
import { formForYear } from "#flows/reports/reports.ts";
import { office } from "#tests/support/interview.ts";
import { aCounty, aPost } from "../flows/directory/a-directory.ts";

const report = newReport(formForYear(2025)!, office, 2025, "u1");
const helper = (person: number, ...sections: string[]) => ({
  ...aPost(person, "u1", "helper"),
  ...(sections.length === 0 ? {} : { sections }),
});
const directory: Directory = {
  ...aCounty,
  posts: [
    ...aCounty.posts,
    helper(4, "requests"),
    helper(5, "proactive", "disputes"),
    helper(6),
    aPost(7, "home", "supervisor"),
    helper(8, "requests"),
  ],
};

const returned = { kind: "returned", by: "3", remarks: 1 } as const;
const table: readonly (readonly [what: string, notice: Notice, to: readonly number[]])[] = [
  [
    "what was handed over, and who has all of it",
    { to: "helpers", sections: ["disputes"], ...returned },
    [5, 6],
  ],
  ["never whoever did it", { to: "helpers", sections: ["requests"], ...returned }, [4, 6]],
  [
    "what is said of the whole: whoever has all of it",
    { to: "helpers", sections: [], ...returned },
    [6],
  ],
  ["whoever fills it in", { to: "filler", ...returned }, [2]],
  ["whoever looks in this step", { to: "reviewer", step: "r3", kind: "submitted", by: "2" }, [3]],
  ["nobody of another step", { to: "reviewer", step: "r1", kind: "submitted", by: "2" }, []],
  ["the office above", { to: "supervisor", kind: "filed", by: "2" }, [7]],
];

test.each(table)("%s", (_, notice, to) => {
  const person = { id: 8, name: "" };
  const owed = owedNotices(directory, { notices: [notice], report }, { update: 50, person });
  expect(owed.map((one) => one.to)).toEqual(to);
});
