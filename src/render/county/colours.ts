/** Grounds and inks of the pictures. Every ink reads on every ground: 4.5 to 1 or more, as WCAG AA asks of text. */
export const grounds = {
  page: "#ffffff",
  /** Of every second row. */
  zebra: "#f3f5f8",
  head: "#e4e9f0",
  late: "#fdeceb",
} as const;

export const inks = {
  text: "#1c2430",
  quiet: "#4d5866",
  done: "#146c38",
  partial: "#1a56a8",
  wrong: "#b3261e",
  blank: "#5a6472",
  none: "#5a6472",
  late: "#b3261e",
} as const;

/** Between rows. */
export const ruleColour = "#d5dbe3";
