// @ts-check
/** What the reader has done, kept in this browser and nowhere else: words, cards, reviews, settings.
 *
 * In IndexedDB; where that is not allowed, in local storage; where neither is, for as long as the page is
 * open. The three have one face: `all`, and `within`, which changes several records or none.
 */

/** @typedef {"words" | "cards" | "reviews" | "settings"} Shelf */
/** What can be done within one change.
 * @typedef {{get: (shelf: Shelf, key: string) => Promise<any>, all: (shelf: Shelf) => Promise<any[]>, put: (shelf: Shelf, record: any) => void,
 *   remove: (shelf: Shelf, key: string) => void}} Hands */
/** @typedef {{kind: "database" | "local" | "visit", all: (shelf: Shelf) => Promise<any[]>,
 *   within: <T>(act: (hands: Hands) => Promise<T>) => Promise<T>}} Vault */

const NAME = "duizhao";

/** What each record is found by.
 * @type {Record<Shelf, string>} */
const KEYS = { words: "word", cards: "id", reviews: "id", settings: "name" };
const SHELVES = /** @type {Shelf[]} */ (Object.keys(KEYS));

/** What each version of the database adds to the one before; never changed, only added to.
 * @type {((database: IDBDatabase) => void)[]} */
const MIGRATIONS = [
  (database) => database.createObjectStore("words", { keyPath: "word" }),
  (database) => ["cards", "reviews", "settings"].forEach((shelf) => database.createObjectStore(shelf, { keyPath: KEYS[/** @type {Shelf} */ (shelf)] })),
];

/** Why something cannot be kept, in both languages. */
export class VaultError extends Error {
  /** @param {string} en @param {string} zh @param {unknown} [cause] */
  constructor(en, zh, cause) {
    super(en, { cause });
    this.zh = zh;
  }
}

/** @type {Promise<Vault> | undefined} */
let opening;

/** Open what there is; always the same one on a page.
 * @returns {Promise<Vault>} */
export function vault() {
  opening ??= openDatabase().then(gathered).catch((cause) => {
    if (cause instanceof VaultError) throw cause;
    return openLocal();
  });
  return opening;
}

const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(NAME);

/** Hear of what another tab has changed.
 * @param {(shelves: Shelf[]) => void} hear
 * @returns {() => void} stops it */
export function onChange(hear) {
  const listen = (/** @type {MessageEvent} */ { data }) => hear(data);
  const stored = (/** @type {StorageEvent} */ { key }) => { if (key?.startsWith(`${NAME}.`)) hear([/** @type {Shelf} */ (key.slice(NAME.length + 1))]); };
  channel?.addEventListener("message", listen);
  addEventListener("storage", stored);
  return () => { channel?.removeEventListener("message", listen); removeEventListener("storage", stored); };
}

/** @template T
 * @param {IDBRequest<T>} request
 * @returns {Promise<T>} */
const answer = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

/** @returns {Promise<Vault>} */
function openDatabase() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, MIGRATIONS.length);
    request.onupgradeneeded = ({ oldVersion }) => { for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(request.result); };
    request.onblocked = () => reject(new VaultError(
      "Another tab has an older version of this site open. Close it and load this page again.", "另一标签页开着旧版网站，请关闭后重新载入。"));
    request.onerror = () => reject(request.error?.name === "VersionError"
      ? new VaultError("This browser holds data of a newer version of this site. Load the page again, past the cache.", "浏览器中的数据来自更新的版本，请强制刷新。")
      : request.error);
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(inDatabase(request.result));
    };
  });
}

/** @param {IDBDatabase} database
 * @returns {Vault} */
function inDatabase(database) {
  const start = (/** @type {IDBTransactionMode} */ mode) => {
    try {
      return database.transaction(SHELVES, mode);
    } catch (cause) {
      throw new VaultError("The site has been renewed in another tab. Load this page again; nothing is lost.", "网站已在另一标签页更新，请重新载入，数据未丢失。", cause);
    }
  };
  return {
    kind: "database",
    all: async (shelf) => answer(start("readonly").objectStore(shelf).getAll()),
    within: async (act) => {
      const change = start("readwrite");
      const touched = new Set();
      const done = new Promise((resolve, reject) => {
        change.oncomplete = resolve;
        change.onabort = () => reject(refusal(change.error));
      });
      done.catch(() => {});
      try {
        const result = await act({
          get: (shelf, key) => answer(change.objectStore(shelf).get(key)),
          all: (shelf) => answer(change.objectStore(shelf).getAll()),
          put: (shelf, record) => { touched.add(shelf); change.objectStore(shelf).put(record); },
          remove: (shelf, key) => { touched.add(shelf); change.objectStore(shelf).delete(key); },
        });
        await done;
        if (touched.size) channel?.postMessage([...touched]);
        return result;
      } catch (cause) {
        try { change.abort(); } catch { /* it has ended */ }
        throw cause instanceof VaultError ? cause : refusal(cause);
      }
    },
  };
}

/** @param {unknown} cause */
function refusal(cause) {
  const isFull = cause instanceof DOMException && /Quota/.test(cause.name);
  return isFull
    ? new VaultError("The browser's storage is full: this was not kept. Make room or download a backup; what was kept before is still there.", "浏览器存储已满，这次没有保存。请清出空间或下载备份；之前的数据仍在。", cause)
    : new VaultError("The browser did not keep this. Try again, or download a backup.", "浏览器没有保存，请再试一次，或下载备份。", cause);
}

/** Bring into the database what local storage kept while there was none; what cannot be brought waits there.
 * @param {Vault} store */
async function gathered(store) {
  let left;
  try {
    left = SHELVES.filter((shelf) => localStorage.getItem(`${NAME}.${shelf}`));
  } catch {
    return store;
  }
  if (!left.length) return store;
  const held = Object.fromEntries(SHELVES.map((shelf) => [shelf, Object.values(readLocal(shelf))]));
  const { takeIn } = await import("./taking.mjs");
  const isIn = await takeIn(store, /** @type {any} */ (held)).then(() => true, () => false);
  if (isIn) for (const shelf of left) localStorage.removeItem(`${NAME}.${shelf}`);
  return store;
}

/** @returns {Vault} */
function openLocal() {
  try {
    localStorage.setItem(`${NAME}.probe`, "1");
    localStorage.removeItem(`${NAME}.probe`);
    return inTables("local", readLocal, writeLocal);
  } catch {
    /** @type {Partial<Record<Shelf, Record<string, any>>>} */
    const visit = {};
    return inTables("visit", (shelf) => visit[shelf] ?? {}, (shelf, table) => { visit[shelf] = table; });
  }
}

/** What is damaged is put aside, never overwritten, and told once.
 * @param {Shelf} shelf @returns {Record<string, any>} */
function readLocal(shelf) {
  const key = `${NAME}.${shelf}`;
  const text = localStorage.getItem(key) ?? "{}";
  try {
    return Object(JSON.parse(text));
  } catch (cause) {
    localStorage.setItem(`${key}.damaged`, text);
    localStorage.removeItem(key);
    throw new VaultError(`What this browser kept under “${key}” is damaged; it was put aside as “${key}.damaged”. Restore a backup on the page My words.`, "浏览器中的数据已损坏并另存，请在“我的生词”页恢复备份。", cause);
  }
}

/** @param {Shelf} shelf @param {Record<string, any>} table */
function writeLocal(shelf, table) {
  try {
    localStorage.setItem(`${NAME}.${shelf}`, JSON.stringify(table));
  } catch (cause) {
    throw refusal(cause);
  }
}

/** A vault of tables that are read and written whole.
 * @param {"local" | "visit"} kind @param {(shelf: Shelf) => Record<string, any>} read @param {(shelf: Shelf, table: Record<string, any>) => void} write
 * @returns {Vault} */
function inTables(kind, read, write) {
  return {
    kind,
    all: async (shelf) => Object.values(read(shelf)),
    within: (act) => alone(async () => {
      /** @type {[Shelf, string, any][]} */
      const changes = [];
      /** @type {Partial<Record<Shelf, Record<string, any>>>} */
      const tables = {};
      const table = (/** @type {Shelf} */ shelf) => (tables[shelf] ??= read(shelf));
      const result = await act({
        get: async (shelf, key) => table(shelf)[key],
        all: async (shelf) => Object.values(table(shelf)),
        put: (shelf, record) => { changes.push([shelf, record[KEYS[shelf]], record]); },
        remove: (shelf, key) => { changes.push([shelf, key, undefined]); },
      });
      writeAll(changes, read, write);
      return result;
    }),
  };
}

/** Let one tab at a time change tables, where the browser can see to that.
 * @template T
 * @param {() => Promise<T>} act
 * @returns {Promise<T>} */
const alone = async (act) => (globalThis.navigator?.locks ? navigator.locks.request(NAME, act) : act());

/** Write several tables, or put back those that were written before one failed.
 * @param {[Shelf, string, any][]} changes @param {(shelf: Shelf) => Record<string, any>} read @param {(shelf: Shelf, table: Record<string, any>) => void} write */
function writeAll(changes, read, write) {
  /** @type {[Shelf, Record<string, any>][]} */
  const written = [];
  try {
    for (const shelf of new Set(changes.map(([shelf]) => shelf))) {
      const before = read(shelf);
      const after = { ...before };
      for (const [, key, record] of changes.filter(([of]) => of === shelf)) {
        if (record === undefined) delete after[key];
        else after[key] = record;
      }
      write(shelf, after);
      written.push([shelf, before]);
    }
  } catch (cause) {
    for (const [shelf, before] of written) write(shelf, before);
    throw cause;
  }
}
