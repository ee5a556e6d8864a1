"""`duizhao translate` as it is run: asking, dry runs, an end in the middle, no network in a build."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from libre_server import KEY, Libre, libre_server
from site_of_one import make_site

FILE = "seeds/translations/en/together.po"
LOCAL = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    return make_site(tmp_path)


@pytest.fixture
def libre() -> Iterator[Libre]:
    with libre_server() as running:
        yield running


def start(site: Path, *arguments: str, **environment: str) -> subprocess.Popen[str]:
    """Start the command with the usual ear for an interrupt, which a shell takes from what it runs behind."""
    return subprocess.Popen(
        [sys.executable, "-m", "duizhao", "translate", *arguments],
        cwd=site,
        env={**os.environ, **LOCAL, **environment},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - no lock of ours is held
    )


def translate(site: Path, *arguments: str, stdin: str = "", **environment: str) -> tuple[int, str]:
    """Run the command to its end; returns its status and all it says."""
    process = start(site, *arguments, **environment)
    out, err = process.communicate(stdin, timeout=120)
    return process.returncode, out + err


def drafting(libre: Libre) -> tuple[str, ...]:
    return ("--provider", "libre", "--url", libre.url)


def test_drafts_are_written(site: Path, libre: Libre) -> None:
    status, said = translate(site, *drafting(libre))
    assert status == 0, said
    assert "6 drafts, 0 failed" in said
    text = (site / FILE).read_text(encoding="utf-8")
    assert text.count("# machine: libre 20") == text.count("#, fuzzy") == 6
    assert translate(site, *drafting(libre)) == (0, "")


def test_a_dry_run_prints_what_it_would_send_and_sends_nothing(site: Path, libre: Libre) -> None:
    status, said = translate(site, *drafting(libre), "--dry-run")
    assert status == 0
    assert "青年是未来。" in said
    assert "characters would be sent to libre" in said
    assert "QX0" in said
    assert libre.asked == []
    assert not (site / FILE).exists()


@pytest.mark.parametrize(
    "provider", ["google", "deepl", "libre", "mymemory", "microsoft", "chatgpt", "baidu"]
)
def test_a_dry_run_needs_no_key(site: Path, provider: str) -> None:
    status, said = translate(site, "--provider", provider, "--dry-run")
    assert status == 0, said
    assert f"characters would be sent to {provider}" in said


@pytest.mark.parametrize(
    ("options", "reason"),
    [
        (("--url", "http://127.0.0.1:5000"), "add --provider libre"),
        (("--url", "nowhere", "--provider", "libre", "--dry-run"), "must be an address"),
        (("--url", "http://127.0.0.1:5000", "--provider", "google"), "--url is for libre"),
        (("--provider", "deepl"), "set DEEPL_API_KEY in the environment"),
        (("--provider", "gogle"), "the providers are google, deepl"),
        (("--ask-above", "0", "--provider", "google"), "--ask-above"),
    ],
)
def test_what_cannot_be_meant_is_refused(site: Path, options: tuple[str, ...], reason: str) -> None:
    status, said = translate(site, *options, DEEPL_API_KEY="")
    assert (status, reason in said) == (2, True), said
    assert not (site / FILE).exists()


@pytest.mark.parametrize(("answer", "asked"), [("", 0), ("n\n", 0), ("y\n", 6)])
def test_many_characters_are_not_sent_without_asking(
    site: Path, libre: Libre, answer: str, asked: int
) -> None:
    status, said = translate(site, *drafting(libre), "--ask-above", "10", stdin=answer)
    assert "characters to libre?" in said
    assert (len(libre.asked), status == 0) == (asked, asked > 0)


def test_whoever_says_yes_is_not_asked(site: Path, libre: Libre) -> None:
    status, _ = translate(site, *drafting(libre), "--ask-above", "10", "--yes")
    assert (status, len(libre.asked)) == (0, 6)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_an_end_in_the_middle_loses_one_draft_at_most(site: Path, libre: Libre, how: signal.Signals) -> None:
    libre.hold_after = 3
    process = start(site, *drafting(libre))
    assert libre.held.wait(60)
    process.send_signal(how)
    process.communicate()
    assert process.returncode not in {0, None}
    assert (site / FILE).read_text(encoding="utf-8").count("# machine: libre") == 3
    libre.hold_after = 10**6
    libre.release.set()
    status, said = translate(site, *drafting(libre))
    assert (status, "3 drafts, 0 failed" in said) == (0, True)
    assert len(libre.asked) == 7


def test_failures_are_named_and_counted(site: Path, libre: Libre) -> None:
    libre.faults = ["400"]
    status, said = translate(site, *drafting(libre))
    assert status == 1
    assert "5 drafts, 1 failed" in said
    assert "libre would not take this text (status 400)" in said


def test_a_key_is_never_shown(site: Path) -> None:
    with libre_server(KEY + "-right") as libre:
        status, said = translate(site, *drafting(libre), LIBRE_API_KEY=KEY)
    assert status == 1
    assert "check the key" in said
    assert KEY not in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--provider", "babelfish"), "the providers are google, deepl, libre"),
        (("--provider", "deepl"), "set DEEPL_API_KEY in the environment"),
        (("--provider", "libre", "--url", "nowhere"), "must be an address"),
        (("--provider", "libre", "--article", "nobody"), "the slugs are together"),
    ],
)
def test_wrong_use_is_told(site: Path, arguments: tuple[str, ...], message: str) -> None:
    status, said = translate(site, *arguments, DEEPL_API_KEY="")
    assert (status, message in said) == (2, True), said


def test_one_article_may_be_chosen(site: Path, libre: Libre) -> None:
    status, _ = translate(site, *drafting(libre), "--article", "together")
    assert (status, len(libre.asked)) == (0, 6)


OFFLINE = """
import socket, sys
def refuse(*_): raise SystemExit("the network was asked")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = refuse
from duizhao.cli import main
main([sys.argv[1]], standalone_mode=False)
assert not {"requests", "deep_translator"} & set(sys.modules), "a build loads what asks the network"
"""


@pytest.mark.parametrize("command", ["emit", "check"])
def test_neither_a_build_nor_a_check_asks_the_network(site: Path, libre: Libre, command: str) -> None:
    translate(site, *drafting(libre))
    run = subprocess.run(
        [sys.executable, "-c", OFFLINE, command], cwd=site, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert len(libre.asked) == 6


def test_drafts_are_shown_as_such_or_not_at_all(site: Path, libre: Libre) -> None:
    translate(site, *drafting(libre))
    for setting, shown in (("shown", True), ("hidden", False)):
        config = (site / "mkdocs.yml").read_text(encoding="utf-8").split("    drafts:")[0].rstrip()
        (site / "mkdocs.yml").write_text(f"{config}\n    drafts: {setting}\n", encoding="utf-8")
        subprocess.run([sys.executable, "-m", "duizhao", "emit"], cwd=site, check=True, capture_output=True)
        page = (site / ".cache/duizhao/html/read/together.json").read_text(encoding="utf-8")
        assert ("machine draft" in page) is shown
        assert ("stand here." in page) is shown


def test_another_target_language_needs_a_setting_alone(site: Path, libre: Libre) -> None:
    config = (
        (site / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("language: en\n    edition", "language: fr\n    edition")
    )
    (site / "mkdocs.yml").write_text(config, encoding="utf-8")
    status, said = translate(site, *drafting(libre))
    assert status == 0, said
    text = (site / "seeds/translations/fr/together.po").read_text(encoding="utf-8")
    assert '"Language: fr\\n"' in text
    assert text.count("#, fuzzy") == 6
    assert {form["target"] for form in libre.asked} == {"fr"}
    assert any("对口帮扶" in text for text in libre.texts)
    for command in ("emit", "check"):
        run = subprocess.run([sys.executable, "-m", "duizhao", command], cwd=site, check=False)
        assert run.returncode == 0
    page = (site / ".cache/duizhao/html/read/together.json").read_text(encoding="utf-8")
    assert "lang=fr" in page
    assert "French" in page
