// @ts-check
/** What the reader knows, shown in an article; what that takes is fetched only where something is kept. */

const NAME = "duizhao";

/** Say whether this browser may hold words of the reader; where it does not tell, it may.
 * @returns {Promise<boolean>} */
async function isAnythingKept() {
  try {
    if (localStorage.getItem(`${NAME}.words`)) return true;
    const databases = await indexedDB.databases();
    return databases.some(({ name }) => name === NAME);
  } catch {
    return true;
  }
}

/** Mark the words that are known or being learnt, and say how much of the text that is.
 * @param {{anyway?: boolean}} [how] `anyway` also where nothing was kept before */
export async function showKnown({ anyway = false } = {}) {
  if (!anyway && !(await isAnythingKept())) return;
  const [{ markKnown }, { showMine }] = await Promise.all([import("./words.mjs"), import("./mine.mjs")]);
  await Promise.all([markKnown(), showMine()]);
}
