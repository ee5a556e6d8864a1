// @ts-check
/** Take in what another store has held, beside what is here: all of it or nothing. */

import { merged } from "./backup.mjs";

/** @typedef {import("./backup.mjs").Holdings} Holdings */
/** @typedef {import("./vault.mjs").Vault} Vault */

const SHELVES = /** @type {const} */ (["words", "cards", "reviews", "settings"]);

/** Merge within one change, so that nothing another tab writes meanwhile is overwritten.
 * @param {Vault} store @param {Holdings} theirs @param {number} [retention]
 * @returns {Promise<number>} how many reviews were not here */
export const takeIn = (store, theirs, retention) => store.within(async ({ all, put, remove }) => {
  const [words, cards, reviews, settings] = await Promise.all(SHELVES.map((shelf) => all(shelf)));
  const whole = merged({ words, cards, reviews, settings }, theirs, retention);
  const kept = new Set(whole.cards.map(({ id }) => id));
  for (const shelf of SHELVES) for (const record of whole[shelf]) put(shelf, record);
  for (const { id } of cards) if (!kept.has(id)) remove("cards", id);
  return whole.reviews.length - reviews.length;
});
