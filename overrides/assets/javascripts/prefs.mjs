// @ts-check
/** The reader's choices: what may be chosen, what was, and the one place that touches their storage. */

const KEY = "duizhao";

/** One thing that can be chosen: what it is called, its key, and its values in order, each in both languages.
 * @typedef {{en: string, zh: string, key?: string, usual: string, values: [value: string, en: string, zh: string][]}} Choice */

/** Read `off off 关 | all all 全部`; the value that bears a star is the usual one.
 * @param {string} name @param {string} written
 * @returns {Choice} */
function choice(name, written) {
  const [en, zh, key] = name.split("/");
  const rows = written.split("|").map((row) => row.trim().split("/"));
  const usual = rows.find(([value]) => value.startsWith("*")) ?? rows[0];
  return {
    en, zh, key, usual: usual[0].replace("*", ""),
    values: rows.map(([value, en = value.replace("*", ""), zh = en]) => [value.replace("*", ""), en, zh]),
  };
}

/** Each choice by the `data-` attribute of the root that it sets.
 * @type {Record<string, Choice>} */
export const CHOICES = {
  py: choice("Pinyin/拼音/y", "off/off/关|*names/names and new terms/专名和新术语|first/first time only/首次出现|level/above my level/高于我的等级|unknown/unknown words/生词|all/all/全部"),
  ph: choice("Written as/注音方式/b", "*pinyin/pīnyīn/拼音|zhuyin/ㄓㄨˋ ㄧㄣ/注音|numbers/pin1 yin1/数字"),
  tone: choice("Tones/声调/v", "*dictionary/dictionary/词典|spoken/as spoken/变调"),
  tc: choice("Tone colours/声调颜色/h", "*off/off/关|on/on/开|strong/strong/加重"),
  rs: choice("Size of pinyin/拼音字号", "s/small/小|*m/middle/中|l/large/大"),
  level: choice("My level/我的等级/1…7", "1|2|3|*4|5|6|7/7–9"),
  en: choice("English/译文/e", "*hidden/hidden/隐藏|tap/tap a sentence/点句显示|below/below/段下|side/side by side/对照"),
  zi: choice("Script/字形/z", "*hans/simplified/简|tw/Taiwan/繁台|hk/Hong Kong/繁港"),
  face: choice("Typeface/字体/t", "*auto/by window/自动|song/Song/宋|hei/Hei/黑|kai/Kai/楷"),
  terms: choice("Policy terms/术语/m", "*on/on/开|off/off/关"),
  names: choice("Names/专名", "*on/on/开|off/off/关"),
  learning: choice("Words I learn/在学的词", "*on/on/开|off/off/关"),
  numbers: choice("Sentence numbers/句号码", "*on/on/开|off/off/关"),
  hover: choice("Look up on hover/悬停查词", "*on/on/开|off/off/关"),
  size: choice("Size/字号/+ −", "1|2|*3|4|5"),
  lh: choice("Line height/行距/i", "s/tight/紧|*m/middle/中|l/wide/宽"),
  measure: choice("Line length/行宽/w", "s/28 字/窄|*m/34 字/中|l/40 字/宽"),
  theme: choice("Colours/颜色/d", "*auto/automatic/自动|light/paper/纸|dark/dark/暗"),
};

/** The choices that a link carries: what the page shows, not how large or in which colours. */
export const SHARED = ["py", "ph", "tone", "tc", "level", "en", "zi"];

/** What was chosen on this page, for where nothing can be stored.
 * @type {Record<string, unknown>} */
let visit = {};

/** Return what was chosen; storage that is blocked or holds nonsense counts as empty.
 * @returns {Record<string, unknown>} */
function chosen() {
  try {
    return { ...JSON.parse(localStorage.getItem(KEY) ?? "{}"), ...visit };
  } catch {
    return { ...visit };
  }
}

/** Remember one thing; says whether it will outlive the visit.
 * @param {string} name
 * @param {string | boolean | number} value
 * @returns {boolean} */
export function remember(name, value) {
  visit[name] = value;
  return keep(KEY, chosen());
}

/** Return something that was remembered, if it is of the kind that is asked for.
 * @template {string | boolean | number} T
 * @param {string} name
 * @param {T} otherwise
 * @returns {T} */
export function recall(name, otherwise) {
  const value = chosen()[name];
  return typeof value === typeof otherwise ? /** @type {T} */ (value) : otherwise;
}

/** Forget every choice. */
export function forget() {
  visit = {};
  try {
    localStorage.removeItem(KEY);
  } catch {
    // nothing was stored
  }
}

/** Store a value; says whether that was possible.
 * @param {string} key
 * @param {unknown} value
 * @returns {boolean} */
export function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** Return a stored table, an empty one where there is none or it cannot be read.
 * @param {string} key
 * @returns {Record<string, any>} */
export function kept(key) {
  try {
    return Object(JSON.parse(localStorage.getItem(key) ?? "{}"));
  } catch {
    return {};
  }
}

/** Say whether letter keys work: yes, until the reader turns them off. */
export const lettersWork = () => recall("keys", true);

/** Say whether choices outlive the visit. */
export function isLasting() {
  const lasts = keep(`${KEY}.probe`, 1);
  if (lasts) localStorage.removeItem(`${KEY}.probe`);
  return lasts;
}

/** Return the value of a choice as the page stands now.
 * @param {string} name */
export const valueOf = (name) => document.documentElement.dataset[name] ?? CHOICES[name].usual;

/** Return the value so many steps on in a choice, round and round or not beyond its ends.
 * @param {string} name
 * @param {number} steps
 * @param {boolean} [round] */
export function stepped(name, steps, round = true) {
  const values = CHOICES[name].values.map(([value]) => value);
  const to = values.indexOf(valueOf(name)) + steps;
  return round ? values[(to + values.length) % values.length] : values[Math.min(Math.max(to, 0), values.length - 1)];
}

/** Return the name of a choice's value in English.
 * @param {string} name
 * @param {string} value */
export const wordFor = (name, value) => CHOICES[name].values.find(([one]) => one === value)?.[1] ?? value;

/** Return the address of this page as it is shown now, for others to open.
 * @param {string} [fragment] */
export function viewAddress(fragment = location.hash.slice(1)) {
  const url = new URL(location.href);
  url.search = "";
  url.hash = fragment;
  for (const name of SHARED) {
    const isPlain = valueOf(name) === CHOICES[name].usual && !["py", "en"].includes(name);
    if (!isPlain) url.searchParams.set(name, valueOf(name));
  }
  return url.href;
}

/** Take a choice out of the address once it has been made anew, so that a reload shows what was chosen.
 * @param {string} name */
export function unshare(name) {
  const url = new URL(location.href);
  if (!url.searchParams.has(name)) return;
  url.searchParams.delete(name);
  history.replaceState(history.state, "", url);
}
