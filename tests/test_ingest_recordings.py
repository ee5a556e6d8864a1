"""Recordings in a sidecar: a file below docs/, times in order, one for each sentence that is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from duizhao.errors import SeedError
from duizhao.fields import Fields
from duizhao.ingest.recordings import parse_recording
from duizhao.model import Recording
from duizhao.store import parse_yaml
from site_of_one import duizhao, make_site, write

HERE = Path("seeds/pages/page.yml")


def article(text: str) -> Fields:
    return Fields.of(parse_yaml(text, HERE), HERE, 1)


def test_a_file_with_and_without_times() -> None:
    assert parse_recording(article("slug: lamp")) is None
    assert parse_recording(article("audio: {file: audio/lamp.mp3}")) == Recording("audio/lamp.mp3")
    timed = parse_recording(article("audio: {file: audio/lamp.mp3, times: [0, 4.2, 9]}"))
    assert timed == Recording("audio/lamp.mp3", (0, 4.2, 9))


@pytest.mark.parametrize(
    ("audio", "reason"),
    [
        ("{file: ../lamp.mp3}", "is no sound file below docs/"),
        ("{file: https://other.example/lamp.mp3}", "is no sound file below docs/"),
        ("{file: lamp.txt}", "is no sound file below docs/"),
        ("{file: lamp.mp3, times: [0, soon]}", "'soon' is no number of seconds"),
        ("{file: lamp.mp3, times: [0, 4, 4]}", "the time 4 does not lie behind the one before it"),
        ("{file: lamp.mp3, speed: 1}", "unknown key 'speed'"),
    ],
)
def test_what_is_wrong_is_told(audio: str, reason: str) -> None:
    with pytest.raises(SeedError, match=reason) as caught:
        parse_recording(article(f"slug: lamp\naudio: {audio}"))
    assert caught.value.line == 2


def test_a_recording_stands_on_the_page_and_must_fit_it(tmp_path: Path) -> None:
    site = make_site(tmp_path / "site")
    sidecar = site / "seeds/pages/first.yml"
    plain = sidecar.read_text(encoding="utf-8")
    write(sidecar, plain + "    audio: {file: audio/together.mp3, times: [0, 2]}\n")
    missing = duizhao(site, "emit")
    assert missing.returncode == 1
    assert "seeds/pages/first.yml:7: docs/audio/together.mp3 is not there" in missing.stderr
    write(site / "docs/audio/together.mp3", "sound")
    assert "2 times for 5 sentences" in duizhao(site, "emit").stderr
    write(sidecar, plain + "    audio: {file: audio/together.mp3, times: [0, 2, 5, 9.5, 12]}\n")
    built = duizhao(site, "build", "--strict")
    assert built.returncode == 0, built.stderr
    page = (site / "site/read/together/index.html").read_text(encoding="utf-8")
    assert '<a class=recording href="../../audio/together.mp3" data-times="0.0 2.0 5.0 9.5 12.0">' in page
    assert (site / "site/audio/together.mp3").is_file()
