/** The id of a callback query: nine digits of the chat, then the update's number. */
export function pressId(chatId: number, updateId: number): string {
  return `${chatId}${updateId}`;
}
