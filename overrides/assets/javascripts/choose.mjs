// @ts-check
/** To choose: set it on the root, remember it, say it, and let the page follow. */

import { openEnglish } from "./english.mjs";
import { keepPlace } from "./place.mjs";
import { CHOICES, remember, unshare, valueOf, wordFor } from "./prefs.mjs";

const root = document.documentElement;

/** What has to follow a choice, beyond what the style sheet does.
 * @type {Record<string, () => void | Promise<void>>} */
const FOLLOWS = { py: repaint, ph: repaint, tone: repaint, tc: repaint, zi: repaint, en: openEnglish };

/** Whether the text has ever been shown otherwise than it was printed. */
let isPainted = false;

/** Paint what the style sheet cannot; what it takes is fetched when it is first wanted. */
export async function repaint() {
  const isPlain = ["ph", "tone", "tc", "zi"].every((name) => valueOf(name) === CHOICES[name].usual);
  if (isPlain && !isPainted && valueOf("py") !== "first") return;
  isPainted = true;
  const { paint } = await import("./paint.mjs");
  await paint();
}

/** Set a choice, remember it and say it; what stands at the top of the window stays there.
 * @param {string} name
 * @param {string} value
 * @param {{silent?: boolean, anyway?: boolean}} [how] `anyway` also where it is so already */
export function choose(name, value, { silent = false, anyway = silent } = {}) {
  if (root.dataset[name] === value && !anyway) return;
  keepPlace(() => {
    root.dataset[name] = value;
    if (name === "py") delete root.dataset.ask;
    return follow(name);
  });
  remember(name, value);
  unshare(name);
  document.dispatchEvent(new CustomEvent("reader:choice", { detail: { name, value } }));
  if (!silent) say(`${CHOICES[name].en}: ${wordFor(name, value)}`);
}

/** @param {string} name */
async function follow(name) {
  try {
    await FOLLOWS[name]?.();
  } catch {
    const { toast } = await import("./dom.mjs");
    toast("What this needs did not load. Try again", "数据未能加载，请重试");
  }
}

/** Say something to a screen reader.
 * @param {string} text */
export function say(text) {
  const live = document.querySelector("[data-live]");
  if (live) live.textContent = text;
}

/** Open the list of marks and keys. */
export async function openHelp() {
  const { showHelp } = await import("./help.mjs");
  showHelp();
}
