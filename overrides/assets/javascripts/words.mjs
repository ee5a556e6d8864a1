// @ts-check
/** My words: which the reader knows or is learning, kept in the browser and nowhere else.
 *
 * In IndexedDB, where each word has a record; where that is not allowed, in local storage; where neither
 * is, for as long as the page is open.
 */

import { keep, kept } from "./prefs.mjs";
import { wordOf } from "./sentence.mjs";

/** @typedef {"known" | "learning"} WordState */
/** Where a word was met: the article, the sentence, and its text.
 * @typedef {{article?: string, segment?: string, zh?: string, en?: string, pinyin?: string}} Context */
/** @typedef {{word: string, state: WordState, context: Context, changed: number}} WordRecord */

const NAME = "duizhao";
const STORE = "words";
const FALLBACK = "duizhao.words";

/** @type {Promise<IDBDatabase | undefined> | undefined} */
let opening;

/** @type {Map<string, WordRecord> | undefined} */
let records;

/** @returns {Promise<IDBDatabase | undefined>} */
function database() {
  opening ??= new Promise((resolve) => {
    try {
      const request = indexedDB.open(NAME, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "word" });
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
  return opening;
}

/** Do one thing in the store and wait for it; undefined where there is none or it fails.
 * @template T
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<T>} act
 * @returns {Promise<T | undefined>} */
async function within(mode, act) {
  const opened = await database();
  return new Promise((resolve) => {
    try {
      if (!opened) throw new Error("no database");
      const request = act(opened.transaction(STORE, mode).objectStore(STORE));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(undefined);
    } catch {
      resolve(undefined);
    }
  });
}

/** @returns {Promise<Map<string, WordRecord>>} */
async function all() {
  if (records) return records;
  const stored = await within("readonly", (store) => /** @type {IDBRequest<WordRecord[]>} */ (store.getAll()));
  const list = stored ?? Object.values(kept(FALLBACK));
  records ??= new Map(list.map((record) => [record.word, record]));
  return records;
}

/** Return the state of a word, undefined for one that was never marked.
 * @param {string} word
 * @returns {Promise<WordState | undefined>} */
export async function stateOf(word) {
  return (await all()).get(word)?.state;
}

/** Return the state of every word that was marked.
 * @returns {Promise<Map<string, WordState>>} */
export async function allStates() {
  return new Map([...(await all())].map(([word, record]) => [word, record.state]));
}

/** Mark a word, or with no state take its mark away, and tell the page.
 * @param {string} word
 * @param {WordState | undefined} state
 * @param {Context} [context] where it was met */
export async function setState(word, state, context = {}) {
  const known = await all();
  const record = state && { word, state, context, changed: Date.now() };
  if (record) known.set(word, record);
  else known.delete(word);
  const done = await within("readwrite", (store) => /** @type {IDBRequest<any>} */ (record ? store.put(record) : store.delete(word)));
  if (done === undefined && !(await database())) keep(FALLBACK, Object.fromEntries(known));
  document.dispatchEvent(new CustomEvent("reader:word", { detail: { word, state } }));
}

/** Mark the words and terms of the page that the reader knows or is learning. */
export async function markKnown() {
  const states = await allStates();
  if (!states.size && !document.querySelector("[data-w]")) return;
  for (const element of document.querySelectorAll(".art :is(ruby, .t)")) {
    const word = element.matches("ruby") ? wordOf(element) : [...element.querySelectorAll("ruby")].map(wordOf).join("");
    const state = states.get(word);
    if (state) element.setAttribute("data-w", state);
    else if (element.hasAttribute("data-w")) element.removeAttribute("data-w");
  }
}
