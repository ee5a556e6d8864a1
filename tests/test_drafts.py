"""Machine drafts against a server of our own on loopback, which fails in every way that is known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duizhao.config import Settings, load_settings
from duizhao.errors import ProviderError, UsageError
from duizhao.model import (
    AnnotatedSentence,
    Evidence,
    Rendering,
    RenderingStatus,
    Term,
    TermSpan,
    TranslationState,
)
from duizhao.pipeline.articles import Workshop
from duizhao.pipeline.drafting import Machine, Outcome, draft_all, open_tasks
from duizhao.pipeline.memories import update_memories
from duizhao.pipeline.seeds import read_lexicon
from duizhao.store import read_text, write_text
from duizhao.translation.drafts import TRIES, Pace, Task
from duizhao.translation.entries import Entry, read_memory
from duizhao.translation.grammar import split_entries
from duizhao.translation.pairs import Lore
from duizhao.translation.protection import Guarded, LostError, guard, pieces_within, spans_to_guard
from duizhao.translation.providers import PROVIDERS, byte_length, clean, connect
from duizhao.translation.rewriting import with_translation
from libre_server import FAULTS, KEY, Libre, libre_server
from site_of_one import make_site

FILE = "seeds/translations/en/together.po"
TODAY = "2026-11-22"
BUSY = ["408", "429", "500", "502", "503", "504", "hang up", "a page", "a page as text", "half an answer"]
REFUSED = ["400", "413", "422", "null", "empty", "number", "no field", "other field", "the chinese"]
CLOSED = ["401", "402", "403", "404", "456", "wait a day"]


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def libre() -> Iterator[Libre]:
    with libre_server() as running:
        yield running


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    settings = load_settings(make_site(tmp_path) / "mkdocs.yml")
    list(update_memories(settings, frozenset()))
    return settings


_TOOLS: list[Workshop] = []


def tools_of(settings: Settings) -> Workshop:
    """Load the tools once; all tests have the same names and terms."""
    if not _TOOLS:
        _TOOLS.append(Workshop.of(settings, read_lexicon(settings)))
    return _TOOLS[0]


class Run:
    """One run of the drafts, with what was waited for."""

    def __init__(self, settings: Settings, libre: Libre, key: str = "", patience: float = 60) -> None:
        self.settings, self.waits = settings, list[float]()
        environment = {"LIBRE_API_KEY": key} if key else {}
        translate = connect("libre", "en", environment, libre.url, (60, patience))
        pace = Pace(0.25, self.waits.append)
        self.machine = Machine("libre", PROVIDERS["libre"], translate, pace, TODAY)

    @property
    def tasks(self) -> tuple[Task, ...]:
        return open_tasks(self.settings, tools_of(self.settings), frozenset())

    def outcomes(self) -> list[Outcome]:
        return list(draft_all(self.settings, self.tasks, self.machine))

    @property
    def entries(self) -> dict[str, Entry]:
        path = self.settings.root / FILE
        return read_memory(read_text(path, path), path).active


def test_everything_empty_is_drafted_and_marked(settings: Settings, libre: Libre) -> None:
    run = Run(settings, libre)
    assert len(run.tasks) == 6
    assert all(outcome.draft for outcome in run.outcomes())
    for entry in run.entries.values():
        assert (entry.is_fuzzy, entry.machine) == (True, f"libre {TODAY}")
    assert run.tasks == ()


def test_terms_and_names_are_kept_from_the_machine_and_put_back(settings: Settings, libre: Libre) -> None:
    run = Run(settings, libre)
    run.outcomes()
    by_source = {entry.source: entry.target for entry in run.entries.values()}
    assert not any(word in text for text in libre.texts for word in ("对口帮扶", "脱贫攻坚", "陆益峰"))
    assert "Lu Yifeng" in by_source["■本报记者 陆益峰"]
    assert "the battle against poverty" in by_source["携手打赢脱贫攻坚战"]
    assert "paired assistance" in by_source["上海对口帮扶贫困地区，八年来共选派干部1412名。"]
    assert "QX" not in "".join(by_source.values())


@pytest.mark.parametrize("fault", BUSY)
def test_a_busy_provider_is_asked_again(settings: Settings, libre: Libre, fault: str) -> None:
    libre.faults = [fault, fault]
    run = Run(settings, libre)
    assert all(outcome.draft for outcome in run.outcomes())
    assert len(libre.asked) == 6 + 2
    assert run.waits[:2] == [1, 0.25]
    assert 2 in run.waits


def test_an_answer_that_does_not_come_is_not_waited_for(settings: Settings, libre: Libre) -> None:
    libre.faults = ["hang"]
    run = Run(settings, libre, patience=1)
    assert all(outcome.draft for outcome in run.outcomes())
    assert 1 in run.waits


def test_what_the_provider_asks_to_wait_is_waited(settings: Settings, libre: Libre) -> None:
    libre.faults = ["wait a little"]
    run = Run(settings, libre)
    run.outcomes()
    assert 7 in run.waits


def test_a_sentence_that_does_not_come_is_given_up_alone(settings: Settings, libre: Libre) -> None:
    libre.faults = ["503"] * TRIES
    first, *others = Run(settings, libre).outcomes()
    assert "status 503" in first.reason
    assert all(outcome.draft for outcome in others)
    assert [task.id for task in Run(settings, libre).tasks] == [first.task.id]


@pytest.mark.parametrize("fault", REFUSED)
def test_a_sentence_that_is_refused_is_given_up_at_once(settings: Settings, libre: Libre, fault: str) -> None:
    libre.faults = [fault]
    first, *others = Run(settings, libre).outcomes()
    assert first.draft is None
    assert all(outcome.draft for outcome in others)
    assert len(libre.asked) == 6


@pytest.mark.parametrize("fault", CLOSED)
def test_what_cannot_get_better_ends_the_run(settings: Settings, libre: Libre, fault: str) -> None:
    libre.faults = ["none", fault]
    run = Run(settings, libre)
    with pytest.raises(ProviderError, match="^libre "):
        run.outcomes()
    assert len(libre.asked) == 2
    assert len(run.tasks) == 5


def test_a_provider_that_is_down_is_left_alone(settings: Settings, libre: Libre) -> None:
    libre.faults = ["none", *["500"] * 100]
    run = Run(settings, libre)
    with pytest.raises(ProviderError, match="what is done is kept"):
        run.outcomes()
    assert len(libre.asked) == 1 + 5 * TRIES
    assert len(run.tasks) == 5


def test_nobody_there_is_a_busy_provider(settings: Settings) -> None:
    with libre_server() as libre:
        run = Run(settings, libre)
    with pytest.raises(ProviderError, match=r"cannot be reached at 127\.0\.0\.1"):
        run.outcomes()


@pytest.mark.parametrize("fault", ["no placeholders", "another placeholder"])
def test_a_lost_placeholder_is_noticed_and_the_sentence_sent_as_it_is(
    settings: Settings, libre: Libre, fault: str
) -> None:
    libre.faults = [fault]
    first, *others = Run(settings, libre).outcomes()
    assert first.draft
    assert not first.draft.is_guarded
    assert libre.texts[1] == first.task.source
    assert all(outcome.draft and outcome.draft.is_guarded for outcome in others)


def test_entities_and_line_ends_become_text(settings: Settings, libre: Libre) -> None:
    libre.faults = ["none"] * 4 + ["entities"]
    run = Run(settings, libre)
    run.outcomes()
    assert 'It\'s "good" and right.' in {entry.target for entry in run.entries.values()}


def test_the_key_goes_to_the_server_and_nowhere_else(settings: Settings) -> None:
    with libre_server(KEY) as libre:
        run = Run(settings, libre, KEY)
        run.outcomes()
        assert {form["api_key"] for form in libre.asked} == {KEY}
        assert set(libre.addresses) == {"/translate"}
    assert not [
        path for path in settings.root.rglob("*") if path.is_file() and KEY.encode() in path.read_bytes()
    ]


@pytest.mark.parametrize("fault", [*FAULTS, *CLOSED, *BUSY, *REFUSED])
def test_no_message_holds_the_key(settings: Settings, fault: str) -> None:
    with libre_server() as libre:
        libre.faults = [fault] * (1 if fault == "hang" else TRIES)
        run = Run(settings, libre, KEY, patience=1 if fault == "hang" else 60)
        said = []
        try:
            said = [outcome.reason for outcome in draft_all(settings, run.tasks[:1], run.machine)]
        except ProviderError as error:
            said = [str(error), repr(error.__cause__), repr(error.__context__)]
    assert KEY not in " ".join(said)


def test_a_server_without_keys_is_sent_none(settings: Settings, libre: Libre) -> None:
    Run(settings, libre).outcomes()
    assert not any("api_key" in form for form in libre.asked)


def test_a_server_that_wants_a_key_says_so(settings: Settings) -> None:
    with libre_server(KEY) as libre, pytest.raises(ProviderError, match="check the key"):
        Run(settings, libre).outcomes()


def test_what_a_person_wrote_meanwhile_stays(settings: Settings, libre: Libre) -> None:
    run = Run(settings, libre)
    tasks, path = run.tasks, settings.root / FILE
    write_text(path, with_translation(read_memory(read_text(path, path), path), tasks[0].id, "By hand."))
    first, *_ = draft_all(settings, tasks, run.machine)
    assert "in the meantime" in first.reason
    assert run.entries[tasks[0].id].target == "By hand."


def test_each_draft_is_written_at_once_and_touches_its_entry_alone(settings: Settings, libre: Libre) -> None:
    run, path = Run(settings, libre), settings.root / FILE
    before = {e.text for e in split_entries(read_text(path, path), path)[0]}
    steps = draft_all(settings, run.tasks, run.machine)
    next(steps)
    after = {e.text for e in split_entries(read_text(path, path), path)[0]}
    assert len(before & after) == len(before) - 1
    next(steps)
    assert len([entry for entry in run.entries.values() if entry.target]) == 2


def test_requests_are_spaced(settings: Settings, libre: Libre) -> None:
    run = Run(settings, libre)
    run.outcomes()
    assert run.waits == [0.25] * 5


@pytest.mark.parametrize("name", PROVIDERS)
def test_no_request_is_longer_than_the_provider_takes(name: str) -> None:
    provider = PROVIDERS[name]
    text = ("脱贫攻坚是一场硬仗，越到最后越要绷紧这根弦；不能停顿、不能大意。" * 900) + "没有标点" * 3000
    requests = Task("x", "s-1", text, Guarded(text), "段落" * 5000).requests(provider)
    assert "".join(requests) == text
    assert max(map(provider.measure, requests)) <= provider.limit
    task = Task("x", "s-1", "短。", Guarded("短。"), "段落" * 90000)
    assert task.context_for(provider) == ""


def test_the_paragraph_goes_only_where_it_is_used() -> None:
    task = Task("x", "s-1", "短句。", Guarded("短句。"), "短句。长句。")
    assert task.context_for(PROVIDERS["deepl"]) == "短句。长句。"
    assert task.context_for(PROVIDERS["google"]) == ""
    assert task.characters(PROVIDERS["deepl"]) == 3 + 6
    assert replace(task, context=task.source).context_for(PROVIDERS["deepl"]) == ""


@given(st.text("脱贫，。QX017 a", max_size=60), st.integers(1, 12))
def test_pieces_join_to_the_text_and_fit(text: str, room: int) -> None:
    pieces = list(pieces_within(text, lambda piece: byte_length(piece) <= 3 * room))
    assert "".join(pieces) == text
    assert all(byte_length(piece) <= 3 * room for piece in pieces)


@given(st.lists(st.sampled_from(["对口帮扶", "脱贫", "上海", "，", "的", "a", "7"]), max_size=12))
def test_a_machine_that_copies_placeholders_loses_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    known = {"对口帮扶": "paired assistance", "脱贫": "escape poverty", "上海": "Shanghai"}
    spans, place = [], 0
    for part in parts:
        if part in known:
            spans.append(((place, place + len(part)), known[part]))
        place += len(part)
    guarded = guard(text, spans)
    restored = guarded.restored(guarded.text.lower()).lower()
    for _, english in spans:
        assert english.lower() in restored
    assert "qx" not in restored


def test_a_restored_text_reads_as_english() -> None:
    guarded = Guarded("QX0是QX1", ("the battle against poverty", "Shanghai"))
    assert guarded.restored("QX0 is fought inQX1.") == "The battle against poverty is fought in Shanghai."
    assert guarded.restored("In qx 1, the QX0 goes on.") == "In Shanghai, the battle against poverty goes on."
    with pytest.raises(LostError, match="QX1"):
        guarded.restored("QX0 goes on.")


def test_a_rendering_of_two_parts_is_left_to_the_machine() -> None:
    renderings = {"对口帮扶": "help … in pairs", "脱贫": "escape poverty"}
    terms = {text: replace(_term(text), renderings=(_rendering(r),)) for text, r in renderings.items()}
    sentence = AnnotatedSentence((), (TermSpan("对口帮扶", 0, 4), TermSpan("脱贫", 4, 6)))
    assert list(spans_to_guard(sentence, Lore.of(terms, {}))) == [((4, 6), "escape poverty")]


def _rendering(text: str) -> Rendering:
    return Rendering(text, RenderingStatus.PREFERRED, Evidence.EDITORS, "Duizhao")


def _term(text: str) -> Term:
    return Term(text, text, "x", "term", "义", "meaning", ())


def test_a_text_that_looks_like_a_placeholder_goes_as_it_is() -> None:
    assert guard("型号QX3的上海车", [((6, 8), "Shanghai")]).text == "型号QX3的上海车"


def test_a_text_that_is_markup_may_come_back_as_markup() -> None:
    assert clean("写下<p>两字", "He wrote <p>.") == "He wrote <p>."
    assert clean("A&B公司", "The company A&amp;B") == "The company A&amp;B"


@pytest.mark.parametrize(
    ("name", "url", "message"),
    [
        ("deepl", "", "set DEEPL_API_KEY"),
        ("baidu", "", "set BAIDU_APPID"),
        ("google", "http://127.0.0.1:1", "--url is for libre"),
        ("libre", "127.0.0.1:5000", "must be an address"),
        ("libre", "file:///etc/passwd", "must be an address"),
    ],
)
def test_wrong_use_of_a_provider_is_told_before_anything_is_sent(name: str, url: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        connect(name, "en", {}, url)


def test_stale_and_obsolete_entries_are_not_drafted(settings: Settings, libre: Libre) -> None:
    run, path = Run(settings, libre), settings.root / FILE
    run.outcomes()
    page = settings.seeds / "pages/first.txt"
    write_text(page, read_text(page, page).replace("青年是未来", "青年就是未来"))
    list(update_memories(settings, frozenset()))
    assert run.tasks == ()
    memory = read_memory(read_text(path, path), path)
    assert TranslationState.STALE in {
        TranslationState.STALE if entry.previous else TranslationState.DRAFT
        for entry in memory.active.values()
    }
