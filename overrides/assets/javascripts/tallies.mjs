// @ts-check
/** What reviews and cards add up to, as pure functions. */

import { dayOf } from "./session.mjs";

/** @typedef {import("./reviews.mjs").Card} Card */
/** @typedef {import("./reviews.mjs").Review} Review */

const DAY = 86_400_000;

/** The days that end with today, oldest first, each by its beginning; days are counted, not hours, for clocks are put forward and back.
 * @param {number} now @param {number} count @param {number} [first] how many days from today the first is */
export function days(now, count, first = 1 - count) {
  const today = new Date(dayOf(now));
  return Array.from({ length: count }, (_, i) => new Date(today.getFullYear(), today.getMonth(), today.getDate() + first + i, today.getHours()).getTime());
}

/** @param {number[]} starts @param {number} at */
const place = (starts, at) => starts.findLastIndex((start) => start <= at);

/** How many of the reviews a day or more after the last were remembered, by week.
 * @param {Review[]} reviews oldest first @param {number} now @param {number} weeks
 * @returns {{start: number, right: number, all: number}[]} */
export function retentionByWeek(reviews, now, weeks) {
  const starts = days(now, weeks * 7).filter((_, i) => i % 7 === 0);
  const found = starts.map((start) => ({ start, right: 0, all: 0 }));
  /** @type {Map<string, number>} */
  const last = new Map();
  for (const { card, at, rating } of reviews) {
    const before = last.get(card);
    const week = place(starts, at);
    if (before !== undefined && at - before >= DAY && week >= 0) {
      found[week].all++;
      found[week].right += Number(rating > 1);
    }
    last.set(card, at);
  }
  return found;
}

/** How many cards will be due on each of the next days; what is late counts today.
 * @param {Iterable<Card>} cards @param {number} now @param {number} count
 * @returns {{start: number, due: number}[]} */
export function forecast(cards, now, count) {
  const starts = days(now, count + 1, 0);
  const found = starts.slice(0, count).map((start) => ({ start, due: 0 }));
  for (const { due, away } of cards) {
    const day = Math.max(0, place(starts, due));
    if (!away && day < count) found[day].due++;
  }
  return found;
}

/** How many minutes were spent on each of the last days.
 * @param {Review[]} reviews @param {number} now @param {number} count
 * @returns {{start: number, minutes: number, reviews: number}[]} */
export function timeByDay(reviews, now, count) {
  const starts = days(now, count);
  const found = starts.map((start) => ({ start, minutes: 0, reviews: 0 }));
  for (const { at, took } of reviews) {
    const day = place(starts, at);
    if (day < 0) continue;
    found[day].minutes += (took ?? 0) / 60_000;
    found[day].reviews++;
  }
  return found;
}
