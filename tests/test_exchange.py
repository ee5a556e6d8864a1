"""The glossary in other formats: nothing is lost on the way, nothing written before it is shown."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from hypothesis import given

from duizhao.errors import SeedError
from duizhao.exchange.omegat import to_omegat
from duizhao.exchange.plan import plan, read_terms
from duizhao.exchange.rows import COLUMNS
from duizhao.exchange.tables import to_csv, to_tsv
from duizhao.exchange.tbx import to_tbx
from duizhao.exchange.yaml_records import format_record, merged
from duizhao.glossary.records import parse_terms, term_record
from duizhao.model import Term
from duizhao.store import parse_yaml
from site_of_one import TERMS, duizhao, make_site, write
from strategies import glossaries
from tbx_basic import NAMESPACE, assert_tbx_basic
from test_glossary_records import GOOD, parsed, seed_terms

FORMATS = {".csv": to_csv, ".tsv": to_tsv, ".tbx": lambda terms: to_tbx(terms, "A <title> & more")}
BAD = yaml.safe_load((Path(__file__).parent / "data/exchange/bad.yml").read_text("utf-8"))


def back(text: str, ending: str) -> tuple[Term, ...]:
    return read_terms(text.encode(), Path(f"terms{ending}"))


def read_yaml_terms(text: str) -> tuple[Term, ...]:
    path = Path("seeds/glossary/politics.yml")
    return parse_terms(parse_yaml(text, path), path)


@pytest.mark.parametrize("ending", FORMATS)
def test_the_seeds_come_back_whole(ending: str) -> None:
    terms = seed_terms()
    assert list(back(FORMATS[ending](terms), ending)) == terms


@pytest.mark.parametrize("ending", FORMATS)
@given(terms=glossaries())
def test_whatever_a_glossary_holds_comes_back(ending: str, terms: tuple[Term, ...]) -> None:
    assert back(FORMATS[ending](terms), ending) == terms


@given(terms=glossaries())
def test_records_are_written_as_yaml_reads_them(terms: tuple[Term, ...]) -> None:
    assert read_yaml_terms("".join(map(format_record, terms))) == terms


@given(terms=glossaries())
def test_tbx_is_as_the_standard_has_it(terms: tuple[Term, ...]) -> None:
    assert_tbx_basic(to_tbx(terms, "x"))


def test_the_seeds_are_tbx_basic() -> None:
    terms = seed_terms()
    root = assert_tbx_basic(to_tbx(terms, "x"))
    assert len(root.findall(f".//{NAMESPACE}conceptEntry")) == len(terms)


def test_a_table_has_a_row_a_rendering_and_its_header() -> None:
    (term,) = parsed(GOOD)
    text = to_csv([term])
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert text.startswith("\ufeff")
    assert tuple(rows[0]) == (*COLUMNS, "licence")
    assert {row["licence"] for row in rows} == {"MIT"}
    assert [(row["id"], row["rendering"], row["status"]) for row in rows] == [
        ("duikou-bangfu", "paired assistance", "preferred"),
        ("duikou-bangfu", "counterpart assistance", "admitted"),
    ]
    assert (rows[0]["members"], rows[1]["members"]) == ("上海 = Shanghai | 云南 = Yunnan", "")


def test_a_table_may_be_sorted_and_lack_columns() -> None:
    terms = seed_terms()[:5]
    lines = list(csv.DictReader(io.StringIO(to_tsv(terms)), delimiter="\t"))
    written = io.StringIO()
    writer = csv.DictWriter(written, [name for name in COLUMNS[::-1] if name != "url"], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(sorted(lines, key=lambda row: (row["id"], row["rendering"]), reverse=True))
    bare = {t.id: replace(t, renderings=tuple(replace(r, url="") for r in t.renderings)) for t in terms}
    for term in back(written.getvalue(), ".csv"):
        assert set(term.renderings) == set(bare[term.id].renderings)
        assert replace(term, renderings=()) == replace(bare[term.id], renderings=())


def test_omegat_gets_three_columns() -> None:
    (term,) = parsed(GOOD)
    lines = [line.split("\t") for line in to_omegat([term]).splitlines()]
    assert [line[:2] for line in lines] == [
        ["对口帮扶", "paired assistance"],
        ["对口帮扶", "counterpart assistance"],
        ["结对帮扶", "paired assistance"],
        ["结对帮扶", "counterpart assistance"],
    ]
    assert lines[0][2].startswith("duìkǒu bāngfú · preferred · the usual word · A province")


def test_omegat_is_told_what_to_avoid() -> None:
    (term,) = parsed(GOOD.replace("status: admitted", "status: deprecated"))
    lines = to_omegat([term]).splitlines()
    assert len(lines) == 2
    assert "not “counterpart assistance”" in lines[0]


@pytest.mark.parametrize("case", BAD, ids=[case["it"] for case in BAD])
def test_what_cannot_be_taken(case: dict[str, str]) -> None:
    ending = case.get("ending", ".csv")
    good = FORMATS[ending](parsed(GOOD)).removeprefix("\ufeff")
    assert case["find"] in good
    with pytest.raises(SeedError) as caught:
        back(good.replace(case["find"], case["put"], 1), ending)
    assert str(caught.value).startswith(case["error"])


def test_xml_that_is_no_tbx_is_refused() -> None:
    with pytest.raises(SeedError, match=r"terms\.tbx:2: the file is <html>, not <tbx>"):
        back("\n<html><tbx></tbx></html>", ".tbx")


def test_entities_do_no_harm() -> None:
    bomb = '<!DOCTYPE tbx [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>\n<tbx>&b;</tbx>'
    with pytest.raises(SeedError, match=r"terms\.tbx:1: a document type is declared"):
        back(bomb, ".tbx")


def test_a_plan_names_each_field() -> None:
    (old,) = parsed(GOOD)
    new = replace(old, definition_en="Another.", variants=(), pinyin="duì kǒu bāng fú")
    (change,) = plan([old], [new], {})
    assert [str(one) for one in change.differences] == [
        "variants: “结对帮扶” → nothing",
        "pinyin: “duìkǒu bāngfú” → “duì kǒu bāng fú”",
        "definition.en: “A province or city helps a poorer place that it is paired wi…” → “Another.”",
    ]
    assert plan([old], [old], {}) == ()


def test_pinyin_that_is_filled_in_is_no_change() -> None:
    (old,) = parsed(GOOD.replace("  pinyin: duìkǒu bāngfú\n", ""))
    filled = replace(old, pinyin="duìkǒu bāngfú")
    assert plan([old], [filled], {old.id: filled.pinyin}) == ()


SHEET = """\
# Terms of politics.

- id: b-term   # kept as it is
  term: 乙乙
  kind:   term
  definition: {zh: 乙, en: B}
  renderings: [{text: b, status: preferred, evidence: editors, source: Duizhao}]
# between

- id: d-term
  term: 丁丁
  kind: term
  definition: {zh: 丁, en: D}
  renderings: [{text: d, status: preferred, evidence: editors, source: Duizhao}]
"""


def test_a_new_record_is_put_in_its_place_and_no_other_byte_changes() -> None:
    old = read_yaml_terms(SHEET)
    new = replace(old[0], id="c-term", term="丙丙")
    text = merged(SHEET, old, {"c-term": new}, frozenset())
    assert text == SHEET.replace("- id: d-term", format_record(new) + "\n- id: d-term")
    assert [term.id for term in read_yaml_terms(text)] == ["b-term", "c-term", "d-term"]


@pytest.mark.parametrize("name", ["a-term", "e-term"])
def test_it_may_come_first_or_last(name: str) -> None:
    old = read_yaml_terms(SHEET)
    text = merged(SHEET, old, {name: replace(old[0], id=name, term="甲甲")}, frozenset())
    assert sorted(term.id for term in read_yaml_terms(text)) == [t.id for t in read_yaml_terms(text)]
    assert text.startswith("# Terms of politics.\n\n- id: ")
    assert "\n\n\n" not in text


def test_a_changed_record_is_written_anew_and_comments_stay() -> None:
    old = read_yaml_terms(SHEET)
    text = merged(SHEET, old, {"b-term": replace(old[0], definition_en="Better")}, frozenset())
    assert "# between" in text
    assert text.partition("# between")[2] == SHEET.partition("# between")[2]
    assert read_yaml_terms(text)[0].definition_en == "Better"


def test_a_record_may_go_and_the_line_ends_stay() -> None:
    windows = SHEET.replace("\n", "\r\n")
    old = read_yaml_terms(windows)
    text = merged(windows, old, {"d-term": replace(old[1], kind="slogan")}, frozenset({"b-term"}))
    assert text.replace("\r\n", "").count("\n") == 0
    assert [term.id for term in read_yaml_terms(text)] == ["d-term"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


def snapshot(site: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((site / "seeds/glossary").iterdir())}


@pytest.mark.parametrize("name", ["csv", "tsv", "tbx"])
def test_a_file_that_says_the_same_changes_nothing(site: Path, name: str) -> None:
    before = snapshot(site)
    assert duizhao(site, "export", name, "-o", f"terms.{name}").returncode == 0
    run = duizhao(site, "import", "terms", f"terms.{name}", "--yes")
    assert run.returncode == 0, run.stderr
    assert "0 changes, 2 terms as they are" in " ".join(run.stderr.split())
    assert snapshot(site) == before


def test_changes_are_shown_and_written_only_when_asked(site: Path) -> None:
    before = snapshot(site)
    duizhao(site, "export", "csv", "-o", "terms.csv")
    text = (site / "terms.csv").read_text(encoding="utf-8")
    write(
        site / "terms.csv",
        text.replace("A better-off area", "A richer area").replace(
            "duikou-bangfu,poverty", "duikou-bangfu,helping"
        ),
    )
    for arguments, answer in ((("--dry-run",), ""), ((), "n\n")):
        run = duizhao(site, "import", "terms", "terms.csv", *arguments, stdin=answer)
        assert "~ duikou-bangfu 对口帮扶" in run.stdout
        assert "domain: “poverty” → “helping”" in run.stdout
        assert snapshot(site) == before
    assert duizhao(site, "import", "terms", "terms.csv", "--yes").returncode == 0
    after = snapshot(site)
    assert set(after) == {"helping.yml", "poverty.yml"}
    assert after["poverty.yml"].decode() == TERMS.partition("- id: duikou")[0]
    assert "en: A richer area is matched" in after["helping.yml"].decode()
    assert duizhao(site, "glossary", "check").returncode == 0


def test_a_fault_is_told_at_its_line_and_nothing_is_written(site: Path) -> None:
    before = snapshot(site)
    duizhao(site, "export", "csv", "-o", "terms.csv")
    text = (site / "terms.csv").read_text(encoding="utf-8")
    write(
        site / "terms.csv",
        text + "neu,poverty,对口帮扶,term,,,,新,New,,,,,,new,preferred,editors,Duizhao,,,,,\n",
    )
    run = duizhao(site, "import", "terms", "terms.csv", "--yes")
    assert run.returncode == 1
    assert run.stderr.strip() == "terms.csv:4: 对口帮扶 stands under 对口帮扶 (poverty.yml:13) too; keep one"
    assert snapshot(site) == before


def test_another_kind_of_file_is_refused(site: Path) -> None:
    write(site / "terms.docx", "")
    run = duizhao(site, "import", "terms", "terms.docx")
    assert (run.returncode, run.stderr) == (
        2,
        "terms.docx: terms are read from .csv, .tsv, .tbx; give such a file\n",
    )


def test_a_record_is_given_back_as_it_was_read() -> None:
    for term in seed_terms():
        assert term_record(term)["renderings"][0]["text"] == term.renderings[0].text
