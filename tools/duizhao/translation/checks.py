"""The checks of translations, each with its severity, and how an editor waves a false alarm through."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from duizhao.errors import Severity
from duizhao.translation import checks_sense as sense
from duizhao.translation import checks_surface as surface
from duizhao.translation.pairs import Pair

Find = Callable[[Pair], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked for in every pair."""

    find: Find
    severity: Severity = Severity.WARNING
    language: str = ""
    """The target language that it knows; empty: any."""


CHECKS: Mapping[str, Check] = {
    "figures": Check(sense.figures, Severity.ERROR, "en"),
    "exactness": Check(sense.exactness, language="en"),
    "terms": Check(sense.terms, language="en"),
    "deprecated": Check(sense.deprecated, language="en"),
    "names": Check(sense.names, language="en"),
    "identical": Check(surface.identical, Severity.ERROR),
    "han": Check(surface.han, Severity.ERROR),
    "brackets": Check(surface.brackets),
    "quotes": Check(surface.quotes, language="en"),
    "punctuation": Check(surface.punctuation, language="en"),
    "ending": Check(surface.ending, language="en"),
    "repeated": Check(surface.repeated, language="en"),
    "doubled": Check(surface.doubled),
    "length": Check(surface.length, language="en"),
    "source": Check(surface.source_punctuation),
}
"""By the name that messages and waivers give them."""

CONSISTENCY = ("same-source", "same-target")
"""The checks that look at all articles at once; see `consistency`."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check has found in a pair."""

    id: str
    check: str
    message: str
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True)
class Waivers:
    """What an editor has waved through in the comment of an entry, `# waived: figures: the reason`."""

    reasons: Mapping[str, str]
    """By the name of the check."""
    wrong: tuple[str, ...] = ()
    """What is wrong with the waivers themselves."""


def read_waivers(comment: str) -> Waivers:
    """Read the waivers of an entry, a line each; several checks may share a reason."""
    reasons: dict[str, str] = {}
    wrong: list[str] = []
    for line in re.findall(r"(?m)^waived:(.*)$", comment):
        listed, _, reason = (part.strip() for part in line.partition(":"))
        for name in (name.strip() for name in listed.split(",")):
            if name not in CHECKS and name not in CONSISTENCY:
                wrong.append(
                    f"there is no check {name!r}; the checks are {', '.join((*CHECKS, *CONSISTENCY))}"
                )
            elif not reason:
                wrong.append(f"{name} is waived without a reason; write `# waived: {name}: REASON`")
            reasons[name] = reason
    return Waivers(reasons, tuple(wrong))


def check_pair(pair: Pair, language: str) -> Iterator[Finding]:
    """Find all that is wrong with a pair; in a machine's draft nothing is an error."""
    for name, check in CHECKS.items():
        if check.language in {"", language.partition("-")[0]}:
            severity = check.severity if pair.is_reviewed else Severity.WARNING
            for message in check.find(pair):
                yield Finding(pair.id, name, message, severity)


def unwaived(findings: Sequence[Finding], comments: Mapping[str, str]) -> Iterator[Finding]:
    """Leave out what is waved through, and name waivers that are wrong or for which there is nothing.

    `comments` are those of the entries, by id.
    """
    found = {(finding.id, finding.check) for finding in findings}
    waivers = {name: read_waivers(comment) for name, comment in comments.items() if "waived:" in comment}
    for finding in findings:
        if not waivers.get(finding.id, Waivers({})).reasons.get(finding.check):
            yield finding
    for name, waiver in waivers.items():
        yield from (Finding(name, "waiver", message) for message in waiver.wrong)
        for check in waiver.reasons:
            if (name, check) not in found and check in CHECKS:
                yield Finding(name, "waiver", f"there is nothing to waive for {check}; remove the line")
