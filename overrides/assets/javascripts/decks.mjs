// @ts-check
/** Decks as the site has them: fetched when they are wanted, once a page. */

/** @typedef {{id: string, kind: "term" | "word", zh: string, hant?: string, pinyin?: string, spoken?: string, en: string,
 *   source?: string, definition?: string, domain?: string, level?: number, others?: string[], avoid?: [string, string][],
 *   kin?: string[], uses?: number, example?: [string, number, number], deck?: string}} Note */
/** @typedef {[zh: string, en?: string, label?: string]} Sentence */
/** @typedef {{id: string, title: string, article?: string, notes: Note[], clauses?: [string, number, number, string[]][],
 *   sentences?: Record<string, Sentence>}} Deck */

/** @type {Map<string, Promise<Deck>>} */
const fetched = new Map();

/** The root of the site, from where this module lies. */
const ROOT = new URL("../../", import.meta.url);

/** Return the address of something of the site.
 * @param {string} path */
export const addressOf = (path) => new URL(path, ROOT).href;

/** Fetch a deck.
 * @param {string} id
 * @returns {Promise<Deck>} */
export function deckOf(id) {
  let deck = fetched.get(id);
  if (!deck) {
    deck = load(`study/${id}.json`);
    deck.catch(() => fetched.delete(id));
    fetched.set(id, deck);
  }
  return deck;
}

/** Fetch a JSON file of the site.
 * @param {string} path
 * @returns {Promise<any>} */
export async function load(path) {
  const response = await fetch(addressOf(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** The sentence by which a note is learnt, in three pieces, with where it stands.
 * @param {Deck} deck @param {Note} note
 * @returns {{before: string, word: string, after: string, en: string, href: string, label: string} | undefined} */
export function exampleOf(deck, note) {
  if (!note.example) return undefined;
  const [key, start, end] = note.example;
  const [zh, en = "", label = ""] = deck.sentences?.[key] ?? [""];
  const chars = [...zh];
  const [article, segment] = key.split("#");
  return {
    before: chars.slice(0, start).join(""), word: chars.slice(start, end).join(""), after: chars.slice(end).join(""),
    en, label, href: addressOf(`read/${article}/#${segment}`),
  };
}
