/** How one kind of action is written into a button: a short code, and its arguments. */
export interface Codec<A> {
  readonly code: string;
  readonly args: (action: A) => readonly string[];
  readonly parse: (args: readonly string[]) => A | undefined;
}

export type Codecs<A extends { kind: string }> = {
  readonly [Kind in A["kind"]]: Codec<Extract<A, { kind: Kind }>>;
};

export const bare = <A extends { kind: string }>(code: string, action: A): Codec<A> => ({
  code,
  args: () => [],
  parse: () => action,
});

/** An action with one id. */
export const one = <A>(
  code: string,
  get: (action: A) => string,
  make: (id: string) => A,
): Codec<A> => ({
  code,
  args: (action) => [get(action)],
  parse: ([id]) => (id === undefined ? undefined : make(id)),
});

export const int = (text: string | undefined): number | undefined => {
  const value = text === undefined || text === "" ? NaN : Number(text);
  return Number.isSafeInteger(value) ? value : undefined;
};
