// @ts-check
/** Statistics and settings at the foot of the page Study. */

import { exampleOf } from "./decks.mjs";
import { both, button, counted, make } from "./dom.mjs";
import { told } from "./notices.mjs";
import { plot } from "./plots.mjs";
import { allCards, allReviews, setAside, wish, wishes } from "./reviews.mjs";
import { SIDES } from "./session.mjs";
import { asideOf } from "./sources.mjs";
import { forecast, retentionByWeek, timeByDay } from "./tallies.mjs";

const LEVELS = ["1", "2", "3", "4", "5", "6", "7–9"];

/** @param {number} at */
const dayName = (at) => new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short" });

/** Everything below the list of decks.
 * @returns {Promise<HTMLElement[]>} */
export async function figures() {
  const [cards, reviews, wished] = await Promise.all([allCards(), allReviews(), wishes()]);
  const away = [...cards.values()].filter((card) => card.away);
  /** @type {HTMLElement[]} */
  const parts = [settings(wished)];
  if (away.length) parts.unshift(setAsideList(away, await asideOf(away)));
  if (reviews.length) parts.unshift(statistics([...cards.values()], reviews, wished));
  return parts;
}

/** @param {import("./reviews.mjs").Card[]} cards @param {import("./reviews.mjs").Review[]} reviews @param {import("./reviews.mjs").Wishes} wished */
function statistics(cards, reviews, wished) {
  const now = Date.now();
  const weeks = retentionByWeek(reviews, now, 12);
  const [right, all] = [weeks.reduce((sum, week) => sum + week.right, 0), weeks.reduce((sum, week) => sum + week.all, 0)];
  const ahead = forecast(cards, now, 14);
  const spent = timeByDay(reviews, now, 14);
  const minutes = Math.round(spent.reduce((sum, day) => sum + day.minutes, 0));
  return section("figures", "Statistics", "统计",
    make("p", { className: "counts" }, both(`${counted(cards.length, "card")} begun, ${counted(reviews.length, "review")}`, `已学 ${cards.length} 张，复习 ${reviews.length} 次`)),
    plot({ en: "Remembered", zh: "记忆率", unit: "%", most: 100, target: Math.round(wished.retention * 100),
      summary: all ? `${Math.round((100 * right) / all)} % of ${counted(all, "review")} after a day or more, in 12 weeks; the line is what you aim at.` : "No card has come back after a day yet.",
      bars: weeks.map((week) => ({ label: dayName(week.start), value: week.all ? Math.round((100 * week.right) / week.all) : 0, note: `${week.right} of ${week.all}` })) }),
    plot({ en: "Due", zh: "到期预测", unit: "cards", summary: `${counted(ahead.reduce((sum, day) => sum + day.due, 0), "card")} in the next 14 days.`,
      bars: ahead.map((day, i) => ({ label: i ? dayName(day.start) : "today", value: day.due })) }),
    plot({ en: "Time", zh: "用时", unit: "min", summary: `${counted(minutes, "minute")} in the last 14 days.`,
      bars: spent.map((day) => ({ label: dayName(day.start), value: Math.round(day.minutes * 10) / 10, note: counted(day.reviews, "review") })) }));
}

/** @param {string} id @param {string} en @param {string} zh @param {...(Node | null)} parts */
const section = (id, en, zh, ...parts) => make("section", { "aria-labelledby": id }, make("h2", { className: "sec", id }, both(en, zh)), ...parts);

/** @param {import("./reviews.mjs").Card[]} away @param {import("./sources.mjs").Source} source their notes */
function setAsideList(away, source) {
  const notes = new Map(source.notes.map((note) => [note.id, note]));
  return section("away", "Set aside", "暂搁的卡片",
    make("p", { className: "hint" }, both("These cards kept slipping. Read them in their sentences, then bring them back.", "这些卡片屡学屡忘，请先读原句。")),
    make("ul", { className: "learnt-list" }, ...away.map(({ id, lapses }) => {
      const [note, side] = [notes.get(id.slice(0, id.lastIndexOf("/"))), id.slice(id.lastIndexOf("/") + 1)];
      const example = note && exampleOf(source, note);
      const line = make("li", {}, make("b", { lang: "zh-Hans" }, note?.zh ?? nameOf(id)), " ", make("span", { className: "py", lang: "zh-Latn-pinyin" }, note?.pinyin ?? ""), " ", note?.en ?? "", " ",
        example ? make("a", { href: example.href }, example.label ? `¶${example.label}` : both("sentence", "原句"), " ›") : null,
        make("p", { className: "hint" }, both(...SIDES[/** @type {import("./session.mjs").Side} */ (side)]), " · ", both(`${counted(lapses, "time")} forgotten`, `遗忘 ${lapses} 次`), " ", button("Bring back", "恢复", async () => {
          await setAside(id, undefined);
          line.remove();
        }, { className: "quiet" })));
      return line;
    })));
}

/** What can be told of a card whose deck is gone.
 * @param {string} id */
const nameOf = (id) => id.replace(/^[tw]:/, "").replace(/\/\w+$/, "").replace(/:.*$/, "");

/** @param {import("./reviews.mjs").Wishes} wished */
function settings(wished) {
  const status = make("span", { className: "hint", role: "status" });
  const form = make("form", { className: "settings", onchange: async () => {
    try {
      wished = read(form, wished);
      await wish(wished);
      status.replaceChildren(both("kept", "已保存"));
    } catch (error) {
      status.replaceChildren(told(error));
    }
  }, onsubmit: (/** @type {Event} */ event) => event.preventDefault() },
  number("newADay", "New cards a day", "每天新卡", wished.newADay, 0, 200, 1),
  number("reviewsADay", "Reviews a day, at most", "每天复习上限", wished.reviewsADay, 10, 2000, 1),
  number("retention", "Remember, of a hundred", "目标记忆率 %", Math.round(wished.retention * 100), 75, 97, 1),
  number("leech", "Set aside after so many lapses", "遗忘几次后暂搁", wished.leech, 3, 20, 1),
  make("label", {}, both("Words from level", "词语从几级起"), " ", make("select", { name: "fromLevel" },
    ...LEVELS.map((level, i) => make("option", { value: `${i + 1}`, selected: i + 1 === wished.fromLevel }, level)))),
  make("fieldset", {}, make("legend", {}, both("Ask", "提问方式")), ...Object.entries(SIDES).map(([side, [en, zh]]) =>
    make("label", {}, make("input", { type: "checkbox", name: "sides", value: side, checked: wished.sides.includes(side) }), " ", both(en, zh)))),
  status);
  return make("details", { className: "more" }, make("summary", {}, both("Settings", "设置")), form);
}

/** @param {string} name @param {string} en @param {string} zh @param {number} value @param {number} min @param {number} max @param {number} step */
const number = (name, en, zh, value, min, max, step) => make("label", {}, both(en, zh), " ",
  make("input", { type: "number", name, value: `${value}`, min: `${min}`, max: `${max}`, step: `${step}`, inputMode: "numeric", required: true }));

/** Read the form; a figure that is none or out of bounds stays as it was.
 * @param {HTMLFormElement} form @param {import("./reviews.mjs").Wishes} before
 * @returns {import("./reviews.mjs").Wishes} */
function read(form, before) {
  const data = new FormData(form);
  const field = (/** @type {string} */ name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
  const figure = (/** @type {string} */ name, /** @type {number} */ otherwise) => (field(name).validity.valid ? Number(data.get(name)) : otherwise);
  const sides = data.getAll("sides").map(String);
  return {
    newADay: figure("newADay", before.newADay),
    reviewsADay: figure("reviewsADay", before.reviewsADay),
    retention: figure("retention", before.retention * 100) / 100,
    leech: figure("leech", before.leech),
    fromLevel: Number(data.get("fromLevel")),
    sides: sides.length ? sides : before.sides,
  };
}
