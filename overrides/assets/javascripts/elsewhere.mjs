// @ts-check
/** Where else a word stands: on this page, and in other articles with an example. */

import { both, make } from "./dom.mjs";

/** @typedef {[count: number, articles: number, examples: [slug: string, segment: string, left: string, right: string][]]} Uses */

/** Files that the index of words is cut into. */
const SHARDS = 64;

/** @type {Map<number, Promise<Record<string, Uses>>>} */
const shards = new Map();

/** @param {string} word
 * @returns {Promise<Uses | undefined>} */
async function usesOf(word) {
  const shard = (word.codePointAt(0) ?? 0) % SHARDS;
  const address = new URL(`../words/${shard}.json`, location.href);
  if (!shards.has(shard)) shards.set(shard, fetch(address).then((answer) => (answer.ok ? answer.json() : {})).catch(() => ({})));
  return (await shards.get(shard))?.[word];
}

/** Say how often a word stands here and elsewhere, with one example from another article.
 * @param {string} word
 * @param {number} here
 * @returns {Promise<Node[]>} */
export async function elsewhere(word, here) {
  const slug = /** @type {HTMLElement | null} */ (document.querySelector(".art"))?.dataset.article;
  const uses = await usesOf(word);
  const example = uses?.[2].find(([other]) => other !== slug);
  const more = (uses?.[0] ?? 0) - here;
  const count = make("p", { className: "hint" }, both(`${here}× here`, "本篇"), more > 0 ? " · " : null, more > 0 ? both(`${more}× in other articles`, "他篇") : null);
  if (!example) return [count];
  const [other, segment, left, right] = example;
  const link = make("a", { href: new URL(`../${other}/#${segment}`, location.href).href, className: "example", lang: "zh-Hans" },
    left, make("b", {}, word), right, " ›");
  return [count, make("p", {}, link)];
}

