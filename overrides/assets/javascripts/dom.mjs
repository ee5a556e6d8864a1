// @ts-check
/** Elements made by hand: text is always text, never markup. */

/** Make an element: properties, attributes, `on…` listeners, children.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [given]
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElementTagNameMap[T]} */
export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name in element && !name.includes("-")) Object.assign(element, { [name]: value });
    else element.setAttribute(name, value);
  }
  element.append(.../** @type {(Node | string)[]} */ (children.filter(Boolean)));
  return element;
}

/** A run of Chinese within an English page.
 * @param {string} text
 * @param {string} [className] */
export const chinese = (text, className = "zh2") => make("span", { className, lang: "zh-Hans" }, text);

/** One thing said in both languages.
 * @param {string} en
 * @param {string} zh */
export const both = (en, zh) => make("span", {}, en, " ", chinese(zh));

/** Say how many: 1 card, 2 cards.
 * @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/** A button with its words.
 * @param {string} en
 * @param {string} zh
 * @param {(event: Event) => void} onclick
 * @param {Record<string, any>} [given] */
export const button = (en, zh, onclick, given = {}) => make("button", { type: "button", onclick, ...given }, both(en, zh));

let timer = 0;

/** Say something that passes: 2.4 seconds, and to a screen reader.
 * @param {string} en
 * @param {string} [zh] */
export function toast(en, zh = "") {
  let box = document.querySelector(".toast");
  if (!box) {
    box = make("p", { className: "toast", role: "status" });
    document.body.append(box);
  }
  box.replaceChildren(zh ? both(en, zh) : en);
  box.toggleAttribute("data-on", true);
  clearTimeout(timer);
  timer = setTimeout(() => box.removeAttribute("data-on"), 2400);
}

/** Put a text on the clipboard, and say so.
 * @param {string} text
 * @param {string} [en]
 * @param {string} [zh] */
export async function copy(text, en = "Copied", zh = "已复制") {
  try {
    await navigator.clipboard.writeText(text);
    toast(en, zh);
  } catch {
    toast("The browser does not allow copying here", "浏览器不允许复制");
  }
}

/** Put a popover below an element, or above it where there is more room; it scrolls where it finds too little.
 * Set through the object model, which a content security policy allows.
 * @param {HTMLElement} box
 * @param {DOMRect} beside
 * @param {boolean} [toTheRight] */
export function place(box, beside, toTheRight = false) {
  const { clientWidth, clientHeight } = document.documentElement;
  const below = clientHeight - beside.bottom - 16;
  box.style.setProperty("--room", `${Math.max(160, toTheRight ? clientHeight - 16 : below, toTheRight ? 0 : beside.top - 16)}px`);
  const { width, height } = box.getBoundingClientRect();
  const inside = (/** @type {number} */ at, /** @type {number} */ room) => Math.max(8, Math.min(at, room - 8));
  const isBelow = height <= below || beside.top - 16 < below;
  const top = toTheRight ? beside.top : isBelow ? beside.bottom + 8 : beside.top - 8 - height;
  box.style.setProperty("--x", `${inside(toTheRight ? beside.right + 8 : beside.left, clientWidth - width)}px`);
  box.style.setProperty("--y", `${inside(top, clientHeight - height)}px`);
}
