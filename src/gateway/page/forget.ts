/** After signing out nothing of the person stays behind in this browser: no draft, nothing unsent. */
export async function forgetPerson(): Promise<void> {
  try {
    localStorage.clear();
    sessionStorage.clear();
    await removed(indexedDB.deleteDatabase("outbox"));
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/** Milliseconds: another window may hold on to it for as long as it likes. */
const PATIENCE = 1_000;

async function removed(request: IDBOpenDBRequest): Promise<void> {
  return new Promise((resolve) => {
    request.addEventListener("success", () => resolve());
    request.addEventListener("error", () => resolve());
    setTimeout(resolve, PATIENCE);
  });
}
