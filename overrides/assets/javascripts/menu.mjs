// @ts-check
/** The menu of a sentence: its English, its sound, copies and a link. */

import { both, copy, make, place } from "./dom.mjs";
import { isHidden, isRevealed, reveal } from "./english.mjs";
import { keepPlace } from "./place.mjs";
import { viewAddress } from "./prefs.mjs";
import { chineseOf, englishOf, numberOf } from "./sentence.mjs";

/** @type {HTMLElement | undefined} */
let box;

/** @typedef {{en: string, zh: string, act: (sentence: HTMLElement) => unknown, fits?: (sentence: HTMLElement) => boolean}} Item */

/** @type {Item[]} */
const ITEMS = [
  { en: "English", zh: "译文", fits: isHidden, act: (sentence) => keepPlace(() => reveal(sentence)) },
  { en: "Read from here", zh: "从此朗读", act: (sentence) => import("./listen.mjs").then((l) => l.toggle(sentence)) },
  { en: "Copy the Chinese", zh: "复制原文", act: copyChinese },
  { en: "Copy both, with the source", zh: "复制双语及出处", act: copyCitation },
  { en: "Copy a link to this sentence", zh: "复制本句链接", act: (sentence) => copy(viewAddress(sentence.id), "Link copied", "链接已复制") },
];

/** @param {HTMLElement} sentence */
export function copyChinese(sentence) {
  return copy(chineseOf(sentence));
}

/** @param {HTMLElement} sentence */
export async function copyCitation(sentence) {
  return copy(await citationOf(sentence));
}

/** Both languages of a sentence, and where it comes from.
 * @param {HTMLElement} sentence */
export async function citationOf(sentence) {
  const { lookup } = await import("./lookup.mjs");
  const cite = await lookup().then((data) => data.cite, () => /** @type {Record<string, string>} */ ({}));
  const title = document.querySelector(".headline .s");
  const source = [`《${title ? chineseOf(title) : document.title}》${numberOf(sentence)}`, cite.paper, cite.section, cite.date];
  const address = new URL(`#${sentence.id}`, location.origin + location.pathname).href;
  return [chineseOf(sentence), englishOf(sentence), `${source.filter(Boolean).join("，")}。${address}`].filter(Boolean).join("\n");
}

/** Open the menu of a sentence beside what was pressed.
 * @param {HTMLElement} sentence
 * @param {DOMRect} beside */
export function openMenu(sentence, beside) {
  if (!box?.isConnected) box = build();
  const number = numberOf(sentence);
  box.setAttribute("aria-label", `Sentence ${number}`);
  const before = document.activeElement;
  box.replaceChildren(...ITEMS.filter(({ fits }) => fits?.(sentence) ?? true).map(({ en, zh, act }) =>
    make("button", { type: "button", role: "menuitem", tabIndex: -1, onclick: () => {
      box?.hidePopover();
      act(sentence);
    } }, en === "English" && isRevealed(sentence) ? both("Hide the English", "收起译文") : both(en, zh))));
  box.addEventListener("toggle", (event) => {
    const { newState } = /** @type {ToggleEvent} */ (event);
    if (newState === "closed" && before instanceof HTMLElement) before.focus({ preventScroll: true });
  }, { once: true });
  box.showPopover();
  place(box, beside);
  /** @type {HTMLElement | null} */ (box.firstElementChild)?.focus();
}

/** @returns {HTMLElement} */
function build() {
  const made = make("div", { className: "menu", popover: "auto", role: "menu" });
  made.addEventListener("keydown", (event) => {
    const items = /** @type {HTMLElement[]} */ ([...made.children]);
    const at = items.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items.at(to % items.length)?.focus();
  });
  (document.querySelector("main") ?? document.body).append(made);
  return made;
}
