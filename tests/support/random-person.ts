import type { Shown } from "#tools/clerk/person.ts";
import type { Dice } from "./dice.ts";
import type { StubbornPerson } from "./stubborn-person.ts";

/** Does anything that a person can do with the chat in front of them. */
export function randomPerson(person: StubbornPerson, dice: Dice, name: string) {
  const typed: { id: number; text: string }[] = [];
  /** The presses that the messenger has taken. */
  const pressed: string[] = [];
  let acts = 0;

  const send = async (text: string, reply?: number): Promise<void> => {
    const to = reply === undefined ? {} : { reply_to_message_id: reply };
    const body = { client_id: `${name}.${acts}`, text, ...to };
    const message = await person.post("/api/messages", body);
    if (message?.message_id !== undefined) typed.push({ id: message.message_id, text });
  };
  const press = async (card: Shown | undefined): Promise<void> => {
    const buttons = card?.reply_markup?.inline_keyboard?.flat() ?? [];
    if (card === undefined || buttons.length === 0) return send(words(dice));
    const { callback_data: data } = dice.pick(buttons);
    const body = { client_id: `${name}.${acts}`, message_id: card.message_id, data };
    const id = (await person.post("/api/callback", body))?.callback_query_id;
    if (id !== undefined) pressed.push(id);
  };
  const cards = (): readonly Shown[] =>
    [...person.screen.values()]
      .filter(({ out, reply_markup }) => !out && reply_markup?.inline_keyboard !== undefined)
      .toSorted((a, b) => a.message_id - b.message_id);

  const doings: readonly (readonly [number, () => Promise<void>])[] = [
    [38, () => press(cards().at(-1))],
    [8, () => press(cards().length === 0 ? undefined : dice.pick(cards()))],
    [38, () => send(words(dice))],
    [
      8,
      async () => {
        if (typed.length === 0) return send(words(dice));
        const text = dice.falls(0.7) ? figures(dice) : words(dice);
        await person.post("/api/messages/edit", {
          message_id: dice.pick(typed.slice(-6)).id,
          text,
        });
      },
    ],
    // The same words again, as from a thumb that slipped.
    [4, () => send(typed.at(-1)?.text ?? words(dice))],
    [4, () => send(figures(dice), typed.length === 0 ? undefined : dice.pick(typed).id)],
  ];
  const weights = doings.reduce((sum, [weight]) => sum + weight, 0);

  return {
    pressed,
    act: async (): Promise<void> => {
      acts += 1;
      let at = dice.below(weights);
      for (const [weight, doing] of doings) {
        if (at < weight) return doing();
        at -= weight;
      }
    },
  };
}

const figures = (dice: Dice): string =>
  Array.from({ length: dice.pick([1, 1, 3, 3, 4, 6]) }, () => dice.below(5)).join(" ");

const words = (dice: Dice): string => (dice.falls(0.55) ? figures(dice) : dice.pick(phrases));

const phrases: readonly string[] = `没有 没有 有 都没有 其余都是0 其余都是0 跳过 无 完成 完成 定稿
撤销 撤销 返回 进度 检查 预览 帮助 继续 修改 暂停 说明 按行填 一件一件登记
/start /status /undo /nothing 啊 ？？？ 2024 十二 减2 ５万元 😀`
  .split(/\s/)
  .concat(
    "改 行政许可 5 1 3",
    "改 行政处罚 12",
    "刚才那个改成3",
    "规章 2 2 10",
    "刚才决定数是 36",
    "自然人 予以公开 2",
    "商业企业 结转下年",
    "自然人 予以公开 ×2",
    "今年通过网站公开信息 32 条。",
    "问题：公开不够及时。\n改进：按季检查。",
    "培训一次。",
  );
