// @ts-check
/** When to show a card again: FSRS-6, as pure functions of the card, the rating and the time. */

/** How well a card was known: again, hard, good, easy.
 * @typedef {1 | 2 | 3 | 4} Rating */

/** What is known of a card's memory; times in milliseconds, stability in days.
 * @typedef {{state: "new" | "learning" | "review" | "relearning", step: number, stability: number, difficulty: number,
 *   due: number, last: number, reps: number, lapses: number}} Memory */

/** @typedef {{parameters: number[], retention: number, learning: number[], relearning: number[], longest: number}} Options */

const MINUTE = 60_000;
const DAY = 86_400_000;
const LEAST_STABILITY = 0.001;

/** The published default weights of FSRS-6, and the steps in minutes.
 * @type {Options} */
export const USUAL = {
  parameters: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ],
  retention: 0.9,
  learning: [1, 10],
  relearning: [10],
  longest: 36_500,
};

/** A card that was never shown.
 * @returns {Memory} */
export const unseen = () => ({ state: "new", step: 0, stability: 0, difficulty: 0, due: 0, last: 0, reps: 0, lapses: 0 });

/** Review a card: what is known of it afterwards.
 *
 * A clock that has gone back counts as one that stands still. `chance`, from 0 to 1, spreads cards that
 * would fall on the same day; without it an interval is exact.
 * @param {Memory} card
 * @param {Rating} rating
 * @param {number} now
 * @param {Partial<Options> & {chance?: number}} [options]
 * @returns {Memory} */
export function review(card, rating, now, options = {}) {
  const how = { ...USUAL, ...options };
  const at = Math.max(now, card.last);
  const memory = remembered(card, rating, at, how.parameters);
  const next = stepped(card, rating, how);
  const wait = next.minutes === undefined ? interval(memory.stability, how, options.chance) * DAY : next.minutes * MINUTE;
  const lapses = card.lapses + Number(card.state === "review" && rating === 1);
  return { ...memory, state: next.state, step: next.step, due: at + wait, last: at, reps: card.reps + 1, lapses };
}

/** When a card would be due after each rating.
 * @param {Memory} card
 * @param {number} now
 * @param {Partial<Options> & {chance?: number}} [options]
 * @returns {number[]} times from now on, for again, hard, good, easy */
export const outlook = (card, now, options = {}) =>
  /** @type {Rating[]} */ ([1, 2, 3, 4]).map((rating) => review(card, rating, now, options).due - Math.max(now, card.last));

/** How likely it is that a card is remembered.
 * @param {Memory} card
 * @param {number} now
 * @param {number[]} [parameters]
 * @returns {number} */
export function retrievability(card, now, parameters = USUAL.parameters) {
  if (card.state === "new") return 0;
  return (1 + (factor(parameters) * daysSince(card, now)) / card.stability) ** -parameters[20];
}

/** @param {number[]} w */
const factor = (w) => 0.9 ** (-1 / w[20]) - 1;

/** Whole days since the last review.
 * @param {Memory} card @param {number} now */
const daysSince = (card, now) => Math.max(0, Math.floor((now - card.last) / DAY));

/** @param {Memory} card @param {Rating} rating @param {number} at @param {number[]} w */
function remembered(card, rating, at, w) {
  if (card.state === "new") {
    return { stability: Math.max(w[rating - 1], LEAST_STABILITY), difficulty: clamped(firstDifficulty(rating, w)) };
  }
  const isSameDay = daysSince(card, at) < 1;
  const stability = isSameDay ? shortTerm(card, rating, w) : longTerm(card, rating, retrievability(card, at, w), w);
  return { stability: Math.max(stability, LEAST_STABILITY), difficulty: nextDifficulty(card.difficulty, rating, w) };
}

/** @param {number} difficulty */
const clamped = (difficulty) => Math.min(Math.max(difficulty, 1), 10);

/** @param {number} rating @param {number[]} w */
const firstDifficulty = (rating, w) => w[4] - Math.E ** (w[5] * (rating - 1)) + 1;

/** Difficulty moves less the nearer it is to 10, and is drawn back a little to that of an easy card.
 * @param {number} difficulty @param {Rating} rating @param {number[]} w */
function nextDifficulty(difficulty, rating, w) {
  const moved = difficulty + ((10 - difficulty) * -(w[6] * (rating - 3))) / 9;
  return clamped(w[7] * firstDifficulty(4, w) + (1 - w[7]) * moved);
}

/** @param {Memory} card @param {Rating} rating @param {number[]} w */
function shortTerm({ stability }, rating, w) {
  const growth = Math.E ** (w[17] * (rating - 3 + w[18])) * stability ** -w[19];
  return stability * (rating === 1 ? growth : Math.max(growth, 1));
}

/** @param {Memory} card @param {Rating} rating @param {number} likely @param {number[]} w */
function longTerm({ stability, difficulty }, rating, likely, w) {
  if (rating === 1) {
    const kept = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * Math.E ** ((1 - likely) * w[14]);
    return Math.min(kept, stability / Math.E ** (w[17] * w[18]));
  }
  const bonus = { 2: w[15], 3: 1, 4: w[16] }[rating];
  const growth = Math.E ** w[8] * (11 - difficulty) * stability ** -w[9] * (Math.E ** ((1 - likely) * w[10]) - 1);
  return stability * (1 + growth * bonus);
}

/** Where a card goes: along the steps of its state in minutes, or to be reviewed in days.
 * @param {Memory} card @param {Rating} rating @param {Options} how
 * @returns {{state: Memory["state"], step: number, minutes?: number}} */
function stepped(card, rating, how) {
  const graduated = { state: /** @type {const} */ ("review"), step: 0 };
  if (card.state === "review") {
    return rating === 1 && how.relearning.length ? { state: "relearning", step: 0, minutes: how.relearning[0] } : graduated;
  }
  const steps = card.state === "relearning" ? how.relearning : how.learning;
  const state = card.state === "relearning" ? "relearning" : "learning";
  const step = { 1: 0, 2: card.step, 3: card.step + 1, 4: Infinity }[rating];
  if (!steps.length || step >= steps.length) return graduated;
  return { state, step, minutes: rating === 2 && step === 0 ? hardFirst(steps) : steps[step] };
}

/** @param {number[]} steps */
const hardFirst = (steps) => (steps.length === 1 ? steps[0] * 1.5 : (steps[0] + steps[1]) / 2);

/** @param {number} stability @param {Options} how @param {number} [chance] */
function interval(stability, { parameters, retention, longest }, chance) {
  const exact = (stability / factor(parameters)) * (retention ** (-1 / parameters[20]) - 1);
  const days = Math.min(Math.max(rounded(exact), 1), longest);
  return chance === undefined || days < 2.5 ? days : spread(days, longest, chance);
}

/** From which interval on, up to which, and by what share an interval is spread. */
const SPREADS = [[2.5, 7, 0.15], [7, 20, 0.1], [20, Infinity, 0.05]];

/** @param {number} days @param {number} longest @param {number} chance */
function spread(days, longest, chance) {
  const by = SPREADS.reduce((sum, [from, to, share]) => sum + share * Math.max(Math.min(days, to) - from, 0), 1);
  const most = Math.min(rounded(days + by), longest);
  const least = Math.min(Math.max(2, rounded(days - by)), most);
  return Math.min(rounded(chance * (most - least + 1) + least), longest);
}

/** Round halves to the even number, as the reference does.
 * @param {number} value */
function rounded(value) {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}
