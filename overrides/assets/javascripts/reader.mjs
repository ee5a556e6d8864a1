// @ts-check
/** The reader: a toolbar, its keys and a first question; each behaviour an element of its own. */

import { lightPairs, openEnglish } from "./english.mjs";
import { keepPlace } from "./place.mjs";
import { CHOICES, following, isLasting, lettersWork, remember } from "./prefs.mjs";

const root = document.documentElement;

/** Set a choice, remember it and say it.
 * @param {string} name
 * @param {string} value */
function choose(name, value) {
  keepPlace(() => {
    root.dataset[name] = value;
    if (name === "py") delete root.dataset.ask;
    if (name === "en") openEnglish();
  });
  remember(name, value);
  const live = document.querySelector("[data-live]");
  if (live) live.textContent = `${CHOICES[name].name}: ${CHOICES[name].words[value]}`;
  for (const bar of document.querySelectorAll("reader-bar")) /** @type {ReaderBar} */ (bar).show();
}

/** @param {string} name */
const advance = (name) => choose(name, following(name, root.dataset[name]));

/** Say whether a key that was pressed belongs to something else.
 * @param {KeyboardEvent} event */
function isTaken(event) {
  const target = event.target instanceof Element ? event.target : null;
  return (
    event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
    !!target?.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog") || !lettersWork()
  );
}

/** The toolbar: buttons that step through the values of a choice, one of them in the order of tabs. */
class ReaderBar extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("keydown", this);
    document.addEventListener("keydown", this.letters);
    document.addEventListener("scroll", this.giveWay, { passive: true });
    this.fillDialog();
    openEnglish();
    this.show();
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.letters);
    document.removeEventListener("scroll", this.giveWay);
  }

  /** @returns {HTMLButtonElement[]} */
  get buttons() {
    return [...this.querySelectorAll("button")];
  }

  /** @returns {HTMLDialogElement | null} */
  get dialog() {
    return document.querySelector("dialog#keys");
  }

  /** Open the help at its beginning, wherever in it the focus falls. */
  help() {
    this.dialog?.showModal();
    this.dialog?.scrollTo(0, 0);
  }

  /** Mark each button with how much it shows: nothing, some, all. */
  show() {
    const pressed = { off: "false", hidden: "false", names: "mixed", all: "true", below: "true", side: "true" };
    for (const button of this.buttons) {
      const value = root.dataset[button.dataset.pref ?? ""];
      if (value) button.setAttribute("aria-pressed", pressed[/** @type {keyof typeof pressed} */ (value)]);
    }
  }

  /** @param {Event} event */
  handleEvent(event) {
    if (event instanceof KeyboardEvent) this.rove(event);
    else this.press(event);
  }

  /** @param {Event} event */
  press(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    this.enter(button);
    if (button.dataset.pref) advance(button.dataset.pref);
    if (button.dataset.open) this.help();
  }

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
    for (const button of this.buttons) button.tabIndex = button === chosen ? 0 : -1;
    return chosen;
  }

  /** @param {KeyboardEvent} event */
  letters = (event) => {
    if (isTaken(event)) return;
    const name = Object.keys(CHOICES).find((choice) => CHOICES[choice].key === event.key);
    if (name) advance(name);
    if (event.key === "?") this.help();
  };

  /** Leave the foot of a phone while the reader goes on, and come back when they turn. */
  giveWay = () => {
    const y = Math.max(0, scrollY);
    if (Math.abs(y - this.seen) < 8) return;
    this.closest(".bar")?.toggleAttribute("data-away", y > this.seen && y > 200);
    this.seen = y;
  };

  seen = 0;

  fillDialog() {
    const box = this.dialog?.querySelector("[data-switch=keys]");
    if (!(box instanceof HTMLInputElement)) return;
    box.checked = lettersWork();
    box.addEventListener("change", () => remember("keys", box.checked));
    this.dialog?.querySelector("[data-volatile]")?.toggleAttribute("hidden", isLasting());
  }
}

/** Asks once how much pinyin to show. */
class ReaderAsk extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => {
      const button = event.target instanceof Element ? event.target.closest("button") : null;
      if (button?.dataset.set) choose("py", button.dataset.set);
    });
  }
}

/** Steps through automatic, paper and dark. */
class ReaderTheme extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", () => advance("theme"));
  }
}

for (const [tag, element] of Object.entries({
  "reader-bar": ReaderBar,
  "reader-ask": ReaderAsk,
  "reader-theme": ReaderTheme,
})) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
lightPairs();
