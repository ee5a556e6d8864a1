"""The syllables of Mandarin, all of them, and their tone marks."""

from __future__ import annotations

import re
import unicodedata

BARE_SYLLABLES: frozenset[str] = frozenset(
    re.findall(
        r"\S+",
        """
    a ai an ang ao e ei en eng er o ou ê m n ng hm hng
    ba bai ban bang bao bei ben beng bi bian biao bie bin bing bo bu
    pa pai pan pang pao pei pen peng pi pian piao pie pin ping po pou pu
    ma mai man mang mao me mei men meng mi mian miao mie min ming miu mo mou mu
    fa fan fang fei fen feng fo fou fu fiao
    da dai dan dang dao de dei den deng di dia dian diao die ding diu dong dou du duan dui dun duo
    ta tai tan tang tao te tei teng ti tian tiao tie ting tong tou tu tuan tui tun tuo
    na nai nan nang nao ne nei nen neng ni nian niang niao nie nin ning niu nong nou nu nuan nun nuo nü nüe
    la lai lan lang lao le lei leng li lia lian liang liao lie lin ling liu lo long lou lu luan lun luo lü lüe
    ga gai gan gang gao ge gei gen geng gong gou gu gua guai guan guang gui gun guo
    ka kai kan kang kao ke kei ken keng kong kou ku kua kuai kuan kuang kui kun kuo
    ha hai han hang hao he hei hen heng hong hou hu hua huai huan huang hui hun huo
    ji jia jian jiang jiao jie jin jing jiong jiu ju juan jue jun
    qi qia qian qiang qiao qie qin qing qiong qiu qu quan que qun
    xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun
    zha zhai zhan zhang zhao zhe zhei zhen zheng zhi zhong zhou zhu zhua zhuai zhuan zhuang zhui zhun zhuo
    cha chai chan chang chao che chen cheng chi chong chou chu chua chuai chuan chuang chui chun chuo
    sha shai shan shang shao she shei shen sheng shi shou shu shua shuai shuan shuang shui shun shuo
    re ran rang rao ren reng ri rong rou ru rua ruan rui run ruo
    za zai zan zang zao ze zei zen zeng zi zong zou zu zuan zui zun zuo
    ca cai can cang cao ce cei cen ceng ci cong cou cu cuan cui cun cuo
    sa sai san sang sao se sen seng si song sou su suan sui sun suo
    ya yan yang yao ye yi yin ying yo yong you yu yuan yue yun
    wa wai wan wang wei wen weng wo wu
    r
    """,
    )
)
"""Without tones; `r` is the 儿 of erhua, the nasals are interjections (嗯 ńg)."""

_MARKS = ("", "\u0304", "\u0301", "\u030c", "\u0300")
_MARKED_LETTER = re.compile(r"[aeoê]|[iuü](?=[^aeoiuü]*$)|(?<![^h])[mn](?=g?$)")


def toned(bare: str, tone: int) -> str:
    """Set the mark of tone 1 to 4 where it belongs: liu, 4 gives liù; tone 0 leaves it bare."""
    match = _MARKED_LETTER.search(bare)
    if match is None:
        return bare
    return unicodedata.normalize("NFC", bare[: match.end()] + _MARKS[tone] + bare[match.end() :])


_PARTS = {toned(bare, mark): (bare, mark) for bare in BARE_SYLLABLES for mark in reversed(range(5))}
SYLLABLES = frozenset(_PARTS)
"""Every syllable in every tone, the neutral one without a mark."""


def is_syllable(text: str) -> bool:
    """Say whether `text` is one syllable in small letters with its mark in the right place."""
    return text in SYLLABLES


def bare_syllable(syllable: str) -> str:
    """Take the tone away: lǜ gives lü."""
    return _PARTS[syllable][0]


def tone(syllable: str) -> int:
    """Give the tone, 1 to 4, or 0 for the neutral one: lǜ gives 4."""
    return _PARTS[syllable][1]
