// @ts-check
/** The reader: a toolbar, its keys, words and sentences that answer when touched. */

import { choose, openHelp, repaint } from "./choose.mjs";
import { isHidden, isRevealed, lightPairs, openEnglish, reveal } from "./english.mjs";
import { showKnown } from "./known.mjs";
import { endPeek, startPeek } from "./peek.mjs";
import { keepPlace, rememberPlace, returnToPlace } from "./place.mjs";
import { CHOICES, stepped, valueOf } from "./prefs.mjs";
import { numberOf, sentenceAt } from "./sentence.mjs";

const root = document.documentElement;
const keys = import("./keys.mjs").then(({ listenForKeys }) => listenForKeys());

/** The toolbar: buttons that open panels, one of them in the order of tabs. */
class ReaderBar extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("keydown", this);
    for (const type of ["pointerdown", "pointerup", "pointercancel", "pointerleave", "contextmenu"]) this.addEventListener(type, this.peek);
    document.addEventListener("scroll", this.giveWay, { passive: true });
    this.settle();
  }

  disconnectedCallback() {
    document.removeEventListener("scroll", this.giveWay);
  }

  /** Bring the page to what was chosen. */
  async settle() {
    for (const [name, { values, usual }] of Object.entries(CHOICES)) {
      if (!values.some(([value]) => value === root.dataset[name])) root.dataset[name] = usual;
    }
    openEnglish();
    keys.then(() => this.toggleAttribute("data-ready", true));
    repaint().catch(() => {}).finally(() => { delete root.dataset.wait; });
    showKnown();
    const found = returnToPlace();
    if (found) (await import("./dom.mjs")).toast(`Where you left off ${numberOf(found)}`, "上次读到");
  }

  /** @returns {HTMLButtonElement[]} */
  get buttons() {
    return [...this.querySelectorAll("button[data-panel]")].filter((one) => one.checkVisibility()).map((one) => /** @type {HTMLButtonElement} */ (one));
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof KeyboardEvent) this.rove(event);
    else this.press(event);
  }

  /** @param {Event} event */
  async press(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button?.dataset.panel) return;
    this.enter(button);
    if (this.isPeeking) return;
    if (button.dataset.panel === "keys") openHelp();
    else (await import("./panels.mjs")).togglePanel(button);
  }

  isPeeking = false;

  /** Show all pinyin while its button is held.
   * @param {Event} event */
  peek = (event) => {
    const isPinyin = event.target instanceof Element && event.target.closest("[data-panel=py]");
    if (event.type === "pointerdown") {
      this.isPeeking = false;
      if (isPinyin) startPeek();
    } else if (event.type === "contextmenu") {
      if (isPinyin) event.preventDefault();
    } else if (endPeek() === "held") this.isPeeking = true;
  };

  /** Move the focus with the arrows, as in any toolbar.
   * @param {KeyboardEvent} event */
  rove(event) {
    const { buttons } = this;
    const at = buttons.findIndex((button) => button === document.activeElement);
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 };
    if (at < 0 || !(event.key in steps)) return;
    event.preventDefault();
    const to = buttons.at(steps[/** @type {keyof typeof steps} */ (event.key)] % buttons.length);
    if (to) this.enter(to).focus();
  }

  /** Make a button the one that Tab leads to.
   * @param {HTMLButtonElement} chosen */
  enter(chosen) {
    for (const button of this.querySelectorAll("button[data-panel]")) /** @type {HTMLElement} */ (button).tabIndex = button === chosen ? 0 : -1;
    return chosen;
  }

  /** Leave the foot of a phone while the reader goes on, and come back when they turn. */
  giveWay = () => {
    const y = Math.max(0, scrollY);
    if (Math.abs(y - this.seen) < 8) return;
    this.closest(".bar")?.toggleAttribute("data-away", y > this.seen && y > 200);
    this.seen = y;
    clearTimeout(this.resting);
    this.resting = setTimeout(rememberPlace, 400);
  };

  seen = 0;
  resting = 0;
}

/** Asks once how much pinyin to show. */
class ReaderAsk extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.dataset.set) choose("py", button.dataset.set, { anyway: true });
    });
  }
}

/** Steps through automatic, paper and dark. */
class ReaderTheme extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => choose("theme", stepped("theme", 1)));
  }
}

/** A tap: a number reveals its English, a word is looked up, in “tap” a sentence reveals itself first.
 * @param {MouseEvent} event */
function tap(event) {
  const target = event.target instanceof Element ? event.target : null;
  const sentence = target?.closest(".art") ? sentenceAt(target) : null;
  if (!target || !sentence || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  if (target.closest(".fix, .report") || !getSelection()?.isCollapsed) return;
  const isNumber = !target.closest(".s");
  const ruby = /** @type {HTMLElement | null} */ (target.closest("ruby"));
  const reveals = isHidden() && (isNumber || (valueOf("en") === "tap" ? !isRevealed(sentence) : !ruby));
  if (!reveals && (isNumber || !ruby)) return;
  event.preventDefault();
  if (reveals) keepPlace(() => reveal(sentence));
  else if (ruby) import("./word.mjs").then(({ openWord }) => openWord(ruby));
}

/** A right click or a long press on a number opens the menu of its sentence.
 * @param {MouseEvent} event */
function ask(event) {
  const number = event.target instanceof Element ? event.target.closest(".art :is(.no, .no2, .foot a[href^='#'])") : null;
  const sentence = number && sentenceAt(number);
  if (!number || !sentence) return;
  event.preventDefault();
  import("./menu.mjs").then(({ openMenu }) => openMenu(sentence, number.getBoundingClientRect()));
}

/** Milliseconds for which the pointer rests on a word before it is looked up. */
const DWELL = 450;
let dwelling = 0;

/** Look a word up on which the mouse rests, where nothing else is open.
 * @param {PointerEvent} event */
function hover(event) {
  clearTimeout(dwelling);
  if (event.pointerType !== "mouse" || event.buttons || valueOf("hover") === "off") return;
  const ruby = event.target instanceof Element ? /** @type {HTMLElement | null} */ (event.target.closest(".art .s ruby")) : null;
  if (document.querySelector(".word:popover-open")) import("./word.mjs").then(({ leaveSoon }) => leaveSoon());
  if (!ruby) return;
  dwelling = setTimeout(async () => {
    if (document.querySelector(":is(.panel, .menu):popover-open, dialog[open], ruby.asked") || !ruby.matches(":hover")) return;
    (await import("./word.mjs")).openWord(ruby, { hovered: true });
  }, DWELL);
}

for (const [tag, element] of Object.entries({ "reader-bar": ReaderBar, "reader-ask": ReaderAsk, "reader-theme": ReaderTheme })) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
if (document.querySelector("reader-continue, .items")) import("./continue.mjs");
lightPairs();
document.addEventListener("click", tap);
document.addEventListener("contextmenu", ask);
document.addEventListener("pointerover", hover);
document.addEventListener("reader:word", () => showKnown({ anyway: true }));
