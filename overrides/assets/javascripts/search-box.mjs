// @ts-check
/** The search itself: a field, filters, results; in a dialog, or on a page of its own. */

import { both, make } from "./dom.mjs";
import { filtered, narrowing, parkSearch, readAddress, writeAddress } from "./search-filters.mjs";
import { answer } from "./search-find.mjs";
import { SearchIndex } from "./search-index.mjs";
import { parseQuery, wantedText } from "./search-query.mjs";
import { namedTerms } from "./search-terms.mjs";
import { card, group, script } from "./search-view.mjs";
import { hints, nothing, summary } from "./search-words.mjs";

/** @typedef {import("./search-find.mjs").Answer} Answer */
/** @typedef {import("./search-find.mjs").Taken} Taken */
/** @typedef {import("./search-query.mjs").Query} Query */

/** Articles that are shown at first, and with each further step. */
const ARTICLES = 3;
const STEP = 10;
const DATA = new URL("../../search/data/", import.meta.url);

const FIELD = {
  type: "text", role: "searchbox", name: "q", "aria-label": "Search 搜索", placeholder: "汉字 · pinyin · English",
  autocomplete: "off", autocapitalize: "off", spellcheck: false, enterkeyhint: "search",
};
/** @type {Promise<SearchIndex> | undefined} */
let opening;

/** Open the index once; after a failure, again. */
function openIndex() {
  opening ??= SearchIndex.open(DATA);
  return opening;
}

class SearchBox extends HTMLElement {
  isBuilt = false;
  isPage = false;
  field = make("input", FIELD);
  status = make("p", { role: "status", class: "search-status" });
  choices = make("div", { class: "search-choices" });
  cards = make("ul", { class: "search-cards" });
  results = make("div", { class: "search-results" });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  timer;
  /** The query that is being answered. */
  asked = "";
  /** Counts the searches, so that an old one that ends late is thrown away. */
  turn = 0;
  /** @type {Record<string, string>} */
  filters = {};

  connectedCallback() {
    if (this.isBuilt) return;
    this.isBuilt = true;
    this.isPage = this.hasAttribute("data-page");
    this.build();
    this.addEventListener("leave", () => this.leave());
    this.addEventListener("keydown", (event) => this.move(event));
    this.addEventListener("click", (event) => this.press(event));
    this.addEventListener("change", ({ target }) => target instanceof HTMLSelectElement && this.narrow(target.name, target.value));
    if (this.isPage) addEventListener("popstate", () => this.restore());
    new MutationObserver(() => this.search()).observe(document.documentElement, { attributeFilter: ["data-zi", "data-ph", "data-tc"] });
    this.restore();
  }

  build() {
    const form = make("form", { role: "search", action: DATA.href.replace("data/", ""), class: "search-form" }, this.field);
    if (!this.isPage) {
      const close = make("button", { type: "button", class: "search-close", "aria-label": "Close 关闭" }, "✕");
      close.addEventListener("click", () => this.closest("dialog")?.close());
      form.append(close);
    }
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.links()[0]?.focus();
    });
    this.field.addEventListener("input", (event) => {
      if (!(event instanceof InputEvent && event.isComposing)) this.later();
    });
    this.field.addEventListener("compositionend", () => this.later());
    this.append(form, this.status, make("div", { class: "search-body", tabindex: -1 }, this.choices, this.cards, this.results));
  }

  focus() {
    this.field.focus();
    this.field.select();
    writeAddress(this.field.value.trim(), this.filters, this.isPage);
  }

  /** Take what was typed before the field was there.
   * @param {string} text */
  type(text) {
    this.field.value = text;
    this.later();
  }

  /** Take the search out of the address, and what is still to be looked for. */
  leave() {
    clearTimeout(this.timer);
    writeAddress("", {}, this.isPage);
  }

  /** Search when the keys rest for a moment. */
  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      delete this.filters.article;
      delete this.filters.in;
      this.search();
    }, 60);
  }

  /** Take query and filters from the address. */
  restore() {
    const { text, filters } = readAddress(this.isPage);
    this.field.value = text;
    this.filters = filters;
    this.search();
  }

  async search() {
    const text = this.field.value.trim();
    const turn = ++this.turn;
    writeAddress(text, this.filters, this.isPage);
    this.asked = text;
    const query = parseQuery(text);
    document.querySelector("[data-plain]")?.toggleAttribute("hidden", this.isPage && !!text);
    if (!text) return this.show([], [], "");
    if (!query.wanted.length) return this.show([], [], both("Nothing to look for: type a word, a phrase or pinyin.", "请输入字词或拼音。"));
    const waiting = setTimeout(() => this.wait(), 120);
    try {
      const index = await openIndex();
      await this.find(index, query, turn);
    } catch (error) {
      opening = undefined;
      if (turn === this.turn) this.fail(error);
    } finally {
      clearTimeout(waiting);
      if (turn === this.turn) this.removeAttribute("aria-busy");
    }
  }

  /** Leave what is there, dimmed; say what is going on where nothing is. */
  wait() {
    this.setAttribute("aria-busy", "true");
    if (!this.links().length) this.status.replaceChildren(both("Loading the search…", "加载中…"));
  }

  /** @param {unknown} error */
  fail(error) {
    const again = make("button", { type: "button" }, both("Try again", "重试"));
    again.addEventListener("click", () => this.search());
    const note = make("p", { class: "search-error" }, both("The search did not load.", "搜索未能加载。"), " ", again);
    this.show([], [note], "");
    this.status.replaceChildren(both("The search did not load.", "搜索未能加载。"));
    this.dataset.error = String(error);
  }

  /** @param {SearchIndex} index @param {Query} query @param {number} turn */
  async find(index, query, turn) {
    const only = /** @type {Taken | ""} */ (this.filters.in ?? "");
    const found = await answer(index, query, only);
    const all = only ? await answer(index, query) : found;
    const kept = await filtered(index, found.sentences, this.filters);
    const articles = ranked(index, kept);
    const [cards, first, none] = await Promise.all([
      Promise.all(namedTerms(index, wantedText(query)).map((term) => card(index, term))),
      this.groups(index, articles.slice(0, ARTICLES), found),
      kept.size ? [] : nothing(index, query, found.sentences.size),
    ]);
    if (turn !== this.turn) return;
    const results = [...none, ...first, ...this.more(index, articles, found, turn)];
    this.show(cards, results, summary(query, found, kept.size, articles.length));
    const isOpen = !!this.querySelector("details.search-filters[open]");
    this.choices.replaceChildren(...(all.sentences.size ? narrowing(index, found, all, this.filters, isOpen) : []));
  }

  /** @param {(Node | string)[]} cards @param {(Node | string)[]} results @param {Node | string} status */
  show(cards, results, status) {
    delete this.dataset.error;
    this.dataset.answered = this.asked;
    this.dataset.filtered = Object.keys(this.filters).join(" ");
    this.cards.replaceChildren(...cards);
    this.results.replaceChildren(...results);
    this.status.replaceChildren(status);
    if (!this.field.value.trim()) {
      this.choices.replaceChildren();
      this.results.append(hints());
    } else if (!results.length) this.choices.replaceChildren();
  }

  /** @param {SearchIndex} index @param {[number, number[]][]} articles @param {Answer} found */
  groups(index, articles, found) {
    const isOnly = !!this.filters.article;
    return Promise.all(articles.map(async ([article, places]) => group(index, article, await index.text(article, script()), places, found.markers, isOnly)));
  }

  /** @param {SearchIndex} index @param {[number, number[]][]} articles @param {Answer} found @param {number} turn */
  more(index, articles, found, turn) {
    let shown = ARTICLES;
    if (articles.length <= shown) return [];
    const button = make("button", { type: "button", class: "search-more" });
    const label = () => button.replaceChildren(both(`${articles.length - shown} more articles`, `其余 ${articles.length - shown} 篇`));
    const add = async () => {
      const next = await this.groups(index, articles.slice(shown, shown + STEP), found);
      if (turn !== this.turn) return;
      shown += STEP;
      button.before(...next);
      label();
      next[0].querySelector("a")?.focus();
      if (shown >= articles.length) button.remove();
    };
    button.addEventListener("click", () => add().catch((error) => this.fail(error)));
    label();
    return [button];
  }

  /** @param {string} name @param {string} value */
  async narrow(name, value) {
    if (value) this.filters[name] = value;
    else delete this.filters[name];
    await this.search();
    const again = this.querySelector(`.search-choices [name="${name}"], .search-choices [data-filter="${name}"]`);
    if (again instanceof HTMLElement) again.focus();
  }

  /** @param {MouseEvent} event */
  press(event) {
    const target = event.target instanceof Element ? event.target.closest("button, a") : null;
    if (!(target instanceof HTMLElement)) return;
    const { query, filter, value, article } = target.dataset;
    if (query) {
      this.field.value = query;
      this.filters = {};
      this.search();
      this.field.focus();
    } else if (filter) this.narrow(filter, value ?? "");
    else if (article) this.narrow("article", article);
    else if ("clear" in target.dataset) {
      this.filters = {};
      this.search();
      this.field.focus();
    } else if ("goes" in target.dataset && samePage(target)) {
      this.leave();
      parkSearch();
      this.closest("dialog")?.close();
    }
  }

  /** @returns {HTMLElement[]} */
  links() {
    return [...this.querySelectorAll("[data-goes]")].filter((link) => link instanceof HTMLElement);
  }

  /** Go through the results with the arrows.
   * @param {KeyboardEvent} event */
  move(event) {
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (!(event.key in steps) || event.isComposing || event.target instanceof HTMLSelectElement) return;
    const links = this.links();
    const at = links.findIndex((link) => link === document.activeElement);
    const to = at + steps[/** @type {keyof typeof steps} */ (event.key)];
    if (at < 0 && document.activeElement !== this.field) return;
    event.preventDefault();
    if (to < 0) this.field.focus();
    else links[to]?.focus();
  }
}

/** @param {HTMLElement} link */
const samePage = (link) => link instanceof HTMLAnchorElement && link.pathname === location.pathname;

/** Group sentences by article, the best first: those with most sentences, the headline counting as five.
 * @param {SearchIndex} index @param {Set<number>} sentences
 * @returns {[article: number, places: number[]][]} */
function ranked(index, sentences) {
  /** @type {Map<number, number[]>} */
  const rows = new Map();
  for (const sentence of [...sentences].toSorted((one, other) => one - other)) {
    const article = index.articleOf(sentence);
    const places = rows.get(article) ?? [];
    places.push(sentence - index.firsts[article]);
    rows.set(article, places);
  }
  const worth = (/** @type {number[]} */ places) => places.length + (places[0] === 0 ? 5 : 0);
  return [...rows].toSorted(([one, mine], [other, others]) => worth(others) - worth(mine) || one - other);
}

customElements.define("search-box", SearchBox);
