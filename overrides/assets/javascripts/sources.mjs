// @ts-check
/** What a session is made of: one deck, my words, or all that is due. */

import { deckOf, load } from "./decks.mjs";
import { allCards } from "./reviews.mjs";
import { dayOf } from "./session.mjs";
import { allStates, allWords } from "./words.mjs";

/** @typedef {import("./decks.mjs").Deck} Deck */
/** A deck with the notes of several; `lost` notes have no card here.
 * @typedef {Deck & {lost?: number}} Source */

/** @type {Record<string, () => Promise<Source>>} */
const SPECIAL = { mine, due };

/** Fetch what a session is made of.
 * @param {string} id
 * @returns {Promise<Source>} */
export const sourceOf = (id) => (SPECIAL[id] ? SPECIAL[id]() : deckOf(id));

/** The words that are being learnt, each with the note of the article where it was met, else of the first that has it. */
async function mine() {
  const words = (await allWords()).filter(({ state }) => state === "learning");
  const states = await allStates();
  const homes = words.some(({ context }) => !context.article) ? await load("study/where.json").catch(() => ({})) : {};
  const home = new Map(Object.entries(homes).flatMap(([deck, list]) => String(list).split(" ").map((word) => [word, deck])));
  const wanted = new Map(words.map(({ word, context }) => [word, context.article ? `article-${context.article}` : home.get(word)]));
  const found = await gathered("mine", [...wanted.values()], (note, deck) => wanted.get(note.zh) === deck && states.get(note.zh) === "learning");
  const have = new Set(found.notes.map(({ zh }) => zh));
  return { ...found, lost: words.filter(({ word }) => !have.has(word)).length };
}

/** Everything that is due today, from whatever deck it was learnt. */
async function due() {
  const end = dayOf(Date.now()) + 86_400_000;
  const cards = [...(await allCards()).values()].filter((card) => !card.away && card.due < end);
  const ids = new Set(cards.map(({ id }) => id.slice(0, id.lastIndexOf("/"))));
  const found = await gathered("due", cards.map(({ deck }) => deck), ({ id }) => ids.has(id));
  return { ...found, lost: ids.size - found.notes.length };
}

/** Fetch the notes of these cards, whatever decks they were learnt from.
 * @param {import("./reviews.mjs").Card[]} cards */
export function asideOf(cards) {
  const ids = new Set(cards.map(({ id }) => id.slice(0, id.lastIndexOf("/"))));
  return gathered("away", cards.map(({ deck }) => deck), ({ id }) => ids.has(id));
}

/** Bring the notes of several decks together, each once; a deck that is gone is passed over and counted by the caller.
 * @param {string} id @param {(string | undefined)[]} decks @param {(note: import("./decks.mjs").Note, deck: string) => boolean} wants
 * @returns {Promise<Source>} */
async function gathered(id, decks, wants) {
  const loaded = await Promise.all([...new Set(decks)].flatMap((deck) => (deck ? [deckOf(deck).catch(() => undefined)] : [])));
  const notes = new Map();
  const clauses = [];
  const sentences = {};
  for (const deck of loaded) {
    if (!deck) continue;
    for (const note of deck.notes) if (wants(note, deck.id) && !notes.has(note.id)) notes.set(note.id, { ...note, deck: deck.id });
    clauses.push(...(deck.clauses ?? []));
    Object.assign(sentences, deck.sentences);
  }
  return { id, title: "", notes: [...notes.values()], clauses, sentences };
}
