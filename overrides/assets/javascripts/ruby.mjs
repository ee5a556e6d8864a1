// @ts-check
/** A word's reading as the reader wants it written: pinyin, zhuyin or figures, its tones in colour. */

import { STYLES, syllables, toneOf, written } from "./views.mjs";

/** Write the reading of a word into its `rt`.
 * @param {Element} rt @param {string} pinyin @param {string} style @param {boolean} inColour */
export function writeRuby(rt, pinyin, style, inColour) {
  if (!inColour) {
    rt.textContent = written(pinyin, style);
    return;
  }
  const [write, between] = STYLES[style];
  let rest = pinyin;
  rt.replaceChildren(...syllables(pinyin).flatMap((syllable, i) => {
    const span = document.createElement("span");
    const at = rest.indexOf(syllable);
    const gap = style === "pinyin" ? rest.slice(0, at) : i ? between : "";
    rest = rest.slice(at + syllable.length);
    span.className = `t${toneOf(syllable)}`;
    span.textContent = write(syllable);
    return gap ? [gap, span] : [span];
  }));
}
