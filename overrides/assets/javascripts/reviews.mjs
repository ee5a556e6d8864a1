// @ts-check
/** Reviews of cards: a review is never changed or lost, and what is known of a card follows from its reviews. */

import { review, unseen, USUAL } from "./fsrs.mjs";
import { vault } from "./vault.mjs";

/** @typedef {import("./fsrs.mjs").Memory} Memory */
/** @typedef {import("./fsrs.mjs").Rating} Rating */
/** A card as it is kept: `deck` is where it was first learnt, `away` why it is not shown.
 * @typedef {Memory & {id: string, deck: string, away?: "leech" | "hidden", changed: number}} Card */
/** A review as it is kept; one that was taken back stays, marked.
 * @typedef {{id: string, card: string, deck: string, rating: Rating, at: number, took: number, undone?: boolean}} Review */

/** How the reader wants to learn.
 * @typedef {{newADay: number, reviewsADay: number, retention: number, leech: number, sides: string[], fromLevel: number}} Wishes */

/** @type {Wishes} */
export const USUAL_WISHES = { newADay: 10, reviewsADay: 200, retention: 0.9, leech: 8, sides: ["meaning", "cloze", "term", "sound"], fromLevel: 4 };

/** Lapses after which a card that was set aside before is set aside again. */
const AGAIN = 4;

/** @returns {Promise<Wishes>} */
export async function wishes() {
  const kept = (await (await vault()).all("settings")).find(({ name }) => name === "wishes");
  return { ...USUAL_WISHES, ...kept?.value };
}

/** @param {Wishes} value */
export const wish = async (value) => (await vault()).within(async ({ put }) => put("settings", { name: "wishes", value, changed: Date.now() }));

/** @returns {Promise<Map<string, Card>>} */
export const allCards = async () => new Map((await (await vault()).all("cards")).map((card) => [card.id, card]));

/** The reviews that count, oldest first.
 * @returns {Promise<Review[]>} */
export async function allReviews() {
  /** @type {Review[]} */
  const reviews = await (await vault()).all("reviews");
  return reviews.filter(({ undone }) => !undone).sort(byTime);
}

/** @param {Review} a @param {Review} b */
const byTime = (a, b) => a.at - b.at || (a.id < b.id ? -1 : 1);

/** What a card is spread by: the same for the same card after as many reviews, on every device.
 * @param {string} id @param {number} reps */
export function chanceOf(id, reps) {
  let hash = 2166136261;
  for (const char of `${id}/${reps}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 16777619);
  return ((hash >>> 0) % 10007) / 10007;
}

/** Rate a card that was shown as `shown`, and keep both the review and what follows from it.
 * @param {{id: string, deck: string, shown: Memory, rating: Rating, now: number, took: number}} rated
 * @returns {Promise<{card: Card, review: Review, wentBack: boolean} | {elsewhere: Card}>} `elsewhere` where another tab was quicker */
export async function rate({ id, deck, shown, rating, now, took }) {
  const { retention, leech } = await wishes();
  return (await vault()).within(async ({ get, put }) => {
    /** @type {Card | undefined} */
    const before = await get("cards", id);
    if (before && before.last !== shown.last) return { elsewhere: before };
    const at = Math.max(now, (before?.last ?? 0) + 1);
    const memory = review(before ?? unseen(), rating, at, { retention, chance: chanceOf(id, shown.reps) });
    const away = isLeech(memory, before, leech) ? "leech" : before?.away;
    /** @type {Card} */
    const card = { ...memory, id, deck: before?.deck ?? deck, changed: at, ...(away && { away }) };
    const made = { id: `${at}-${id}`, card: id, deck: card.deck, rating, at, took };
    put("cards", card);
    put("reviews", made);
    return { card, review: made, wentBack: now < shown.last };
  });
}

/** @param {Memory} after @param {Memory | undefined} before @param {number} leech */
const isLeech = ({ lapses }, before, leech) => lapses !== before?.lapses && lapses >= leech && (lapses - leech) % AGAIN === 0;

/** Take a review back: the card is as it was before; where another tab has reviewed it since, as its other reviews leave it.
 * @param {Review} review @param {Card | undefined} before */
export async function takeBack(review, before) {
  const { retention } = await wishes();
  await (await vault()).within(async ({ get, all, put, remove }) => {
    /** @type {Card | undefined} */
    const now = await get("cards", review.card);
    /** @type {Review[]} */
    const others = (await all("reviews")).filter(({ id, card, undone }) => card === review.card && id !== review.id && !undone);
    const card = now?.last === review.at ? before : replayed(review.card, others, retention);
    put("reviews", { ...review, undone: true });
    if (card) put("cards", card);
    else remove("cards", review.card);
  });
}

/** Date to now the reviews that a clock standing ahead has dated later, in their order, and work their cards out anew.
 * @param {number} now */
export async function dateBack(now) {
  const { retention } = await wishes();
  await (await vault()).within(async ({ all, put }) => {
    /** @type {[Review[], Card[]]} */
    const [reviews, cards] = [await all("reviews"), await all("cards")];
    const ahead = reviews.filter(({ at }) => at > now).sort(byTime);
    const moved = new Map(ahead.map((review, i) => [review.id, { ...review, at: now - ahead.length + i }]));
    for (const review of moved.values()) put("reviews", review);
    const touched = new Set(ahead.map(({ card }) => card));
    for (const { id, away } of cards.filter((card) => touched.has(card.id) || card.last > now)) {
      const counted = reviews.filter(({ card, undone }) => card === id && !undone).map((review) => moved.get(review.id) ?? review);
      const card = replayed(id, counted, retention);
      if (card) put("cards", { ...card, ...(away && { away }) });
    }
  });
}

/** Show a card again that was set aside, or set one aside.
 * @param {string} id @param {Card["away"] | undefined} away */
export const setAside = async (id, away) => (await vault()).within(async ({ get, put }) => {
  const card = await get("cards", id);
  if (!card) return;
  const { away: _, ...rest } = card;
  put("cards", { ...rest, ...(away && { away }), changed: Date.now() });
});

/** Work out what is known of a card from its reviews alone.
 * @param {string} id @param {Review[]} reviews all that count of this card
 * @param {number} [retention]
 * @returns {Card | undefined} */
export function replayed(id, reviews, retention = USUAL.retention) {
  const ordered = [...reviews].sort(byTime);
  if (!ordered.length) return undefined;
  const memory = ordered.reduce((card, { rating, at }) => review(card, rating, at, { retention, chance: chanceOf(id, card.reps) }), unseen());
  return { ...memory, id, deck: ordered[0].deck, changed: memory.last };
}
