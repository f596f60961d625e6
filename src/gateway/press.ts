/**
 * The id of a callback query: nine digits of the chat, then the update's number.
 * An answer then finds its chat without a list of all open presses.
 */
export function pressId(chatId: number, updateId: number): string {
  return `${chatId}${updateId}`;
}

export function chatOfPress(callbackQueryId: string): number | undefined {
  return /^\d{19}$/.test(callbackQueryId) ? Number(callbackQueryId.slice(0, 9)) : undefined;
}
