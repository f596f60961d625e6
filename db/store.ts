/**
 * Where things are kept. One small contract for every backend; one test suite runs against each.
 *
 * A shelf holds documents of one kind under ASCII ids. What `save` has resolved is on disk, whatever happens next.
 * Values are readonly: nobody changes what `load` gave or `save` took.
 *
 * `load` gives the newest value that `save` took, also while that is still on its way to the disk. If it does not
 * arrive, every `save` that came meanwhile is refused with it, and `load` gives what the disk has.
 */
export interface Shelf<T> {
  /**
   * The document, validated. `absent` when there is none. `damaged` when what is there cannot be trusted: it has
   * been set aside (never deleted), and `copy` is the newest good copy, if any, for a person to accept with
   * {@link Shelf.save}.
   */
  load(id: string): Promise<Loaded<T>>;
  save(id: string, value: T): Promise<void>;
  ids(): Promise<readonly string[]>;
}

export type Loaded<T> =
  | Readonly<{ kind: "found"; value: T }>
  | Readonly<{ kind: "absent" }>
  | Readonly<{ kind: "damaged"; setAside: string; copy?: Readonly<{ value: T; at: string }> }>;
