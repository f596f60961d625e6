/** What the person at the keyboard can mend: one sentence in Chinese, then the same in English. */
export class Refusal extends Error {
  constructor(chinese: string, english: string) {
    super(`${chinese}\n${english}`);
  }
}

/** The system's own word for why: ENOENT, EACCES. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : String(error);
