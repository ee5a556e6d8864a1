// @ts-check
/** Other ways to write a word's pinyin: syllable by syllable, with figures, in zhuyin, in colours. */

const MARKS = ["\u0304", "\u0301", "\u030c", "\u0300"];
const SIGNS = ["˙", "", "ˊ", "ˇ", "ˋ"];

/** @param {string} cells */
const table = (cells) => Object.fromEntries(cells.split(" ").map((cell) => cell.split("=")));
const INITIALS = table("zh=ㄓ ch=ㄔ sh=ㄕ b=ㄅ p=ㄆ m=ㄇ f=ㄈ d=ㄉ t=ㄊ n=ㄋ l=ㄌ g=ㄍ k=ㄎ h=ㄏ j=ㄐ q=ㄑ x=ㄒ r=ㄖ z=ㄗ c=ㄘ s=ㄙ");
const FINALS = table(
  "a=ㄚ o=ㄛ e=ㄜ ê=ㄝ ai=ㄞ ei=ㄟ ao=ㄠ ou=ㄡ an=ㄢ en=ㄣ ang=ㄤ eng=ㄥ ong=ㄨㄥ er=ㄦ i=ㄧ ia=ㄧㄚ io=ㄧㄛ ie=ㄧㄝ iao=ㄧㄠ " +
  "iu=ㄧㄡ ian=ㄧㄢ in=ㄧㄣ iang=ㄧㄤ ing=ㄧㄥ iong=ㄩㄥ u=ㄨ ua=ㄨㄚ uo=ㄨㄛ uai=ㄨㄞ ui=ㄨㄟ uan=ㄨㄢ un=ㄨㄣ uang=ㄨㄤ ueng=ㄨㄥ " +
  "ü=ㄩ üe=ㄩㄝ üan=ㄩㄢ ün=ㄩㄣ",
);
const ALONE = table("m=ㄇ n=ㄋ ng=ㄫ hm=ㄏㄇ hng=ㄏㄫ r=ㄦ");

/** Cut a written word into its syllables: Xī'ān Shì gives Xī, ān, Shì; fāngàn is fān, gàn.
 * @param {string} pinyin
 * @returns {string[]} */
export function syllables(pinyin) {
  const plain = pinyin.normalize("NFD").replace(/u\u0308/g, "ü").replace(/U\u0308/g, "Ü").replace(/e\u0302/g, "ê");
  const [letters, marks] = taken(plain);
  return bounds(letters).map(([from, to]) => put(letters, marks, from, to));
}

/** Take the tone marks off: letters alone, and the mark behind each.
 * @param {string} text
 * @returns {[string, string[]]} */
function taken(text) {
  let letters = "";
  /** @type {string[]} */
  const marks = [];
  for (const char of text) {
    if (MARKS.includes(char)) marks[letters.length - 1] = char;
    else letters += char;
  }
  return [letters, marks];
}

/** Where each syllable begins and ends: before a consonant that a vowel follows, and for the r of erhua.
 * @param {string} letters
 * @returns {[number, number][]} */
function bounds(letters) {
  /** @type {[number, number][]} */
  const found = [];
  const pattern = /(?:[zcs]h|[bpmfdtnlgkhjqxrzcsyw])?[aeiouüê]+(?:(?:ng|n|r)(?![aeiouüê])|n(?=g[aeiouüê]))?|[a-zü]+/gi;
  for (const match of letters.matchAll(pattern)) {
    const isErhua = /.r$/i.test(match[0]) && !/^er$/i.test(match[0]);
    const end = match.index + match[0].length;
    if (isErhua) found.push([match.index, end - 1], [end - 1, end]);
    else found.push([match.index, end]);
  }
  return found;
}

/** @param {string} letters @param {string[]} marks @param {number} from @param {number} to */
function put(letters, marks, from, to) {
  let text = "";
  for (let i = from; i < to; i++) text += letters[i] + (marks[i] ?? "");
  return text.normalize("NFC");
}

/** Return the tone of a syllable, 0 for the neutral one.
 * @param {string} syllable */
export const toneOf = (syllable) => MARKS.findIndex((mark) => syllable.normalize("NFD").includes(mark)) + 1;

/** @param {string} syllable */
const bareOf = (syllable) => syllable.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "").normalize("NFC").toLowerCase();

/** Write a syllable with a figure for its tone: lǜ gives lü4, de gives de5.
 * @param {string} syllable */
export const numbered = (syllable) =>
  syllable.normalize("NFD").replace(/[\u0300\u0301\u0304\u030c]/g, "").normalize("NFC") + (toneOf(syllable) || 5);

/** Write a syllable in 注音符號: zhuàng gives ㄓㄨㄤˋ, de ˙ㄉㄜ; the r of erhua has no tone.
 * @param {string} syllable */
export function zhuyin(syllable) {
  const bare = bareOf(syllable);
  const sign = bare === "r" ? "" : SIGNS[toneOf(syllable)];
  return sign === "˙" ? sign + letters(bare) : letters(bare) + sign;
}

/** @param {string} bare */
function letters(bare) {
  if (bare in ALONE) return ALONE[bare];
  if (/^(?:[zcs]h?|r)i$/.test(bare)) return INITIALS[bare.slice(0, -1)];
  const plain = bare.replace(/^yu/, "ü").replace(/^y(?=i)/, "").replace(/^y/, "i").replace(/^w(?=u)/, "").replace(/^w/, "u")
    .replace(/^([jqx])u/, "$1ü").replace(/^iou$/, "iu").replace(/^uei$/, "ui").replace(/^uen$/, "un");
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])/.exec(plain)?.[0] ?? "";
  return (INITIALS[initial] ?? "") + (FINALS[WHOLE[bare] ?? plain.slice(initial.length)] ?? "");
}

/** What y stands for where it is not i. */
const WHOLE = table("you=iu yong=iong");

/** How each style writes a syllable, and what stands between two.
 * @type {Record<string, [(syllable: string) => string, string]>} */
export const STYLES = { pinyin: [(syllable) => syllable, ""], zhuyin: [zhuyin, "\u2009"], numbers: [numbered, ""] };

/** Write a word in a style; pinyin stays as it is printed.
 * @param {string} pinyin
 * @param {string} style */
export function written(pinyin, style) {
  const [write, between] = STYLES[style] ?? STYLES.pinyin;
  return style === "pinyin" ? pinyin : syllables(pinyin).map(write).join(between);
}
