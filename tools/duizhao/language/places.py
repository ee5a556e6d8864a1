"""Chinese places that are not read as their characters are, and how names of places are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from duizhao.language.romanization import parse_syllables

_READINGS = """
六安 Lù'ān 六合 Lùhé 亳州 Bózhōu 歙县 Shè Xiàn 黟县 Yī Xiàn 涡阳 Guōyáng 蚌埠 Bèngbù 枞阳 Zōngyáng
砀山 Dàngshān 濉溪 Suīxī 颍上 Yǐngshàng 绩溪 Jīxī 宿州 Sùzhōu 宿松 Sùsōng 埇桥 Yǒngqiáo 泾县 Jīng Xiàn
和县 Hé Xiàn 当涂 Dāngtú 天长 Tiāncháng 繁昌 Fánchāng 阜阳 Fùyáng 阜南 Fùnán 谯城 Qiáochéng 盱眙 Xūyí
睢宁 Suīníng 邳州 Pīzhōu 溧阳 Lìyáng 溧水 Lìshuǐ 浒墅关 Xǔshùguān 甪直 Lùzhí 邗江 Hánjiāng 沭阳 Shùyáng
射阳 Shèyáng 句容 Jùróng 栖霞 Qīxiá 阜宁 Fùníng 赣榆 Gànyú 台州 Tāizhōu 丽水 Líshuǐ 乐清 Yuèqīng
鄞州 Yínzhōu 嵊州 Shèngzhōu 嵊泗 Shèngsì 缙云 Jìnyún 衢州 Qúzhōu 诸暨 Zhūjì 余姚 Yúyáo 南浔 Nánxún
堰桥 Yànqiáo 闽侯 Mǐnhòu 长汀 Chángtīng 长乐 Chánglè 长泰 Chángtài 莆田 Pútián 厦门 Xiàmén 柘荣 Zhèróng
将乐 Jiānglè 建瓯 Jiàn'ōu 铅山 Yánshān 余干 Yúgān 新干 Xīngān 会昌 Huìchāng 弋阳 Yìyáng 婺源 Wùyuán
鄱阳 Póyáng 于都 Yúdū 万载 Wànzài 乐平 Lèpíng 乐安 Lè'ān 都昌 Dūchāng 宁都 Níngdū 大余 Dàyú 单县 Shàn Xiàn
莘县 Shēn Xiàn 冠县 Guàn Xiàn 莒县 Jǔ Xiàn 莒南 Jǔnán 鄄城 Juànchéng 郯城 Tánchéng 临朐 Línqú 无棣 Wúdì
东阿 Dōng'ē 茌平 Chípíng 临沂 Línyí 兖州 Yǎnzhōu 汶上 Wènshàng 牟平 Mùpíng 即墨 Jímò 芝罘 Zhīfú 乐陵 Làolíng
郓城 Yùnchéng 曲阜 Qūfù 任城 Rénchéng 单父 Shànfǔ 蠡县 Lǐ Xiàn 蔚县 Yù Xiàn 行唐 Xíngtáng 井陉 Jǐngxíng
藁城 Gǎochéng 栾城 Luánchéng 滦州 Luánzhōu 滦平 Luánpíng 乐亭 Làotíng 任丘 Rénqiū 任县 Rén Xiàn
大城县 Dàichéng Xiàn 涉县 Shè Xiàn 曲阳 Qūyáng 曲周 Qūzhōu 柏乡 Bǎixiāng 黄骅 Huánghuá 蓟县 Jì Xiàn
蓟州 Jìzhōu 宝坻 Bǎodǐ 涿州 Zhuōzhōu 涞源 Láiyuán 洪洞 Hóngtóng 长子县 Zhǎngzǐ Xiàn 长治 Chángzhì
繁峙 Fánshì 隰县 Xí Xiàn 岢岚 Kělán 绛县 Jiàng Xiàn 稷山 Jìshān 曲沃 Qūwò 阳曲 Yángqǔ 应县 Yìng Xiàn
盂县 Yù Xiàn 浑源 Húnyuán 芮城 Ruìchéng 娄烦 Lóufán 代县 Dài Xiàn 沁源 Qìnyuán 准格尔 Zhǔngé'ěr 磴口 Dèngkǒu
燕郊 Yānjiāo
喀喇沁 Kālāqìn 朝阳市 Cháoyáng Shì 朝阳区 Cháoyáng Qū 朝阳县 Cháoyáng Xiàn 阜新 Fùxīn 珲春 Húnchūn 讷河 Nèhé
穆棱 Mùlíng 绥棱 Suílíng 勃利 Bólì 桦甸 Huàdiàn 岫岩 Xiùyán 佳木斯 Jiāmùsī 嫩江 Nènjiāng 渑池 Miǎnchí
浚县 Xùn Xiàn 长葛 Chánggě 长垣 Chángyuán 泌阳 Bìyáng 荥阳 Xíngyáng 中牟 Zhōngmù 武陟 Wǔzhì 漯河 Luòhé
郾城 Yǎnchéng 郏县 Jiá Xiàn 尉氏 Wèishì 杞县 Qǐ Xiàn 睢县 Suī Xiàn 睢阳 Suīyáng 柘城 Zhèchéng 郸城 Dānchéng
沈丘 Shěnqiū 淅川 Xīchuān 遂平 Suìpíng 偃师 Yǎnshī 获嘉 Huòjiā 济源 Jǐyuán 济南 Jǐnán 济宁 Jǐníng
台前县 Táiqián Xiàn 召陵 Shàolíng 叶县 Yè Xiàn 浉河 Shīhé 瀍河 Chánhé 淇县 Qí Xiàn 濮阳 Púyáng
嵩县 Sōng Xiàn 郧阳 Yúnyáng 郧西 Yúnxī 黄陂 Huángpí 监利 Jiànlì 秭归 Zǐguī 长阳 Chángyáng 蕲春 Qíchūn
浠水 Xīshuǐ 应城 Yìngchéng 房县 Fáng Xiàn 当阳 Dāngyáng 沔阳 Miǎnyáng 硚口 Qiáokǒu 猇亭 Xiāotíng
蔡甸 Càidiàn 随州 Suízhōu 郴州 Chēnzhōu 耒阳 Lěiyáng 汨罗 Mìluó 沅陵 Yuánlíng 沅江 Yuánjiāng 溆浦 Xùpǔ
芷江 Zhǐjiāng 泸溪 Lúxī 澧县 Lǐ Xiàn 攸县 Yōu Xiàn 醴陵 Lǐlíng 浏阳 Liúyáng 长沙 Chángshā
会同县 Huìtóng Xiàn 宁乡 Níngxiāng 麻阳 Máyáng 番禺 Pānyú 大埔 Dàbù 东莞 Dōngguǎn 增城 Zēngchéng
从化 Cónghuà 花都 Huādū 台山 Táishān 乐昌 Lèchāng 潮阳 Cháoyáng 深圳 Shēnzhèn 浈江 Zhēnjiāng 斗门 Dǒumén
湛江 Zhànjiāng 高要 Gāoyāo 百色 Bǎisè 邕宁 Yōngníng 岑溪 Cénxī 那坡 Nàpō 乐业县 Lèyè Xiàn 都安 Dū'ān
平乐 Pínglè 荔浦 Lìpǔ 扶绥 Fúsuí 忻城 Xīnchéng 儋州 Dānzhōu 乐东 Lèdōng 屯昌 Túnchāng 重庆 Chóngqìng
綦江 Qíjiāng 涪陵 Fúlíng 北碚 Běibèi 垫江 Diànjiāng 长寿区 Chángshòu Qū 酉阳 Yǒuyáng 大足 Dàzú 万州 Wànzhōu
犍为 Qiánwéi 筠连 Jūnlián 珙县 Gǒng Xiàn 叙永 Xùyǒng 古蔺 Gǔlìn 长宁 Chángníng 什邡 Shífāng 郫都 Pídū
郫县 Pí Xiàn 邛崃 Qiónglái 都江堰 Dūjiāngyàn 荥经 Yíngjīng 井研 Jǐngyán 夹江 Jiājiāng 丹棱 Dānléng
壤塘 Rǎngtáng 汶川 Wènchuān 泸定 Lúdìng 道孚 Dàofú 色达 Sèdá 得荣 Déróng 会理 Huìlǐ 会东 Huìdōng
昭觉 Zhāojué 梓潼 Zǐtóng 阆中 Làngzhōng 华蓥 Huáyíng 乐至 Lèzhì 乐山 Lèshān 射洪 Shèhóng 泸州 Lúzhōu
稻城 Dàochéng 成都 Chéngdū 务川 Wùchuān 瓮安 Wèng'ān 都匀 Dūyún 长顺 Chángshùn 三都 Sāndū 从江 Cóngjiāng
石阡 Shíqiān 望谟 Wàngmó 册亨 Cèhēng 六枝 Liùzhī 六盘水 Liùpánshuǐ 湄潭 Méitán 勐海 Měnghǎi 勐腊 Měnglà
宁蒗 Nínglàng 弥渡 Mídù 漾濞 Yàngbì 牟定 Móudìng 双柏 Shuāngbǎi 寻甸 Xúndiàn 嵩明 Sōngmíng 曲靖 Qūjìng
会泽 Huìzé 鲁甸 Lǔdiàn 个旧 Gèjiù 绿春 Lǜchūn 镇沅 Zhènyuán 普洱 Pǔ'ěr 丽江 Lìjiāng 六库 Liùkù
大理州 Dàlǐ Zhōu 大理市 Dàlǐ Shì 德宏 Déhóng 日喀则 Rìkāzé 萨嘎 Sàgā 那曲 Nàqū Ālǐ Dìqū 昌都 Chāngdū
曲松 Qūsōng 曲水县 Qūshuǐ Xiàn 当雄 Dāngxióng 噶尔 Gá'ěr 札达 Zhádá 察隅 Cháyú 八宿 Bāsù 察雅 Cháyǎ
错那 Cuònà 加查 Jiāchá 贡嘎 Gònggā 扎囊 Zhānáng 浪卡子 Làngkǎzǐ 拉萨 Lāsà 鄠邑 Hùyì 周至 Zhōuzhì 旬邑 Xúnyì
旬阳 Xúnyáng 乾县 Qián Xiàn 华阴 Huàyīn 华州区 Huàzhōu Qū 吴堡 Wúbǔ 子长市 Zǐcháng Shì 勉县 Miǎn Xiàn
佛坪 Fópíng 柞水 Zhàshuǐ 澄城 Chéngchéng 延长县 Yáncháng Xiàn 岷县 Mín Xiàn 临洮 Líntáo 会宁 Huìníng
康乐县 Kānglè Xiàn 玛曲 Mǎqū 碌曲 Lùqū 舟曲 Zhōuqū 武都 Wǔdū 两当 Liǎngdāng 民乐县 Mínlè Xiàn 宕昌 Dàngchāng
张掖 Zhāngyè 湟中 Huángzhōng 乐都 Lèdū 尖扎 Jiānzhā 刚察 Gāngchá 称多 Chènduō 曲麻莱 Qūmálái 都兰 Dūlán
格尔木 Gé'ěrmù 中卫 Zhōngwèi 尉犁 Yùlí 若羌 Ruòqiāng 婼羌 Ruòqiāng 且末 Qiěmò 焉耆 Yānqí 温宿 Wēnsù
库车 Kùchē 喀什 Kāshí 莎车 Shāchē 伽师 Jiāshī 和田地区 Hétián Dìqū 吐鲁番 Tǔlǔfān 鄯善 Shànshàn 博乐 Bólè
哈密 Hāmì 巴音郭楞 Bāyīnguōléng 和布克赛尔 Hébùkèsài'ěr 天台县 Tiāntāi Xiàn 天台山 Tiāntāi Shān 普陀 Pǔtuó
莘庄 Xīnzhuāng 长兴 Chángxīng 长兴岛 Chángxīng Dǎo 洪泽湖 Hóngzé Hú 鄱阳湖 Póyáng Hú 洞庭湖 Dòngtíng Hú
巢湖 Cháohú 太湖 Tài Hú 西湖 Xī Hú 泸沽湖 Lúgū Hú 滇池 Diānchí 汨罗江 Mìluó Jiāng 大渡河 Dàdù Hé
雅砻江 Yǎlóng Jiāng 嘉陵江 Jiālíng Jiāng 雅鲁藏布江 Yǎlǔzàngbù Jiāng 澜沧江 Láncāng Jiāng 长江 Cháng Jiāng
黄河 Huáng Hé 珠江 Zhū Jiāng 淮河 Huái Hé 汉江 Hàn Jiāng 湘江 Xiāng Jiāng 泰山 Tài Shān 衡山 Héng Shān
嵩山 Sōng Shān 庐山 Lú Shān 华山 Huà Shān 恒山 Héng Shān 秦岭 Qínlǐng 太行山 Tàiháng Shān 大别山 Dàbié Shān
吕梁山 Lǚliáng Shān 沪 Hù 滇 Diān 黔 Qián 浙 Zhè 粤 Yuè 闽 Mǐn 赣 Gàn 皖 Wǎn 鄂 È 豫 Yù 冀 Jì 陕 Shǎn
陇 Lǒng 渝 Yú 湘 Xiāng
青藏 Qīngzàng 川藏 Chuānzàng 滇藏 Diānzàng 新藏 Xīnzàng 沪藏 Hùzàng 中朝 Zhōngcháo
武陵山 Wǔlíng Shān 武陵山区 Wǔlíng Shānqū 乌蒙山 Wūméng Shān 乌蒙山区 Wūméng Shānqū
六盘山区 Liùpán Shānqū 罗霄山区 Luóxiāo Shānqū 吕梁山区 Lǚliáng Shānqū
大别山区 Dàbié Shānqū 太行山区 Tàiháng Shānqū
秦巴山 Qínbā Shān 秦巴山区 Qínbā Shānqū 沂蒙山 Yíméng Shān 沂蒙山区 Yíméng Shānqū 闽宁镇 Mǐnníng Zhèn
"""


def _records() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    rows = re.findall(r"(\S+) ((?:[A-ZÈ]\S*)(?: [A-ZÈ]\S*)*)", _READINGS)
    return {text: tuple(parse_syllables(word) or () for word in pinyin.split()) for text, pinyin in rows}


PLACES: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType(_records())
"""Words of syllables by the name: 单县 (("shàn",), ("xiàn",))."""

SHORT_FORMS = frozenset(
    "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新港澳台中美英法德俄日韩朝印越缅欧亚非"
    "汉遵榕杭甬穗蓉邕疆"
)
"""Characters that stand for a place where they are paired: 沪滇, 青藏, 中缅, 京津冀."""
PAIRS = frozenset(
    re.findall(
        r"\S+",
        """
    沪滇 沪黔 沪遵 沪藏 沪青 沪喀 沪渝 沪宁 沪杭 沪苏 沪浙 沪皖 京沪 京津 京广 京九 京蒙 京冀 京杭 京津冀
    津冀 津甘 闽宁 闽台 粤桂 粤黔 粤港 粤澳 粤港澳 港澳 港澳台 浙川 浙江吉 苏浙 苏浙沪 苏浙皖 沪苏浙
    沪苏浙皖 苏陕 鲁甘 鲁渝 鲁豫 晋冀 晋冀鲁豫 陕甘 陕甘宁 甘青 青藏 川藏 滇藏 新藏 川渝 成渝 川滇 滇黔 滇桂
    黔桂 云贵 云贵川 湘鄂 湘鄂西 湘赣 湘桂 鄂豫皖 赣粤 陇海 兰新 宝成 成昆 贵昆 包兰 辽沈 辽吉 吉黑 江浙
    江浙沪 中美 中英 中法 中德 中俄 中日 中韩 中朝 中印 中越 中缅 中老 中泰 中欧 中非 中亚 中巴 中苏 中蒙
    中加 中澳 中日韩 英美 美英 日美 美日 俄美 美俄 俄乌 欧美 亚欧 亚非拉 亚非 东西 江淮 亚太 印太 珠澳
    港珠澳 深港 北上广 晋察冀
""",
    )
) - {"浙江吉", "中亚", "东西"}
"""Places that are named together by their short forms."""
ALONE = frozenset("沪滇黔浙粤闽赣皖鄂豫冀陕陇渝湘")
"""Those of them that are nothing else today."""
_LONGER = """
    自治区 自治州 自治县 自治旗 特别行政区 新区 地区 街道 林区 特区 海峡 高原 平原 盆地 半岛 山脉 群岛 草原
    沙漠 水库 运河 铁路 公路 大桥 机场 半岛 流域 三角洲 河谷 走廊 广场 大道 小镇 社区 县城 新城 大街 古镇
    雪山 湿地
"""
DISTRICTS = frozenset(
    re.findall(
        r"\S+",
        """
    自治区 自治州 自治县 自治旗 特别行政区 新区 地区 街道 林区 特区 省 市 县 区 州 盟 旗 镇 乡 村
""",
    )
)
"""What joins a place's name where it stands behind: 六安 + 市."""
KINDS = tuple(sorted(_LONGER.split(), key=len, reverse=True)) + tuple("省市县区州盟旗镇乡村")
"""What kind of place a name names; a word of its own: 勐海县 Měnghǎi Xiàn."""
_JOINED = frozenset(
    re.findall(
        r"\S+",
        """
    芒市 沙市 津市 黑龙江 牡丹江 马鞍山 石嘴山 双鸭山 平顶山 秦皇岛 葫芦岛 青铜峡 攀枝花 七台河 绥芬河
    张家口 张家港 连云港 防城港 景德镇
""",
    )
)
_KIND_AT_END = re.compile(
    rf"(?<=..)(?:{'|'.join(KINDS)})$|(?<=^.)县$|(?<=..)(?:[江河湖]|(?<=[^鞍嘴鸭顶])山)$"
)
_PEOPLES = re.findall(
    r"\S+",
    """
    蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 高山 拉祜 水 东乡
    纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克
    德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺
""",
)
PEOPLES = frozenset(f"{people}族" for people in _PEOPLES)
"""The peoples of China by their names."""
_PEOPLE_AT_END = re.compile(rf"(?:{'|'.join(sorted(_PEOPLES, key=len, reverse=True))})族$")

LEADING = re.compile("[援来赴在进入驻离返抵][沪滇黔浙粤闽赣皖鄂豫冀陕陇渝湘藏疆京]")
"""A verb with the short name of a place, which stands apart in writing: lái Hù, yuán Zàng."""
AIDING = re.compile("援[沪滇黔浙粤闽赣皖鄂豫冀陕陇渝湘藏疆青川蒙宁]")


def place_lengths(text: str) -> list[int]:
    """Divide a place's name from its kind: 贵州省 2, 1; 芒市 and 黑龙江 are one word."""
    if text in PLACES:
        return [len(word) for word in PLACES[text]]
    match = None if text in _JOINED else _KIND_AT_END.search(text)
    if match is None:
        return [len(text)]
    head = text[: match.start()]
    return [*_head_lengths(head), len(match[0])]


def _head_lengths(head: str) -> list[int]:
    """Divide what stands before the kind: 西双版纳傣族 4, 2, the peoples one by one."""
    people = _PEOPLE_AT_END.search(head)
    if people and people.start():
        return [*_head_lengths(head[: people.start()]), len(people[0])]
    return place_lengths(head) if len(head) > 1 else [len(head)]


@lru_cache(maxsize=1 << 12)
def place_reading(text: str) -> tuple[tuple[str, ...], ...]:
    """Give the words of syllables of the longest beginning that the table has: 犍为 of 犍为县."""
    if text == "藏":
        return (("zàng",),)
    return next((PLACES[text[:end]] for end in range(len(text), 0, -1) if text[:end] in PLACES), ())


def is_pair(text: str) -> bool:
    """Tell whether the characters stand for a place each, as in 沪滇; a hyphen goes between: Hù-Diān."""
    return text in PAIRS or (len(text) > 1 and all(char in ALONE for char in text))
