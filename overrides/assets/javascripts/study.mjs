// @ts-check
/** The pages for learning: decks, the list of decks with what is due, statistics, my words. */

import { addressOf } from "./decks.mjs";
import { both, button, counted, make } from "./dom.mjs";
import { keepForOffline } from "./keep.mjs";
import { keeping, notice, told } from "./notices.mjs";
import { allCards, allReviews, dateBack, wishes } from "./reviews.mjs";
import { dayOf, plan, worthLearning } from "./session.mjs";
import { sourceOf } from "./sources.mjs";
import { allStates } from "./words.mjs";

/** @typedef {import("./session.mjs").Side} Side */

/** A deck: what there is to do, then a session of cards or drills in its place. */
class StudyDeck extends HTMLElement {
  connectedCallback() {
    this.open();
  }

  disconnectedCallback() {
    this.session?.stop();
  }

  /** @type {{stop: () => void} | undefined} */
  session;

  get page() {
    return this.closest(".deck");
  }

  async open() {
    this.session?.stop();
    this.session = undefined;
    this.page?.removeAttribute("data-running");
    try {
      const deck = await sourceOf(this.dataset.deck ?? "");
      this.replaceChildren(...(await this.menu(deck)));
    } catch (error) {
      this.replaceChildren(told(error, button("Try again", "重试", () => this.open())));
    }
  }

  /** @param {import("./sources.mjs").Source} deck */
  async menu(deck) {
    const [cards, reviews, wished, states, storage] = await Promise.all([allCards(), allReviews(), wishes(), allStates(), keeping()]);
    const special = deck.id === "mine" || deck.id === "due";
    const seen = new Set([...cards.keys()].map((id) => id.slice(0, id.lastIndexOf("/"))));
    const notes = special ? deck.notes : worthLearning(deck.notes, states, wished.fromLevel, seen);
    const limits = deck.id === "due" ? { ...wished, newADay: 0 } : wished;
    const { learning, due, fresh, next } = plan({ notes, cards, reviews, wishes: limits, now: Date.now() });
    const count = learning.length + due.length + fresh.length;
    const parts = [
      storage,
      (reviews.at(-1)?.at ?? 0) > Date.now() + LEEWAY ? this.backInTime(reviews.at(-1)) : null,
      make("p", { className: "counts" }, ...[[fresh.length, "new today", "今日新卡"], [learning.length, "in minutes", "在学"], [due.length, "due", "到期"]]
        .flatMap(([n, en, zh], i) => [i ? " · " : "", make("span", {}, make("b", {}, `${n}`), " ", both(String(en), String(zh)))])),
      deck.lost ? notice(deck.id === "mine"
        ? `${deck.lost} of your words ${deck.lost === 1 ? "has no card: it stands" : "have no card: they stand"} in no article here.`
        : `${counted(deck.lost, "note is", "notes are")} no longer here: the articles were withdrawn.`, "部分词语没有卡片。") : null,
      !count && !deck.notes.length ? make("p", { className: "hint" }, ...emptiness(deck.id)) : null,
      make("div", { className: "deck-actions" },
        button("Study the cards", "学习卡片", () => this.study(deck, notes, limits), { className: "main", disabled: !count }),
        deck.notes.length ? button("Drills", "练习", () => this.drill(deck), {}) : null),
      !count && next ? make("p", { className: "hint" }, both(`Next card: ${new Date(next).toLocaleDateString("en-GB", { day: "numeric", month: "short" })}`, "下一张")) : null,
    ];
    return /** @type {Node[]} */ (parts.filter(Boolean));
  }

  /** Either the clock is wrong now, or it was then.
   * @param {import("./reviews.mjs").Review | undefined} last */
  backInTime(last) {
    const settle = button("The clock is right now: date those reviews to today", "时钟现在是对的：改记为今天", async () => {
      try {
        await dateBack(Date.now());
        await this.open();
      } catch (error) {
        settle.after(told(error));
      }
    });
    return notice(
      `The clock of this device stands before your last review (${new Date(last?.at ?? 0).toLocaleString("en-GB")}). Nothing is lost. If the clock is wrong now, set it right; if it was wrong then, say so here.`,
      "本机时钟早于上次复习；记录未丢失。若现在时钟有误，请校准；若当时有误，请点此更正。", settle);
  }

  /** @param {import("./sources.mjs").Source} deck @param {import("./decks.mjs").Note[]} notes @param {import("./reviews.mjs").Wishes} wished */
  async study(deck, notes, wished) {
    const { Session } = await import("./cards.mjs");
    const session = new Session(this.stage(), deck, notes, wished, () => this.open());
    this.session = session;
    await session.start();
  }

  /** @param {import("./sources.mjs").Source} deck */
  async drill(deck) {
    const { Practice } = await import("./practice.mjs");
    const practice = new Practice(this.stage(), deck, () => this.open());
    this.session = practice;
    await practice.start();
  }

  stage() {
    this.page?.setAttribute("data-running", "");
    const stage = make("div", { className: "stage" });
    this.replaceChildren(stage);
    return stage;
  }
}

/** A clock may be this far behind without a word. */
const LEEWAY = 10 * 60_000;

/** @param {string} id */
const emptiness = (id) => id === "mine"
  ? [both("No word is being learnt yet. Tap a word while you read, and mark it.", "还没有在学的词。阅读时点词标记即可。"), " ", make("a", { href: addressOf("read/") }, both("Read an article", "去读文章"), " ›")]
  : [both("Nothing is due. Choose a deck to learn something new.", "没有到期的卡片，可以选一副牌组学新的。")];

/** What is due of all decks, and of each. */
class StudyHome extends HTMLElement {
  async connectedCallback() {
    try {
      const [cards, storage] = await Promise.all([allCards(), keeping()]);
      const end = dayOf(Date.now()) + 86_400_000;
      const due = [...cards.values()].filter((card) => !card.away && card.due < end);
      this.replaceChildren(...(storage ? [storage] : []), cards.size ? this.line(due.length) : make("p", { className: "lead" },
        both("Choose a deck. Cards come back when you are about to forget them; all of it stays in this browser.", "选一副牌组。卡片会在将忘时再现，记录只在本浏览器中。")));
      for (const line of document.querySelectorAll(".deck-line[data-deck]")) mark(/** @type {HTMLElement} */ (line), due);
    } catch (error) {
      this.replaceChildren(told(error));
    }
  }

  /** @param {number} count */
  line(count) {
    return make("p", { className: "due-line" }, count
      ? make("a", { href: this.dataset.due }, make("b", {}, counted(count, "card")), " ", both(`due: study ${count === 1 ? "it" : "them"}`, "张到期：去复习"), " ›")
      : both("Nothing is due now.", "现在没有到期的卡片。"));
  }
}

/** @param {HTMLElement} line @param {import("./reviews.mjs").Card[]} due */
function mark(line, due) {
  const count = due.filter(({ deck }) => deck === line.dataset.deck).length;
  line.querySelector(".deck-due")?.remove();
  if (count) line.append(make("span", { className: "deck-due" }, make("b", {}, `${count} `), both("due", "到期")));
}

/** Statistics, settings, cards that were set aside. */
class StudyFigures extends HTMLElement {
  async connectedCallback() {
    try {
      const { figures } = await import("./figures.mjs");
      this.replaceChildren(...(await figures()));
    } catch (error) {
      this.replaceChildren(told(error));
    }
  }
}

/** The list of my words. */
class MyWords extends HTMLElement {
  async connectedCallback() {
    try {
      const { MyWordsList } = await import("./mywords.mjs");
      await new MyWordsList(this).start();
    } catch (error) {
      this.replaceChildren(told(error));
    }
  }
}

for (const [tag, element] of Object.entries({ "study-deck": StudyDeck, "study-home": StudyHome, "study-figures": StudyFigures, "my-words": MyWords })) {
  if (!customElements.get(tag)) customElements.define(tag, element);
}

const decks = [...document.querySelectorAll("study-deck")].map((one) => /** @type {HTMLElement} */ (one).dataset.deck ?? "");
keepForOffline(decks.filter((id) => id !== "due" && id !== "mine")).catch(() => {});
