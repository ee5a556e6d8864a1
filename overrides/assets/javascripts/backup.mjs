// @ts-check
/** Backups: everything the reader has done in one file, and back again; pure functions. */

import { replayed } from "./reviews.mjs";
import { VaultError } from "./vault.mjs";

/** @typedef {{words: any[], cards: any[], reviews: any[], settings: any[]}} Holdings */

const FORMAT = "duizhao-backup";
/** Raised when the form of records changes; an older backup is brought up to date by `BRING_UP`. */
const VERSION = 1;

/** What turns a backup of each version into one of the next.
 * @type {((holdings: Holdings) => Holdings)[]} */
const BRING_UP = [];

/** Write a backup.
 * @param {Holdings} holdings @param {number} now
 * @returns {string} */
export const backupOf = (holdings, now) => JSON.stringify({ format: FORMAT, version: VERSION, made: new Date(now).toISOString(), ...holdings });

const STATES = new Set(["new", "learning", "known", "ignored"]);
const isText = (/** @type {unknown} */ value) => typeof value === "string" && value !== "";
const isTime = (/** @type {unknown} */ value) => typeof value === "number" && Number.isFinite(value) && value >= 0;

/** What every record of a shelf must be.
 * @type {Record<keyof Holdings, (record: any) => boolean>} */
const SOUND = {
  words: (word) => isText(word.word) && STATES.has(word.state) && isTime(word.changed),
  cards: (card) => isText(card.id) && isTime(card.due) && isTime(card.last),
  reviews: (review) => isText(review.id) && isText(review.card) && [1, 2, 3, 4].includes(review.rating) && isTime(review.at),
  settings: (setting) => isText(setting.name),
};

/** Read a backup; raises VaultError in words for a file that is none, damaged, or of a newer version.
 * @param {string} text
 * @returns {{holdings: Holdings, left: number, made: string}} `left` records could not be read and are left out */
export function readBackup(text) {
  const file = parsed(text);
  if (file?.format !== FORMAT) throw new VaultError("This is no backup of this site. Choose a file that “Back up” has made.", "这不是本站的备份文件。");
  if (!(file.version <= VERSION)) throw new VaultError(
    `This backup was made by a newer version of the site (${file.version}; this is ${VERSION}). Load the page again and try once more; nothing was changed.`,
    "备份来自更新的版本，请刷新网页后再试；没有任何改动。");
  const shelves = /** @type {(keyof Holdings)[]} */ (Object.keys(SOUND));
  if (!shelves.some((shelf) => Array.isArray(file[shelf]))) throw damaged();
  const rows = shelves.map((shelf) => /** @type {any[]} */ (Array.isArray(file[shelf]) ? file[shelf] : []));
  const sound = rows.map((records, i) => records.filter((record) => record && typeof record === "object" && SOUND[shelves[i]](record)));
  const left = rows.reduce((sum, records, i) => sum + records.length - sound[i].length, 0);
  const holdings = /** @type {Holdings} */ (Object.fromEntries(shelves.map((shelf, i) => [shelf, sound[i]])));
  return { holdings: BRING_UP.slice(file.version - 1).reduce((all, bring) => bring(all), holdings), left, made: String(file.made ?? "") };
}

/** @param {string} text @returns {any} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw damaged(cause);
  }
}

/** @param {unknown} [cause] */
const damaged = (cause) => new VaultError("This file is damaged or cut short. Nothing was changed; try another backup.", "文件已损坏或不完整，没有任何改动。", cause);

/** Bring two holdings together: of a word or setting the later counts, of reviews all, and a review that was
 * taken back on either side stays so. What is known of a card is worked out anew where reviews were added.
 * @param {Holdings} mine @param {Holdings} theirs @param {number} [retention]
 * @returns {Holdings} what has to be written */
export function merged(mine, theirs, retention) {
  const reviews = union(mine.reviews, theirs.reviews, "id", (a, b) => (b.undone && !a.undone ? b : a));
  const before = new Map(mine.reviews.map((review) => [review.id, Boolean(review.undone)]));
  const touched = new Set(reviews.filter(({ id, undone }) => before.get(id) !== Boolean(undone)).map(({ card }) => card));
  const latest = (/** @type {any} */ a, /** @type {any} */ b) => ((b.changed ?? 0) > (a.changed ?? 0) ? b : a);
  const cards = new Map(union(mine.cards, theirs.cards, "id", latest).map((card) => [card.id, card]));
  for (const id of touched) {
    const made = replayed(id, reviews.filter(({ card, undone }) => card === id && !undone), retention);
    if (made) cards.set(id, { ...(cards.get(id)?.away && { away: cards.get(id).away }), ...made });
    else cards.delete(id);
  }
  return {
    words: union(mine.words, theirs.words, "word", latest),
    settings: union(mine.settings, theirs.settings, "name", latest),
    cards: [...cards.values()],
    reviews,
  };
}

/** @param {any[]} mine @param {any[]} theirs @param {string} key @param {(mine: any, theirs: any) => any} choose */
function union(mine, theirs, key, choose) {
  const all = new Map(mine.map((record) => [record[key], record]));
  for (const record of theirs) all.set(record[key], all.has(record[key]) ? choose(all.get(record[key]), record) : record);
  return [...all.values()];
}
