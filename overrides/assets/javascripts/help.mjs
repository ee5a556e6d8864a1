// @ts-check
/** The list of marks and keys, made from the table that the keys themselves are read from. */

import { both, button, chinese, make } from "./dom.mjs";
import { GROUPS } from "./keys.mjs";
import { isLasting, lettersWork, remember } from "./prefs.mjs";

/** @type {[Node, string, string][]} */
const MARKS = [
  [mark("t", "扶贫"), "a policy term: tap it", "术语"],
  [mark("n", "上海"), "a name", "专名"],
  [mark("learnt", "帮扶"), "a word that you are learning", "在学的词"],
  [make("span", { className: "dagger" }, "†"), "an editorial note below", "编者注"],
  [make("span", {}, "¶3·2"), "paragraph 3, sentence 2; right-click or hold it for more", "段·句；长按有菜单"],
];

/** @param {string} className @param {string} zh */
function mark(className, zh) {
  return chinese(zh, className);
}

/** Show the list, from its beginning. */
export function showHelp() {
  const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("keys") ?? build());
  dialog.showModal();
  dialog.scrollTo(0, 0);
}

function build() {
  const dialog = make("dialog", { id: "keys", className: "keys", "aria-labelledby": "keys-title" });
  const box = make("input", { type: "checkbox", checked: lettersWork(), onchange: () => remember("keys", box.checked) });
  dialog.append(
    make("h2", { id: "keys-title" }, both("Help", "帮助")),
    make("h3", {}, both("Marks", "标注")),
    make("dl", {}, ...MARKS.flatMap(([shown, en, zh]) => [make("dt", {}, shown), make("dd", {}, both(en, zh))])),
    ...GROUPS.flatMap(({ en, zh, keys }) => [make("h3", {}, both(en, zh)), make("dl", {}, ...keys.flatMap(row))]),
    make("p", {}, make("label", {}, box, both("Letter keys work", "启用单键"))),
  );
  if (!isLasting()) {
    dialog.append(make("p", { className: "hint", "data-volatile": "" }, both("Settings last for this visit only.", "设置仅本次有效。")));
  }
  dialog.append(make("p", { className: "dialog-end" }, button("Close", "关闭", () => dialog.close())));
  document.body.append(dialog);
  return dialog;
}

/** @param {import("./keys.mjs").Key} key */
const row = ({ shown, en, zh }) => [
  make("dt", {}, ...shown.split(" ").map((one) => make("kbd", {}, one))),
  make("dd", {}, both(en, zh)),
];
