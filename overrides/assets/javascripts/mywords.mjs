// @ts-check
/** The page My words: list, filter, edit; mark by level, bring a list, back up and restore. */

import { both, button, counted, make, toast } from "./dom.mjs";
import { backupOf, readBackup } from "./backup.mjs";
import { addressOf, load } from "./decks.mjs";
import { keeping, notice, told } from "./notices.mjs";
import { wishes } from "./reviews.mjs";
import { takeIn } from "./taking.mjs";
import { onChange, vault } from "./vault.mjs";
import { decoded, readWordList } from "./wordlist.mjs";
import { allWords, setState, setStates, STATES } from "./words.mjs";

/** @typedef {import("./words.mjs").WordRecord} WordRecord */

/** So many words are shown at a time. */
const PAGE = 100;

/** The list and what can be done with it, within an element. */
export class MyWordsList {
  /** @param {HTMLElement} box */
  constructor(box) {
    this.box = box;
    this.list = make("ul", { className: "word-list" });
    this.count = make("p", { className: "counts", role: "status" });
    this.messages = make("div", { className: "messages" });
  }

  /** @type {WordRecord[]} */
  words = [];
  filter = { text: "", state: "" };
  shown = PAGE;

  async start() {
    const storage = await keeping();
    this.box.replaceChildren(...(storage ? [storage] : []), this.messages, this.tools(), this.filters(), this.count, this.list);
    onChange((shelves) => { if (shelves.includes("words")) this.reload(); });
    document.addEventListener("reader:word", () => this.reload());
    await this.reload();
  }

  async reload() {
    this.words = (await allWords()).filter(({ state }) => state !== "new").sort((a, b) => b.changed - a.changed || a.word.localeCompare(b.word, "zh"));
    this.paint();
  }

  get chosen() {
    const { text, state } = this.filter;
    const wanted = text.trim().toLowerCase();
    return this.words.filter((one) => (!state || one.state === state) &&
      (!wanted || [one.word, one.context.pinyin, one.context.zh, one.context.en].some((part) => part && bare(part).includes(bare(wanted)))));
  }

  paint() {
    const { chosen } = this;
    this.count.replaceChildren(both(`${chosen.length} of ${counted(this.words.length, "word")}`, `${this.words.length} 词中的 ${chosen.length} 词`));
    const more = chosen.length > this.shown ? [make("li", {}, button("Show more", "更多", () => { this.shown += PAGE; this.paint(); }))] : [];
    this.list.replaceChildren(...chosen.slice(0, this.shown).map((one) => this.line(one)), ...more);
    if (!this.words.length) this.list.replaceChildren(make("li", { className: "hint" },
      both("No words yet.", "还没有词。"), " ", make("a", { href: addressOf("read/") }, both("Read an article", "去读文章"), " ›")));
  }

  filters() {
    const input = make("input", { type: "search", placeholder: "词 · pinyin · English", "aria-label": "Find 查找", oninput: () => { this.filter.text = input.value; this.shown = PAGE; this.paint(); } });
    const select = make("select", { "aria-label": "State 状态", onchange: () => { this.filter.state = select.value; this.shown = PAGE; this.paint(); } },
      make("option", { value: "" }, "all 全部"), ...Object.entries(STATES).filter(([state]) => state !== "new").map(([state, [en, zh]]) => make("option", { value: state }, `${en} ${zh}`)));
    return make("div", { className: "filters" }, input, select);
  }

  /** @param {WordRecord} record */
  line({ word, state, context }) {
    const select = make("select", { "aria-label": `${word}: state 状态`, onchange: () => this.attempt(() => setState(word, select.value === "new" ? undefined : /** @type {any} */ (select.value))) },
      ...Object.entries(STATES).map(([value, [en, zh]]) => make("option", { value, selected: value === state }, `${value === "new" ? "forget" : en} ${value === "new" ? "移除" : zh}`)));
    const href = context.article ? addressOf(`read/${context.article}/${context.segment ? `#${context.segment}` : ""}`) : "";
    return make("li", { className: `word-line is-${state}` },
      make("div", { className: "word-head" }, make("b", { lang: "zh-Hans" }, word), " ", make("span", { className: "py", lang: "zh-Latn-pinyin" }, context.pinyin ?? ""), " ",
        href ? make("a", { href, className: "hint" }, both("in the text", "原文"), " ›") : null, select),
      context.zh ? make("p", { className: "word-met", lang: "zh-Hans" }, context.zh) : null,
      context.en ? make("p", { className: "word-met-en" }, context.en) : null);
  }

  tools() {
    return make("div", { className: "tools" },
      details("Mark a level as known", "按等级标为已会", this.byLevel()),
      details("Bring a list of words", "导入词表", this.bring()),
      details("Back up and restore", "备份与恢复", this.keep()));
  }

  byLevel() {
    const select = make("select", { "aria-label": "Level 等级" }, ...["1", "2", "3", "4", "5", "6", "7–9"].map((level, i) => make("option", { value: `${i + 1}` }, `HSK ${level}`)));
    return make("div", {}, make("p", { className: "hint" }, both("All words up to this level become known, except those that have a state already (GF 0025-2021).", "该等级及以下的词全部标为已会，已有状态的不变。")),
      make("p", { className: "choices" }, select, button("Mark as known", "标为已会", () => this.attempt(async () => {
        const { words } = await load("study/levels.json");
        const all = Object.entries(words).filter(([level]) => Number(level) <= Number(select.value)).flatMap(([, list]) => String(list).split(" "));
        await this.markAll([...new Set(all)], "known");
      }))));
  }

  bring() {
    const area = make("textarea", { rows: 4, "aria-label": "Words, one a line 每行一词", placeholder: "脱贫\n振兴" });
    const file = make("input", { type: "file", accept: ".txt,.csv,.tsv,text/plain,text/csv", "aria-label": "File 文件", onchange: async () => {
      const bytes = await file.files?.[0]?.arrayBuffer();
      area.value = bytes ? decoded(new Uint8Array(bytes)) : "";
    } });
    const select = make("select", { "aria-label": "as 标为" }, ...["known", "learning", "ignored"].map((state) => {
      const [en, zh] = STATES[/** @type {"known"} */ (state)];
      return make("option", { value: state }, `${en} ${zh}`);
    }));
    return make("div", {}, make("p", { className: "hint" }, both("Plain text, CSV, or what Anki exports as “Notes in Plain Text”. In simplified characters, as the pages are.", "纯文本、CSV 或 Anki 导出的纯文本笔记；用简体字。")),
      area, make("p", { className: "choices" }, file), make("p", { className: "choices" }, select, button("Add them", "添加", () => this.attempt(async () => {
        const { words, left } = readWordList(area.value);
        if (!words.length) return this.say(notice("No Chinese word was found in this list.", "词表中没有找到中文词。"));
        await this.markAll(words, /** @type {any} */ (select.value));
        if (left.length) this.messages.append(notice(`${counted(left.length, "line holds", "lines hold")} no word that could be read: ${left.slice(0, 3).map(({ line, text }) => `${line} “${text}”`).join(", ")}${left.length > 3 ? " …" : ""}.`, "有些行未能识别。"));
      }))));
  }

  /** @param {string[]} words @param {"known" | "learning" | "ignored"} state */
  async markAll(words, state) {
    const touched = await setStates(words.map((word) => ({ word, state })), { onlyNew: true });
    const [en, zh] = STATES[state];
    const undo = touched.length ? button("Undo", "撤销", () => this.attempt(async () => {
      await setStates(touched.map((word) => ({ word, state: undefined })));
      this.messages.replaceChildren();
    }), { className: "quiet" }) : null;
    this.say(make("p", { className: "done", role: "status" }, both(`${counted(touched.length, "word")} marked as ${en}, ${words.length - touched.length} had a state already.`, `${touched.length} 词标为${zh}，${words.length - touched.length} 词已有状态。`), " ", undo ?? ""));
  }

  keep() {
    const file = make("input", { type: "file", accept: ".json,application/json", "aria-label": "Backup 备份文件" });
    return make("div", {}, make("p", { className: "hint" }, both("Words, cards, reviews and settings in one file. Restoring merges: the later state of a word counts, and no review is lost.", "一个文件包含词语、卡片、复习记录与设置；恢复时合并，不丢复习记录。")),
      make("p", { className: "choices" }, button("Back up", "备份", () => this.attempt(() => this.backup())), button("Words as a list", "导出词表", () => this.attempt(() => this.export()))),
      make("p", { className: "choices" }, file, button("Restore", "恢复", () => this.attempt(async () => {
        const chosen = file.files?.[0];
        if (!chosen) return this.say(notice("Choose a backup first.", "请先选择备份文件。"));
        await this.restore(await chosen.text());
      }))));
  }

  async holdings() {
    const store = await vault();
    const [words, cards, reviews, settings] = await Promise.all([store.all("words"), store.all("cards"), store.all("reviews"), store.all("settings")]);
    return { words, cards, reviews, settings };
  }

  async backup() {
    const now = Date.now();
    download(`duizhao-${new Date(now).toISOString().slice(0, 10)}.json`, backupOf(await this.holdings(), now), "application/json");
    toast("Backup made", "已备份");
  }

  async export() {
    const rows = this.chosen.map(({ word, state, context }) => [word, context.pinyin ?? "", state, context.zh ?? "", context.en ?? ""].map((cell) => cell.replace(/[\t\r\n]/g, " ")).join("\t"));
    download("words.tsv", ["word\tpinyin\tstate\tsentence\tsentence_english", ...rows, ""].join("\n"), "text/tab-separated-values");
  }

  /** @param {string} text */
  async restore(text) {
    const { holdings, left } = readBackup(text);
    const { retention } = await wishes();
    const added = await takeIn(await vault(), holdings, retention);
    await this.reload();
    this.say(make("p", { className: "done", role: "status" }, both(`Restored: ${counted(holdings.words.length, "word")}, ${counted(added, "review")} that ${added === 1 ? "was" : "were"} not here.`, `已恢复：${holdings.words.length} 词，新增 ${added} 次复习。`)));
    if (left) this.messages.append(notice(`${counted(left, "record")} of the backup ${left === 1 ? "is damaged and was" : "are damaged and were"} left out.`, `备份中有 ${left} 条记录损坏，已略去。`));
  }

  /** Do something, and tell why if it fails.
   * @param {() => unknown} act */
  async attempt(act) {
    try {
      await act();
    } catch (error) {
      this.say(told(error));
    }
  }

  /** @param {HTMLElement} message */
  say(message) {
    this.messages.replaceChildren(message);
    message.scrollIntoView({ block: "nearest" });
  }
}

/** @param {string} text */
const bare = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f\s]/g, "");

/** @param {string} en @param {string} zh @param {Node} inside */
const details = (en, zh, inside) => make("details", { className: "more" }, make("summary", {}, both(en, zh)), inside);

/** Hand a file over.
 * @param {string} name @param {string} text @param {string} type */
function download(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
