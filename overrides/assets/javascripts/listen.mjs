// @ts-check
/** Reading aloud: sentence by sentence, by the browser's voice or from a recording. */

import { both, button, make, toast } from "./dom.mjs";
import { topSentence } from "./place.mjs";
import { recall, remember, valueOf } from "./prefs.mjs";
import { englishHalf, numberOf, printedText, textsOf } from "./sentence.mjs";

const SPEEDS = [0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2];
const PAUSES = [0, 1, 2, 3, 5];
const TIMES = [1, 2, 3];

/** Characters of the longest utterance: Chrome falls silent after 14 seconds of one. */
const BREATH = 40;

/** Whoever began to play last goes on; all others stop. */
let turn = 0;
let at = 0;
let isPlaying = false;

/** An utterance that is not held may be collected before it ends.
 * @type {SpeechSynthesisUtterance | undefined} */
let held;

/** @type {HTMLAudioElement | undefined} */
let audio;

/** What is read: headlines and text, no captions or credits.
 * @returns {HTMLElement[]} */
const sentences = () => [...document.querySelectorAll(":is(.headline, .subhead, .p) .s")].map((one) => /** @type {HTMLElement} */ (one));

/** @param {Element} sentence */
const textOf = (sentence) => textsOf(sentence).map(printedText).join("");

/** Cut what is too long for one breath at its marks: “，” “；” “：” “、”.
 * @param {string} text
 * @param {number} [most]
 * @returns {string[]} */
export function breaths(text, most = BREATH) {
  const parts = text.match(/[^，；：、。！？]+[，；：、。！？”’）》]*|[，；：、。！？”’）》]+/gu) ?? [];
  /** @type {string[]} */
  const found = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last !== undefined && last.length + part.length <= most) found[found.length - 1] = last + part;
    else found.push(part);
  }
  return found;
}

/** The voices that speak Chinese, those of the script's region first.
 * @returns {SpeechSynthesisVoice[]} */
function voices() {
  const region = { tw: "TW", hk: "HK" }[valueOf("zi")] ?? "CN";
  const all = (globalThis.speechSynthesis?.getVoices() ?? []).filter(({ lang }) => /^(zh|cmn|yue)/i.test(lang));
  return all.sort((a, b) => Number(b.lang.includes(region)) - Number(a.lang.includes(region)));
}

/** Voices may come a moment after they were asked for.
 * @returns {Promise<SpeechSynthesisVoice[]>} */
async function readyVoices() {
  if (!globalThis.speechSynthesis) return [];
  if (voices().length) return voices();
  await new Promise((resolve) => {
    speechSynthesis.addEventListener("voiceschanged", resolve, { once: true });
    setTimeout(resolve, 500);
  });
  return voices();
}

/** @param {string} text
 * @returns {Promise<boolean>} whether it was said to its end */
function utter(text) {
  const voice = voices().find(({ name }) => name === recall("voice", "")) ?? voices()[0];
  return new Promise((resolve) => {
    held = new SpeechSynthesisUtterance(text);
    held.lang = voice?.lang ?? "zh-CN";
    held.voice = voice ?? null;
    held.rate = recall("rate", 1);
    held.onend = () => resolve(true);
    held.onerror = () => resolve(false);
    speechSynthesis.speak(held);
  });
}

/** @param {number} seconds */
const wait = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** The recording of the article and the second at which each sentence begins, as far as there are any.
 * @returns {{url: string, times: number[]} | undefined} */
function recording() {
  const link = /** @type {HTMLAnchorElement | null} */ (document.querySelector(".art .recording"));
  return link ? { url: link.href, times: (link.dataset.times ?? "").split(" ").filter(Boolean).map(Number) } : undefined;
}

/** @param {number} number @param {number} mine
 * @returns {Promise<boolean>} whether it could be heard */
async function playSentence(number, mine) {
  const recorded = recording();
  if (recorded) return playRecorded(recorded, number, mine);
  for (const breath of breaths(textOf(sentences()[number]))) {
    if (mine !== turn || !(await utter(breath))) return false;
  }
  return true;
}

/** Play the recording from one sentence to the next; it runs on where nothing is to be repeated or waited for.
 * @param {{url: string, times: number[]}} recorded @param {number} number @param {number} mine */
async function playRecorded({ url, times }, number, mine) {
  if (audio?.src !== url) audio = new Audio(url);
  const playing = audio;
  const [start, end] = [times[number] ?? 0, times[number + 1] ?? Infinity];
  playing.playbackRate = recall("rate", 1);
  if (playing.paused || Math.abs(playing.currentTime - start) > 0.3) playing.currentTime = start;
  const isHeard = await playing.play().then(() => true, () => false);
  while (isHeard && mine === turn && !playing.ended && playing.currentTime < end) await wait(0.05);
  if (mine === turn && recall("pause", 0)) playing.pause();
  return isHeard;
}

/** Read on from sentence `at`, each as often as is wished, with pauses between.
 * @param {number} mine */
async function run(mine) {
  const all = sentences();
  for (; at < all.length && mine === turn; at++) {
    show(all[at]);
    for (let time = 0; time < recall("repeat", 1) && mine === turn; time++) {
      const isHeard = await playSentence(at, mine);
      if (mine === turn && !isHeard) return fail();
      if (mine === turn) await wait(recall("pause", 0));
    }
    if (mine !== turn) return;
    if (recording() && !recording()?.times.length) break;
  }
  if (mine === turn) stop(true);
}

/** Stop, and say that nothing is to be heard; the sentence stays marked. */
function fail() {
  stop();
  if (recording()) toast("The recording does not play here", "录音无法播放");
  else toast("The voice failed. Try again, or choose another in the panel Listen", "朗读失败，请重试或换语音");
}

/** Light a sentence and its English, and bring it into the window.
 * @param {HTMLElement | undefined} sentence */
function show(sentence) {
  for (const lit of document.querySelectorAll(".spoken")) lit.classList.remove("spoken");
  if (!sentence) return;
  sentence.classList.add("spoken");
  englishHalf(sentence)?.classList.add("spoken");
  const { top, bottom } = sentence.getBoundingClientRect();
  if (top < 90 || bottom > innerHeight - 90) sentence.scrollIntoView({ block: "center" });
}

/** Begin at a sentence, by default where it was stopped or at the top of the window; or stop.
 * @param {HTMLElement} [from] */
export async function toggle(from) {
  if (isPlaying && !from) return stop();
  if (isPlaying && from && sentences().indexOf(from) === at) return stop();
  if (!recording() && !(await readyVoices()).length) return toast("No Chinese voice here: see the panel Listen", "没有中文语音");
  const paused = document.querySelector(".spoken.s");
  const start = from ?? /** @type {HTMLElement | null} */ (paused) ?? (scrollY > 200 ? topSentence() : undefined);
  at = Math.max(0, start ? sentences().indexOf(start) : 0);
  globalThis.speechSynthesis?.cancel();
  turn++;
  setPlaying(true);
  return run(turn);
}

/** Stop; the sentence stays marked, so that reading goes on from it.
 * @param {boolean} [isDone] */
export function stop(isDone = false) {
  turn++;
  globalThis.speechSynthesis?.cancel();
  audio?.pause();
  setPlaying(false);
  if (isDone) show(undefined);
}

/** @param {boolean} plays */
function setPlaying(plays) {
  isPlaying = plays;
  document.documentElement.toggleAttribute("data-playing", plays);
  for (const one of document.querySelectorAll("[data-play]")) {
    one.replaceChildren(plays ? both("Stop", "停止") : both("Read aloud", "朗读"));
    one.setAttribute("aria-pressed", String(plays));
  }
}

/** Say one word.
 * @param {string} text */
export async function speakWord(text) {
  if (!(await readyVoices()).length) return toast("No Chinese voice here: see the panel Listen", "没有中文语音");
  stop();
  return utter(text);
}

/** @param {number} steps */
export function changeSpeed(steps) {
  const to = SPEEDS.indexOf(recall("rate", 1)) + steps;
  const rate = SPEEDS[Math.min(Math.max(to, 0), SPEEDS.length - 1)];
  remember("rate", rate);
  for (const one of document.querySelectorAll("[data-speech=rate]")) /** @type {HTMLSelectElement} */ (one).value = `${rate}`;
  toast(`Speed ${rate}`, "语速");
}

/** @param {string} name @param {string} en @param {string} zh @param {number} usual @param {[number, string][]} options */
function select(name, en, zh, usual, options) {
  const box = make("select", { "data-speech": name, onchange: () => remember(name, Number(box.value)) },
    ...options.map(([value, text]) => make("option", { value: `${value}`, selected: value === recall(name, usual) }, text)));
  return make("label", {}, both(en, zh), box);
}

/** What the panel holds: play, speed, voice, repeat, pause; or how to come by a voice. */
export async function controls() {
  const found = await readyVoices();
  const play = button("Read aloud", "朗读", () => toggle(), { "data-play": "", className: "filled" });
  const parts = [play,
    select("rate", "Speed", "语速", 1, SPEEDS.map((rate) => [rate, `${rate}×`])),
    select("repeat", "Each sentence", "每句", 1, TIMES.map((times) => [times, `${times}×`])),
    select("pause", "Pause for shadowing", "跟读停顿", 0, PAUSES.map((seconds) => [seconds, `${seconds} s`]))];
  if (recording()) return make("div", { className: "panel-body listen" }, ...parts);
  if (!found.length) return make("div", { className: "panel-body listen" }, noVoice());
  const voice = make("select", { onchange: () => remember("voice", voice.value) },
    ...found.map(({ name, lang }) => make("option", { value: name, selected: name === recall("voice", "") }, `${name} (${lang})`)));
  return make("div", { className: "panel-body listen" }, ...parts, make("label", {}, both("Voice", "语音"), voice),
    make("p", { className: "hint" }, both("From a sentence: focus its number and press Space", "在句号码上按空格从该句读起")));
}

/** How to get a voice. */
const noVoice = () => make("p", { className: "hint" }, both(
  "This browser has no Chinese voice. Add one in the system’s settings under speech or language, or open the page in Edge, Chrome on Android, or Safari.",
  "本浏览器没有中文语音，请在系统的语音设置中添加。"));

addEventListener("pagehide", () => stop());
