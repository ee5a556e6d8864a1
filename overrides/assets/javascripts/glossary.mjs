// @ts-check
/** The index of the glossary: filters, sorting and printing, added to a page that is whole without them. */

import { FILTERS, addressOf, choiceOf, folded, isWanted } from "./terms.mjs";

/** @typedef {import("./terms.mjs").Choice} Choice */

class GlossaryIndex extends HTMLElement {
  choice = choiceOf("");

  /** @type {(import("./terms.mjs").Row & {item: HTMLElement, list: HTMLElement | null})[]} */
  rows = [];

  connectedCallback() {
    this.rows = [...this.querySelectorAll("li")].map((item) => this.rowOf(item));
    this.choice = choiceOf(location.search);
    const { form } = this;
    if (!form) return;
    form.hidden = false;
    for (const name of [...FILTERS, "sort"]) this.setField(name, this.choice[/** @type {keyof Choice} */ (name)]);
    form.addEventListener("input", () => this.choose(this.asked()));
    form.addEventListener("submit", (event) => event.preventDefault());
    this.addEventListener("click", (event) => this.press(event));
    this.show();
  }

  get form() {
    return this.querySelector("form");
  }

  /** Put a value into its field; one that the field does not offer counts as nothing.
   * @param {string} name
   * @param {string} value */
  setField(name, value) {
    const field = this.form?.elements.namedItem(name);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) return;
    field.value = value;
    if (field instanceof HTMLSelectElement && field.selectedIndex < 0) field.value = "";
    this.choice[/** @type {keyof Choice} */ (name)] = field.value;
  }

  /** What the fields ask for, and the letter beside them.
   * @returns {Choice} */
  asked() {
    const fields = [...new FormData(this.form ?? undefined)].map(([name, value]) => [name, String(value)]);
    return { ...this.choice, ...Object.fromEntries(fields) };
  }

  /** @param {HTMLElement} item */
  rowOf(item) {
    const { d = "", l = "", a = "", n = "" } = item.dataset;
    const home = item.closest("section");
    return {
      item,
      list: item.parentElement,
      text: [...item.querySelectorAll(".t-zh, .py, .en-term")].map((part) => folded(part.textContent ?? "")).join(" "),
      domain: d,
      level: l,
      articles: a.split(" "),
      letter: home?.dataset.letter ?? "",
      count: Number(n),
    };
  }

  /** @param {Choice} choice */
  choose(choice) {
    this.choice = choice;
    history.replaceState(history.state, "", `${location.pathname}${addressOf(choice)}`);
    this.show();
  }

  /** @param {Event} event */
  press(event) {
    const target = event.target instanceof Element ? event.target.closest("button, a[data-letter]") : null;
    if (!(target instanceof HTMLElement)) return;
    if ("print" in target.dataset) print();
    const { drop, letter } = target.dataset;
    if (drop) this.drop(drop);
    if (letter) {
      event.preventDefault();
      this.choose({ ...this.choice, letter: this.choice.letter === letter ? "" : letter });
    }
  }

  /** Take a filter back, or all of them.
   * @param {string} name */
  drop(name) {
    for (const filter of name === "all" ? FILTERS : [name]) {
      this.choice[/** @type {keyof Choice} */ (filter)] = "";
      this.setField(filter, "");
    }
    this.choose(this.choice);
    this.form?.querySelector("input")?.focus();
  }

  show() {
    const wanted = this.rows.filter((row) => isWanted(row, this.choice));
    const shown = new Set(wanted);
    for (const row of this.rows) row.item.hidden = !shown.has(row);
    this.arrange();
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".index section"))) {
      section.hidden = !section.querySelector("li:not([hidden])");
    }
    for (const link of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(".letters a"))) {
      if (link.dataset.letter === this.choice.letter) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    const count = this.querySelector("[data-count]");
    const all = this.rows.length;
    if (count) count.textContent = wanted.length === all ? `${all}` : `${wanted.length} / ${all}`;
    this.querySelector("[data-nothing]")?.toggleAttribute("hidden", wanted.length > 0);
    this.sayWhat();
  }

  /** Put the rows in their order: back under their letters, or the most frequent first. */
  arrange() {
    const index = this.querySelector(".index");
    const byCount = this.choice.sort === "frequency";
    index?.classList.toggle("flat", byCount);
    let flat = this.querySelector(".by-count");
    if (!byCount) {
      for (const row of this.rows) row.list?.append(row.item);
      flat?.remove();
      return;
    }
    if (!flat) {
      flat = document.createElement("ul");
      flat.className = "by-count";
      index?.prepend(flat);
    }
    flat.append(...[...this.rows].sort((one, other) => other.count - one.count).map((row) => row.item));
  }

  /** Name each filter that is set, on a button that takes it back. */
  sayWhat() {
    const box = this.querySelector("[data-active]");
    const chips = FILTERS.filter((name) => this.choice[name]).map((name) => this.chip(name, this.wordsOf(name)));
    if (chips.length > 1) chips.push(this.chip("all", "Clear all 全部清除"));
    box?.replaceChildren(...chips);
  }

  /** @param {(typeof FILTERS)[number]} name */
  wordsOf(name) {
    const field = this.form?.elements.namedItem(name);
    const words = field instanceof HTMLSelectElement ? field.selectedOptions[0]?.textContent : this.choice[name];
    return (words ?? "").replace(/ \(\d+\)$/, "");
  }

  /** @param {string} name
   * @param {string} words */
  chip(name, words) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.drop = name;
    button.className = "chip";
    button.append(words);
    const cross = document.createElement("span");
    cross.textContent = name === "all" ? "" : " ×";
    cross.setAttribute("aria-hidden", "true");
    const hint = document.createElement("span");
    hint.className = "sr";
    hint.textContent = name === "all" ? "" : " (remove this filter)";
    button.append(cross, hint);
    return button;
  }
}

if (!customElements.get("glossary-index")) customElements.define("glossary-index", GlossaryIndex);
