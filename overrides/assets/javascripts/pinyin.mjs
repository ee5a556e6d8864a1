// @ts-check
/** Pinyin as people type it, held against what is right: syllable by syllable, sound and tone apart. */

const MARKS = ["\u0304", "\u0301", "\u030c", "\u0300"];

/** A syllable as typed; the tone is undefined where none was given.
 * @typedef {{sound: string, tone: number | undefined}} Said */
/** What is said of a syllable.
 * @typedef {"right" | "tone" | "sound" | "missing"} Verdict */

/** Judge what was typed: `dui4kou3`, `duì kǒu`, `lv4`, `lu:4`, `nü3` or `nv3`; apostrophes and hyphens do not count,
 * and the neutral tone is 5, 0 or nothing.
 * @param {string} typed
 * @param {string[]} wanted the syllables with figures, `dui4`, neutral 5; several may be right, `dui4|dui5`
 * @returns {{verdicts: Verdict[], isRight: boolean, extra: boolean, lacksTones: boolean}} */
export function judge(typed, wanted) {
  const right = wanted.map((one) => one.split("|").map((syllable) => /** @type {[string, number]} */ ([syllable.slice(0, -1), Number(syllable.at(-1))])));
  const said = cut(typed, right.map(([[sound]]) => sound));
  const verdicts = right.map((choices, i) => verdictOf(said[i], choices));
  const lacksTones = said.every(({ tone }) => tone === undefined) && verdicts.every((verdict) => verdict === "tone" || verdict === "right");
  const extra = said.length > right.length;
  return { verdicts, isRight: !extra && verdicts.every((verdict) => verdict === "right"), extra, lacksTones };
}

/** @param {Said | undefined} said @param {[string, number][]} choices
 * @returns {Verdict} */
function verdictOf(said, choices) {
  if (!said) return "missing";
  const alike = choices.filter(([sound]) => sound === said.sound);
  if (!alike.length) return "sound";
  return alike.some(([, tone]) => tone === (said.tone ?? 5)) ? "right" : "tone";
}

/** A letter with what stood behind it: a tone, the end of a syllable.
 * @typedef {{letter: string, tone?: number, ends: boolean}} Letter */

/** @param {string} typed
 * @returns {Letter[]} */
function lettersOf(typed) {
  const plain = typed.toLowerCase().normalize("NFD").replace(/u\u0308|u:|v/g, "ü").replace(/e\u0302/g, "ê");
  /** @type {Letter[]} */
  const letters = [];
  for (const char of plain) {
    const last = letters.at(-1);
    if (/[a-züê]/.test(char)) letters.push({ letter: char, ends: false });
    else if (last && MARKS.includes(char)) last.tone = MARKS.indexOf(char) + 1;
    else if (last && /[0-5]/.test(char)) Object.assign(last, { tone: Number(char) || 5, ends: true });
    else if (last) last.ends = true;
  }
  return letters;
}

/** Cut into syllables: as the right answer is cut where the letters are the same, else by their sounds.
 * @param {string} typed @param {string[]} sounds
 * @returns {Said[]} */
function cut(typed, sounds) {
  const letters = lettersOf(typed);
  const joined = letters.map(({ letter }) => letter).join("");
  const runs = joined === sounds.join("") ? lengths(letters, sounds.map((sound) => sound.length)) : lengths(letters, guessed(letters));
  return runs.map((run) => ({
    sound: run.map(({ letter }) => letter).join(""),
    tone: run.map(({ tone }) => tone).find((tone) => tone !== undefined),
  }));
}

/** @param {Letter[]} letters @param {number[]} sizes */
function lengths(letters, sizes) {
  let start = 0;
  return sizes.map((size) => letters.slice(start, (start += size)));
}

const SYLLABLE = /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüê]+(?:(?:ng|n|r)(?![aeiouüê]))?|[a-züê]/g;

/** @param {Letter[]} letters */
function guessed(letters) {
  const sizes = [];
  let run = "";
  for (const { letter, ends } of letters) {
    run += letter;
    if (ends) { sizes.push(...syllableSizes(run)); run = ""; }
  }
  return [...sizes, ...syllableSizes(run)];
}

/** @param {string} run */
const syllableSizes = (run) => (run.match(SYLLABLE) ?? []).map((one) => one.length);

const VOWEL = /[aeoê]|[iuü](?=[^aeoiuü]*$)|(?<![^h])[mn](?=g?$)/;

/** Write a syllable with its mark: lü4 gives lǜ, de5 de.
 * @param {string} syllable */
export function marked(syllable) {
  const [bare, tone] = [syllable.slice(0, -1), Number(syllable.at(-1))];
  const at = VOWEL.exec(bare);
  if (!at || tone === 5) return bare;
  const end = at.index + 1;
  return (bare.slice(0, end) + MARKS[tone - 1] + bare.slice(end)).normalize("NFC");
}
