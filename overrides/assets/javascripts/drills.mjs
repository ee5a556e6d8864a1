// @ts-check
/** Drills made of a deck: questions as values, each with one right answer. */

import { exampleOf } from "./decks.mjs";
import { distractors, saidIn } from "./distractors.mjs";

/** @typedef {import("./decks.mjs").Deck} Deck */
/** @typedef {import("./decks.mjs").Note} Note */
/** @typedef {"cloze" | "rendering" | "order" | "pinyin" | "listen"} Kind */
/** One thing that can be chosen; `why` is said when it was chosen and is wrong.
 * @typedef {{text: string, isRight: boolean, why?: string}} Option */
/** @typedef {{kind: Kind, note?: Note, options?: Option[], before?: string, after?: string, en?: string, href?: string,
 *   words?: string[], wanted?: string[]}} Question */

/** How many can be chosen from, the right one among them. */
const CHOICES = 4;

/** What each drill is called.
 * @type {Record<Kind, [en: string, zh: string]>} */
export const KINDS = {
  cloze: ["Fill the gap", "选词填空"],
  rendering: ["Preferred rendering", "选首选译法"],
  order: ["Order the words", "连词成句"],
  pinyin: ["Type the pinyin", "写拼音"],
  listen: ["Listen and choose", "听音选词"],
};

/** What the questions of each kind are made from, and how.
 * @type {Record<Kind, {from: (deck: Deck) => any[], make: (deck: Deck, one: any, chance: () => number) => Question[]}>} */
const MAKERS = {
  cloze: { from: ({ notes }) => notes, make: cloze },
  rendering: { from: ({ notes }) => notes, make: rendering },
  order: { from: ({ clauses }) => clauses ?? [], make: order },
  pinyin: { from: ({ notes }) => notes, make: pinyin },
  listen: { from: ({ notes }) => notes, make: listen },
};

/** Make questions of the kinds that are wanted, by turns, so many of them.
 * @param {Deck} deck
 * @param {Kind[]} kinds
 * @param {number} count
 * @param {() => number} chance from 0 to 1
 * @returns {Question[]} */
export function questions(deck, kinds, count, chance) {
  const found = [];
  let piles = kinds.map((kind) => pile(deck, kind, chance));
  while (piles.length && found.length < count) {
    const round = piles.map((one) => ({ one, next: one.next() })).filter(({ next }) => !next.done);
    found.push(...round.map(({ next }) => /** @type {Question} */ (next.value)));
    piles = round.map(({ one }) => one);
  }
  return found.slice(0, count);
}

/** Make the questions of a kind as they are asked for, in an order of chance.
 * @param {Deck} deck @param {Kind} kind @param {() => number} chance
 * @returns {Generator<Question>} */
function* pile(deck, kind, chance) {
  const { from, make } = MAKERS[kind];
  for (const one of shuffled(from(deck), chance)) yield* make(deck, one, chance);
}

/** Which kinds a deck has questions for.
 * @param {Deck} deck
 * @returns {Kind[]} */
export const kindsOf = (deck) => /** @type {Kind[]} */ (Object.keys(KINDS)).filter((kind) => !pile(deck, kind, () => 0.5).next().done);

/** @template T
 * @param {T[]} values @param {() => number} chance
 * @returns {T[]} */
export function shuffled(values, chance) {
  const mixed = [...values];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(chance() * (i + 1));
    [mixed[i], mixed[j]] = [mixed[j], mixed[i]];
  }
  return mixed;
}

/** The right one and the wrong ones; nothing where there are too few to choose from.
 * @param {Option[]} wrong @param {Option} right @param {() => number} chance */
const options = (wrong, right, chance) => (wrong.length ? shuffled([right, ...wrong], chance) : undefined);

/** @param {Deck} deck @param {Note} note @param {() => number} chance
 * @returns {Question[]} */
function cloze(deck, note, chance) {
  const example = exampleOf(deck, note);
  if (!example?.en || (note.kind === "word" && [...note.zh].length < 2)) return [];
  const sentence = example.before + example.after;
  if (sentence.includes(example.word)) return [];
  const isSaid = saidIn(example.en);
  const pool = deck.notes.filter((other) => !example.word.includes(other.zh) && !other.zh.includes(example.word) && !isSaid(other));
  const wrong = distractors(note, pool, CHOICES - 1, chance).map((other) => ({ text: other.zh, isRight: false, why: other.en }));
  const found = options(wrong, { text: example.word, isRight: true }, chance);
  return found ? [{ kind: "cloze", note, options: found, before: example.before, after: example.after, en: example.en, href: example.href }] : [];
}

/** @param {Deck} deck @param {Note} note @param {() => number} chance
 * @returns {Question[]} */
function rendering(deck, note, chance) {
  if (note.kind !== "term") return [];
  const avoided = (note.avoid ?? []).map(([text, why]) => ({ text, isRight: false, why }));
  const others = distractors(note, deck.notes.filter(({ kind }) => kind === "term"), CHOICES - 1, chance)
    .map((other) => ({ text: other.en, isRight: false, why: other.zh }));
  const wrong = [...avoided, ...others].filter(({ text }) => text.toLowerCase() !== note.en.toLowerCase()).slice(0, CHOICES - 1);
  const found = options(wrong, { text: note.en, isRight: true }, chance);
  return found ? [{ kind: "rendering", note, options: found }] : [];
}

/** @param {Deck} deck @param {[string, number, number, string[]]} clause
 * @returns {Question[]} */
function order(deck, [key, start, end, words]) {
  const [zh, en = ""] = deck.sentences?.[key] ?? [""];
  const chars = [...zh];
  const href = `read/${key.replace("#", "/#")}`;
  return [{ kind: "order", words, before: chars.slice(0, start).join(""), after: chars.slice(end).join(""), en, href }];
}

/** Both the tones of the dictionary and those of speech are right.
 * @param {Deck} _ @param {Note} note
 * @returns {Question[]} */
function pinyin(_, note) {
  const spoken = note.spoken?.split(" ") ?? [];
  const written = numbered(note.pinyin ?? "", spoken);
  if (!spoken.length || written.length !== spoken.length) return [];
  return [{ kind: "pinyin", note, wanted: spoken.map((said, i) => (said === written[i] ? said : `${written[i]}|${said}`)) }];
}

/** Read the tones of written pinyin, syllable by syllable; the sounds are those of the spoken form.
 * @param {string} pinyin @param {string[]} spoken */
function numbered(pinyin, spoken) {
  const letters = pinyin.normalize("NFD").toLowerCase().replace(/u\u0308/g, "ü").replace(/e\u0302/g, "ê").replace(/[\s\d'’-]/g, "");
  let at = 0;
  return spoken.flatMap((said) => {
    const bare = said.slice(0, -1);
    let tone = 5;
    for (const letter of bare) {
      if (letters[at] !== letter) return [];
      at++;
      const mark = "\u0304\u0301\u030c\u0300".indexOf(letters[at] ?? " ");
      if (mark >= 0) { tone = mark + 1; at++; }
    }
    return [bare + tone];
  });
}

/** @param {Deck} deck @param {Note} note @param {() => number} chance
 * @returns {Question[]} */
function listen(deck, note, chance) {
  if ([...note.zh].length < 2 || !note.spoken) return [];
  const wrong = distractors(note, deck.notes.filter(({ spoken }) => spoken), CHOICES - 1, chance).map((other) => ({ text: other.zh, isRight: false, why: other.pinyin }));
  const found = options(wrong, { text: note.zh, isRight: true }, chance);
  return found ? [{ kind: "listen", note, options: found }] : [];
}
