// @ts-check
/** Notices what cannot be fetched: Pagefind passes over that in silence, and would answer “nothing”. */

/** @type {(address: string) => void} */
let report = () => {};
let isWatching = false;

/** Tell `lost` of every address below `base` that gives no answer; who asked for it waits forever.
 * @param {URL} base @param {(address: string) => void} lost */
export function watch(base, lost) {
  report = lost;
  if (isWatching) return;
  isWatching = true;
  const plain = globalThis.fetch.bind(globalThis);
  globalThis.fetch = async (input, init) => {
    const address = new URL(input instanceof Request ? input.url : input, document.baseURI).href;
    if (!address.startsWith(base.href)) return plain(input, init);
    const response = await plain(input, init).catch(() => null);
    if (response?.ok) return response;
    report(address);
    return new Promise(() => {});
  };
}
