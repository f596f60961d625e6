import type { Report } from "#flows/report.ts";
import type { Document } from "#render/blocks.ts";
import {
  blankReport,
  bound,
  composed,
  distinctReport,
  editions,
  written,
  zeroReport,
} from "../reports.ts";

const [edition2019, edition2021] = editions;

const changes: Report["changes"] = [
  {
    revision: 1,
    at: "2025-01-12T08:30:00Z",
    by: "7",
    through: "typed",
    patches: [
      { of: "answers", id: "proactive.administrative_license.decisions", old: null, new: 35 },
    ],
  },
];

/** Partly filled: blanks in every table, a text begun and one not written. */
function draft(): Document {
  const { form, year } = edition2021;
  const { answers, ...report } = distinctReport(form, year);
  const some = Object.entries(answers).filter((_, at) => at % 11 > 0);
  return composed(form, {
    ...report,
    state: "filling",
    answers: Object.fromEntries(some),
    changes,
    texts: { overview: { ...written("本年公开信息35条,其他见附件(略)."), done: false } },
  });
}

/** Whatever could be taken for markup, a formula or a direction of writing, in every text that people give. */
function hostile(): Document {
  const { form, year } = edition2021;
  const report = blankReport(form, year);
  return composed(form, {
    ...zeroReport(form, year),
    office: { ...report.office, unit: `=1+1<b>&"'镇\u202E*#_$` },
    texts: {
      overview: written(
        `<script>alert(1)</script> & &amp; <w:p/> ]]> <!-- --> 注意`,
        `=HYPERLINK("http://example.invalid","点") 是公式吗?`,
        `+1-1@SUM(A1) 也不是公式`,
        `#panic("x") *粗* _斜_ $x^2$ @ref \\n \`code\` // 不是标记`,
        `{{requests.new_received.total}} {year} \${x} $& %s 不替换`,
      ),
      problems: written(
        "控\u0000制\u0007字\u001B符，孤\uD800代\uDC00理，从右\u202E到左\u202C，零\u200B宽。",
        "مرحبا שלום 公开👨‍👩‍👧‍👦👍🏽𠮷䶮龘。",
      ),
      other: bound("共收到申请 {{requests.new_received.total}} 件。"),
    },
  });
}

const of = ({ form, year }: (typeof editions)[number], make: typeof zeroReport): Document =>
  composed(form, make(form, year));

/** Between them they show every block, mark and kind of figure. */
export const goldenDocuments: Readonly<Record<string, Document>> = {
  "2019-zero": of(edition2019, zeroReport),
  "2021-distinct": of(edition2021, distinctReport),
  "2021-draft": draft(),
  "2021-hostile": hostile(),
};
