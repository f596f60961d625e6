/** What one step of the work came to: there may be more, nothing is left, or it has to wait. Seconds. */
export type Step = "more" | "done" | { readonly wait: number };

/** Does steps of work one after the other, in one window of this browser at a time. */
export interface OneByOne {
  /** There is something to do. */
  readonly go: () => void;
}

/** `name` is the same in all windows that must not work at once. */
export function oneByOne(name: string, step: () => Promise<Step>): OneByOne {
  let isRunning = false;
  let isAsked = false;
  let wake = 0;

  const work = async (): Promise<void> => {
    for (;;) {
      const came = await step();
      if (came === "done") return;
      if (came === "more") continue;
      // Whoever is asked meanwhile need not wait.
      wake = setTimeout(go, came.wait * 1000);
      return;
    }
  };
  const run = async (): Promise<void> => {
    isRunning = true;
    try {
      while (isAsked) {
        isAsked = false;
        clearTimeout(wake);
        await alone(name, work);
      }
    } finally {
      isRunning = false;
    }
  };
  const go = (): void => {
    isAsked = true;
    if (!isRunning) void run();
  };
  return { go };
}

/** Where the browser has no locks (plain HTTP), the client id alone keeps two windows from doubling a message. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? work() : locks.request(name, work);
}
