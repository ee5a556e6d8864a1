// @ts-check
/** Opens the search, by its link, / or Ctrl-K; nothing of it is loaded before. */

import { lettersWork } from "./prefs.mjs";

/** @typedef {HTMLElement & {focus: () => void, type: (text: string) => void}} Box */

const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector("[data-search]"));
const onPage = /** @type {Box | null} */ (document.querySelector("search-box[data-page]"));

/** @type {HTMLDialogElement | undefined} */
let dialog;

/** @type {Promise<unknown> | undefined} */
let dressing;

/** Make the dialog, once, with a box in it. */
function makeDialog() {
  const made = document.createElement("dialog");
  made.className = "search-dialog";
  made.setAttribute("aria-label", "Search 搜索");
  made.append(document.createElement("search-box"));
  made.addEventListener("click", (event) => event.target === made && made.close());
  made.addEventListener("close", () => made.querySelector("search-box")?.dispatchEvent(new Event("leave")));
  document.body.append(made);
  return made;
}

/** Link the style sheet of the search where it is not, once; resolves when it is in force. */
function dress() {
  const href = new URL("../stylesheets/search.css", import.meta.url).href;
  const links = /** @type {HTMLLinkElement[]} */ ([...document.querySelectorAll("link[rel=stylesheet]")]);
  if (links.some((one) => one.href === href)) return undefined;
  const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
  document.head.append(sheet);
  return new Promise((resolve, reject) => {
    sheet.onload = resolve;
    sheet.onerror = () => { sheet.remove(); reject(new Error(href)); };
  });
}

/** Keep what is typed while there is no field yet; returns an end of that, which gives what it was. */
function typing() {
  let text = "";
  const keep = (/** @type {KeyboardEvent} */ event) => {
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    text += event.key;
  };
  document.addEventListener("keydown", keep, true);
  return () => {
    document.removeEventListener("keydown", keep, true);
    return text;
  };
}

/** Open the search: the page's own box, or the dialog; at once where it has been open before. */
async function open() {
  const end = typing();
  try {
    if (!dialog) await Promise.all([import("./search-box.mjs"), onPage ? undefined : dressing ??= dress()]);
  } catch {
    end();
    location.href = link?.href ?? "";
    return;
  }
  if (!onPage) {
    dialog ??= makeDialog();
    if (!dialog.open) dialog.showModal();
  }
  const box = onPage ?? /** @type {Box} */ (dialog?.querySelector("search-box"));
  box.focus();
  const text = end();
  if (text) box.type(text);
}

/** @param {KeyboardEvent} event */
function isAsked(event) {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k") return true;
  const target = event.target instanceof Element ? event.target : null;
  const isTaken = event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented;
  return (
    event.key === "/" && !isTaken && lettersWork() &&
    !target?.closest("input:not([type=checkbox]), textarea, select, [contenteditable], dialog")
  );
}

if (link) {
  document.addEventListener("keydown", (event) => {
    if (!isAsked(event)) return;
    event.preventDefault();
    open();
  });
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open();
  });
  addEventListener("popstate", ({ state }) => !onPage && state?.search && open());
  if (onPage || new URLSearchParams(location.search).has("find")) open();
}
