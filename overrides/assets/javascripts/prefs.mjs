// @ts-check
/** The reader's choices: what may be chosen, what was, and the one place that touches storage. */

const KEY = "duizhao";

/** @typedef {{values: string[], words: Record<string, string>, name: string, key?: string}} Choice */

/** Each choice by the `data-` attribute of the root that it sets; the first value is the default.
 * @type {Record<string, Choice>} */
export const CHOICES = {
  py: {
    name: "Pinyin",
    key: "y",
    values: ["names", "all", "off"],
    words: { names: "names and terms", all: "all", off: "off" },
  },
  en: {
    name: "English",
    key: "e",
    values: ["hidden", "below", "side"],
    words: { hidden: "hidden", below: "below", side: "side by side" },
  },
  theme: {
    name: "Colours",
    values: ["auto", "light", "dark"],
    words: { auto: "automatic", light: "paper", dark: "dark" },
  },
};

/** What was chosen on this page, for where nothing can be stored.
 * @type {Record<string, unknown>} */
const visit = {};

/** Return what was chosen; storage that is blocked or holds nonsense counts as empty.
 * @returns {Record<string, unknown>} */
function chosen() {
  try {
    return { ...JSON.parse(localStorage.getItem(KEY) ?? "{}"), ...visit };
  } catch {
    return { ...visit };
  }
}

/** Remember one choice; says whether it will outlive the visit.
 * @param {string} name
 * @param {string | boolean} value
 * @returns {boolean} */
export function remember(name, value) {
  visit[name] = value;
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen()));
    return true;
  } catch {
    return false;
  }
}

/** Say whether letter keys work: yes, until the reader turns them off. */
export const lettersWork = () => chosen().keys !== false;

/** Say whether choices outlive the visit. */
export function isLasting() {
  try {
    localStorage.setItem(`${KEY}.probe`, "1");
    localStorage.removeItem(`${KEY}.probe`);
    return true;
  } catch {
    return false;
  }
}

/** Return the value that follows in the cycle of a choice.
 * @param {string} name
 * @param {string | undefined} value */
export function following(name, value) {
  const { values } = CHOICES[name];
  return values[(values.indexOf(value ?? values[0]) + 1) % values.length];
}
