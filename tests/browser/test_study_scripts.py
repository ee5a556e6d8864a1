"""The thinking behind the study pages: typed pinyin, lists, backups, questions, queues."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page
from scripts import call

DATA = Path(__file__).parent.parent / "data" / "study"


def cases(name: str) -> list[Any]:
    rows = yaml.safe_load((DATA / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(row, id=row["it"]) for row in rows]


@pytest.mark.parametrize("case", cases("pinyin"))
def test_typed_pinyin(page: Page, site_url: str, case: dict[str, Any]) -> None:
    body = "(pinyin, {typed, wanted}) => pinyin.judge(typed, wanted.split(' '))"
    found = call(page, site_url, "pinyin.mjs", body, case)
    assert " ".join(found["verdicts"]) == case["said"]
    assert found["extra"] == case.get("extra", False)
    assert found["lacksTones"] == case.get("lacks", case["it"] == "no apostrophe")
    assert found["isRight"] == (set(case["said"].split()) == {"right"} and not found["extra"])


def test_marks_stand_where_the_dictionary_has_them(page: Page, site_url: str) -> None:
    body = "(pinyin, all) => all.map(pinyin.marked).join(' ')"
    plain = ["liu4", "gui4", "lü4", "nüe4", "hao3", "xiong1", "de5", "ma1", "er2", "zhuang4"]
    written = call(page, site_url, "pinyin.mjs", body, plain)
    assert written == "liù guì lǜ nüè hǎo xiōng de mā ér zhuàng"


@pytest.mark.parametrize("case", cases("wordlists"))
def test_lists_of_words(page: Page, site_url: str, case: dict[str, Any]) -> None:
    found = call(page, site_url, "wordlist.mjs", "(lists, {text}) => lists.readWordList(text)", case)
    assert found["words"] == case["words"]
    assert [line["line"] for line in found["left"]] == case.get("left", [])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_files_are_read_as_spreadsheets_write_them(page: Page, site_url: str, encoding: str) -> None:
    body = "(lists, bytes) => lists.readWordList(lists.decoded(new Uint8Array(bytes))).words"
    data = list("脱贫,tuōpín\r\n振兴,zhènxīng\r\n".encode(encoding))
    assert call(page, site_url, "wordlist.mjs", body, data) == ["脱贫", "振兴"]


def test_a_package_of_anki_is_told_how_to_be_exported(page: Page, site_url: str) -> None:
    body = "(lists, text) => { try { lists.readWordList(text) } catch (error) { return error.message } }"
    assert "Notes in Plain Text" in call(page, site_url, "wordlist.mjs", body, "PK\x03\x04…")


QUESTIONS = """async (drills, ids) => {
  let seed = 11;
  const chance = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  const found = {};
  for (const id of ids) {
    const deck = await (await fetch(`study/${id}.json`)).json();
    const kinds = ["cloze", "rendering", "order", "pinyin", "listen"];
    found[id] = {notes: deck.notes, questions: drills.questions(deck, kinds, 1e6, chance)};
  }
  return found;
}"""


@pytest.fixture(scope="session")
def decks(built_site: Path) -> list[str]:
    return sorted(
        path.stem for path in (built_site / "study").glob("*.json") if path.stem not in {"levels", "where"}
    )


def test_every_question_of_every_deck_has_one_right_answer(
    page: Page, site_url: str, decks: list[str]
) -> None:
    for deck in call(page, site_url, "drills.mjs", QUESTIONS, decks).values():
        by_zh: dict[str, list[dict[str, Any]]] = {}
        for note in deck["notes"]:
            by_zh.setdefault(note["zh"], []).append(note)
        assert {"cloze", "rendering", "pinyin"} <= {question["kind"] for question in deck["questions"]}
        for question in deck["questions"]:
            if "options" in question:
                check_options(question, by_zh)


def check_options(question: dict[str, Any], by_zh: dict[str, list[dict[str, Any]]]) -> None:
    note, options = question["note"], question["options"]
    texts = [option["text"] for option in options]
    assert 2 <= len(texts) <= 4
    assert len({text.lower() for text in texts}) == len(texts), texts
    assert sum(option["isRight"] for option in options) == 1
    for text in (option["text"] for option in options if not option["isRight"]):
        if question["kind"] == "rendering":
            assert text.casefold() not in {
                right.casefold() for right in (note["en"], *note.get("others", ()))
            }
            continue
        assert text not in note["zh"]
        assert note["zh"] not in text
        for other in by_zh[text]:
            assert other["id"] not in note.get("kin", ())
            assert not {note["en"], *note.get("others", ())} & {other["en"], *other.get("others", ())}
            if question["kind"] == "listen":
                assert other["spoken"] != note["spoken"]
            if question["kind"] == "cloze":
                said = words_of(question["en"])
                senses = [
                    content(sense)
                    for part in (other["en"], *other.get("others", ()))
                    for sense in part.split(";")
                ]
                assert not [sense for sense in senses if sense and sense <= said]


LITTLE_WORDS = {*re.findall(r"\S+", "a an the to of in on for and or with by at from be is are sth sb one's")}


def words_of(english: str) -> set[str]:
    plain = re.sub(r"\([^)]*\)", " ", english.lower().replace("’", "'"))
    return {*re.findall(r"[a-z]+(?:'s)?", plain)}


def content(english: str) -> set[str]:
    """Give the words that say something, or all where none does."""
    said = words_of(english)
    return said - LITTLE_WORDS or said


def test_what_the_english_says_is_no_wrong_answer_to_its_gap(page: Page, site_url: str) -> None:
    notes = [note("增加", "zeng1 jia1", "to add"), note("改善", "gai3 shan4", "to improve; to make better")]
    body = "(d, notes) => notes.map(d.saidIn('Incomes grew and lives improved.'))"
    assert call(page, site_url, "distractors.mjs", body, notes) == [False, True]


@pytest.mark.parametrize(
    ("one", "other"),
    [("child", "children; sons and daughters"), ("difficult", "difficulty"), ("farming area", "farm")],
)
def test_forms_of_one_word_are_one_meaning(page: Page, site_url: str, one: str, other: str) -> None:
    pair = [note("甲", "jia3", one), note("乙", "yi3", other)]
    body = "(d, [one, other]) => [d.isWrong(one, other), d.isWrong(other, one)]"
    assert call(page, site_url, "distractors.mjs", body, pair) == [False, False]


def test_wrong_answers_are_plausible(page: Page, site_url: str) -> None:
    notes = [
        note("对口帮扶", "dui4 kou3 bang1 fu2", "paired assistance", domain="paired-assistance"),
        note("对口协作", "dui4 kou3 xie2 zuo4", "paired cooperation", domain="paired-assistance"),
        note("定点扶贫", "ding4 dian3 fu2 pin2", "designated poverty relief", domain="paired-assistance"),
        note("共同富裕", "gong4 tong2 fu4 yu4", "common prosperity", domain="economy"),
        note("书记", "shu1 ji5", "secretary", domain="posts"),
    ]
    body = "(d, notes) => d.distractors(notes[0], notes, 3, () => 0).map((one) => one.zh)"
    assert call(page, site_url, "distractors.mjs", body, notes) == ["对口协作", "定点扶贫", "共同富裕"]


@pytest.mark.parametrize(
    "other",
    [
        ("结对帮扶", "jie2 dui4 bang1 fu2", "pairing; paired assistance", "the same English"),
        ("帮扶", "bang1 fu2", "to help", "one stands in the other"),
        ("对口帮扶工作", "dui4 kou3 bang1 fu2 gong1 zuo4", "work", "the other way round"),
        ("对扣帮扶", "dui4 kou3 bang1 fu2", "nonsense", "the same sound"),
        ("帮助", "bang1 zhu4", "assistance", "one sense lies within the other"),
    ],
)
def test_what_may_also_be_right_is_no_wrong_answer(
    page: Page, site_url: str, other: tuple[str, str, str, str]
) -> None:
    zh, spoken, english, why = other
    pair = [note("对口帮扶", "dui4 kou3 bang1 fu2", "paired assistance"), note(zh, spoken, english)]
    body = "(d, [one, other]) => [d.isWrong(one, other), d.isWrong(other, one)]"
    assert call(page, site_url, "distractors.mjs", body, pair) == [False, False], why


def test_terms_above_and_below_are_no_wrong_answers(page: Page, site_url: str) -> None:
    pair = [
        note("对口帮扶", "dui4 kou3", "paired aid"),
        note("东西部协作", "dong1 xi1", "cooperation", kin=["对口帮扶"]),
    ]
    body = "(d, [one, other]) => [d.isWrong(one, other), d.isWrong(other, one)]"
    assert call(page, site_url, "distractors.mjs", body, pair) == [False, False]


def note(zh: str, spoken: str, en: str, **more: Any) -> dict[str, Any]:
    return {"id": zh, "kind": "term", "zh": zh, "spoken": spoken, "pinyin": "", "en": en, **more}


NOON = 1_763_812_800_000
DAY = 86_400_000
WISHES = {
    "newADay": 2,
    "reviewsADay": 3,
    "retention": 0.9,
    "leech": 8,
    "sides": ["meaning", "term"],
    "fromLevel": 4,
}
PLAN = """(session, {notes, cards, reviews, wishes, now}) =>
  session.plan({notes, cards: new Map(cards.map((card) => [card.id, card])), reviews, wishes, now})"""


def planned(page: Page, site_url: str, **given: Any) -> dict[str, Any]:
    usual = {
        "notes": [note(f"n{i}", "a1", "x") for i in range(6)],
        "cards": [],
        "reviews": [],
        "wishes": WISHES,
    }
    found = call(page, site_url, "session.mjs", PLAN, {**usual, "now": NOON, **given})
    return {name: [one["id"] for one in found[name]] for name in ("learning", "due", "fresh")}


def card(name: str, due: float, state: str = "review", **more: Any) -> dict[str, Any]:
    memory = {"step": 0, "stability": 1, "difficulty": 5, "last": due - DAY, "reps": 1, "lapses": 0}
    return {"id": name, "state": state, "due": due, "deck": "d", **memory, **more}


def test_new_cards_keep_to_the_measure_and_to_one_side_a_day(page: Page, site_url: str) -> None:
    assert planned(page, site_url)["fresh"] == ["n0/meaning", "n1/meaning"]
    seen = [{"id": "r", "card": "n0/meaning", "rating": 3, "at": NOON - 1000}]
    after = planned(page, site_url, reviews=seen, cards=[card("n0/meaning", NOON + 600_000, "learning")])
    assert after["fresh"] == ["n1/meaning"]
    tomorrow = planned(
        page, site_url, reviews=seen, cards=[card("n0/meaning", NOON + 9 * DAY)], now=NOON + DAY
    )
    assert tomorrow["fresh"] == ["n1/meaning", "n2/meaning"]


def test_what_a_clock_ahead_has_dated_later_takes_nothing_from_today(page: Page, site_url: str) -> None:
    later = [{"id": f"r{i}", "card": f"x{i}/term", "rating": 3, "at": NOON + 400 * DAY} for i in range(5)]
    assert planned(page, site_url, reviews=later)["fresh"] == ["n0/meaning", "n1/meaning"]


def test_reviews_keep_to_the_measure_the_most_overdue_first(page: Page, site_url: str) -> None:
    cards = [card(f"n{i}/meaning", NOON - i * DAY) for i in range(5)]
    assert planned(page, site_url, cards=cards)["due"] == ["n4/meaning", "n3/meaning", "n2/meaning"]
    seen = [{"id": f"r{at}", "card": "n5/meaning", "rating": 3, "at": NOON - at} for at in (3 * DAY, 2000)]
    assert planned(page, site_url, cards=cards, reviews=seen)["due"] == ["n4/meaning", "n3/meaning"]


def test_what_is_set_aside_is_not_shown(page: Page, site_url: str) -> None:
    cards = [card("n0/meaning", NOON - DAY, away="leech"), card("n1/meaning", NOON - DAY)]
    assert planned(page, site_url, cards=cards)["due"] == ["n1/meaning"]


def test_cards_of_this_evening_are_due_today_and_the_night_belongs_to_the_day_before(
    page: Page, site_url: str
) -> None:
    assert planned(page, site_url, cards=[card("n0/meaning", NOON + 3_600_000)])["due"] == ["n0/meaning"]
    body = "(session, [night, day]) => session.dayOf(night) === session.dayOf(day)"
    midnight = "(_, at) => { const day = new Date(at); day.setHours(24, 0, 0, 0); return day.getTime() }"
    at = call(page, site_url, "session.mjs", midnight, NOON)
    assert call(page, site_url, "session.mjs", body, [at + 3 * 3_600_000, at - 3_600_000])
    assert not call(page, site_url, "session.mjs", body, [at + 5 * 3_600_000, at - 3_600_000])


def test_known_words_are_not_learnt_and_those_below_the_level_neither(page: Page, site_url: str) -> None:
    words = [
        {"id": "a", "zh": "甲", "kind": "word", "level": 1},
        {"id": "b", "zh": "乙", "kind": "word", "level": 5},
        {"id": "c", "zh": "丙", "kind": "word"},
        {"id": "d", "zh": "丁", "kind": "term"},
        {"id": "e", "zh": "戊", "kind": "word", "level": 1},
    ]
    body = """(session, words) => {
      const states = new Map([["乙", "known"], ["丁", "ignored"], ["戊", "learning"]]);
      return session.worthLearning(words, states, 4, new Set(["a"])).map(({id}) => id);
    }"""
    assert call(page, site_url, "session.mjs", body, words) == ["a", "c", "e"]


def review(name: str, at: int, rating: int = 3, **more: Any) -> dict[str, Any]:
    return {"id": f"{at}-{name}", "card": name, "deck": "d", "rating": rating, "at": at, "took": 1000, **more}


MERGE = """(backup, [mine, theirs]) => {
  const read = backup.readBackup(backup.backupOf(theirs, 0)).holdings;
  return backup.merged(mine, read);
}"""
NOTHING: dict[str, list[Any]] = {"words": [], "cards": [], "reviews": [], "settings": []}


def merged(page: Page, site_url: str, mine: dict[str, Any], theirs: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = call(
        page, site_url, "backup.mjs", MERGE, [{**NOTHING, **mine}, {**NOTHING, **theirs}]
    )
    return found


def test_restoring_loses_no_review_and_works_the_card_out_of_all(page: Page, site_url: str) -> None:
    first, second, third = review("a", NOON), review("a", NOON + DAY), review("a", NOON + 3 * DAY)
    one = merged(page, site_url, {"reviews": [first, third]}, {"reviews": [first, second]})
    other = merged(page, site_url, {"reviews": [second]}, {"reviews": [third, first]})
    assert {r["id"] for r in one["reviews"]} == {r["id"] for r in (first, second, third)}
    assert one["cards"] == other["cards"]
    assert one["cards"][0]["reps"] == 3


def test_the_later_state_of_a_word_counts(page: Page, site_url: str) -> None:
    def word(state: str, changed: int) -> dict[str, Any]:
        return {"word": "脱贫", "state": state, "context": {}, "changed": changed}

    for mine, theirs in ((word("known", 2), word("learning", 1)), (word("learning", 1), word("known", 2))):
        assert merged(page, site_url, {"words": [mine]}, {"words": [theirs]})["words"][0]["state"] == "known"
    forgotten = merged(page, site_url, {"words": [word("new", 3)]}, {"words": [word("known", 2)]})
    assert forgotten["words"][0]["state"] == "new"


def test_a_review_taken_back_stays_taken_back(page: Page, site_url: str) -> None:
    kept, undone = review("a", NOON), review("a", NOON, undone=True)
    for mine, theirs in ((kept, undone), (undone, kept)):
        found = merged(page, site_url, {"reviews": [mine], "cards": [card("a", NOON)]}, {"reviews": [theirs]})
        assert found["reviews"][0]["undone"]
    assert (
        merged(page, site_url, {"reviews": [kept], "cards": [card("a", NOON)]}, {"reviews": [undone]})[
            "cards"
        ]
        == []
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"format": "duizhao-backup", "version": 1, "words": [', "damaged"),
        ("", "damaged"),
        ("[1, 2]", "no backup"),
        ('"text"', "no backup"),
        ("null", "no backup"),
        ('{"format": "duizhao-backup", "version": 99, "words": []}', "newer version"),
        ('{"format": "duizhao-backup", "version": "x", "words": []}', "newer version"),
        ('{"format": "duizhao-backup", "version": 1}', "damaged"),
    ],
)
def test_a_bad_backup_is_told_in_words(page: Page, site_url: str, text: str, told: str) -> None:
    body = """(backup, text) => {
      try { backup.readBackup(text) } catch (error) { return [error.message, error.zh] }
    }"""
    message, chinese = call(page, site_url, "backup.mjs", body, text)
    assert told in message
    assert chinese


def test_what_is_sound_in_a_damaged_backup_is_taken(page: Page, site_url: str) -> None:
    good = {"word": "脱贫", "state": "known", "context": {}, "changed": 1}
    words = [good, {**good, "state": "?"}, {**good, "changed": "1"}, None, 7]
    reviews = [review("a", NOON), review("a", NOON, 9)]
    text = json.dumps({"format": "duizhao-backup", "version": 1, "words": words, "reviews": reviews})
    found = call(page, site_url, "backup.mjs", "(backup, text) => backup.readBackup(text)", text)
    assert found["holdings"]["words"] == [good]
    assert len(found["holdings"]["reviews"]) == 1
    assert found["left"] == 5


def test_tallies(page: Page, site_url: str) -> None:
    reviews = [review("a", NOON - 9 * DAY), review("a", NOON - 8 * DAY, 1)]
    reviews += [review("a", NOON - 8 * DAY + 1000), review("b", NOON - 2 * DAY), review("b", NOON)]
    body = """(tallies, [reviews, cards, now]) => [
      tallies.retentionByWeek(reviews, now, 2).map(({right, all}) => [right, all]),
      tallies.forecast(cards, now, 3).map(({due}) => due),
      tallies.timeByDay(reviews, now, 3).map(({reviews}) => reviews)]"""
    cards = [
        card("a", NOON - 40 * DAY),
        card("b", NOON + DAY),
        card("c", NOON + 99 * DAY),
        card("d", NOON, away="leech"),
    ]
    weeks, ahead, spent = call(page, site_url, "tallies.mjs", body, [reviews, cards, NOON])
    assert weeks == [[0, 1], [1, 1]]
    assert ahead == [1, 1, 0]
    assert spent == [1, 0, 1]


@pytest.mark.parametrize(("most", "top"), [(0, 1), (7, 8), (23, 25), (100, 100), (101, 150), (999, 1000)])
def test_axes_end_at_a_round_figure(page: Page, site_url: str, most: int, top: int) -> None:
    assert call(page, site_url, "plots.mjs", "(plots, most) => plots.roundUp(most)", most) == top
