"""Words that the checks know: numerals of English, numerals in Chinese words, endings, months."""

from __future__ import annotations

from fractions import Fraction


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


IDIOMS = _words("""
    十分 十足 十全十美 十字 百姓 百般 百货 百科 百合 百年大计 百花 百鸟 百家争鸣 百尺竿头 百年树人
    百舸争流 海纳百川 千万别 千万不 千方百计 千里迢迢 千山万水 千家万户 千军万马 千千万万 千辛万苦
    千载难逢 千锤百炼 成千上万 万一 万事 万物 万分 万寿菊 万众一心 万水千山 万象 亿万 九牛一毛
    五花八门 五湖四海 五彩 五谷 四通八达 四面八方 四处 四周 四季 四肢 三三两两 三番五次 三农 三峡
    三角 两岸 两全 两性 两极 两侧 两手 两会 一一 七上八下 七嘴八舌 八仙
""")
"""Chinese words with a numeral in them that counts nothing."""

UNITS = _words("""
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen
""")
TENS = _words("twenty thirty forty fifty sixty seventy eighty ninety")
ORDINALS = _words("""
    zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth
""")
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
MONTHS = _words("""
    January February March April May June July August September October November December
""")

NUMBERS = {word: number for number, word in enumerate(UNITS)} | {
    word: 10 * number for number, word in enumerate(TENS, 2)
}
"""Numbers below a hundred that are one word."""

NTH = {word: number for number, word in enumerate(ORDINALS)} | {
    f"{word[:-1]}ieth": 10 * number for number, word in enumerate(TENS, 2)
}

HINTS = {
    word: Fraction(amount)
    for amount, words in (
        (1, "once single"),
        (2, "both pair pairs couple twice double doubled doubling twin twofold fortnight"),
        (3, "triple tripled threefold trio"),
        (4, "fourfold quadrupled"),
        (5, "fivefold"),
        (10, "tenfold decade"),
        (12, "dozen"),
        (100, "century"),
        ("1/2", "half halves halved"),
    )
    for word in words.split()
}
"""Words that say a number and need not stand in the source as one."""

_FORMS = _words("""
    become:became begin:began/begun bring:brought build:built buy:bought child:children choose:chose/chosen
    drive:drove/driven fall:fell/fallen fight:fought find:found get:got give:gave/given go:went/gone
    good:better/best grow:grew/grown half:halves hold:held keep:kept lead:led leave:left life:lives
    lose:lost make:made man:men meet:met pay:paid person:people poor:poorer/poorest rise:rose/risen run:ran
    see:saw/seen seek:sought sell:sold send:sent shake:shook/shaken slide:slid speak:spoke/spoken
    stand:stood take:took/taken teach:taught tell:told wife:wives win:won woman:women write:wrote/written
""")
IRREGULAR = {
    form: base for base, _, forms in (line.partition(":") for line in _FORMS) for form in forms.split("/")
}
"""Forms that no ending explains, and what they are forms of."""

SUFFIXES = sorted(
    _words("""
    ization ation ition ment ance ence ity ness able ably ible ibly ially ial ive ing ied ies er or ating ates
    ated ate ion ously ous al ly ed e y i
"""),
    key=len,
    reverse=True,
)
"""Endings that are taken off, the longest first; a stem keeps four letters."""

STOP_WORDS = frozenset(
    _words("""
    a an the to of and or in for with on by from at as into be is are was were been being it its their his
    her that this these those which who has have had not no so
""")
)
"""Words that may be put in or left out of a rendering."""
