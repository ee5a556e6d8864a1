// @ts-check
/** The index as the browser reads it: where a token stands, which sentence a place belongs to. */

import { watch } from "./search-gate.mjs";
import { BLOCK, LEVEL, LEVELS } from "./search-tokens.mjs";

/** What is fetched could not be had, or is not what it should be. */
export class IndexError extends Error {}

/** @typedef {[id: string, term: string, forms: string[], pinyin: string, variants: string[], preferred: string,
 *   others: string[], count: number]} TermRow */
/** @typedef {[slug: string, date: string, topics: number[], blocks: string]} ArticleRow */
/** @typedef {{volume: number, pages: string[], edges: string[], topics: string[], articles: ArticleRow[],
 *   terms: TermRow[], syllables: string}} Catalogue */
/** @typedef {{search: (term: string, options?: object) => Promise<{results: {id: string, words: number[]}[]}>,
 *   preload: (term: string) => Promise<void>}} Pagefind */

/** Fetch JSON that is compressed, or that a server has already opened on the way.
 * @param {URL} address
 * @returns {Promise<any>} */
export async function fetchPacked(address) {
  const response = await fetch(address).catch(() => null);
  if (!response?.ok) throw new IndexError(`${address.pathname}: ${response?.status ?? "no answer"}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const stream = new Blob([bytes]).stream();
  const opened = isPacked ? stream.pipeThrough(new DecompressionStream("gzip")) : stream;
  try {
    return await new Response(opened).json();
  } catch {
    throw new IndexError(`${address.pathname}: damaged`);
  }
}

/** Pieces of the index after which Pagefind is slow. */
const MANY = 40;

/** Whether places stand in order, each once. */
const inOrder = (/** @type {Iterable<number>} */ places) => Int32Array.from(new Set(places)).sort();

export class SearchIndex {
  /** `loss` fails when a piece of the index cannot be fetched.
   * @param {URL} base @param {Catalogue} catalogue @param {() => Pagefind} start @param {Promise<never>} loss */
  constructor(base, catalogue, start, loss) {
    this.base = base;
    this.catalogue = catalogue;
    this.start = start;
    this.pagefind = start();
    /** Pieces of the index that Pagefind holds. */
    this.pieces = 0;
    this.loss = loss;
    this.syllables = new Set(catalogue.syllables.split(" "));
    /** The simplified form of each traditional character, once it is asked for. @type {Map<string, string>} */
    this.simpler = new Map();
    /** @type {Promise<string> | undefined} */
    this.arriving = undefined;
    /** The number of the volume that each of Pagefind's pages stands for. */
    this.numbers = new Map(catalogue.pages.map((name, volume) => [name, volume]));
    /** @type {Map<string, TermRow>} */
    this.terms = new Map(catalogue.terms.map((term) => [term[0], term]));
    /** The first sentence of each article, and one past the last. @type {number[]} */
    this.firsts = [0];
    /** The first place of each volume. @type {number[]} */
    this.volumes = [];
    /** The sentence that each block belongs to. @type {number[]} */
    this.owners = [];
    for (const [number, [, , , blocks]] of catalogue.articles.entries()) {
      if (number % catalogue.volume === 0) this.volumes.push(this.owners.length * BLOCK);
      let sentence = this.firsts[number];
      for (const figure of blocks) {
        for (let block = (figure.codePointAt(0) ?? 0) - 48; block > 0; block -= 1) this.owners.push(sentence);
        sentence += 1;
      }
      this.firsts.push(sentence);
    }
    /** @type {Map<string, Promise<Int32Array>>} */
    this.known = new Map();
  }

  /** Fetch catalogue and program; raises IndexError where that cannot be.
   * @param {URL} base */
  static async open(base) {
    const program = new URL("pagefind/", base);
    const arriving = import(new URL("pagefind.js", program).href).catch(() => null);
    const [catalogue, module] = await Promise.all([fetchPacked(new URL("catalogue.json.gz", base)), arriving]);
    if (!module) throw new IndexError("pagefind.js: no answer");
    /** @type {(error: IndexError) => void} */
    let lose = () => {};
    /** @type {Promise<never>} */
    const loss = new Promise((_, reject) => (lose = reject));
    loss.catch(() => {});
    /** @type {SearchIndex} */
    let index;
    watch(program, {
      lost: (address) => lose(new IndexError(`${address}: no answer`)),
      fetched: (address) => (index.pieces += Number(address.endsWith(".pf_index"))),
    });
    index = new SearchIndex(base, catalogue, () => module.createInstance({ noWorker: true }), loss);
    return index;
  }

  /** Let Pagefind begin anew when it holds much: each of its searches goes through all of it. */
  lighten() {
    if (this.pieces < MANY) return;
    this.pieces = 0;
    this.pagefind = this.start();
  }

  /** Learn the simplified forms, for a query that may be in traditional characters. */
  async simplify() {
    this.arriving ??= fetchPacked(new URL("simpler.json.gz", this.base));
    const table = [...(await this.arriving)];
    this.simpler = new Map(table.flatMap((other, at) => (at % 2 ? [] : [[other, table[at + 1]]])));
  }

  /** Fetch the first sentence of a term's definition.
   * @param {string} id
   * @returns {Promise<string>} */
  gist(id) {
    return fetchPacked(new URL(`terms/${id}.json.gz`, this.base));
  }

  /** Ask Pagefind; raises IndexError where it cannot answer.
   * @template T @param {() => Promise<T>} work */
  async ask(work) {
    try {
      return await Promise.race([work(), this.loss]);
    } catch (error) {
      throw error instanceof IndexError ? error : new IndexError(String(error));
    }
  }

  /** Return where a whole token stands, in order.
   * @param {string} token
   * @returns {Promise<Int32Array>} */
  places(token) {
    return this.remembered(token, () => this.search(token));
  }

  /** Return where tokens stand that begin so, whatever piece of the index they are in.
   * @param {string} head
   * @returns {Promise<Int32Array>} */
  placesOf(head) {
    return this.remembered(`${head}…`, async () => {
      await this.load(head);
      return this.search(head);
    });
  }

  /** Fetch every piece of the index that holds tokens which begin so.
   * @param {string} head */
  async load(head) {
    const { edges } = this.catalogue;
    const above = edges.findIndex((edge) => edge > head && !edge.startsWith(head));
    const pieces = edges.slice(Math.max(edges.findLastIndex((edge) => edge <= head), 0), above < 0 ? undefined : above);
    await this.ask(() => Promise.all(pieces.map((edge) => this.pagefind.preload(edge))));
  }

  /** @param {string} key @param {() => Promise<Int32Array>} find */
  remembered(key, find) {
    let places = this.known.get(key);
    if (!places) {
      places = find();
      this.known.set(key, places);
      places.catch(() => this.known.delete(key));
      if (this.known.size > 4000) this.known.delete(this.known.keys().next().value ?? "");
    }
    return places;
  }

  /** @param {string} head */
  async search(head) {
    const { results } = await this.ask(() => this.pagefind.search(head));
    const places = results.flatMap(({ id, words }) => {
      const start = this.volumes[this.numbers.get(id) ?? 0];
      return words.map((word) => start + word);
    });
    return inOrder(places);
  }

  /** Return the sentences in which places lie.
   * @param {Iterable<number>} places
   * @returns {Set<number>} */
  sentences(places) {
    const found = new Set();
    for (const place of places) found.add(this.owners[Math.floor(place / BLOCK)]);
    return found;
  }

  /** Return the number of the article that a sentence is of.
   * @param {number} sentence */
  articleOf(sentence) {
    let low = 0;
    let high = this.firsts.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.firsts[middle] <= sentence) low = middle;
      else high = middle;
    }
    return low;
  }

  /** Return the sentences whose hardest listed word is of this level at most.
   * @param {number} level */
  async upTo(level) {
    const rows = [...LEVELS].slice(0, level + 1).map((letter) => this.places(LEVEL + letter));
    return this.sentences((await Promise.all(rows)).flatMap((places) => [...places]));
  }

  /** Fetch the text of an article, in traditional characters too where those are asked for.
   * @param {number} article @param {string} script
   * @returns {Promise<ArticleText>} */
  async text(article, script) {
    const slug = this.catalogue.articles[article][0];
    const address = (/** @type {string} */ ending) => new URL(`articles/${slug}${ending}.json.gz`, this.base);
    const [text, other] = await Promise.all([
      fetchPacked(address("")),
      script === "hans" ? null : fetchPacked(address(".hant")),
    ]);
    return { ...text, printed: other?.[script] };
  }
}

/** @typedef {string | [text: string, pinyin: string, level: number, isName: number]} WordRow */
/** @typedef {{id: string, words: WordRow[], en: string, terms?: [number, number, string][], draft?: boolean,
 *   at?: string, role?: string}} SentenceText */
/** @typedef {{title: string, english: string, sentences: SentenceText[], printed?: (string | string[])[]}} ArticleText */
