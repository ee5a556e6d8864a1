from __future__ import annotations

from pathlib import Path

from duizhao.annotate import build_tools, find_doubts
from duizhao.errors import Severity
from duizhao.language.polyphones import Choice
from duizhao.language.readings import CloseCall
from duizhao.model import Overrides, ReadingOverride
from duizhao.pipeline.doubts import Doubt, as_problems

SIDECAR = Path("seeds/pages/tea.yml")
HARD = "统一供种，种上为好；长势看好，还种还收，了得？都率队数数，为之一长。"


def doubt(text: str, char: str, odds: float, said: str | None = None) -> Doubt:
    call = CloseCall(text.index(char), Choice("zhòng", "zhǒng", odds), said)
    return Doubt(text, call, SIDECAR)


def test_a_note_has_the_line_to_paste_with_its_context() -> None:
    (problem,) = as_problems([doubt("他们，盲目种茶树苗卖钱", "种", 1.7, "zhǒng")])
    assert problem.severity is Severity.NOTE
    assert str(problem) == (
        "seeds/pages/tea.yml:1: note: 种 (1 in doubt) is read zhòng by the model, 1.7 to 1 against zhǒng; "
        "the dictionary says zhǒng; to settle it add to readings `盲目[种]茶树苗卖: zhòng`"
    )


def test_the_characters_most_often_in_doubt_come_first_and_the_closest_calls_within() -> None:
    rows = [doubt("为难", "为", 1.0), doubt("种茶", "种", 3.0), doubt("种菜", "种", 2.0)]
    contexts = [problem.message.split("`")[1] for problem in as_problems(rows)]
    assert contexts == ["[种]菜: zhòng", "[种]茶: zhòng", "[为]难: zhòng"]


def test_what_the_editor_has_settled_is_in_doubt_no_more() -> None:
    tools = build_tools()
    calls = list(find_doubts(HARD, tools))
    assert calls
    first = calls[0].offset
    settled = ReadingOverride(HARD[:first], HARD[first], HARD[first + 1 :], calls[0].choice.runner_up, 1)
    left = list(find_doubts(HARD, tools, Overrides(readings=(settled,))))
    assert [call.offset for call in left] == [call.offset for call in calls[1:]]
