// @ts-check
/** The keys: one table, from which they are obeyed and listed. */

import { choose, openHelp } from "./choose.mjs";
import { isHidden, reveal } from "./english.mjs";
import { endPeek, startPeek } from "./peek.mjs";
import { CHOICES, lettersWork, stepped, viewAddress } from "./prefs.mjs";
import { sentenceAt } from "./sentence.mjs";
import { currentSentence, currentWord, toSentence, toWord } from "./walk.mjs";

/** One key: what is pressed, what is shown for it, what it does; `act` says false where it has nothing to do.
 * @typedef {{press: string[], shown: string, en: string, zh: string, act: (event: KeyboardEvent) => unknown}} Key */

/** @param {string} shown @param {string} en @param {string} zh @param {(event: KeyboardEvent) => unknown} act @param {string[]} [press]
 * @returns {Key} */
const key = (shown, en, zh, act, press = [shown]) => ({ press, shown, en, zh, act });

/** Step through a choice; the shifted letter opens the panel where it stands.
 * @param {string} name @param {string} [panel] */
const step = (name, panel) => {
  const { key: letter = "", en, zh } = CHOICES[name];
  const act = (/** @type {KeyboardEvent} */ event) =>
    panel && event.shiftKey ? openPanel(panel) : choose(name, stepped(name, 1));
  return key(letter, en, zh, act, panel ? [letter, letter.toUpperCase()] : [letter]);
};

/** @param {string} name */
const openPanel = (name) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-panel="${name}"]`))?.click();

const word = () => import("./word.mjs");
const listen = () => import("./listen.mjs");
const menu = () => import("./menu.mjs");

/** Do something with the sentence that the reader is at.
 * @param {(sentence: HTMLElement) => unknown} act */
const withSentence = (act) => () => {
  const sentence = currentSentence();
  return sentence ? act(sentence) : false;
};

/** @type {{en: string, zh: string, keys: Key[]}[]} */
export const GROUPS = [
  { en: "Show", zh: "显示", keys: [
    key("y", "Pinyin: next; hold to peek", "拼音：下一种；按住偷看", (event) => (event.shiftKey ? openPanel("py") : startPeek(event)), ["y", "Y"]),
    step("ph"), step("tone"), step("tc"),
    key("1 … 7", "My level", "我的等级", ({ key }) => choose("level", key), ["1", "2", "3", "4", "5", "6", "7"]),
    step("en", "en"), step("zi", "zi"), step("face"), step("terms", "marks"), step("lh"), step("measure"), step("theme"),
    key("+ −", "Size", "字号", ({ key }) => choose("size", stepped("size", key === "-" || key === "−" ? -1 : 1, false)), ["+", "=", "-", "−"]),
    key("a", "Page panel", "版式", () => openPanel("page")),
    key("Shift Y E Z M R", "Open that panel", "打开相应面板", () => false, []),
  ] },
  { en: "Go", zh: "移动", keys: [
    key("j k", "Next, previous sentence", "下一句，上一句", ({ key }) => toSentence(key === "j" ? 1 : -1), ["j", "k"]),
    key("← →", "Previous, next word", "上一词，下一词", ({ key }) => (currentSentence(true) ? toWord(key === "ArrowRight" ? 1 : -1) : false), ["ArrowLeft", "ArrowRight"]),
    key("Enter", "Sentence: its words. Word: look it up", "句：入词；词：查词", enter),
    key("Esc", "Close, back", "关闭，返回", leave, ["Escape"]),
    ...(document.querySelector("[data-search]") ? [key("/ Ctrl-K", "Search", "搜索", () => false, [])] : []),
  ] },
  { en: "Word and sentence", zh: "词与句", keys: [
    key("l", "I am learning this word", "在学", () => mark("learning")),
    key("o", "I know this word", "已会", () => mark("known")),
    key("q", "English of this sentence", "本句译文", withSentence((sentence) => isHidden() && reveal(sentence))),
    key("c", "Copy the Chinese", "复制原文", withSentence((sentence) => menu().then((m) => m.copyChinese(sentence)))),
    key("Shift C", "Copy both, with the source", "复制双语及出处", withSentence((sentence) => menu().then((m) => m.copyCitation(sentence))), ["C"]),
    key("u", "Copy a link to this view", "复制此版面链接", () => import("./dom.mjs").then(({ copy }) => copy(viewAddress(), "Link copied", "链接已复制"))),
  ] },
  { en: "Listen", zh: "朗读", keys: [
    key("r", "Read aloud, or stop", "朗读，停止", (event) => (event.shiftKey ? openPanel("listen") : listen().then((l) => l.toggle())), ["r", "R"]),
    key("Space", "Read from this sentence", "从此句读起", () => {
      const sentence = sentenceAt(document.activeElement);
      return sentence ? listen().then((l) => l.toggle(sentence)) : false;
    }, [" "]),
    key("[ ]", "Slower, faster", "减速，加速", ({ key }) => listen().then((l) => l.changeSpeed(key === "]" ? 1 : -1)), ["[", "]"]),
  ] },
  { en: "Help", zh: "帮助", keys: [key("?", "This list", "本表", openHelp)] },
];

const TABLE = new Map(GROUPS.flatMap(({ keys }) => keys.flatMap((one) => one.press.map((press) => [press, one]))));

function enter() {
  const ruby = currentWord();
  if (ruby) return word().then((w) => w.openWord(ruby, { byKey: true }));
  return document.activeElement?.matches(".s") ? toWord(0) : false;
}

function leave() {
  const ruby = currentWord();
  if (!ruby || document.querySelector(".word:popover-open")) return false;
  return /** @type {HTMLElement} */ (ruby.closest(".s")).focus();
}

/** @param {"learning" | "known"} state */
async function mark(state) {
  const { markWord } = await word();
  return markWord(state);
}

/** Say whether a key that was pressed belongs to something else.
 * @param {KeyboardEvent} event */
function isTaken(event) {
  const target = event.target instanceof Element ? event.target : null;
  const isMove = event.key.length > 1;
  return (
    event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing ||
    !!target?.closest("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable], dialog") ||
    ((isMove || event.key === " ") && !!target?.closest("button, [popover], a:not(.no, .no2), summary, input, reader-bar") && !target.closest("ruby")) ||
    (!isMove && event.key !== " " && !lettersWork())
  );
}

/** Obey the keys, once for all pages. */
export function listenForKeys() {
  document.addEventListener("keydown", (event) => {
    const known = isTaken(event) ? undefined : TABLE.get(event.key);
    if (!known || !document.querySelector("reader-bar")) return;
    if (event.repeat && event.key.length === 1) { if ("jk+-=".includes(event.key)) known.act(event); return; }
    if (known.act(event) !== false) event.preventDefault();
  });
  document.addEventListener("keyup", (event) => {
    if (event.key.toLowerCase() === "y" && endPeek() === "tapped") choose("py", stepped("py", 1));
  });
}
