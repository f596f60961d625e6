import { composerWords } from "./composer-words.ts";
import { byId } from "./dom.ts";
import { splitText } from "./split-text.ts";

/** From this many characters before the limit on, the counter shows. */
const NEAR = 200;

const count = byId("count");

/** Says how much still fits. A longer new message is cut in several; a longer change cannot be. */
export function showCount(text: string, most: number, isEdit: boolean): void {
  const left = most - text.length;
  const isOver = left < 0;
  count.hidden = left > NEAR;
  count.classList.toggle("over", isOver && isEdit);
  if (count.hidden) return;
  if (!isOver) count.textContent = composerWords.left(left);
  else if (isEdit) count.textContent = composerWords.over(-left);
  else count.textContent = composerWords.parts(splitText(text).length);
}
