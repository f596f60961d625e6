import { decodePress } from "#bot/callback-data.ts";
import type { Message, Said } from "#bot/records.ts";
import type { SayScene } from "#bot/say/scene.ts";
import { sayTurn } from "#bot/say/turn.ts";
import { wordsIn } from "#bot/words/words.ts";
import type { Language } from "#bot/words/words.ts";
import type { Action, Event, Turn } from "#flows/conversation.ts";
import { evaluate } from "#flows/evaluate.ts";
import { coreOf, findRows } from "#flows/find-rows.ts";
import type { Column, Form } from "#flows/form.ts";
import { outline } from "#flows/outline.ts";
import type { RowQuestion } from "#flows/outline.ts";
import type { Report } from "#flows/report.ts";
import type { Sheet } from "#flows/sheet.ts";
import { step } from "#flows/step.ts";
import { alone } from "#flows/workflow/setting.ts";
import { fillerOf } from "#flows/workflow/viewer.ts";

/** What a person might do next; what it comes to depends on where they stand, so that any sequence makes sense. */
export type Intent = Readonly<{ act: Act; a: number; b: number }>;

export const acts = [
  "answer",
  "answer",
  "answer",
  "answer",
  "column",
  "press",
  "press",
  "press",
  "press",
  "old-button",
  "garbage",
  "correct",
  "correct-last",
  "edit",
  "reply",
  "reply-card",
  "undo",
  "word",
  "jump",
  "zero-rest",
  "gate",
  "case",
  "malformed",
  "unreadable",
] as const;
type Act = (typeof acts)[number];

export interface Walked {
  readonly before: Report;
  readonly event: Event;
  readonly turn: Turn;
  /** The report after it, worked out. */
  readonly sheet: Sheet;
  readonly said: readonly Said[];
  /** What must be in these cells afterwards, when the event can mean nothing else. */
  readonly expected?: Readonly<Record<string, number>>;
  /** The only cells that it may touch, where that can be told from the event alone. */
  readonly target?: ReadonlySet<string>;
}

interface Drawn {
  readonly data: string;
  readonly revision: number;
}

const garbage = [
  "啊",
  "？？？",
  "今天天气不错",
  "1.5.2",
  "十几",
  "3-5",
  "大概二十",
  "-3",
  "99999999999999999999",
  "1 2 3 4 5 6 7 8 9 10 11 12",
  "12,34",
  "l2",
  "，",
  "改",
  "改 没有这一行 3",
  "改 其他 3",
  "刚才",
  "𠮷𠮷😀",
  "（一）主动公开情况",
  "将主动公开目录及时更新到网站",
  "其他 1",
  "总计 3",
  " ",
  "5元",
  "1000",
  "两千三百四",
  "空",
  "0 0",
  "？",
  "待定",
  "自然人",
  "自然人 公开 ×",
  "无",
  "有",
];

const escapes =
  "返回 进度 检查 预览 撤销 暂停 继续 帮助 修改 定稿 跳过 说明 完成 其余都是0 skip back".split(" ");

const paragraphs = [
  "今年共发布信息 35 条，及时答复。",
  "（一）主动公开情况\n按季更新目录。\n（二）监督保障\n培训一次。",
  "问题：公开不够及时。\n改进：按季检查。",
  "𠮷田村的𪨶家组信息公开栏已更新😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀",
  "把目录重新整理了一遍。",
];

/** A person in a chat with the core and its words: knows what stood on the screen, and what they typed themselves. */
export class Walker {
  report: Report;
  private readonly form: Form;
  private sheet: Sheet;
  private readonly typed: number[] = [];
  private readonly kept: Drawn[] = [];
  private screen: Message | undefined;
  private message = 0;

  constructor(form: Form, report: Report) {
    this.form = form;
    this.report = report;
    this.sheet = evaluate(form, this.report, fillerOf(this.report, who.by));
  }

  walk(intent: Intent): Walked {
    const before = this.report;
    const { event, ...oracle } = this.event(intent);
    const turn = step(this.form, before, event);
    this.report = turn.report;
    const { sheet } = turn;
    this.sheet = sheet;
    const said = (["zh-CN", "en"] as const).map((language) => this.say(turn, event, language));
    const shown = said[0]?.send ?? said[0]?.edit;
    if (shown !== undefined) this.screen = shown;
    for (const each of said) this.keep(each);
    return { before, event, turn, sheet, said, ...oracle };
  }

  private say(turn: Turn, event: Event, language: Language): Said {
    const scene: SayScene = {
      form: this.form,
      seen: outline(this.form),
      report: turn.report,
      sheet: this.sheet,
      words: wordsIn[language],
      viewer: fillerOf(turn.report, who.by),
      setting: alone,
      assistant: false,
      nameOf: (id) => id,
    };
    return sayTurn(scene, turn.replies, event.kind === "tap");
  }

  private keep({ edit, send }: Said): void {
    for (const { data } of [edit, send].flatMap((message) => message?.keyboard.flat() ?? [])) {
      if (this.kept.length < 400) this.kept.push({ data, revision: this.report.revision });
    }
  }

  private event({ act, a, b }: Intent): Pick<Walked, "event" | "expected" | "target"> {
    const words = (text: string): { event: Event } => ({ event: this.text(text) });
    switch (act) {
      case "answer":
        return this.answer(a, b);
      case "column": {
        const row = this.standing();
        const column = pick(row?.columns ?? [], a);
        if (row === undefined || column === undefined) return words(`${b % 7}`);
        const name = pick([column.label, ...(column.aliases ?? [])], b) ?? "";
        return { ...words(`${name} ${b % 9}`), target: new Set(row.cells) };
      }
      case "press": {
        const data = pick(this.screen?.keyboard.flat() ?? [], a)?.data;
        return data === undefined ? words(`${a % 7}`) : this.tap(data);
      }
      case "old-button": {
        const data = pick(this.kept, a)?.data;
        return data === undefined ? words("帮助") : this.tap(data);
      }
      case "garbage":
        return words(pick(garbage, a) ?? "");
      case "correct":
        return this.correct(a, b);
      case "correct-last":
        return words(`刚才那个改成${a % 9}`);
      case "edit":
        return {
          event: {
            ...who,
            kind: "edited",
            message: pick(this.typed, a) ?? 1,
            text: b % 3 === 0 ? (pick(garbage, b) ?? "") : this.valid(this.standing(), b).text,
          },
        };
      case "reply":
        return {
          event: {
            ...this.text(`${b % 5}`),
            replyTo: { kind: "message", message: pick(this.typed, a) ?? 1 },
          },
        };
      case "reply-card": {
        const row = this.row(a);
        const { text } = this.valid(row, b);
        return {
          event: { ...this.text(text), replyTo: { kind: "question", question: row.id } },
          target: new Set(row.cells),
        };
      }
      case "undo":
        return b % 2 === 0 ? words("撤销") : { event: this.command({ kind: "undo" }) };
      case "word":
        return words(pick(escapes, a) ?? "");
      case "jump":
        return {
          event: this.command({
            kind: "go",
            question: pick([...outline(this.form).question.keys()], a) ?? "",
          }),
          target: new Set(),
        };
      case "zero-rest": {
        const table = pick([...outline(this.form).tables.values()], a);
        return {
          event: this.command({ kind: "zero-rest", table: table?.table.id ?? "" }),
          target: new Set(table?.inputs ?? []),
        };
      }
      case "gate": {
        const gate = pick(this.form.gates, a);
        const answer = b % 2 === 0 ? "some" : "none";
        return {
          event: this.command({ kind: "gate", gate: gate?.id ?? "", answer }),
          target: new Set(outline(this.form).tables.get(gate?.table ?? "")?.inputs),
        };
      }
      case "case":
        return words(this.caseLine(a, b));
      case "malformed":
        return this.tap(malformed(pick(this.kept, a)?.data ?? "z", b));
      case "unreadable":
        return { event: { ...who, kind: "unreadable", what: "photo" }, target: new Set() };
    }
  }

  private text(text: string): Extract<Event, { kind: "text" }> {
    this.message += 1;
    this.typed.push(this.message);
    return { ...who, kind: "text", text, message: this.message };
  }

  private command(action: Action): Event {
    return { ...who, kind: "command", action };
  }

  /** As the shell reads a press: what cannot be decoded counts as the oldest button there is. */
  private tap(data: string): Pick<Walked, "event" | "target"> {
    const pressed = decodePress(data);
    if (pressed?.press.on !== "report") {
      return {
        event: { ...who, kind: "tap", action: { kind: "undo" }, revision: -1 },
        target: new Set(),
      };
    }
    const { press, drawn } = pressed;
    return { event: { ...who, kind: "tap", action: press.action, revision: drawn.revision } };
  }

  private standing(): RowQuestion | undefined {
    const { next } = this.sheet;
    return next.kind === "question" && next.question.kind === "row" ? next.question : undefined;
  }

  /** The right kind of words for what stands in front of the person. */
  private answer(a: number, b: number): Pick<Walked, "event" | "expected" | "target"> {
    const row = this.standing();
    if (row !== undefined && this.report.state === "filling") {
      const { text, expected } = this.valid(row, a * 31 + b);
      return { event: this.text(text), expected, target: new Set(row.cells) };
    }
    const { next } = this.sheet;
    const texts: Readonly<Record<string, string>> = {
      gate: a % 3 === 0 ? "没有" : "有",
      mode: a % 2 === 0 ? "按行填" : "一件一件登记",
      cases: this.caseLine(a, b),
      text: a % 4 === 0 ? "完成" : (pick(paragraphs, b) ?? ""),
      part: a % 4 === 0 ? "完成" : (pick(paragraphs, b) ?? ""),
    };
    const kind = next.kind === "question" ? next.question.kind : next.kind;
    return { event: this.text(texts[kind] ?? (kind === "end" ? "定稿" : "对")) };
  }

  private valid(
    row: RowQuestion | undefined,
    seed: number,
  ): { text: string; expected: Record<string, number> } {
    const figures = row?.columns.map((column, at) => figure(column, (seed >> at) % 12)) ?? [];
    return {
      text: row === undefined ? String(seed % 9) : figures.map(({ text }) => text).join(" "),
      expected: Object.fromEntries(figures.map(({ value }, at) => [row?.cells[at] ?? "", value])),
    };
  }

  private row(a: number): RowQuestion {
    const rows = outline(this.form).questions.filter((question) => question.kind === "row");
    return pick(rows, a) as RowQuestion;
  }

  /** 改 行政许可 1 2 3: all figures of one row, named by a name that is only its own. */
  private correct(a: number, b: number): Pick<Walked, "event" | "expected" | "target"> {
    const row = this.row(a);
    const name = row.row.aliases?.[0] ?? coreOf(row.row.label);
    const { text, expected } = this.valid(row, b);
    const named = findRows(outline(this.form), `${name} ${text}`);
    const alone = named.length === 1 && named[0]?.rows.length === 1 && named[0].name === name;
    return {
      event: this.text(`改 ${name} ${text}`),
      ...(alone && this.report.state === "filling" ? { expected, target: new Set(row.cells) } : {}),
    };
  }

  private caseLine(a: number, b: number): string {
    const table = [...outline(this.form).tables.values()].find((place) => place.table.cases);
    const cases = table?.table.cases;
    const end = pick([...(cases?.outcomes ?? []), cases?.carriedOut ?? ""], b) ?? "";
    const applicant = pick(table?.rows[0]?.columns ?? [], a)?.label ?? "";
    const line = `${applicant} ${cases?.names[end] ?? ""}${a % 3 === 0 ? ` ×${(b % 4) + 1}` : ""}`;
    return a % 5 === 0 ? `${line}\n${line}` : a % 7 === 0 ? `×${b % 6}` : line;
  }
}

const who = { at: "2026-01-12T08:00:00Z", by: "7" };

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list[at % list.length];
}

function figure({ kind = "count" }: Column, seed: number): { text: string; value: number } {
  if (kind === "money") {
    return seed === 0
      ? { text: "0元", value: 0 }
      : { text: `${seed}.0${seed % 10}万元`, value: (seed * 100 + (seed % 10)) * 10_000 };
  }
  if (kind === "change") {
    return seed % 3 === 0
      ? { text: `减${seed + 1}`, value: -seed - 1 }
      : { text: `+${seed}`, value: seed };
  }
  return { text: String(seed), value: seed };
}

/** Data of a button, damaged on its way or made up. */
function malformed(data: string, seed: number): string {
  const ways: readonly ((data: string) => string)[] = [
    (text) => text.slice(0, seed % (text.length + 1)),
    (text) => `${text}:${seed}`,
    (text) => text.replace(/\d/, "x"),
    (text) => text.split("").toReversed().join(""),
    (text) => text.replaceAll(":", "::"),
    () => "",
    () => "%E0%A4%A:::",
    (text) => text.replace(/^[a-z]+/, "zz"),
    (text) => text.replace(/\.[a-z_]+/, ".nowhere"),
    () => "\u0000😀",
  ];
  return (ways[seed % ways.length] ?? String)(data);
}
