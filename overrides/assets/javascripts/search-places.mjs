// @ts-check
/** Where in the index the words of a query stand: phrases, readings, initials, English. */

import { ENGLISH, FLAGS, INITIALS, TONES, letters, openHead, soundHead, stepHead } from "./search-tokens.mjs";

/** @typedef {import("./search-index.mjs").SearchIndex} SearchIndex */
/** @typedef {import("./search-tokens.mjs").Syllable} Syllable */

/** What a syllable is in its word, when it does not begin it. */
const INSIDE = 0;
const AT_END = 2;

/** @param {Iterable<number>[]} sets */
export const union = (sets) => new Set(sets.flatMap((set) => [...set]));

/** Return the places at which each of `steps` is found, so far behind the first as it says.
 * @param {{at: number, places: Set<number>}[]} steps */
function chain(steps) {
  const [least, ...others] = steps.toSorted((one, other) => one.places.size - other.places.size);
  const starts = [...least.places].map((place) => place - least.at);
  return new Set(starts.filter((start) => others.every(({ at, places }) => places.has(start + at))));
}

/** Return where a Chinese phrase begins, in either script.
 * @param {SearchIndex} index @param {string[][]} phrase letters, each with its simplified form */
export async function hanPlaces(index, phrase) {
  if (phrase.length === 1) return union(await Promise.all(phrase[0].map((one) => index.placesOf(one))));
  const last = phrase.length - 2;
  const offsets = [...phrase.keys()].filter((at) => at <= last && (at % 2 === 0 || at === last));
  const steps = [];
  for (const at of offsets) {
    const pairs = phrase[at].flatMap((left) => phrase[at + 1].map((right) => left + right));
    const places = union(await Promise.all(pairs.map((pair) => index.places(pair))));
    if (!places.size) return places;
    steps.push({ at, places });
  }
  return chain(steps);
}

/** Return the letters of a phrase, each with its simplified form where that is another.
 * @param {SearchIndex} index @param {string} text */
export const phraseOf = (index, text) =>
  letters(text).map((one) => [...new Set([one, index.simpler.get(one) ?? one])]);

/** Where two syllables follow one another: all places, and those where the first is so placed in its word.
 * @typedef {{all: () => Promise<Set<number>>, so: (flags: number) => Promise<Set<number>>}} Step */

/** @param {SearchIndex} index @param {Syllable} one @param {Syllable} next
 * @returns {Step} */
function stepOf(index, one, next) {
  const head = stepHead(one.bare, next.bare);
  const isToneless = one.tone === null && next.tone === null;
  const so = async (/** @type {number} */ flags) => {
    if (isToneless) return new Set(await index.placesOf(head + FLAGS[flags]));
    const heads = (one.tone === null ? [...TONES] : [TONES[one.tone]]).map((tone) => head + FLAGS[flags] + tone);
    return union(await Promise.all(heads.map((each) => (next.tone === null ? index.placesOf(each) : index.places(each + TONES[next.tone])))));
  };
  const all = async () =>
    isToneless ? new Set(await index.placesOf(head)) : union(await Promise.all([0, 1, 2, 3].map(so)));
  return { all, so };
}

/** Return where syllables begin that are said so in that place: from the beginning of a word, or within one.
 *
 * `open` is what has been typed of one more syllable.
 * @param {SearchIndex} index @param {Syllable[]} way @param {string} open
 * @returns {Promise<Set<number>>} */
export async function pinyinPlaces(index, way, open) {
  const steps = way.slice(1).map((next, at) => stepOf(index, way[at], next));
  const sets = [];
  for (const step of steps) {
    sets.push(await step.all());
    if (!sets.at(-1)?.size) return new Set();
  }
  if (open) sets.push(new Set(await index.placesOf(openHead(way[way.length - 1].bare, open))));
  if (!sets.length) {
    const head = soundHead(way[0].bare);
    return new Set(await (way[0].tone === null ? index.placesOf(head) : index.places(head + TONES[way[0].tone])));
  }
  const starts = chain(sets.map((places, at) => ({ at, places })));
  return steps.length ? ofWords(starts, steps) : starts;
}

/** Leave out the places that are within one word and go on into the next.
 * @param {Set<number>} starts @param {Step[]} steps */
async function ofWords(starts, steps) {
  if (!starts.size) return starts;
  const [inside, atEnd] = await Promise.all([steps[0].so(INSIDE), steps[0].so(AT_END)]);
  const within = [inside];
  for (const step of [...starts].some((start) => inside.has(start)) ? steps.slice(1) : []) within.push(await step.so(INSIDE));
  const isWithin = (/** @type {number} */ start) => within.every((places, at) => places.has(start + at));
  return new Set([...starts].filter((start) => (inside.has(start) ? isWithin(start) : !atEnd.has(start))));
}

/** Return where words of two syllables and more begin whose initials these are; the last may go on.
 * @param {SearchIndex} index @param {string} text */
export async function initialsPlaces(index, text) {
  const ways = partings(text);
  const found = ways.map(async (parts) => {
    const steps = parts.map(async (part, at) => {
      const mayGoOn = at === parts.length - 1 && text.length > 2;
      const head = INITIALS + part;
      return { at, places: new Set(await (mayGoOn ? index.placesOf(head) : index.places(head + INITIALS))) };
    });
    return chain(await Promise.all(steps));
  });
  return union(await Promise.all(found));
}

/** Return every way to part letters into words of two letters and more.
 * @param {string} text
 * @returns {string[][]} */
export function partings(text) {
  const ways = text.length > 1 ? [[text]] : [];
  for (let length = 2; length <= text.length - 2; length += 1) {
    for (const rest of partings(text.slice(length))) ways.push([text.slice(0, length), ...rest]);
  }
  return ways;
}

/** Return where English words stand one behind the other; of `open`, what begins so.
 * @param {SearchIndex} index @param {string[]} stems @param {string} open */
export async function englishPlaces(index, stems, open) {
  const rows = stems.map((stem) => index.places(ENGLISH + stem + ENGLISH));
  if (open) rows.push(index.placesOf(ENGLISH + open));
  const found = await Promise.all(rows);
  return chain(found.map((places, at) => ({ at, places: new Set(places) })));
}
