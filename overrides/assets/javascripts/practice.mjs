// @ts-check
/** Drills on the page: a question, an answer, what was right and why. */

import { both, button, make } from "./dom.mjs";
import { addressOf } from "./decks.mjs";
import { KINDS, kindsOf, questions, shuffled } from "./drills.mjs";
import { sentence } from "./faces.mjs";
import { exampleOf } from "./decks.mjs";
import { notice } from "./notices.mjs";
import { judge, marked } from "./pinyin.mjs";
import { hasVoice, say } from "./voice.mjs";

/** @typedef {import("./drills.mjs").Question} Question */
/** @typedef {import("./drills.mjs").Kind} Kind */

const LENGTH = 12;

/** One round of drills in `box`; `end` is called when it is over. */
export class Practice {
  /** @param {HTMLElement} box @param {import("./sources.mjs").Source} deck @param {() => void} end */
  constructor(box, deck, end) {
    this.box = box;
    this.deck = deck;
    this.end = end;
  }

  /** @type {Question[]} */
  questions = [];
  at = 0;
  right = 0;
  isAnswered = false;
  /** @type {Question[]} */
  missed = [];
  /** @type {Kind[]} */
  kinds = [];

  /** Ask which drills, then begin. */
  async start() {
    const voice = await hasVoice();
    this.kinds = kindsOf(this.deck).filter((kind) => kind !== "listen" || voice);
    document.addEventListener("keydown", this.press);
    const boxes = this.kinds.map((kind) => make("label", {}, make("input", { type: "checkbox", value: kind, checked: true }), " ", both(...KINDS[kind])));
    this.box.replaceChildren(make("form", { className: "drill-choice", onsubmit: (/** @type {Event} */ event) => {
      event.preventDefault();
      this.begin(/** @type {Kind[]} */ ([...this.box.querySelectorAll("input:checked")].map((input) => /** @type {HTMLInputElement} */ (input).value)));
    } },
    make("fieldset", {}, make("legend", {}, both("Which drills?", "练哪些？")), ...boxes),
    voice ? null : make("p", { className: "hint" }, both("No Chinese voice on this device: listening is left out.", "本机没有中文语音，听音练习略去。")),
    make("div", { className: "deck-actions" }, make("button", { className: "main" }, both("Begin", "开始")), button("Back", "返回", () => this.leave()))));
    /** @type {HTMLElement | null} */ (this.box.querySelector(".main"))?.focus();
  }

  stop() {
    document.removeEventListener("keydown", this.press);
    globalThis.speechSynthesis?.cancel();
  }

  leave() {
    this.stop();
    this.end();
  }

  /** @param {Kind[]} kinds */
  begin(kinds) {
    this.questions = questions(this.deck, kinds, LENGTH, Math.random);
    [this.at, this.right, this.missed] = [0, 0, []];
    if (this.questions.length) this.ask();
    else this.box.querySelector("fieldset")?.append(notice("Choose at least one drill.", "请至少选一种。"));
  }

  get question() {
    return this.questions[this.at];
  }

  ask() {
    this.isAnswered = false;
    const { question } = this;
    const [en, zh] = KINDS[question.kind];
    this.box.replaceChildren(
      make("div", { className: "card-head" },
        make("p", { className: "counts" }, make("b", {}, `${this.at + 1}/${this.questions.length}`), " · ", both(en, zh)),
        button("End", "结束", () => this.leave(), { className: "quiet", "aria-keyshortcuts": "Escape" })),
      make("article", { className: `card drill drill-${question.kind}`, "aria-label": en }, ...FORMS[question.kind](question, this),
        make("div", { className: "verdict", role: "status" })));
    /** @type {HTMLElement | null} */ (this.box.querySelector("input, .option, .piece"))?.focus({ preventScroll: true });
  }

  /** Say whether it was right, and what is to be known.
   * @param {boolean} isRight @param {...Node} more */
  settle(isRight, ...more) {
    if (this.isAnswered) return;
    this.isAnswered = true;
    if (isRight) this.right++;
    else this.missed.push(this.question);
    const { note } = this.question;
    const example = note && exampleOf(this.deck, note);
    const isLast = this.at + 1 === this.questions.length;
    this.box.querySelector(".verdict")?.replaceChildren(
      make("p", { className: isRight ? "right" : "wrong" }, make("b", {}, isRight ? "✓ " : "✗ "), isRight ? both("right", "对") : both("not so", "不对")),
      ...more,
      ...(note ? [make("p", {}, make("b", { lang: "zh-Hans" }, note.zh), " ", make("span", { className: "py", lang: "zh-Latn-pinyin" }, note.pinyin ?? ""), " ", make("span", {}, note.en))] : []),
      ...(example ? [sentence(example)] : []),
      make("div", { className: "card-foot" }, isLast ? button("Result", "结果", () => this.finish(), { className: "main go-on" }) : button("Next", "下一题", () => this.goOn(), { className: "main go-on" })));
    /** @type {HTMLElement | null} */ (this.box.querySelector(".go-on"))?.focus({ preventScroll: true });
    this.box.querySelector(".verdict .right, .verdict .wrong")?.scrollIntoView({ block: "nearest" });
  }

  goOn() {
    this.at++;
    this.ask();
  }

  finish() {
    this.box.replaceChildren(make("div", { className: "card-end", tabIndex: -1 },
      make("h2", {}, both(`${this.right} of ${this.questions.length} right`, `答对 ${this.right} 题，共 ${this.questions.length} 题`)),
      this.missed.length ? make("ul", { className: "learnt-list" }, ...this.missed.map((question) => lineOf(question))) : null,
      make("div", { className: "card-foot" },
        button("Once more", "再来一轮", () => this.start(), { className: "main" }), button("Back to the deck", "回到牌组", () => this.leave()))));
    /** @type {HTMLElement | null} */ (this.box.querySelector(".card-end"))?.focus();
  }

  /** @param {KeyboardEvent} event */
  press = (event) => {
    const target = event.target instanceof Element ? event.target : null;
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (event.key === "Escape") return this.leave();
    if (target?.closest("input")) return;
    const option = /^[1-4]$/.test(event.key) && !this.isAnswered ? this.box.querySelectorAll(".option")[Number(event.key) - 1] : undefined;
    if (!option) return;
    event.preventDefault();
    /** @type {HTMLElement} */ (option).click();
  };
}

/** @param {Question} question */
const lineOf = ({ note, words }) => make("li", {}, make("b", { lang: "zh-Hans" }, note?.zh ?? words?.join("") ?? ""), " ",
  make("span", { className: "py", lang: "zh-Latn-pinyin" }, note?.pinyin ?? ""), " ", make("span", {}, note?.en ?? ""));

/** What each drill looks like.
 * @type {Record<Kind, (question: Question, practice: Practice) => (Node | string)[]>} */
const FORMS = { cloze, rendering, order, pinyin, listen };

/** @param {Question} question @param {Practice} practice @param {string} lang */
function optionsOf({ options = [] }, practice, lang) {
  const buttons = options.map((option, i) => make("button", { type: "button", className: "option", lang, onclick: () => {
    for (const [j, one] of buttons.entries()) {
      one.disabled = true;
      one.classList.toggle("is-right", options[j].isRight);
    }
    buttons[i].classList.toggle("is-wrong", !option.isRight);
    const why = option.isRight || !option.why ? [] : [make("p", { className: "hint" }, make("span", { lang }, option.text), ": ", option.why)];
    practice.settle(option.isRight, ...why);
  } }, make("small", { "aria-hidden": "true" }, `${i + 1} `), option.text));
  return make("div", { className: "options" }, ...buttons);
}

/** @param {Question} question @param {Practice} practice */
function cloze(question, practice) {
  return [
    make("p", { className: "card-sentence", lang: "zh-Hans" }, question.before ?? "", make("span", { className: "blank", role: "img", "aria-label": "gap 空格" }, "\u00a0"), question.after ?? ""),
    make("p", { className: "card-en" }, question.en ?? ""),
    optionsOf(question, practice, "zh-Hans"),
  ];
}

/** @param {Question} question @param {Practice} practice */
function rendering(question, practice) {
  return [make("p", { className: "card-zh", lang: "zh-Hans" }, question.note?.zh ?? ""),
    make("p", { className: "card-py", lang: "zh-Latn-pinyin" }, question.note?.pinyin ?? ""), optionsOf(question, practice, "en")];
}

/** @param {Question} question @param {Practice} practice */
function listen(question, practice) {
  const text = question.note?.zh ?? "";
  say(text);
  return [make("p", { className: "card-listen" }, button("▸ Listen again", "再听", () => say(text))), optionsOf(question, practice, "zh-Hans")];
}

/** @param {Question} question @param {Practice} practice */
function order(question, practice) {
  const words = question.words ?? [];
  const line = make("p", { className: "order-line", lang: "zh-Hans", "aria-live": "polite" });
  const heap = make("div", { className: "order-heap", lang: "zh-Hans" });
  const pieces = shuffled(words.map((text) => text), Math.random).map((text) => make("button", { type: "button", className: "piece", onclick: (/** @type {Event} */ event) => {
    const piece = /** @type {HTMLElement} */ (event.currentTarget);
    (piece.parentElement === heap ? line : heap).append(piece);
    piece.focus();
    check.disabled = heap.childElementCount > 0;
  } }, text));
  const check = button("Check", "检查", () => {
    const said = [...line.children].map((piece) => piece.textContent).join("");
    for (const piece of pieces) piece.disabled = true;
    check.remove();
    const isRight = said === words.join("");
    practice.settle(isRight, make("p", {}, both("The paper prints", "原文"), ": ", make("b", { lang: "zh-Hans" }, words.join("")), " ",
      make("a", { href: addressOf(question.href ?? "") }, both("in the text", "原文"), " ›")),
    ...(isRight ? [] : [make("p", { className: "hint" }, both("Another order may be Chinese too; this is the one in print.", "别的语序也可能通顺，此为原文。"))]));
  }, { className: "main", disabled: true });
  heap.append(...pieces);
  return [
    make("p", { className: "card-sentence context", lang: "zh-Hans" }, question.before ?? "", make("span", { className: "blank", role: "img", "aria-label": "gap 空格" }, "\u00a0"), question.after ?? ""),
    make("p", { className: "card-en" }, question.en ?? ""), line, heap, make("div", { className: "card-foot" }, check),
  ];
}

/** What is said of each syllable.
 * @type {Record<import("./pinyin.mjs").Verdict, [en: string, zh: string]>} */
const VERDICTS = { right: ["right", "对"], tone: ["another tone", "声调"], sound: ["another sound", "读音"], missing: ["missing", "缺"] };

/** @param {Question} question @param {Practice} practice */
function pinyin(question, practice) {
  const wanted = question.wanted ?? [];
  const input = make("input", { type: "text", autocomplete: "off", autocapitalize: "off", spellcheck: false, "aria-label": "Pinyin 拼音", lang: "zh-Latn-pinyin" });
  const form = make("form", { className: "typed", onsubmit: (/** @type {Event} */ event) => {
    event.preventDefault();
    if (!input.value.trim() || practice.isAnswered) return;
    const { verdicts, isRight, extra, lacksTones } = judge(input.value, wanted);
    input.readOnly = true;
    form.querySelector("button")?.remove();
    const cells = verdicts.map((verdict, i) => make("span", { className: `syllable is-${verdict}` },
      make("b", { lang: "zh-Latn-pinyin" }, wanted[i].split("|").map(marked).join("/")), make("small", {}, both(...VERDICTS[verdict]))));
    practice.settle(isRight, make("p", { className: "syllables" }, ...cells),
      ...(lacksTones ? [make("p", { className: "hint" }, both("The sounds are right; write the tones too: dui4 or duì.", "读音对了，还要写声调。"))] : []),
      ...(extra ? [make("p", { className: "hint" }, both("There is a syllable too many.", "多了音节。"))] : []));
  } }, input, make("button", { className: "main" }, both("Check", "检查")));
  return [
    make("p", { className: "card-zh", lang: "zh-Hans" }, question.note?.zh ?? ""), make("p", { className: "card-en" }, question.note?.en ?? ""), form,
    make("p", { className: "hint" }, both("Tones as figures or marks: dui4kou3, duì kǒu; ü as v or u:; the neutral tone 5 or nothing.", "声调用数字或符号，ü 可写 v 或 u:，轻声写 5 或不写。")),
  ];
}
