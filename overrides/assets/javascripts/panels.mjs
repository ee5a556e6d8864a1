// @ts-check
/** The panels of the toolbar, made from the table of choices when they are first opened. */

import { choose, openHelp } from "./choose.mjs";
import { both, button, chinese, copy, make, place } from "./dom.mjs";
import { CHOICES, forget, isLasting, valueOf, viewAddress } from "./prefs.mjs";

/** @typedef {{en: string, zh: string, choices: string[], more?: () => (Node | Promise<Node>)[]}} Panel */

/** @type {Record<string, Panel>} */
const PANELS = {
  py: { en: "Pinyin", zh: "拼音", choices: ["py", "level", "ph", "tone", "tc", "rs"], more: () => [legend()] },
  en: { en: "English", zh: "译文", choices: ["en"], more: () => [hint("Tap a number to see one sentence", "点句号码看一句译文")] },
  zi: { en: "Script", zh: "字形", choices: ["zi", "face"] },
  marks: { en: "Marks", zh: "标注", choices: ["terms", "names", "learning", "numbers", "hover"] },
  listen: { en: "Listen", zh: "朗读", choices: [], more: () => [import("./listen.mjs").then(({ controls }) => controls())] },
  page: { en: "Page", zh: "版式", choices: ["size", "lh", "measure", "theme"], more: () => [actions()] },
  more: { en: "More", zh: "更多", choices: ["zi", "face", "size", "lh", "measure", "theme"], more: () => [actions()] },
};

/** Open the panel of a button, or close it; made once for each button.
 * @param {HTMLButtonElement} opener */
export function togglePanel(opener) {
  const name = opener.dataset.panel ?? "";
  const made = document.getElementById(`panel-${name}`);
  const panel = made ?? build(name, opener);
  if (panel.matches(":popover-open")) panel.hidePopover();
  else panel.showPopover();
}

/** @param {string} name @param {HTMLButtonElement} opener */
function build(name, opener) {
  const { en, zh, choices, more } = PANELS[name];
  const id = `panel-${name}`;
  const panel = make("div", { id, className: "panel", popover: "auto", role: "dialog", "aria-labelledby": `${id}-title` },
    make("div", { className: "panel-head" },
      make("h2", { id: `${id}-title` }, both(en, zh)),
      button("Close", "关闭", () => panel.hidePopover(), { className: "quiet" })),
    ...choices.map((choice) => fieldset(name, choice)));
  opener.after(panel);
  for (const part of more?.() ?? []) Promise.resolve(part).then((node) => { panel.append(node); settle(); });
  if (!isLasting()) panel.append(hint("Settings last for this visit only.", "设置仅本次有效。"));
  const settle = () => place(panel, opener.getBoundingClientRect(), matchMedia("(min-width: 1220px)").matches);
  panel.addEventListener("beforetoggle", (event) => {
    const opens = /** @type {ToggleEvent} */ (event).newState === "open";
    opener.setAttribute("aria-expanded", String(opens));
    if (!opens && panel.contains(document.activeElement)) opener.focus();
  });
  panel.addEventListener("toggle", (event) => {
    if (/** @type {ToggleEvent} */ (event).newState !== "open") return;
    settle();
    /** @type {HTMLElement | null} */ (panel.querySelector("input:checked, .panel-body button, select"))?.focus();
  });
  for (const type of ["scroll", "resize"]) {
    addEventListener(type, () => { if (panel.matches(":popover-open")) settle(); }, { passive: true });
  }
  return panel;
}

/** @param {string} panel @param {string} name */
function fieldset(panel, name) {
  const { en, zh, key, values } = CHOICES[name];
  const options = values.map(([value, en, zh]) => make("label", {},
    make("input", { type: "radio", name: `${panel}-${name}`, value, checked: valueOf(name) === value, "data-choice": name }),
    make("span", {}, en, zh === en ? null : " ", zh === en ? null : chinese(zh))));
  return make("fieldset", { className: `choice choice-${name}`, onchange: (/** @type {Event} */ event) => {
    choose(name, /** @type {HTMLInputElement} */ (event.target).value);
  } }, make("legend", {}, both(en, zh), key ? " " : null, key ? make("kbd", {}, key) : null),
  make("div", { className: "options" }, ...options));
}

document.addEventListener("reader:choice", (event) => {
  const { name, value } = /** @type {CustomEvent} */ (event).detail;
  for (const input of document.querySelectorAll(`input[data-choice="${name}"]`)) {
    const radio = /** @type {HTMLInputElement} */ (input);
    radio.checked = radio.value === value;
  }
});

/** @param {string} en @param {string} zh */
const hint = (en, zh) => make("p", { className: "hint" }, both(en, zh));

/** What the colours of the tones mean. */
function legend() {
  const tones = ["mā", "má", "mǎ", "mà", "ma"];
  return make("p", { className: "tones", lang: "zh-Latn-pinyin" },
    ...tones.map((tone, i) => make("span", { className: `t${(i + 1) % 5}` }, tone)));
}

/** What can be done with the page as it stands. */
function actions() {
  return make("div", { className: "panel-body actions" },
    button("Copy link to this view", "复制此版面链接", () => copy(viewAddress(), "Link copied", "链接已复制")),
    button("Print", "打印", () => print()),
    button("Keys and marks", "按键与标注", openHelp),
    button("As it was at first", "恢复默认", () => {
      forget();
      for (const name of Object.keys(CHOICES)) choose(name, CHOICES[name].usual, { silent: true });
      forget();
    }));
}
