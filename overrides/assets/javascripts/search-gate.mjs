// @ts-check
/** Notices what cannot be fetched: Pagefind passes over that in silence, and would answer “nothing”. */

/** @typedef {{lost: (address: string) => void, fetched: (address: string) => void}} Watcher */

/** @type {Watcher} */
let watcher = { lost: () => {}, fetched: () => {} };
let isWatching = false;

/** Tell of every address below `base` that is fetched, and of every one that gives no answer; who asked for
 * that waits forever.
 * @param {URL} base @param {Watcher} by */
export function watch(base, by) {
  watcher = by;
  if (isWatching) return;
  isWatching = true;
  const plain = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, document.baseURI).href;
    if (!address.startsWith(base.href)) return plain(input, init);
    const response = await plain(input, init).catch(() => null);
    watcher[response?.ok ? "fetched" : "lost"](address);
    if (response?.ok) return response;
    return new Promise(() => {});
  };
}
