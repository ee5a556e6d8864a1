// @ts-check
/** To peek: all pinyin for as long as a key or a button is held. */

import { keepPlace } from "./place.mjs";

const root = document.documentElement;

/** From so many milliseconds on, a press is a hold. */
const HOLD = 350;

let timer = 0;

/** Begin a press that may become a hold.
 * @param {Event} [event] */
export function startPeek(event) {
  if (timer || (event instanceof KeyboardEvent && event.repeat)) return;
  timer = setTimeout(() => keepPlace(() => { root.dataset.peek = ""; }), HOLD);
}

/** End it, and say what it was.
 * @returns {"tapped" | "held" | "none"} */
export function endPeek() {
  if (!timer) return "none";
  clearTimeout(timer);
  timer = 0;
  if (root.dataset.peek === undefined) return "tapped";
  keepPlace(() => { delete root.dataset.peek; });
  return "held";
}

addEventListener("blur", endPeek);
