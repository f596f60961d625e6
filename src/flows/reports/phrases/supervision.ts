import type { Fact, Phrase } from "../../form.ts";
import { lacking, none, short, wordings } from "./say.ts";
import type { Sentences } from "./say.ts";

/** 监督保障: who sees to it; and what a government must state, even if none (条例 第五十条第四项). */

export const supervisionFacts: readonly Fact[] = [
  {
    key: "meetings",
    kind: "count",
    unit: "次",
    ask: {
      zh: "专门研究信息公开的会，或者会上有这一项的。今年开了几次？",
      en: "Meetings on disclosure, or with it on the agenda. How many this year?",
    },
    example: { zh: "2", en: "2" },
  },
  {
    key: "trainings",
    kind: "count",
    unit: "次",
    ask: {
      zh: "自己办的、上级叫去的都算。今年培训了几次？",
      en: "Training of your own or by the county. How many times this year?",
    },
    example: { zh: "2；没有发 0", en: "2; 0 if none" },
  },
  {
    key: "trained",
    kind: "count",
    unit: "人次",
    ask: { zh: "参加培训的一共多少人次？", en: "How many people took part, all together?" },
    example: { zh: "35", en: "35" },
  },
  {
    key: "assessment",
    kind: "words",
    ask: {
      zh: "年报里一定要写到工作考核。今年信息公开考核的结果是什么？",
      en: "The report must mention the assessment. What was its result this year?",
    },
    example: { zh: "良好；没考核发“没有”", en: "良好; 没有 if there was none" },
  },
  {
    key: "evaluation",
    kind: "words",
    ask: {
      zh: "年报里还要写社会评议，就是请群众打分、做问卷。结果怎么样？",
      en: "Public evaluation, by questionnaire or vote, must be mentioned too. What was the result?",
    },
    example: { zh: "满意；没做发“没有”", en: "满意; 没有 if there was none" },
  },
  {
    key: "accountability",
    kind: "count",
    unit: "起",
    ask: {
      zh: "最后是责任追究：因为信息公开没做好被通报、被处理的。今年有几起？",
      en: "Last, accountability: people called to account over disclosure. How many cases this year?",
    },
    example: { zh: "0", en: "0" },
  },
];

/** One thing that must be stated, and what is said of it when there was some. */
interface Statement {
  readonly fact: string;
  readonly name: string;
  readonly some: string;
  /** That there was none: what did not happen, and its verb. */
  readonly none: readonly [verb: string, what: string];
}

const statements: readonly Statement[] = [
  {
    fact: "assessment",
    name: "工作考核",
    some: "政府信息公开工作考核结果为{assessment}",
    none: ["未开展", "工作考核"],
  },
  {
    fact: "evaluation",
    name: "社会评议",
    some: "社会评议结果为{evaluation}",
    none: ["未开展", "社会评议"],
  },
  {
    fact: "accountability",
    name: "责任追究",
    some: "责任追究{accountability}起",
    none: ["未发生", "责任追究情形"],
  },
];

/** What nobody has answered is stated by the rule that holds for it: the words are never missing. */
const unanswered = "按照《条例》有关规定执行";

/** Frames for the whole statement; `%` is where it goes. */
const frames = ["监督方面，%。", "从接受监督的情况看，%。", "{year}年，{self}%。"];

type Answer = "some" | "none" | "absent";
const answers: readonly Answer[] = ["some", "none", "absent"];

function combined(): readonly Phrase[] {
  const all = answers.flatMap((first) =>
    answers.flatMap((second) => answers.map((third) => [first, second, third])),
  );
  return all.flatMap((chosen) => {
    const by = (answer: Answer) => statements.filter((_, at) => chosen[at] === answer);
    const lacks = by("none").map(({ fact }) => fact);
    const when = lacks.length === 0 ? undefined : none(...lacks);
    const lack = Map.groupBy(by("none"), (statement) => statement.none[0]);
    const open = by("absent").map(({ name }) => name);
    const clauses = [
      ...by("some").map((statement) => statement.some),
      ...[...lack].map(([verb, what]) => verb + listed(what.map((each) => each.none[1]))),
      ...(open.length === 0 ? [] : [listed(open) + unanswered]),
    ];
    const text = clauses.join("，");
    return [
      ...wordings(
        frames.map((frame) => frame.replace("%", text)),
        when,
      ),
      ...short([`${text}。`], when),
    ];
  });
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join("、")}和${names.at(-1)}`;

export const supervisionPhrases: Sentences = [
  wordings([
    "按照《条例》第四条规定，政府信息公开日常工作由{self}指定的工作机构承担。",
    "{self}明确工作机构，负责政府信息公开的日常工作。",
    "{self}指定机构负责政府信息公开日常工作，做到职责明确。",
  ]),
  [
    ...wordings([
      "全年[召开政府信息公开专题会议{meetings}次|组织业务培训{trainings}次|培训工作人员{trained}人次]。",
      "为推动工作落实，[召开会议研究部署{meetings}次|开展业务培训{trainings}次|参加培训{trained}人次]。",
      "加强组织和队伍保障，[专题研究政府信息公开工作{meetings}次|举办业务培训{trainings}次|培训{trained}人次]。",
    ]),
    ...short(["[召开会议{meetings}次|组织培训{trainings}次|培训{trained}人次]。"]),
  ],
  lacking({ meetings: "召开政府信息公开专题会议", trainings: "组织业务培训" }, [
    "年内没有%。",
    "本年没有%。",
  ]),
  combined(),
];
