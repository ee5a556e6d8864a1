// @ts-check
/** The word popover: what a word means here, with its term, its parts and its marks. */

import { say } from "./choose.mjs";
import { both, button, chinese, copy, make, place, toast } from "./dom.mjs";
import { charactersOf, formOf, formsOf, idOf, measuresOf, nameOf, partOf, partsOf, sensesOf, termOf } from "./entry.mjs";
import { lookup, matches, readingsOf } from "./lookup.mjs";
import { valueOf } from "./prefs.mjs";
import { chineseOf, englishOf, numberOf, printedPinyin, unitsOf, wordOf } from "./sentence.mjs";
import { syllables, zhuyin } from "./views.mjs";
import { currentWord } from "./walk.mjs";
import { setState, stateOf } from "./words.mjs";

/** What was asked: the word tapped, and the longest thing that covers it.
 * @typedef {{ruby: HTMLElement, sentence: HTMLElement, text: string, pinyin: string, start: number, term: string}} Asked */

/** @type {HTMLElement | undefined} */
let box;

/** @type {Asked | undefined} */
let asked;

let byHover = false;

/** Open the popover for a word, at once with what the page has, then with what the dictionary says.
 * @param {HTMLElement} ruby
 * @param {{byKey?: boolean, hovered?: boolean}} [how] */
export async function openWord(ruby, { byKey = false, hovered = false } = {}) {
  const sentence = /** @type {HTMLElement | null} */ (ruby.closest(".s"));
  if (!sentence) return;
  if (!box?.isConnected) box = build();
  byHover = hovered;
  asked = whole(ruby, sentence);
  mark(ruby);
  fill(...head(asked), make("p", { className: "wait", "aria-hidden": "true" }));
  if (!box.matches(":popover-open")) box.showPopover();
  settle();
  const mine = asked;
  const slow = setTimeout(() => box?.querySelector(".wait")?.replaceWith(both("Still loading", "加载中")), 4000);
  try {
    const data = await lookup();
    if (asked === mine) show(data, mine, byKey);
  } catch {
    if (asked === mine) showFailure(ruby);
  } finally {
    clearTimeout(slow);
  }
}

/** Put something else into the popover; a focus that was in it stays there.
 * @param {...(Node | string)} parts */
function fill(...parts) {
  const held = box?.contains(document.activeElement);
  box?.replaceChildren(...parts);
  if (held) /** @type {HTMLElement | null | undefined} */ (box?.querySelector("button"))?.focus({ preventScroll: true });
}

/** @returns {HTMLElement} */
function build() {
  const made = make("div", { className: "word", popover: "auto", role: "dialog", "aria-label": "Word 词" });
  made.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState === "open") return;
    mark(undefined);
    asked = undefined;
  });
  made.addEventListener("beforetoggle", (event) => {
    const { newState } = /** @type {ToggleEvent} */ (event);
    if (newState === "closed" && made.contains(document.activeElement)) asked?.ruby.focus({ preventScroll: true });
  });
  document.addEventListener("keydown", (event) => tabThrough(event, made));
  made.addEventListener("pointerdown", () => { byHover = false; });
  made.addEventListener("pointerleave", (event) => { if (byHover && event.pointerType === "mouse") leaveSoon(); });
  addEventListener("scroll", () => {
    if (!made.matches(":popover-open")) return;
    if (byHover) made.hidePopover();
    else settle();
  }, { passive: true });
  document.body.append(made);
  return made;
}

/** Tab leads from the word into its popover, and from the popover's ends back to the word.
 * @param {KeyboardEvent} event @param {HTMLElement} made */
function tabThrough(event, made) {
  if (event.key !== "Tab" || !asked || !made.matches(":popover-open")) return;
  const stops = /** @type {HTMLElement[]} */ ([...made.querySelectorAll("button, a, summary")]).filter((one) => one.checkVisibility());
  const at = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
  const isOnWord = !!document.activeElement?.matches(".art ruby");
  const leaves = at === (event.shiftKey ? 0 : stops.length - 1);
  const to = isOnWord && !event.shiftKey ? stops.find((one) => !one.matches(".close")) : leaves ? asked.ruby : undefined;
  if (!to) return;
  event.preventDefault();
  to.focus({ preventScroll: true });
}

/** @param {HTMLElement | undefined} ruby */
function mark(ruby) {
  document.querySelector("ruby.asked")?.classList.remove("asked");
  ruby?.classList.add("asked");
}

/** Put the popover beside its word; where it is a sheet, bring the word above it.
 * @param {boolean} [scrolls] */
function settle(scrolls = false) {
  if (!box || !asked) return;
  const rect = asked.ruby.getClientRects()[0] ?? asked.ruby.getBoundingClientRect();
  place(box, rect);
  const { top } = box.getBoundingClientRect();
  if (scrolls && matchMedia("(max-width: 599px)").matches && rect.bottom > top - 16) {
    scrollBy({ top: rect.bottom - top + 24, behavior: "instant" });
  }
}

/** Take the term that a word stands in for the whole, else the word itself.
 * @param {HTMLElement} ruby @param {HTMLElement} sentence
 * @returns {Asked} */
function whole(ruby, sentence) {
  const link = /** @type {HTMLAnchorElement | null} */ (ruby.closest("a.t"));
  const { units, rubies } = unitsOf(sentence);
  const within = link ? units.filter((unit, i) => unit && link.contains(rubies[i])) : [units[rubies.indexOf(ruby)]];
  const text = link ? [...link.querySelectorAll("ruby")].map(wordOf).join("") : wordOf(ruby);
  return {
    ruby, sentence, text,
    pinyin: within.map((unit) => unit?.pinyin).join(" "),
    start: within[0]?.start ?? 0,
    term: link?.href ?? "",
  };
}

/** @param {Asked} word
 * @returns {HTMLElement[]} */
function head({ text, pinyin, start, sentence }) {
  const zh = make("b", { className: "word-zh", lang: "zh-Hans", "data-word": text }, text);
  const forms = make("span", { className: "word-forms" });
  lookup().then((data) => {
    const [{ form, lang }, ...others] = formsOf(data, sentence.id, text, start, valueOf("zi"));
    zh.replaceChildren(form);
    zh.lang = lang;
    forms.append(...others.map(formOf));
  }, () => {});
  const listen = button("▸", "听", () => import("./listen.mjs").then((l) => l.speakWord(text)), { className: "quiet", "aria-label": "Listen 听" });
  const close = make("button", { type: "button", className: "quiet close", onclick: () => box?.hidePopover(), "aria-label": "Close 关闭" }, "✕");
  const bopomofo = pinyin.split(" ").map((one) => syllables(one).map(zhuyin).join("\u202f")).join("\u2002");
  return [
    make("div", { className: "word-head" }, zh, forms, listen, close),
    make("p", { className: "word-py" }, make("span", { lang: "zh-Latn-pinyin" }, pinyin), " · ", make("span", { lang: "zh-Bopo" }, bopomofo)),
  ];
}

/** @param {import("./lookup.mjs").Lookup} data @param {Asked} word @param {boolean} byKey */
async function show(data, word, byKey) {
  const { units, rubies } = unitsOf(word.sentence);
  const found = matches(data, units, rubies.indexOf(word.ruby));
  const longest = word.term || !found[0] ? word : { ...word, ...found[0] };
  const parts = partsOf(data, found, units, longest);
  const main = data.words[longest.text];
  const [here] = readingsOf(main, longest.pinyin);
  const states = [longest.text, ...(wordOf(word.ruby) === longest.text ? [] : [wordOf(word.ruby)])];
  const uses = await usesOf(longest.text);
  const marks = await Promise.all(states.map((text) => marksOf(text, word, states.length > 1)));
  if (asked !== word) return;
  fill(
    ...head(longest),
    ...termOf(data, word.term),
    ...nameOf(data, longest.text),
    ...(main || !word.term ? [sensesOf(main, longest.pinyin, longest.text)] : []),
    ...measuresOf(data, longest.text),
    ...(parts.length ? [make("ul", { className: "word-parts" }, ...parts.map((part) => partOf(part)))] : []),
    charactersOf(data, longest, () => settle()),
    uses,
    ...marks,
    footOf(word, longest.text),
  );
  settle(true);
  if (byKey) say(`${longest.text}, ${longest.pinyin}: ${data.terms[idOf(word.term)]?.english ?? here?.[1] ?? ""}`);
}

/** A word as it was printed, or the words of a term.
 * @param {Element} element */
const wordsOf = (element) => (element.matches("ruby") ? wordOf(element) : [...element.querySelectorAll("ruby")].map(wordOf).join(""));

/** Whether this is the one word of a term, which counts already.
 * @param {Element} element */
const isDoubled = (element) => element.matches("ruby") && !!element.closest(".t") && element.closest(".t")?.querySelectorAll("ruby").length === 1;

/** How often the word stands on this page.
 * @param {string} text */
async function usesOf(text) {
  const here = [...document.querySelectorAll(".art .s :is(ruby, .t)")].filter((one) => wordsOf(one) === text && !isDoubled(one)).length;
  const { elsewhere } = await import("./elsewhere.mjs");
  return make("div", { className: "word-uses" }, ...(await elsewhere(text, here)));
}

/** Buttons that mark a word as known or as one to learn.
 * @param {string} text @param {Asked} word @param {boolean} isNamed */
async function marksOf(text, word, isNamed) {
  const state = await stateOf(text).catch(() => undefined);
  const toggle = (/** @type {import("./words.mjs").WordState} */ wanted) => () => set(text, wanted, contextOf(word, text));
  return make("p", { className: "word-marks", "data-word": text }, isNamed ? chinese(text, "part-zh") : null,
    button("learning", "在学", toggle("learning"), { "aria-pressed": String(state === "learning"), "data-state": "learning" }),
    button("known", "已会", toggle("known"), { "aria-pressed": String(state === "known"), "data-state": "known" }));
}

document.addEventListener("reader:word", (event) => {
  const { word, state } = /** @type {CustomEvent} */ (event).detail;
  for (const toggle of box?.querySelectorAll(`[data-word="${CSS.escape(word)}"] button`) ?? []) {
    toggle.setAttribute("aria-pressed", String(toggle.getAttribute("data-state") === state));
  }
});

/** @param {Asked} word @param {string} text */
const contextOf = ({ sentence, pinyin }, text) => ({
  article: /** @type {HTMLElement | null} */ (document.querySelector(".art"))?.dataset.article,
  segment: sentence.id,
  zh: chineseOf(sentence),
  en: englishOf(sentence),
  pinyin: text.length ? pinyin : "",
});

/** @param {Asked} word @param {string} text */
function footOf({ sentence }, text) {
  const number = numberOf(sentence);
  return make("p", { className: "word-foot" },
    button("copy", "复制", () => copy(box?.querySelector(".word-zh")?.textContent ?? text)),
    make("button", { type: "button", onclick: (/** @type {Event} */ event) => {
      import("./menu.mjs").then(({ openMenu }) => openMenu(sentence, /** @type {HTMLElement} */ (event.target).getBoundingClientRect()));
    } }, both(`sentence ${number}`, "本句"), " ⋯"));
}

/** @param {HTMLElement} ruby */
function showFailure(ruby) {
  box?.querySelector(".wait")?.replaceWith(make("p", { className: "failure" }, both("The dictionary did not load.", "词典未能加载。"), " ",
    button("Try again", "重试", () => openWord(ruby))));
}

/** Mark the word that is asked about, or that holds the focus, or take the mark away.
 * @param {"learning" | "known"} state
 * @returns {Promise<boolean>} whether there is such a word */
export async function markWord(state) {
  const ruby = currentWord();
  const sentence = /** @type {HTMLElement | null | undefined} */ (ruby?.closest(".s"));
  if (!ruby || !sentence) return false;
  const title = box?.matches(":popover-open") ? box.querySelector(".word-zh")?.getAttribute("data-word") : undefined;
  const text = title ?? wordOf(ruby);
  const now = await set(text, state, contextOf({ ...whole(ruby, sentence), pinyin: printedPinyin(ruby) }, text));
  if (now) say(`${text}: ${now}`);
  return true;
}

/** Mark a word, or take the mark away that it has; what cannot be kept is told.
 * @param {string} text @param {import("./words.mjs").WordState} wanted @param {import("./words.mjs").Context} context
 * @returns {Promise<string | undefined>} what it is now, nothing where that was not kept */
async function set(text, wanted, context) {
  try {
    const now = (await stateOf(text)) === wanted ? undefined : wanted;
    await setState(text, now, context);
    return now ?? "no mark";
  } catch (error) {
    const { message, zh } = /** @type {import("./vault.mjs").VaultError} */ (error);
    toast(message, zh);
    return undefined;
  }
}

let leaving = 0;

/** Close a popover that only hovers, unless the pointer comes back to it. */
export function leaveSoon() {
  clearTimeout(leaving);
  leaving = setTimeout(() => {
    if (byHover && box?.matches(":popover-open") && !box.matches(":hover") && !document.querySelector("ruby.asked:hover")) box.hidePopover();
  }, 260);
}
