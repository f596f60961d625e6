/** The text that is written but not sent yet: it outlives a reload. */
export interface Draft {
  readonly load: () => string;
  readonly save: (text: string) => void;
}

export function draftOf(chatId: number): Draft {
  const key = `draft-${chatId}`;
  let draft = "";
  try {
    draft = localStorage.getItem(key) ?? "";
  } catch {
    // A browser that keeps nothing still keeps it as long as the page is open.
  }
  return {
    load: () => draft,
    save: (text) => {
      draft = text;
      try {
        if (text === "") localStorage.removeItem(key);
        else localStorage.setItem(key, text);
      } catch {
        // As above; or the browser's room is full.
      }
    },
  };
}
