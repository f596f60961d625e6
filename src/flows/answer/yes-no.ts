/** The words people say for yes and no; exact, so that a sentence is never taken for one. */
const bare = (text: string): string => text.replaceAll(/[\s。.,，!！~～]/g, "").toLowerCase();

const yes = new Set(
  "有 有的 对 对的 是 是的 好 好的 行 可以 确认 没错 嗯 没问题 没错继续 就这样 yes y ok".split(" "),
);
const no = new Set(
  "没有 没 无 都没有 都没 没有了 0 ０ 零 不 不是 不对 否 没收到 没有收到 未收到 no n none".split(
    " ",
  ),
);

export const isYes = (text: string): boolean => yes.has(bare(text));
export const isNo = (text: string): boolean => no.has(bare(text));
