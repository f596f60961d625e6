/** Times of one thing, in milliseconds. */
export type Times = readonly number[];

/** The time below which this share of them lies: 0.5 is the median. */
export const quantile = (times: Times, share: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ??
  NaN;

export const median = (times: Times): number => quantile(times, 0.5);

/** Runs contenders in turn, round after round, so that whatever disturbs the machine disturbs them alike. */
export async function alternate<Name extends string>(
  rounds: number,
  contenders: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Readonly<Record<Name, Times>>> {
  const names = Object.keys(contenders) as Name[];
  const times = Object.fromEntries(
    names.map((name) => [name, [] as number[]]),
  ) as unknown as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) times[name].push(await contenders[name]());
  }
  return times;
}

/** Milliseconds that the work took. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
