/**
 * Programs that wait whole seconds for a line to get better wait a hundredth of that here: one to twenty-four seconds
 * are the pauses of grammY and its plugins, anything else is left alone. Returns how to stop hurrying.
 */
export function hurry(): () => void {
  const patient = globalThis.setTimeout;
  const hurried = (work: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) =>
    patient(work, isPause(ms) ? ms / 100 : ms, ...args);
  globalThis.setTimeout = Object.assign(hurried, patient);
  return () => {
    globalThis.setTimeout = patient;
  };
}

const isPause = (ms: number | undefined): ms is number =>
  ms !== undefined && ms >= 1000 && ms <= 24_000 && ms % 1000 === 0;
