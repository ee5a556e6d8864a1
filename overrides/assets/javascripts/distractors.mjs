// @ts-check
/** Wrong answers that might be right and are not. */

/** @typedef {import("./decks.mjs").Note} Note */

/** Choose wrong answers for a note: of the same subject, the same part of speech, alike in writing or sound.
 *
 * What could also be right is never among them: another name for the same thing, a wider or narrower term, a
 * word with a meaning in common or one within the other, and what sounds the same.
 * @param {Note} note
 * @param {Note[]} pool
 * @param {number} count
 * @param {() => number} chance from 0 to 1; decides among those that are alike plausible
 * @returns {Note[]} */
export function distractors(note, pool, count, chance) {
  const ranked = pool.filter((other) => isWrong(note, other)).map((other) => ({ other, score: likeness(note, other) + chance() }));
  ranked.sort((a, b) => b.score - a.score);
  /** @type {Note[]} */
  const chosen = [];
  for (const { other } of ranked) {
    if (chosen.length === count) break;
    if (chosen.every((one) => isWrong(one, other))) chosen.push(other);
  }
  return chosen;
}

/** @param {Note} note @param {Note} other */
export function isWrong(note, other) {
  return (
    note.id !== other.id && !note.kin?.includes(other.id) && !other.kin?.includes(note.id) &&
    !note.zh.includes(other.zh) && !other.zh.includes(note.zh) &&
    (!note.spoken || note.spoken !== other.spoken) && !meanAlike(note, other)
  );
}

/** Words of English that carry no meaning of their own, unless nothing else is said. */
const EMPTY = new Set("a an the to of in on for and or with by at from be is are sth sb one's etc its as into".split(" "));

/** Plurals that no ending tells.
 * @type {Record<string, string>} */
const PLURALS = { children: "child", people: "person", men: "man", women: "woman", feet: "foot", teeth: "tooth", lives: "life" };

/** @param {string} word */
const stem = (word) => (word.length > 4 ? word.replace(/(?:ies|ied)$/, "y").replace(/(?:ing|ed|es|s)$/, "").replace(/e$/, "") : word);

/** The words of a sense, each with its beginnings, longest first; `starts` has all of these.
 * @typedef {{words: string[][], stems: Set<string>, starts: Set<string>}} Sense */

/** So many letters in common make difficult and difficulty one. */
const ROOT = 4;

/** @param {string} text
 * @returns {Sense} */
function senseOf(text) {
  const said = text.toLowerCase().replace(/\([^)]*\)/g, " ").replace(/’/g, "'").match(/[a-z]+(?:'s)?/g) ?? [];
  const full = said.filter((word) => !EMPTY.has(word));
  const plain = (full.length ? full : said).map((word) => word.replace(/'s$/, ""));
  const stems = new Set(plain.map((word) => PLURALS[word] ?? stem(word)));
  const words = [...stems].map((word) => Array.from({ length: Math.max(1, word.length - ROOT + 1) }, (_, i) => word.slice(0, word.length - i)));
  return { words, stems, starts: new Set(words.flat()) };
}

/** @type {WeakMap<Note, Sense[]>} */
const senses = new WeakMap();

/** @param {Note} note */
function sensesOf(note) {
  let found = senses.get(note);
  if (!found) {
    found = [note.en, ...(note.others ?? [])].flatMap((text) => text.split(";")).map(senseOf).filter(({ words }) => words.length);
    senses.set(note, found);
  }
  return found;
}

/** Whether a sense of one holds all the words of a sense of the other.
 * @param {Note} note @param {Note} other */
const meanAlike = (note, other) => sensesOf(note).some((a) => sensesOf(other).some((b) => within(a, b) || within(b, a)));

/** @param {Sense} small @param {Sense} large */
const within = (small, large) => small.words.every((starts) => large.starts.has(starts[0]) || starts.some((start) => large.stems.has(start)));

/** Tell notes of which an English sentence has all words of a sense: they might fill its gap too.
 * @param {string} english
 * @returns {(note: Note) => boolean} */
export function saidIn(english) {
  const [full, little] = [senseOf(english), english.toLowerCase().match(/[a-z]+/g) ?? []];
  const said = { ...full, starts: new Set([...full.starts, ...little]) };
  return (note) => sensesOf(note).some((sense) => within(sense, said));
}

/** How easily one is taken for the other.
 * @param {Note} note @param {Note} other */
export function likeness(note, other) {
  const [chars, others] = [[...note.zh], [...other.zh]];
  const sounds = bare(note);
  return (
    3 * Number(note.kind === other.kind) + 3 * Number(Boolean(note.domain) && note.domain === other.domain) +
    2 * Number(partOfSpeech(note) === partOfSpeech(other)) + 2 * Number(chars.length === others.length) -
    Math.min(Math.abs(chars.length - others.length), 3) +
    2 * Math.min(2, chars.filter((char) => others.includes(char)).length) +
    Math.min(2, bare(other).filter((sound) => sounds.includes(sound)).length) -
    0.5 * Math.abs((note.level ?? 7) - (other.level ?? 7))
  );
}

/** @param {Note} note */
const bare = (note) => (note.spoken ?? "").split(" ").map((syllable) => syllable.slice(0, -1));

/** @param {Note} note */
export const partOfSpeech = ({ en }) => (/^to\s/.test(en) ? "verb" : "other");
