// @ts-check
/** Lists of words that readers bring: plain text, CSV or TSV, what Anki exports as plain text. */

import { VaultError } from "./vault.mjs";

const HAN = /[〇\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
/** A word: Chinese characters, with the dot of a foreign name or a letter or two among them. */
const WORD = /^[A-Za-z0-9]{0,3}[〇\u3400-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}·]{1,12}[A-Za-z]{0,2}$/u;
const ENTITIES = /** @type {Record<string, string>} */ ({ amp: "&", lt: "<", gt: ">", quot: '"', nbsp: " ", "#39": "'" });

/** Read the bytes of a file: as UTF-8, as UTF-16 where a mark says so, else as GB 18030, which Excel writes in China.
 * @param {Uint8Array} bytes */
export function decoded(bytes) {
  const mark = `${bytes[0]} ${bytes[1]}`;
  const marked = { "255 254": "utf-16le", "254 255": "utf-16be" }[mark];
  if (marked) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
}

/** Read a list: of each line the first cell that is Chinese, several words of one cell apart.
 * @param {string} text
 * @returns {{words: string[], left: {line: number, text: string}[]}} the lines in which no word was found are told */
export function readWordList(text) {
  if (text.startsWith("PK\u0003\u0004")) throw new VaultError(
    "This is a package (.apkg or .colpkg). In Anki choose Export, then “Notes in Plain Text (.txt)”, and bring that file.", "这是 Anki 包，请在 Anki 中选择导出“纯文本笔记”。");
  const lines = text.replace(/^\ufeff/, "").split(/\r\n|\r|\n/);
  const separator = separatorOf(lines);
  const about = aboutNotes(lines);
  const words = new Set();
  const left = [];
  for (const { line, text: row } of records(lines, separator)) {
    if (!row.trim() || row.startsWith("#")) continue;
    const found = wordsOf(row, separator, about);
    for (const word of found) words.add(word);
    if (!found.length && (HAN.test(row) || line > 1)) left.push({ line, text: row.trim().slice(0, 40) });
  }
  return { words: [...words], left };
}

/** Where Anki says that a column is about the note (its id, kind, deck, tags): counted from nought.
 * @param {string[]} lines
 * @returns {Set<number>} */
function aboutNotes(lines) {
  const columns = lines.slice(0, 12).map((line) => /^#(?:guid|notetype|deck|tags) column:(\d+)/i.exec(line)?.[1]);
  return new Set(columns.filter(Boolean).map((column) => Number(column) - 1));
}

/** So many lines a cell in quotes may have; beyond, the quote was only a quote. */
const LONGEST_CELL = 20;

/** Join the lines of a cell in quotes; each record with the line where it begins.
 * @param {string[]} lines @param {string} separator
 * @returns {{line: number, text: string}[]} */
function records(lines, separator) {
  const found = [];
  for (let i = 0; i < lines.length; i++) {
    let [end, text] = [i, lines[i]];
    while (isOpen(text, separator) && end + 1 < lines.length && end - i < LONGEST_CELL) text += `\n${lines[++end]}`;
    const isWhole = !isOpen(text, separator);
    found.push({ line: i + 1, text: isWhole ? text : lines[i] });
    if (isWhole) i = end;
  }
  return found;
}

/** Whether a cell in quotes has begun and not ended.
 * @param {string} text @param {string} separator */
const isOpen = (text, separator) => (text.startsWith('"') || text.includes(`${separator}"`)) && text.split('"').length % 2 === 0;

const NAMED = /** @type {Record<string, string>} */ ({ tab: "\t", comma: ",", semicolon: ";", space: " ", pipe: "|", colon: ":" });

/** Anki names its separator in the first lines; else the one that the first lines have.
 * @param {string[]} lines */
function separatorOf(lines) {
  const named = lines.slice(0, 8).map((line) => /^#separator:(.+)$/i.exec(line)?.[1].trim()).find(Boolean);
  if (named) return NAMED[named.toLowerCase()] ?? named;
  const sample = lines.slice(0, 20).join("\n");
  return ["\t", ",", ";"].find((mark) => sample.includes(mark)) ?? "\t";
}

/** @param {string} line @param {string} separator @param {Set<number>} about columns that are no fields */
function wordsOf(line, separator, about) {
  const cell = cells(line, separator).filter((_, column) => !about.has(column)).map(plain).find((one) => HAN.test(one)) ?? "";
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
