// @ts-check
/** The browser's Chinese voice, where it has one. */

/** @returns {SpeechSynthesisVoice | undefined} */
function chinese() {
  const voices = (globalThis.speechSynthesis?.getVoices() ?? []).filter(({ lang }) => /^(zh|cmn)/i.test(lang));
  return voices.find(({ lang }) => /CN/i.test(lang)) ?? voices[0];
}

/** @type {Promise<boolean> | undefined} */
let asking;

/** Say whether there is a Chinese voice; voices may come a moment after they are asked for.
 * @returns {Promise<boolean>} */
export function hasVoice() {
  asking ??= new Promise((resolve) => {
    if (!globalThis.speechSynthesis || chinese()) { resolve(Boolean(chinese())); return; }
    speechSynthesis.addEventListener("voiceschanged", () => resolve(Boolean(chinese())), { once: true });
    setTimeout(() => resolve(Boolean(chinese())), 600);
  });
  return asking;
}

/** An utterance that is not held may be collected before it ends.
 * @type {SpeechSynthesisUtterance | undefined} */
let held;

/** Say a word.
 * @param {string} text */
export function say(text) {
  const voice = chinese();
  if (!voice) return;
  speechSynthesis.cancel();
  held = new SpeechSynthesisUtterance(text);
  held.voice = voice;
  held.lang = voice.lang;
  held.rate = 0.85;
  speechSynthesis.speak(held);
}
