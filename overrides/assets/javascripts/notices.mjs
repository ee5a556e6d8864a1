// @ts-check
/** What has to be told where it happens: one line, and what can be done. */

import { both, make } from "./dom.mjs";
import { vault, VaultError } from "./vault.mjs";

/** A line that says what is wrong.
 * @param {string} en @param {string} zh @param {...(Node | null)} more */
export const notice = (en, zh, ...more) => make("p", { className: "notice", role: "alert" }, both(en, zh), ...more.flatMap((one) => (one ? [" ", one] : [])));

/** Say why something failed; what we did not foresee is told as it is.
 * @param {unknown} error @param {...(Node | null)} more */
export function told(error, ...more) {
  if (error instanceof VaultError) return notice(error.message, error.zh, ...more);
  return notice(`This did not work: ${error instanceof Error ? error.message : error}.`, "未能完成。", ...more);
}

/** Say how long things are kept, where that is not for good.
 * @returns {Promise<HTMLElement | null>} */
export async function keeping() {
  const { kind } = await vault();
  if (kind === "visit") return notice("This browser keeps nothing: words and reviews last for this visit only. Allow storage for this site, or download a backup before you leave.", "浏览器不允许保存，记录仅本次有效；请允许存储或先下载备份。");
  return null;
}
