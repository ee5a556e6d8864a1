// @ts-check
/** Which terms a reader wants to see, and in what order; no document here. */

/** @typedef {{q: string, domain: string, level: string, article: string, letter: string, sort: string}} Choice */
/** @typedef {{text: string, domain: string, level: string, articles: string[], letter: string, count: number}} Row */

export const FILTERS = /** @type {const} */ (["q", "domain", "level", "article", "letter"]);

/** Fold what is typed and what is looked in alike: case, tone marks and spaces go.
 * @param {string} text */
export const folded = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/[\s'’-]+/g, "");

/** Say whether a term is wanted.
 * @param {Row} row
 * @param {Choice} choice */
export function isWanted(row, choice) {
  return (
    (!choice.q || row.text.includes(folded(choice.q))) &&
    (!choice.domain || row.domain === choice.domain) &&
    (!choice.level || row.level === choice.level) &&
    (!choice.article || row.articles.includes(choice.article)) &&
    (!choice.letter || row.letter === choice.letter)
  );
}

/** Read a choice from the address of the page; what it does not say is empty.
 * @param {string} search
 * @returns {Choice} */
export function choiceOf(search) {
  const said = new URLSearchParams(search);
  const of = (/** @type {string} */ name) => said.get(name) ?? "";
  return {
    q: of("q"),
    domain: of("domain"),
    level: of("level"),
    article: of("article"),
    letter: of("letter"),
    sort: of("sort"),
  };
}

/** Write a choice as the address has it; what is empty is left out.
 * @param {Choice} choice */
export function addressOf(choice) {
  const said = new URLSearchParams(Object.entries(choice).filter(([, value]) => value));
  return said.size ? `?${said}` : "";
}
