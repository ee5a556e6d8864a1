// @ts-check
/** A session of cards: shown, turned, rated, taken back. */

import { both, button, counted, make } from "./dom.mjs";
import { exampleOf } from "./decks.mjs";
import { back, front } from "./faces.mjs";
import { outlook } from "./fsrs.mjs";
import { notice, told } from "./notices.mjs";
import { allCards, allReviews, chanceOf, rate, takeBack } from "./reviews.mjs";
import { nextOf, plan, SIDES, spanOf } from "./session.mjs";
import { onChange } from "./vault.mjs";
import { hasVoice, say } from "./voice.mjs";

/** @typedef {import("./fsrs.mjs").Rating} Rating */
/** @typedef {import("./session.mjs").Showing} Showing */
/** @typedef {import("./session.mjs").Side} Side */

/** @type {[en: string, zh: string][]} */
const RATINGS = [["again", "重来"], ["hard", "困难"], ["good", "记得"], ["easy", "容易"]];

/** Longest time that counts for one card: who takes longer has gone away. */
const LONGEST = 60_000;

/** One sitting. Everything it shows lies in `box`; `end` is called when it is over. */
export class Session {
  /** @param {HTMLElement} box @param {import("./sources.mjs").Source} deck @param {import("./decks.mjs").Note[]} notes
   * @param {import("./reviews.mjs").Wishes} wishes @param {() => void} end */
  constructor(box, deck, notes, wishes, end) {
    this.box = box;
    this.deck = deck;
    this.notes = notes;
    this.wishes = wishes;
    this.end = end;
  }

  /** @type {Map<string, import("./reviews.mjs").Card>} */
  cards = new Map();
  /** @type {import("./reviews.mjs").Review[]} */
  reviews = [];
  /** @type {{review: import("./reviews.mjs").Review, before: import("./reviews.mjs").Card | undefined, showing: Showing}[]} */
  done = [];
  /** @type {Showing | undefined} */
  showing;
  isTurned = false;
  isBusy = false;
  since = 0;
  /** @type {Side[]} */
  sides = [];
  message = /** @type {HTMLElement | null} */ (null);

  async start() {
    const voice = await hasVoice();
    this.sides = /** @type {Side[]} */ (this.wishes.sides.filter((side) => side !== "sound" || voice));
    if (!voice && this.wishes.sides.includes("sound")) this.message = notice("No Chinese voice on this device: cards asked by sound are left out.", "本机没有中文语音，听音卡片略去。");
    await this.reload();
    this.stopHearing = onChange((shelves) => { if (shelves.some((shelf) => shelf === "cards" || shelf === "reviews")) this.reload().then(() => this.hearOther()); });
    document.addEventListener("keydown", this.press);
    this.next();
  }

  stop() {
    this.stopHearing?.();
    document.removeEventListener("keydown", this.press);
    globalThis.speechSynthesis?.cancel();
  }

  /** @type {(() => void) | undefined} */
  stopHearing;

  async reload() {
    [this.cards, this.reviews] = await Promise.all([allCards(), allReviews()]);
  }

  /** Another tab has changed something: a card that it has reviewed gives way to the next. */
  hearOther() {
    const { showing } = this;
    const now = showing && this.cards.get(showing.id);
    if (showing && (now?.last ?? 0) !== showing.memory.last) this.passOn();
  }

  passOn() {
    this.message = notice("This card was reviewed in another tab; what was said there counts.", "此卡已在另一标签页复习，以那边为准。");
    this.next();
  }

  get queue() {
    return plan({ ...this, now: Date.now() });
  }

  next() {
    const queue = this.queue;
    this.showing = nextOf(queue, Date.now(), this.done.length);
    this.isTurned = false;
    this.since = Date.now();
    if (!this.showing) return this.finish(queue.next);
    const face = front(this.showing, this.deck);
    this.paint(face, make("div", { className: "card-foot" },
      button("Show", "显示", () => this.turn(), { className: "show main", "aria-keyshortcuts": "Space", title: "Space 空格" })));
    if (this.showing.side === "sound") say(this.showing.note.zh);
    /** @type {HTMLElement | null} */ (this.box.querySelector(".show"))?.focus({ preventScroll: true });
  }

  turn() {
    if (!this.showing || this.isTurned) return;
    this.isTurned = true;
    const { id, memory } = this.showing;
    const spans = outlook(memory, Date.now(), { retention: this.wishes.retention, chance: chanceOf(id, memory.reps) });
    const answer = back(this.showing, this.deck);
    this.paint(front(this.showing, this.deck), answer, make("div", { className: "card-foot ratings", role: "group", "aria-label": "How well did you know it? 记得怎样？" },
      ...RATINGS.map(([en, zh], i) => {
        const [span, spanZh] = spanOf(spans[i]);
        return make("button", { type: "button", className: `rate r${i + 1}`, "aria-keyshortcuts": `${i + 1}`, onclick: () => this.rate(/** @type {Rating} */ (i + 1)) },
          make("span", {}, make("b", {}, `${i + 1}`), " ", both(en, zh)), make("small", { title: spanZh }, span));
      })));
    answer.focus({ preventScroll: true });
  }

  /** @param {Rating} rating */
  async rate(rating) {
    const { showing } = this;
    if (!showing || !this.isTurned || this.isBusy) return;
    this.isBusy = true;
    try {
      const now = Date.now();
      const before = this.cards.get(showing.id);
      const made = await rate({ id: showing.id, deck: showing.note.deck ?? this.deck.id, shown: showing.memory, rating, now, took: Math.min(now - this.since, LONGEST) });
      this.message = null;
      if ("elsewhere" in made) {
        await this.reload();
        return this.passOn();
      }
      this.cards.set(showing.id, made.card);
      this.reviews.push(made.review);
      this.done.push({ review: made.review, before, showing });
      this.message = this.remarkOn(made, showing);
      this.next();
    } catch (error) {
      this.say(told(error, make("a", { href: new URL("../../words/", import.meta.url).href }, both("My words: back up", "备份"))));
    } finally {
      this.isBusy = false;
    }
  }

  /** @param {{card: import("./reviews.mjs").Card, wentBack: boolean}} made @param {Showing} showing */
  remarkOn({ card, wentBack }, showing) {
    const example = exampleOf(this.deck, showing.note);
    if (card.away === "leech") return notice(`${showing.note.zh} keeps slipping and is set aside. Read it in its sentence; bring it back on the page Study.`, "屡忘，暂搁；可在“学习”页恢复。",
      example ? make("a", { href: example.href }, both("sentence", "原句"), " ›") : null);
    if (wentBack) return notice("The clock of this device stands earlier than your last review. Days are counted from that review; nothing is lost.", "本机时钟早于上次复习，天数从上次算起，记录未丢失。");
    return null;
  }

  async undo() {
    const last = this.done.at(-1);
    if (!last || this.isBusy) return;
    this.isBusy = true;
    try {
      await takeBack(last.review, last.before);
      this.done.pop();
      await this.reload();
      this.message = null;
      this.showing = last.showing;
      this.isTurned = false;
      this.since = Date.now();
      this.turn();
    } catch (error) {
      this.say(told(error));
    } finally {
      this.isBusy = false;
    }
  }

  /** @param {HTMLElement} message */
  say(message) {
    this.message = message;
    this.box.querySelector(".notice")?.remove();
    this.box.querySelector(".card-head")?.after(message);
  }

  /** @param {...Node} parts */
  paint(...parts) {
    const { learning, due, fresh } = this.queue;
    const side = this.showing && SIDES[this.showing.side];
    this.box.replaceChildren(
      make("div", { className: "card-head" },
        make("p", { className: "counts" },
          make("span", {}, `${fresh.length} `, both("new", "新")), " · ", make("span", {}, `${learning.length} `, both("in minutes", "在学")), " · ", make("span", {}, `${due.length} `, both("due", "到期"))),
        button("⟲ Undo", "撤销", () => this.undo(), { className: "quiet undo", disabled: !this.done.length, "aria-keyshortcuts": "U" }),
        button("End", "结束", () => this.finish(this.queue.next), { className: "quiet", "aria-keyshortcuts": "Escape" })),
      ...(this.message ? [this.message] : []),
      make("article", { className: "card", "aria-label": side ? `Card: ${side[0]}` : "Card" }, ...parts));
  }

  /** @param {number | undefined} next */
  finish(next) {
    this.stop();
    const learnt = new Map(this.done.map(({ showing }) => [showing.note.id, showing.note]));
    this.showing = undefined;
    this.box.replaceChildren(make("div", { className: "card-end", tabIndex: -1 },
      make("h2", {}, this.done.length ? both(`${counted(this.done.length, "card")} done`, `已复习 ${this.done.length} 张`) : both("Nothing to do now", "现在没有要复习的")),
      ...(this.message ? [this.message] : []),
      next ? make("p", {}, both(`Next card: ${moment(next)}`, "下一张")) : null,
      learnt.size ? make("ul", { className: "learnt-list" }, ...[...learnt.values()].map((note) => this.lineOf(note))) : null,
      make("div", { className: "card-foot" },
        ...(this.done.length ? [button("⟲ Undo the last", "撤销上一张", () => this.resume(), { className: "quiet" })] : []),
        button("Back to the deck", "回到牌组", () => this.end(), { className: "main" }))));
    /** @type {HTMLElement | null} */ (this.box.querySelector(".card-end"))?.focus();
  }

  async resume() {
    document.addEventListener("keydown", this.press);
    await this.undo();
  }

  /** @param {import("./decks.mjs").Note} note */
  lineOf(note) {
    const example = exampleOf(this.deck, note);
    return make("li", {}, make("b", { lang: "zh-Hans" }, note.zh), " ", make("span", { className: "py", lang: "zh-Latn-pinyin" }, note.pinyin ?? ""), " ",
      make("span", {}, note.en), " ", example ? make("a", { href: example.href }, example.label ? `¶${example.label}` : both("sentence", "原句"), " ›") : null);
  }

  /** @param {KeyboardEvent} event */
  press = (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || target?.closest("input, textarea, select, [contenteditable]")) return;
    const act = this.keyed(event.key, target);
    if (!act) return;
    event.preventDefault();
    act();
  };

  /** @param {string} key @param {Element | null} target
   * @returns {(() => void) | undefined} */
  keyed(key, target) {
    if (key === " " && !this.isTurned && !target?.closest("button:not(.show), a")) return () => this.turn();
    if (/^[1-4]$/.test(key) && this.isTurned) return () => this.rate(/** @type {Rating} */ (Number(key)));
    if (key.toLowerCase() === "u") return () => this.undo();
    if (key === "Escape") return () => this.finish(this.queue.next);
    return undefined;
  }
}

/** @param {number} at */
function moment(at) {
  const isSoon = at - Date.now() < 20 * 3_600_000;
  return new Date(at).toLocaleString("en-GB", isSoon ? { hour: "2-digit", minute: "2-digit" } : { day: "numeric", month: "short" });
}
