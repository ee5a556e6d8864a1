// @ts-check
/** The English of a paragraph: open when it is shown, lit together with its Chinese. */

/** Open or close every paragraph's English, as the choice asks. */
export function openEnglish() {
  const isShown = document.documentElement.dataset.en !== "hidden";
  for (const details of document.querySelectorAll("details.en")) {
    /** @type {HTMLDetailsElement} */ (details).open = isShown;
  }
}

/** Return both halves of the pair that an element belongs to.
 * @param {EventTarget | null} target
 * @returns {Element[]} */
function pairOf(target) {
  const half = target instanceof Element ? target.closest(".s, [data-s]") : null;
  if (!half) return [];
  const id = half.getAttribute("data-s") ?? half.id;
  return [...document.querySelectorAll(`#${CSS.escape(id)}, [data-s="${CSS.escape(id)}"]`)];
}

/** Light a sentence and its English together while either is pointed at or holds the focus. */
export function lightPairs() {
  /** @type {Element[]} */
  let lit = [];
  const light = (/** @type {Event} */ event) => {
    const pair = event.type === "mouseleave" ? [] : pairOf(event.target);
    if (pair[0] === lit[0]) return;
    for (const element of lit) element.classList.remove("lit");
    for (const element of pair) element.classList.add("lit");
    lit = pair;
  };
  for (const name of ["mouseover", "focusin"]) document.addEventListener(name, light);
  document.documentElement.addEventListener("mouseleave", light);
}
