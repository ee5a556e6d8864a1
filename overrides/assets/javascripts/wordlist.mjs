// @ts-check
/** Lists of words that readers bring: plain text, CSV or TSV, what Anki exports as plain text. */

import { VaultError } from "./vault.mjs";

const HAN = /[〇\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
/** A word: Chinese characters, with the dot of a foreign name or a letter or two among them. */
const WORD = /^[A-Za-z0-9]{0,3}[〇\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}·]{1,12}[A-Za-z]{0,2}$/u;
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" });

/** Read a list: of each line the first cell that is Chinese, several words of one cell apart.
 * @param {string} text
 * @returns {{words: string[], left: {line: number, text: string}[]}} the lines in which no word was found are told */
export function readWordList(text) {
  if (text.startsWith("PK\u0003\u0004")) throw new VaultError(
    "This is a package (.apkg or .colpkg). In Anki choose Export, then “Notes in Plain Text (.txt)”, and bring that file.", "这是 Anki 包，请在 Anki 中选择导出“纯文本笔记”。");
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const separator = separatorOf(lines);
  const words = new Set();
  const left = [];
  for (const [i, line] of lines.entries()) {
    if (!line.trim() || line.startsWith("#")) continue;
    const found = wordsOf(line, separator);
    for (const word of found) words.add(word);
    if (!found.length && (HAN.test(line) || i > 0)) left.push({ line: i + 1, text: line.trim().slice(0, 40) });
  }
  return { words: [...words], left };
}

const NAMED = /** @type {Record<string, string>} */ ({ tab: "\t", comma: ",", semicolon: ";", space: " ", pipe: "|", colon: ":" });

/** Anki names its separator in the first lines; else the one that the first lines have.
 * @param {string[]} lines */
function separatorOf(lines) {
  const named = lines.slice(0, 8).map((line) => /^#separator:(.+)$/i.exec(line)?.[1].trim()).find(Boolean);
  if (named) return NAMED[named.toLowerCase()] ?? named;
  const sample = lines.slice(0, 20).join("\n");
  return ["\t", ",", ";"].find((mark) => sample.includes(mark)) ?? "\t";
}

/** @param {string} line @param {string} separator */
function wordsOf(line, separator) {
  const cell = cells(line, separator).map(plain).find((one) => HAN.test(one)) ?? "";
  return cell.replace(/[【】[\]（(].*?[】\])）]/gu, " ").split(/[\s,，、;；/|]+/u).filter((word) => WORD.test(word) && HAN.test(word));
}

/** Cut a line of CSV: a cell in quotes may hold the separator.
 * @param {string} line @param {string} separator
 * @returns {string[]} */
function cells(line, separator) {
  const found = [""];
  let quoted = false;
  for (const char of line) {
    if (char === '"') quoted = !quoted;
    else if (char === separator && !quoted) found.push("");
    else found[found.length - 1] += char;
  }
  return found;
}

/** Take markup and sounds out of a field of Anki.
 * @param {string} field */
const plain = (field) => field
  .replace(/\[sound:[^\]]*\]/g, " ").replace(/\{\{c\d+::(.*?)(?:::.*?)?\}\}/g, "$1").replace(/<(?:rt|rp|style)\b.*?<\/(?:rt|rp|style)>/gi, "").replace(/<br\s*\/?>|<\/?(?:div|p)>/gi, " ")
  .replace(/<[^>]*>/g, "").replace(/&(#39|\w+);/g, (whole, name) => ENTITIES[name] ?? whole).trim();
