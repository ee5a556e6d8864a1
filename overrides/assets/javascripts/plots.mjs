// @ts-check
/** Bars drawn as SVG, with the same figures as a table for who cannot see them. */

import { both, make } from "./dom.mjs";

/** @typedef {{label: string, value: number, note?: string}} Bar */

const [WIDTH, HEIGHT, TOP, FOOT] = [640, 208, 32, 36];
const SVG = "http://www.w3.org/2000/svg";

/** @param {string} tag @param {Record<string, string | number>} given @param {...(Node | string)} children */
function draw(tag, given, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(given)) element.setAttribute(name, `${value}`);
  element.append(...children);
  return element;
}

/** Round up to a figure that divides well: 7 gives 8, 23 gives 25.
 * @param {number} most */
export function roundUp(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].map((step) => step * power).find((step) => step >= most) ?? most;
}

/** Draw a plot with its title, a summary in words, and a table.
 * @param {{en: string, zh: string, unit: string, bars: Bar[], most?: number, target?: number, summary: string}} plot
 * @returns {HTMLElement} */
export function plot({ en, zh, unit, bars, most, target, summary }) {
  const top = most ?? roundUp(Math.max(...bars.map(({ value }) => value), 1));
  const step = WIDTH / bars.length;
  const y = (/** @type {number} */ value) => TOP + (HEIGHT - TOP - FOOT) * (1 - value / top);
  const every = Math.ceil(bars.length / 7);
  const columns = bars.flatMap(({ label, value }, i) => [
    draw("rect", { class: "column", x: (i + 0.15) * step, width: step * 0.7, y: y(value), height: Math.max(0, HEIGHT - FOOT - y(value)) }, draw("title", {}, `${label}: ${value} ${unit}`)),
    ...(i % every === 0 ? [draw("text", { class: "tick", x: (i + 0.5) * step, y: HEIGHT - 10, "text-anchor": "middle" }, label)] : []),
  ]);
  const lines = [draw("line", { class: "base", x1: 0, x2: WIDTH, y1: HEIGHT - FOOT, y2: HEIGHT - FOOT }), draw("text", { class: "tick", x: 0, y: TOP - 8 }, `${top} ${unit}`)];
  if (target !== undefined) lines.push(draw("line", { class: "target", x1: 0, x2: WIDTH, y1: y(target), y2: y(target) }));
  const svg = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": `${en}. ${summary}` }, ...lines, ...columns);
  return make("figure", { className: "plot" }, make("figcaption", {}, make("b", {}, both(en, zh)), " ", make("span", {}, summary)), svg, table(bars, unit));
}

/** @param {Bar[]} bars @param {string} unit */
const table = (bars, unit) => make("details", {}, make("summary", {}, both("Figures", "数据")),
  make("table", {}, make("tbody", {}, ...bars.map(({ label, value, note }) =>
    make("tr", {}, make("th", { scope: "row" }, label), make("td", {}, `${value} ${unit}`), make("td", {}, note ?? ""))))));
