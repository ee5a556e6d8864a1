// @ts-check
/** The two faces of a card, for each side that it is asked from. */

import { both, button, make } from "./dom.mjs";
import { addressOf, exampleOf } from "./decks.mjs";
import { say } from "./voice.mjs";

/** @typedef {import("./session.mjs").Showing} Showing */
/** @typedef {import("./decks.mjs").Deck} Deck */

/** @param {string} zh @param {string} [className] */
const word = (zh, className = "card-zh") => make("p", { className, lang: "zh-Hans" }, zh);

/** @param {string} text */
const english = (text) => make("p", { className: "card-en" }, text);

/** @param {string} text */
const listen = (text) => button("▸ Listen", "听", () => say(text), { className: "quiet" });

/** What is shown of each side.
 * @type {Record<import("./session.mjs").Side, (showing: Showing, deck: Deck) => Node[]>} */
const FRONTS = {
  meaning: ({ note }) => [word(note.zh)],
  term: ({ note }) => [english(note.en)],
  cloze: ({ note }, deck) => {
    const example = exampleOf(deck, note);
    if (!example) return [word(note.zh)];
    const blank = make("span", { className: "blank", role: "img", "aria-label": "gap 空格" }, "\u00a0");
    return [make("p", { className: "card-sentence", lang: "zh-Hans" }, ...gaps(example, blank)), english(example.en || note.en)];
  },
  sound: ({ note }) => [make("p", { className: "card-listen" }, listen(note.zh))],
};

/** The sentence with every occurrence of the word blanked.
 * @param {{before: string, word: string, after: string}} example @param {HTMLElement} blank
 * @returns {(Node | string)[]} */
const gaps = ({ before, word, after }, blank) =>
  `${before}${word}${after}`.split(word).flatMap((piece, i) => (i ? [blank.cloneNode(true), piece] : [piece]));

/** The question of a card.
 * @param {Showing} showing @param {Deck} deck
 * @returns {HTMLElement} */
export const front = (showing, deck) => make("div", { className: `face front side-${showing.side}` }, ...FRONTS[showing.side](showing, deck));

/** The answer: everything that is known of the note.
 * @param {Showing} showing @param {Deck} deck
 * @returns {HTMLElement} */
export function back({ note, side }, deck) {
  const example = exampleOf(deck, note);
  return make("div", { className: "face back", tabIndex: -1 },
    side === "meaning" ? null : word(note.zh),
    make("p", { className: "card-py" }, make("span", { lang: "zh-Latn-pinyin" }, note.pinyin ?? ""), note.hant ? " · " : null, note.hant ? make("span", { lang: "zh-Hant" }, note.hant) : null, " ", listen(note.zh)),
    side === "term" ? null : english(note.en),
    note.source ? make("p", { className: "hint" }, both("source", "来源"), ` · ${note.source}`) : null,
    note.definition ? make("p", { className: "card-definition" }, note.definition) : null,
    ...(note.avoid ?? []).slice(0, 1).map(([text, why]) => make("p", { className: "card-avoid" }, both("not", "不宜"), ` “${text}”${why ? `: ${why}` : ""}`)),
    example ? sentence(example) : null,
    note.kind === "term" ? make("p", { className: "hint" }, make("a", { href: addressOf(`glossary/${note.id.slice(2)}/`) }, both("page of the term", "词条"), " ›")) : null);
}

/** The sentence that a note is learnt by, with the word in it and the way back to it.
 * @param {NonNullable<ReturnType<typeof exampleOf>>} example */
export const sentence = ({ before, word, after, en, href, label }) =>
  make("div", { className: "card-example" },
    make("p", { lang: "zh-Hans" }, before, make("b", {}, word), after),
    en ? make("p", { className: "card-example-en" }, en) : null,
    make("p", { className: "hint" }, make("a", { href }, label ? `¶${label}` : both("in the text", "原文"), " ›")));

