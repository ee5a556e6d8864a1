// @ts-check
/** Have the study pages kept for when there is no network. */

import { addressOf } from "./decks.mjs";

/** What a session asks for only when it begins. */
const LATER = [() => import("./cards.mjs"), () => import("./practice.mjs"), () => import("./figures.mjs")];

/** Pages that are wanted whatever was learnt. */
const PAGES = ["study/", "study/due/", "study/my-words/"];

/** Register the worker and tell it what this page has used; a browser that has none goes on without.
 * @param {string[]} decks the ids of the decks on this page */
export async function keepForOffline(decks) {
  const { serviceWorker } = navigator;
  if (!serviceWorker || !location.href.startsWith(addressOf("study/"))) return;
  await serviceWorker.register(addressOf("study/offline.js"));
  await Promise.all(LATER.map((load) => load()));
  const { active } = await serviceWorker.ready;
  const used = performance.getEntriesByType("resource").map(({ name }) => name);
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => { document.documentElement.dataset.kept = ""; port1.close(); };
  active?.postMessage([location.href, ...PAGES.map(addressOf), ...decks.map((id) => addressOf(`study/${id}.json`)), ...used], [port2]);
}
