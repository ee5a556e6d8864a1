// @ts-check
/** The worker that keeps what the study pages have used, for when there is no network.
 *
 * Emitted as study/offline.js, so that it sees those pages and no others. What the network gives comes
 * first, always; what was kept serves when it gives nothing, or nothing for a while.
 */

const worker = /** @type {any} */ (globalThis);
const NAME = "duizhao-study-1";
const ROOT = new URL("../", worker.location.href).href;

/** So long the network may take, in milliseconds, where the same thing is kept. */
const PATIENCE = 3000;
/** What is taken away is not kept twice. */
const TAKEN_AWAY = /\.(?:apkg|epub)$/;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(begin()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(ROOT) || TAKEN_AWAY.test(request.url)) return;
  event.respondWith(answer(request));
});
worker.addEventListener("message", (/** @type {any} */ event) => event.waitUntil(keep(event.data, event.ports[0])));

async function begin() {
  for (const name of await caches.keys()) if (name.startsWith("duizhao-study-") && name !== NAME) await caches.delete(name);
  await worker.clients.claim();
}

/** @param {Request} request
 * @returns {Promise<Response>} */
async function answer(request) {
  const cache = await caches.open(NAME);
  const kept = await cache.match(request.url, { ignoreVary: true });
  const fresh = fetch(request).then((response) => {
    if (response.ok && !response.redirected) cache.put(request.url, response.clone()).catch(() => {});
    return response;
  });
  if (!kept) return fresh;
  const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE); });
  return Promise.race([fresh.catch(() => kept), late.then(() => kept)]);
}

/** Keep what a page has used before the worker saw it; what cannot be fetched now is left for later.
 * @param {string[]} urls @param {MessagePort | undefined} port told when it is done */
async function keep(urls, port) {
  const cache = await caches.open(NAME);
  const wanted = urls.map((url) => url.split("#")[0]).filter((url) => url.startsWith(ROOT) && !TAKEN_AWAY.test(url));
  await Promise.all([...new Set(wanted)].map(async (url) => {
    if (!(await cache.match(url, { ignoreVary: true }))) await cache.add(url).catch(() => {});
  }));
  port?.postMessage("kept");
}
