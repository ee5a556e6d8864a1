// @ts-check
/** English words cut to their stems by Porter's rules of 1980; `search/stemming.py` holds the same tables. */

/** @typedef {[ending: string, other: string][]} Endings */

/** Read `ational>ate ful>` as endings with what takes their place.
 * @param {string} written
 * @returns {Endings} */
const pairs = (written) =>
  written.split(" ").map((row) => /** @type {[string, string]} */ (row.split(">")));

/** @type {[RegExp, string][]} */
const SPELLINGS = [
  [/(?<=...)is(e|es|ed|er|ers|ing|ation|ations)$/, "iz$1"],
  [/(?<=..[^aeiou])our(|s|ed|ing|ly|al|able|hood|hoods|er|ers)$/, "or$1"],
];
const PLURAL = pairs("sses>ss ies>i ss>ss s>");
const LONG = pairs(
  "ational>ate tional>tion enci>ence anci>ance izer>ize abli>able alli>al entli>ent eli>e ousli>ous" +
    " ization>ize ation>ate ator>ate alism>al iveness>ive fulness>ful ousness>ous aliti>al iviti>ive biliti>ble",
);
const MIDDLE = pairs("icate>ic ative> alize>al iciti>ic ical>ic ful> ness>");
const LAST = pairs(
  "al> ance> ence> er> ic> able> ible> ant> ement> ment> ent> sion>s tion>t ou> ism> ate> iti> ous> ive> ize>",
);

/** Return the stem of a word in small letters; what holds a figure stays.
 * @param {string} word */
export function stem(word) {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  for (const [pattern, other] of SPELLINGS) word = word.replace(pattern, other);
  word = withoutPast(cut(word, PLURAL, () => true));
  if (word.endsWith("y") && hasVowel(word.slice(0, -1))) word = `${word.slice(0, -1)}i`;
  word = cut(word, LONG, (rest) => measure(rest) > 0);
  word = cut(word, MIDDLE, (rest) => measure(rest) > 0);
  word = cut(word, LAST, (rest, other) => measure(rest + other) > 1);
  return withoutE(word);
}

/** Exchange the longest ending that the word has, if what is left before it may lose it.
 * @param {string} word @param {Endings} endings @param {(rest: string, other: string) => boolean} may */
function cut(word, endings, may) {
  const fitting = endings.filter(([ending]) => word.endsWith(ending));
  if (!fitting.length) return word;
  const [ending, other] = fitting.reduce((best, pair) => (pair[0].length > best[0].length ? pair : best));
  const rest = word.slice(0, word.length - ending.length);
  return may(rest, other) ? rest + other : word;
}

/** @param {string} word */
function withoutPast(word) {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const ending = ["ed", "ing"].find((one) => word.endsWith(one));
  const rest = word.slice(0, word.length - (ending?.length ?? 0));
  if (!ending || !hasVowel(rest)) return word;
  if (/(at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (/([^aeioulsz])\1$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && isShort(rest) ? `${rest}e` : rest;
}

/** @param {string} word */
function withoutE(word) {
  const rest = word.slice(0, -1);
  if (word.endsWith("e") && (measure(rest) > 1 || (measure(rest) === 1 && !isShort(rest)))) word = rest;
  return word.endsWith("ll") && measure(word.slice(0, -1)) > 1 ? word.slice(0, -1) : word;
}

/** Write c for each consonant, v for each vowel; y is a vowel behind a consonant.
 * @param {string} word */
function shape(word) {
  let written = "";
  for (const character of word) {
    written += "aeiou".includes(character) || (character === "y" && written.endsWith("c")) ? "v" : "c";
  }
  return written;
}

/** Count how often consonants follow vowels, Porter's m.
 * @param {string} word */
const measure = (word) => shape(word).match(/v+c+/g)?.length ?? 0;

/** @param {string} word */
const hasVowel = (word) => shape(word).includes("v");

/** Say whether a word ends consonant, vowel, consonant, the last not w, x or y: hop, not bow.
 * @param {string} word */
const isShort = (word) => shape(word).endsWith("cvc") && !/[wxy]$/.test(word);
