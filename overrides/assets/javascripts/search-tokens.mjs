// @ts-check
/** Text as tokens of the index, for queries and for marking what was found; `search/tokens.py` says why. */

import { stem } from "./search-stem.mjs";

const PAD = "\ua000";
const JOINT = "λ";
const SOUND = "κ";
export const TONES = "εαβγδ";
export const FLAGS = "αβγδ";
export const LEVELS = "αβγδεζηθ";
export const INITIALS = "ι";
export const ENGLISH = "ω";
export const LEVEL = "π";
export const BLOCK = 64;

export const HAN = /[〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
const BLANK = /[\s\u001c-\u001f\u0085]/u;
/** Beyond Latin, Greek and Cyrillic, capitals are left alone: not every browser knows the same ones. */
const CASED = 0x590;
const YI = 0xa001;
const RANGES = [[0x0, 0x250], [0x2000, 0x70], [0x3000, 0x40], [0x2460, 0xa0]];
const REST = RANGES.reduce((sum, [, length]) => sum + length, 0);

/** Make a character alike to those that a reader takes for the same: Ｇ gives g.
 * @param {string} character */
function folded(character) {
  const code = character.codePointAt(0) ?? 0;
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCodePoint(code - 0xfee0) : character;
  const composed = half.normalize("NFC");
  const plain = (half.codePointAt(0) ?? 0) < CASED ? composed.toLowerCase() : composed;
  return [...plain].length === 1 ? plain : half;
}

/** Fold a text, character for character.
 * @param {string} text
 * @returns {string[]} */
export const fold = (text) => [...text].map(folded);

/** Return a folded character as Pagefind can take it: Han as it is, all else as a letter of Yi.
 * @param {string} character */
export function letter(character) {
  if (HAN.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  for (const [start, length] of RANGES) {
    if (code >= start && code < start + length) return String.fromCodePoint(YI + before + code - start);
    before += length;
  }
  return String.fromCodePoint(YI + REST + (code % (1164 - REST)));
}

/** Return the letters of a text without its white space.
 * @param {string} text */
export const letters = (text) => fold(text).filter((character) => !BLANK.test(character)).map(letter);

/** Return the pairs of a text, one for each of its letters: 扶贫 gives 扶贫, 贫ꀀ.
 * @param {string} text */
export function pairs(text) {
  const row = [...letters(text), PAD];
  return row.slice(1).map((right, place) => row[place] + right);
}

/** Write a syllable without dots: lü gives lv.
 * @param {string} bare */
export const plain = (bare) => bare.replaceAll("ü", "v").replaceAll("ê", "ea");

/** Return how the token of a step from syllable to syllable begins: dui, kou gives duiλkouλ.
 * @param {string} one @param {string} next */
export const stepHead = (one, next) => plain(one) + JOINT + plain(next) + JOINT;

/** Return how the token of a syllable begins: kou gives κkouλ.
 * @param {string} bare */
export const soundHead = (bare) => SOUND + plain(bare) + JOINT;

/** Return how the token of a step begins whose second syllable is not finished: dui, k gives duiλk.
 * @param {string} one @param {string} open */
export const openHead = (one, open) => plain(one) + JOINT + plain(open);

/** @typedef {{text: string, start: number, end: number}} Word */

/** Return the English words and the figures of a text, small, with where they stand: 1,412 is one.
 * @param {string} text
 * @returns {Word[]} */
export function words(text) {
  let plainText = "";
  /** @type {number[]} */
  const places = [];
  for (const [place, unit] of [...text.replaceAll("’", "'")].entries()) {
    for (const character of unit.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "")) {
      plainText += character;
      for (let units = character.length; units > 0; units -= 1) places.push(place);
    }
  }
  const found = plainText.matchAll(/\d{1,3}(?:,\d{3})+(?!\d)|[a-z0-9]+(?:'[a-z]+)?/g);
  return [...found].map((match) => ({
    text: match[0].replaceAll(",", ""),
    start: places[match.index],
    end: places[match.index + match[0].length - 1] + 1,
  }));
}

/** Return the stem under which a word of `words` is found: village's gives villag.
 * @param {string} word */
export const stemOf = (word) => stem(word.split("'")[0]);

/** Return the tokens of the words of a text: villages gives ωvillagω.
 * @param {string} text */
export const english = (text) => words(text).map((word) => ENGLISH + stemOf(word.text) + ENGLISH);

/** @typedef {{bare: string, tone: number | null}} Syllable */

const MARKS = { "\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4 };

/** Take tones off, and leave each as a figure behind its letter: duì gives du, i4.
 * @param {string} text */
function spelled(text) {
  /** @type {{letter: string, tone: number}[]} */
  const row = [];
  for (const character of text.toLowerCase().normalize("NFD")) {
    const last = row.at(-1);
    if (character in MARKS && last) last.tone = MARKS[/** @type {keyof typeof MARKS} */ (character)];
    else if (character === "\u0308" && last) last.letter = { u: "ü" }[last.letter] ?? last.letter;
    else if (character === "\u0302" && last) last.letter = { e: "ê" }[last.letter] ?? last.letter;
    else if (character === ":" && last?.letter === "u") last.letter = "ü";
    else row.push({ letter: character === "v" ? "ü" : character, tone: 0 });
  }
  return row;
}

const MOST = 16;

/** Return every way to read a text as pinyin, with or without tones: xian as xiān and as xī'ān.
 * @param {string} text @param {ReadonlySet<string>} syllables
 * @returns {Syllable[][]} */
export function parsePinyin(text, syllables) {
  const parts = text.split(/[\s'’·-]+/u).filter(Boolean).map((part, at) => cuts(spelled(part), syllables, !at || !/^r[0-5]?$/i.test(part)));
  if (!parts.length) return [];
  const join = (/** @type {Syllable[][]} */ ways, /** @type {Syllable[][]} */ more) =>
    ways.flatMap((head) => more.map((tail) => [...head, ...tail])).slice(0, MOST);
  return parts.reduce(join, [[]]);
}

/** Return every cut into syllables; those without a vowel, ng and its like, stand alone, and r behind others.
 * @param {{letter: string, tone: number}[]} row @param {ReadonlySet<string>} syllables @param {boolean} isFirst
 * @returns {Syllable[][]} */
function cuts(row, syllables, isFirst) {
  if (!row.length) return [[]];
  /** @type {Syllable[][]} */
  const ways = [];
  for (let length = Math.min(6, row.length); length > 0; length -= 1) {
    const head = row.slice(0, length);
    const bare = bareOf(head.map((one) => one.letter).join(""));
    const marks = head.filter((one) => one.tone);
    const figure = /^[0-5]$/.test(row[length]?.letter ?? "") ? Number(row[length].letter) % 5 : null;
    const rest = row.slice(length + (figure === null ? 0 : 1));
    const isWhole = isFirst && !rest.length;
    const may = bare === "r" ? !isFirst && !rest.length : syllables.has(bare) && (isWhole || /[aeiouüê]/.test(bare));
    if (marks.length > 1 || !may) continue;
    for (const tail of cuts(rest, syllables, false)) ways.push([{ bare, tone: marks[0]?.tone ?? figure }, ...tail]);
  }
  return ways.slice(0, MOST);
}

const OTHER_SPELLINGS = { nue: "nüe", lue: "lüe", jü: "ju", qü: "qu", xü: "xu", yü: "yu" };

/** Return the syllable that letters write: nue is nüe.
 * @param {string} written */
const bareOf = (written) => OTHER_SPELLINGS[/** @type {keyof typeof OTHER_SPELLINGS} */ (written)] ?? written;
