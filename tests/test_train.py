from __future__ import annotations

import lzma
from bisect import bisect_right
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from checkout import ROOT
from duizhao.annotate import build_tools
from duizhao.language.contexts import TEMPLATES, contexts_of, features
from duizhao.language.polyphones import ALWAYS, SCALE, SETTLED, likeliest, unpack
from duizhao.language.syllables import is_syllable
from train.evidence import own_books
from train.labels import Label
from train.lessons import examples, gold_places, prepare
from train.logistic import Example, fit, minimise
from train.student import pack, score, study
from train.teacher import teach

MODEL = ROOT / "tools/duizhao/language/polyphones.xz"
LABELS = [
    Label(text, text.index("种"), syllable)
    for text, syllable in [
        ("村民种茶", "zhòng"),
        ("农户种菜", "zhòng"),
        ("大家种树", "zhòng"),
        ("有三种茶", "zhǒng"),
        ("有几种菜", "zhǒng"),
        ("有两种树", "zhǒng"),
    ]
]


def example(features: str, klass: int) -> Example:
    return Example(features.split(), np.eye(2)[klass], 1, is_gold=True)


def test_a_fit_tells_classes_apart_by_what_tells_them_apart() -> None:
    rows = [example("* a三", 0), example("* a几", 0), example("* a民 b茶", 1), example("* a民 b菜", 1)]
    weights = fit(rows, 0.1)
    assert weights["a三"][0] > weights["a三"][1]
    assert weights["a民"][1] > weights["a民"][0]


def test_only_chosen_features_have_weights() -> None:
    rows = [example("* a三", 0), example("* a民", 1)]
    assert set(fit(rows, 0.1, frozenset({"*"}))) == {"*"}


@given(st.lists(st.floats(-5, 5), min_size=1, max_size=6))
def test_the_minimum_of_a_bowl_is_found(centre: list[float]) -> None:
    target = np.array(centre)
    found = minimise(
        lambda point: (float(((point - target) ** 2).sum()), 2 * (point - target)), np.zeros(len(target))
    )
    assert np.allclose(found, target, atol=1e-2)


def test_training_gives_the_same_bytes_again_and_learns_its_lesson() -> None:
    packed = [train_once() for _ in range(2)]
    assert packed[0] == packed[1]
    lines = lzma.decompress(packed[0]).decode().split("\n")
    assert lines[0].startswith(SETTLED)
    assert lines[1].startswith("种\tzhòng zhǒng") or lines[1].startswith("种\tzhǒng zhòng")


def test_what_was_packed_reads_as_the_student_does() -> None:
    labels = [*LABELS, Label("种师道守边", 0, "chóng"), Label("种师中出兵", 0, "chóng")]
    lessons = prepare(labels, own_books()[:1])
    weights = study(examples(lessons, teach(gold_places(lessons), lessons.candidates, 1), own=()), 1000)
    lines = lzma.decompress(pack(weights, lessons.candidates, [])).decode().split("\n")
    table = unpack(next(line.partition("\t")[2] for line in lines if line.startswith("种")))
    cut = build_tools().cut
    for label in labels:
        words = cut(label.text)
        index = bisect_right(words.ends, label.index)
        start = words.ends[index] - len(words.texts[index])
        seen = features(contexts_of(words), index, start, label.index - start)
        assert likeliest(table, seen) == label.syllable


def train_once() -> bytes:
    lessons = prepare(LABELS, own_books()[:1])
    teacher = teach(gold_places(lessons), lessons.candidates, seed=1)
    weights = study(examples(lessons, teacher, own=()), 1000)
    for row in gold_places(lessons):
        assert lessons.candidates["种"][int(score(weights, row.seen.place).argmax())] == row.syllable
    return pack(weights, lessons.candidates, ["重要"])


def test_sentences_on_rare_readings_leave_the_usual_one_its_share() -> None:
    rare = [Label(f"{name}师道守边", len(name) - 1, "chóng") for name in ("种", "是种", "有种", "说种")]
    lessons = prepare(LABELS, own_books()[:1], (), [*rare, Label("花种", 1, "zhǒng")])
    weights = {row.syllable: row.weight or 1.0 for row in gold_places(lessons) if row.weight is not None}
    assert weights["chóng"] < 0.2
    assert weights["zhǒng"] > 1
    assert all(
        row.weight is None for row in gold_places(lessons) if row.seen.place.text in {"村民种茶", "有三种茶"}
    )


def test_the_model_that_ships_is_whole_and_small() -> None:
    assert MODEL.stat().st_size <= 1_000_000
    lines = lzma.decompress(MODEL.read_bytes()).decode().split("\n")
    settled, *characters = [line.split("\t") for line in lines]
    assert settled[0] == SETTLED
    assert len(characters) > 600
    for char, syllables, *cells in characters:
        names = syllables.split()
        assert len(char) == 1
        assert len(names) > 1
        assert all(map(is_syllable, names))
        for cell in cells:
            assert cell[0] in TEMPLATES + ALWAYS
            fields = cell[1:].split(" ")
            assert len(fields) % len(names) == 0
            numbers = [int(number) for lane in range(1, len(names)) for number in fields[lane :: len(names)]]
            assert all(-127 <= number <= 127 for number in numbers)
    assert SCALE == 16


def test_the_card_tells_the_size_of_the_model() -> None:
    card = (Path(ROOT) / "tools/train/CARD.md").read_text("utf-8")
    assert f"{MODEL.stat().st_size:,} bytes" in card
