/** A message that the person sent and the server may not have yet. */
export interface Entry {
  /** Also makes a repeated sending harmless. */
  readonly clientId: string;
  readonly chatId: number;
  /** When it was sent, in milliseconds: entries go out in this order. */
  readonly at: number;
  readonly text?: string | undefined;
  readonly replyTo?: number | undefined;
  readonly attached?: Attached | undefined;
}

/** A file as the person chose it. Pictures are made smaller only on their way. */
export interface Attached {
  readonly file: Blob;
  readonly name: string;
  readonly kind: "document" | "photo" | "voice";
  readonly caption?: string | undefined;
  /** Pictures that were sent together share it. */
  readonly groupId?: string | undefined;
  /** Of a voice message. Seconds. */
  readonly duration?: number | undefined;
}

/** What is not sent yet outlives a reload, files too. Where a browser keeps nothing, it lives as long as the page. */
export interface OutboxStore {
  readonly all: (chatId: number) => Promise<readonly Entry[]>;
  /** Another window of this person may have sent or dropped it meanwhile. */
  readonly has: (entry: Entry) => Promise<boolean>;
  readonly put: (entry: Entry) => Promise<void>;
  readonly drop: (clientId: string) => Promise<void>;
}

const DATABASE = "outbox";
const ENTRIES = "entries";

export function openOutboxStore(): OutboxStore {
  const opening = open().catch(() => undefined);
  const unkept = new Set<string>();

  const run = async <T>(
    mode: IDBTransactionMode,
    work: (entries: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T | undefined> => {
    const database = await opening;
    if (database === undefined) throw new Error("no database");
    const transaction = database.transaction(ENTRIES, mode);
    const request = work(transaction.objectStore(ENTRIES));
    await settled(transaction);
    return request.result;
  };

  return {
    all: async (chatId) => {
      const entries: Entry[] = (await run("readonly", (all) => all.getAll()).catch(() => [])) ?? [];
      return entries.filter((entry) => entry.chatId === chatId).sort((a, b) => a.at - b.at);
    },
    has: async ({ clientId }) => {
      if (unkept.has(clientId)) return true;
      const found = await run("readonly", (all) => all.count(clientId)).catch(() => 1);
      return found !== 0;
    },
    put: async (entry) => {
      try {
        await run("readwrite", (all) => all.put(entry));
      } catch {
        unkept.add(entry.clientId);
      }
    },
    drop: async (clientId) => {
      await run("readwrite", (all) => all.delete(clientId)).catch(() => undefined);
    },
  };
}

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener("upgradeneeded", () => {
    request.result.createObjectStore(ENTRIES, { keyPath: "clientId" });
  });
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => {
      const { result } = request;
      // Signing out in another window removes it.
      result.addEventListener("versionchange", () => result.close());
      resolve(result);
    });
    request.addEventListener("error", () => reject(new Error("the database does not open")));
  });
}

async function settled(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener("complete", () => resolve());
    transaction.addEventListener("abort", () => reject(new Error("not kept")));
  });
}
