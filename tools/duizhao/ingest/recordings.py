"""The recording of an article, as its sidecar names it: a file below docs/, and when each sentence begins."""

from __future__ import annotations

import re
from itertools import pairwise

from duizhao.fields import Fields
from duizhao.model import Recording

_FILE = re.compile(r"(?:[\w-]+/)*[\w-]+\.(?:mp3|m4a|ogg|oga|opus|wav)", re.ASCII)
_SECONDS = re.compile(r"\d+(?:\.\d+)?")


def parse_recording(article: Fields) -> Recording | None:
    """Read `audio: {file: audio/qingpu.mp3, times: [0, 4.2, …]}`; the times may be left out."""
    if "audio" not in article.values:
        return None
    fields = article.table("audio", ("file", "times"))
    file = fields.text("file")
    if not _FILE.fullmatch(file):
        reason = f"{file!r} is no sound file below docs/; write its path there, like audio/qingpu.mp3"
        raise fields.error("file", reason)
    return Recording(file, _times(fields), article.line_of("audio"))


def _times(fields: Fields) -> tuple[float, ...]:
    texts = fields.texts("times")
    if wrong := next((text for text in texts if not _SECONDS.fullmatch(text)), None):
        raise fields.error("times", f"{wrong!r} is no number of seconds; write 4.2")
    times = tuple(map(float, texts))
    if late := next((after for before, after in pairwise(times) if after <= before), None):
        raise fields.error(
            "times", f"the time {late:g} does not lie behind the one before it; put them in order"
        )
    return times
