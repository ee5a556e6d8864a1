// @ts-check
/** What is shown next: the queue of a session, as pure functions of notes, cards and the time. */

import { unseen } from "./fsrs.mjs";

/** @typedef {import("./decks.mjs").Note} Note */
/** @typedef {import("./reviews.mjs").Card} Card */
/** @typedef {import("./reviews.mjs").Review} Review */
/** @typedef {import("./reviews.mjs").Wishes} Wishes */
/** @typedef {"meaning" | "term" | "cloze" | "sound"} Side */
/** One card to show: the note, the side it is asked from, what is known of it.
 * @typedef {{id: string, note: Note, side: Side, memory: import("./fsrs.mjs").Memory, isNew: boolean}} Showing */

/** The sides of a note: what is shown → what is asked for.
 * @type {Record<Side, [en: string, zh: string]>} */
export const SIDES = {
  meaning: ["term → meaning", "看词想义"],
  cloze: ["fill the gap", "填空"],
  term: ["meaning → term", "看义想词"],
  sound: ["sound → term", "听音想词"],
};

/** The hour at which a day of learning begins, so that midnight parts no evening. */
const DAWN = 4;
const DAY = 86_400_000;
/** So far ahead a card in its first minutes is shown when nothing else is left. */
const AHEAD = 20 * 60_000;

/** When the day of learning began that a moment lies in.
 * @param {number} now */
export function dayOf(now) {
  const day = new Date(now - DAWN * 3_600_000);
  return new Date(day.getFullYear(), day.getMonth(), day.getDate(), DAWN).getTime();
}

/** @param {string} note @param {Side} side */
export const cardId = (note, side) => `${note}/${side}`;

/** How much of today's measure has been done; what a clock that stood ahead has dated later does not count.
 * @param {Review[]} reviews that count, oldest first @param {number} now */
export function doneToday(reviews, now) {
  const [start, end] = [dayOf(now), dayOf(now) + DAY];
  /** @type {Set<string>} */
  const before = new Set();
  let fresh = 0;
  let again = 0;
  for (const { card, at } of reviews) {
    if (at >= start && at < end) {
      if (before.has(card)) again++;
      else fresh++;
    }
    before.add(card);
  }
  return { fresh, again };
}

/** Lay out what is to be shown: cards in their minutes, then what is due, then new ones, a side a day of each note.
 * @param {{notes: Note[], cards: Map<string, Card>, reviews: Review[], wishes: Wishes, now: number, sides?: Side[]}} given
 * @returns {{learning: Showing[], due: Showing[], fresh: Showing[], next?: number}} */
export function plan({ notes, cards, reviews, wishes, now, sides }) {
  const done = doneToday(reviews, now);
  const asked = sides ?? /** @type {Side[]} */ (wishes.sides);
  const showings = notes.flatMap((note) => sidesOf(note, asked).map((side) => showing(note, side, cards.get(cardId(note.id, side)))));
  const kept = showings.filter(({ id }) => !cards.get(id)?.away);
  const inMinutes = kept.filter(({ memory }) => memory.state === "learning" || memory.state === "relearning");
  const inDays = kept.filter(({ memory }) => memory.state === "review");
  const due = inDays.filter(({ memory }) => memory.due < dayOf(now) + DAY).sort(byDue);
  const waiting = [...inMinutes, ...inDays].map(({ memory }) => memory.due).filter((at) => at > now);
  return {
    learning: inMinutes.sort(byDue),
    due: due.slice(0, Math.max(0, wishes.reviewsADay - done.again)),
    fresh: fresh(kept, cards, reviews, now).slice(0, Math.max(0, wishes.newADay - done.fresh)),
    ...(waiting.length && { next: Math.min(...waiting) }),
  };
}

/** @param {Showing} a @param {Showing} b */
const byDue = (a, b) => a.memory.due - b.memory.due;

/** @param {Note} note @param {Side} side @param {Card | undefined} card
 * @returns {Showing} */
const showing = (note, side, card) => ({ id: cardId(note.id, side), note, side, memory: card ?? unseen(), isNew: !card });

/** The sides that a note has: without a sentence in both languages there is no gap to fill.
 * @param {Note} note @param {Side[]} asked */
const sidesOf = (note, asked) => asked.filter((side) => side !== "cloze" || Boolean(note.example));

/** New cards: the first side of every note before the second of any, and none of a note that was met today.
 * @param {Showing[]} showings @param {Map<string, Card>} cards @param {Review[]} reviews @param {number} now */
function fresh(showings, cards, reviews, now) {
  const start = dayOf(now);
  const today = new Set(reviews.filter(({ at }) => at >= start && at < start + DAY).map(({ card }) => card.slice(0, card.lastIndexOf("/"))));
  /** @type {Map<string, Showing>} */
  const first = new Map();
  for (const one of showings) {
    if (one.isNew && !today.has(one.note.id) && !first.has(one.note.id)) first.set(one.note.id, one);
  }
  const met = (/** @type {Showing} */ { note }) => Object.keys(SIDES).filter((side) => cards.has(cardId(note.id, /** @type {Side} */ (side)))).length;
  return [...first.values()].map((one, i) => ({ one, i, sides: met(one) })).sort((a, b) => a.sides - b.sides || a.i - b.i).map(({ one }) => one);
}

/** Take the next card of a plan: what is due by the minute, a new one after every fourth review, else what is left.
 * @param {{learning: Showing[], due: Showing[], fresh: Showing[]}} queue @param {number} now @param {number} shown how many were
 * @returns {Showing | undefined} */
export function nextOf({ learning, due, fresh }, now, shown) {
  const ready = learning.filter(({ memory }) => memory.due <= now);
  if (ready.length) return ready[0];
  if (fresh.length && (!due.length || shown % 5 === 4)) return fresh[0];
  return due[0] ?? fresh[0] ?? learning.find(({ memory }) => memory.due <= now + AHEAD);
}

/** Leave out what the reader knows or does not want, and words below the level from which they learn; what has
 * begun to be learnt stays.
 * @param {Note[]} notes @param {Map<string, import("./words.mjs").WordState>} states @param {number} fromLevel
 * @param {Set<string>} [begun] ids of notes */
export function worthLearning(notes, states, fromLevel, begun = new Set()) {
  return notes.filter(({ id, zh, kind, level }) => {
    const state = states.get(zh);
    if (begun.has(id) && (!state || state === "learning")) return true;
    if (state) return state === "learning";
    return kind === "term" || level === undefined || level >= fromLevel;
  });
}

/** Say a time span as a button has it: 10 min, 5 d, 3 mo.
 * @param {number} span in milliseconds */
export function spanOf(span) {
  const [minutes, days] = [span / 60_000, span / 86_400_000];
  if (minutes < 90) return [`${Math.max(1, Math.round(minutes))} min`, `${Math.max(1, Math.round(minutes))} 分`];
  if (days < 1) return [`${Math.round(minutes / 60)} h`, `${Math.round(minutes / 60)} 时`];
  if (days < 60) return [`${Math.round(days)} d`, `${Math.round(days)} 天`];
  if (days < 700) return [`${Math.round(days / 30.4)} mo`, `${Math.round(days / 30.4)} 月`];
  return [`${(days / 365).toFixed(1)} y`, `${(days / 365).toFixed(1)} 年`];
}
