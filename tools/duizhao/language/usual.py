"""Readings that the data behind `readings` has wrong or leaves open, for news of today."""

from __future__ import annotations

from duizhao.language.romanization import parse_syllables

_WORDS = """
告诉 gàosu 故事 gùshi 本事 běnshi 管子 guǎnzi 出息 chūxi
脊梁 jǐliang 口袋 kǒudai 大夫 dàifu 早晨 zǎochen 看来 kànlái 别人 biérén 夫人 fūrén
白净 báijing 帮手 bāngshou 棒槌 bàngchui 拨弄 bōnong 簸箕 bòji 财主 cáizhu 裁缝 cáifeng 差事 chāishi
打算 dǎsuan 道士 dàoshi 灯笼 dēnglong 东家 dōngjia 动静 dòngjing 队伍 duìwu 风筝 fēngzheng 高粱 gāoliang
根子 gēnzi 弓子 gōngzi 红火 hónghuo 街坊 jiēfang 金子 jīnzi 老婆 lǎopo 累赘 léizhui 码头 mǎtou
门道 méndao 木匠 mùjiang 能耐 néngnai 疟疾 nüèji 盘算 pánsuan 票子 piàozi 铺盖 pūgai 勤快 qínkuai
石匠 shíjiang 收成 shōucheng 首饰 shǒushi 挖苦 wāku 媳妇 xífu 小气 xiǎoqi 小子 xiǎozi 学问 xuéwen
胭脂 yānzhi 月饼 yuèbing 栅栏 zhàlan 寨子 zhàizi 丈人 zhàngren 状元 zhuàngyuan 字号 zìhao 祖宗 zǔzong
琢磨 zuómo
起来 qǐlai 出来 chūlai 上来 shànglai 上去 shàngqu 下去 xiàqu 进来 jìnlai 进去 jìnqu 出去 chūqu 过来 guòlai
那里 nàlǐ 多个 duōgè 几个 jǐgè 一塌糊涂 yītāhútú 教学 jiàoxué 带教 dàijiào 背着 bēizhe 藏胞 zàngbāo
自然 zìrán 值得 zhídé 值得一提 zhídéyītí 夺得 duódé 所得 suǒdé 争得 zhēngdé 更深 gèngshēn 薄膜 bómó
单薄 dānbó 供暖 gōngnuǎn 量度 liángdù 钻井 zuānjǐng
援藏 yuánzàng
种养 zhòngyǎng 种养殖 zhòngyǎngzhí 扩种 kuòzhòng 复种 fùzhòng 种粮 zhòngliáng 种茶 zhòngchá
空置 kòngzhì 空置率 kòngzhìlǜ 降将 xiángjiàng 松散 sōngsǎn 不安分 bù'ānfèn 的黎波里 dìlíbōlǐ 老子 lǎozǐ
知识面 zhīshimiàn 东西部 dōngxībù 奔小康 bènxiǎokāng
"""
_CHARACTERS = """
长 cháng 为 wéi 卷 juàn 尽 jìn 似 sì 冠 guàn 曲 qǔ 薄 bó 子 zǐ 藏 zàng 嚼 jiáo 拗 ào 壳 ké
"""
_SURNAMES = """
单 shàn 解 xiè 任 rén 曾 zēng 仇 qiú 区 ōu 查 zhā 朴 piáo 盖 gě 华 huà 翟 zhái 员 yùn 乐 yuè 缪 miào 繁 pó
曲 qū 秘 bì 占 zhān 过 guō 都 dū 乜 niè 召 shào 折 shé 种 chóng 覃 qín 尉 wèi 万俟 mòqí 尉迟 yùchí
令狐 línghú 长孙 zhǎngsūn 澹台 tántái 宁 níng 纪 jǐ 葛 gě 卜 bǔ 牟 móu 车 chē 那 nā 祭 zhài 黑 hè 冼 xiǎn
洗 xiǎn 哈 hǎ 隗 wěi 句 gōu 燕 yān 应 yīng 相 xiàng 重 chóng 仉 zhǎng 莘 shēn 祝 zhù 眭 suī 訾 zī 厍 shè
隽 juàn 能 nài 柏 bǎi 薄 bó 盛 shèng 贾 jiǎ 沈 shěn 费 fèi 贲 bēn 郄 qiè 教 jiào 撒 sǎ 逄 páng 谌 chén 郗 xī
鲜于 xiānyú 亓官 qíguān 淳于 chúnyú 呼延 hūyán 濮阳 púyáng 叶 yè 钭 tǒu 郇 xún 庹 tuǒ 佘 shé 殷 yīn 晁 cháo
臧 zāng 阚 kàn 缑 gōu 逯 lù 璩 qú 宓 mì
"""
_NO_SURNAMES = """
任 rèn 单 dān 解 jiě 区 qū 查 chá 仇 chóu 召 zhào 秘 mì 占 zhàn 过 guò 句 jù 员 yuán
"""
_GIVEN_NAMES = """
燕 yàn 华 huá 曾 zēng 都 dū 盛 shèng 兴 xīng 长 cháng 重 chóng 朝 cháo 少 shào 相 xiāng 中 zhōng 为 wéi
正 zhèng 传 chuán 行 xíng 乐 lè 应 yīng 宁 níng 冠 guàn 卓 zhuó 佳 jiā 奇 qí 纪 jì 解 jiě 朴 pǔ 单 dān
好 hǎo 会 huì 调 tiáo 觉 jué 校 xiào 平 píng 任 rèn 种 zhòng 车 chē 茜 qiàn 尽 jìn 强 qiáng 子 zǐ 大 dà
发 fā 当 dāng 数 shù 量 liàng 分 fēn
"""


def _parsed(table: str) -> dict[str, tuple[str, ...]]:
    cells = table.split()
    return {word: parse_syllables(pinyin) or () for word, pinyin in zip(cells[::2], cells[1::2], strict=True)}


WORDS = _parsed(_WORDS)
"""Words whose reading or neutral tone the data has wrong, or gives twice."""
CHARACTERS = {char: syllables[0] for char, syllables in _parsed(_CHARACTERS).items()}
"""How a polyphone is read when nothing else decides."""
NO_SURNAMES = {char: syllables[0] for char, syllables in _parsed(_NO_SURNAMES).items()}
"""What is read as a surname within names only, and how it is read elsewhere: 他任书记 tā rèn shūjì."""
GIVEN_NAMES = {char: syllables[0] for char, syllables in _parsed(_GIVEN_NAMES).items()}
"""How polyphones are read in given names; not even the model sees enough of these."""
SURNAMES = _parsed(_SURNAMES)
"""Surnames that are read otherwise than the word; only at the beginning of a known person's name."""
