/** Somebody else to hear of it: by their role, for the shell knows who has it. */
export type Addressee =
  | Readonly<{ to: "reviewer"; step: string }>
  | Readonly<{ to: "filler" }>
  | Readonly<{ to: "supervisor" }>
  /** Those to whom these sections or tables were handed over. */
  | Readonly<{ to: "helpers"; sections: readonly string[] }>;

export const noticeKinds = [
  "submitted",
  "returned",
  "approved",
  "finished",
  "filed",
  "accepted",
  "sent-back",
  "withdrawn",
  "corrected",
  "published",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** A fact for other people; the bot words it, and opens the place. */
export type Notice = Addressee &
  Readonly<{
    kind: NoticeKind;
    /** Who did it. */
    by: string;
    /** How many remarks came with it. */
    remarks?: number;
    /** Submitted before: a second look. */
    again?: boolean;
    /** In the person's own words. */
    why?: string;
  }>;
