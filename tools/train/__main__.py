"""`python -m train LABELS… --out FILE`: train the model of polyphones, or cross-validate it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import product
from pathlib import Path

import click
from rich.console import Console

from train.evidence import json_book, own_books
from train.labels import Label, read_labels
from train.lessons import Lessons, examples, gold_places, prepare, settled_words
from train.logistic import Weights
from train.student import pack, score, study
from train.teacher import Seen, Teacher, teach

_OWN = Path(__file__).parent / "sentences"
_SENTENCES, _RARE = sorted(_OWN.glob("*.txt")), sorted((_OWN / "rare").glob("*.txt"))
_MOST = 150_000
_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
console = Console(stderr=True)


@dataclass(frozen=True, slots=True)
class Course:
    """How to train."""

    folds: int
    most: int
    seed: int


@click.command()
@click.argument("files", nargs=-1, required=True, type=_FILE)
@click.option("--out", type=click.Path(path_type=Path), help="Where to write polyphones.xz.")
@click.option("--dictionary", multiple=True, type=_FILE, help="A phrase dictionary of pinyin-pro, as JSON.")
@click.option("--without", default="", help="Characters whose labels in FILES follow another standard: 过.")
@click.option("--folds", default=0, help="Cross-validate on so many folds of the texts instead.")
@click.option("--most", default=_MOST, show_default=True, help="Features to keep.")
@click.option("--seed", default=1, show_default=True)
def main(
    files: Sequence[Path], out: Path | None, dictionary: Sequence[Path], without: str, **course: int
) -> None:
    """Train on labelled FILES and on our own sentences.

    FILES are tables of `sentence, index, reading` (`.tsv`) or sentences with labels in place (`.txt`).
    """
    plan = Course(**course)
    labels = {path.name: tuple(_usable(read_labels(path), without)) for path in files}
    others = [label for rows in labels.values() for label in rows]
    labels["sentences"] = tuple(label for path in _SENTENCES for label in read_labels(path))
    own = {label.text for label in labels["sentences"]}
    books = [*own_books(), *(json_book(path) for path in dictionary)]
    with console.status("finding polyphones and asking the sources"):
        rare = [label for path in _RARE for label in read_labels(path)]
        lessons = prepare(others, books, labels["sentences"], rare)
    console.print(f"{len(lessons.gold):,} labels, {len(lessons.seen):,} places of {len(lessons.candidates)}")
    if plan.folds:
        _cross_validate(lessons, {name: frozenset(rows) for name, rows in labels.items()}, own, plan)
    elif out:
        with console.status("training"):
            teacher, weights = _train(lessons, own, (), plan)
            out.write_bytes(pack(weights, lessons.candidates, settled_words(lessons, teacher)))
        console.print(f"{out}: {out.stat().st_size:,} bytes")
    else:
        raise click.UsageError("say --out FILE to train, or --folds N to cross-validate")


def _usable(labels: Iterable[Label], without: str) -> Iterator[Label]:
    return (label for label in labels if label.text[label.index] not in without)


def _train(
    lessons: Lessons, own: Collection[str], left_out: Collection[str], course: Course
) -> tuple[Teacher, Mapping[str, Weights]]:
    teacher = teach(gold_places(lessons, left_out), lessons.candidates, course.seed)
    return teacher, study(examples(lessons, teacher, own, left_out), course.most)


def _cross_validate(
    lessons: Lessons, files: Mapping[str, Collection[Label]], own: Collection[str], course: Course
) -> None:
    """Print how many of the labels in texts left out are found again, by file: teacher and student."""
    marks: dict[tuple[str, str], list[bool]] = {}
    for fold in range(course.folds):
        left_out = {
            text
            for text, index in lessons.gold
            if _fold_of(text, course.folds) == fold and (text, index) not in lessons.rare
        }
        with console.status(f"fold {fold + 1} of {course.folds}"):
            teacher, weights = _train(lessons, own, left_out, course)
            for seen, label in _labelled(lessons, left_out):
                answers = {"teacher": teacher.label(seen), "student": score(weights, seen.place)}
                names = lessons.candidates[seen.place.char]
                for file, who in product(files, answers):
                    if label in files[file]:
                        is_right = names[int(answers[who].argmax())] == label.syllable
                        marks.setdefault((file, who), []).append(is_right)
        for (file, who), row in sorted(marks.items()):
            share = 100 * sum(row) / len(row)
            console.print(f"{fold + 1}/{course.folds} {file} {who}: {share:.2f} of {len(row):,}")


def _labelled(lessons: Lessons, texts: Collection[str]) -> Iterator[tuple[Seen, Label]]:
    for seen in lessons.seen:
        label = lessons.gold.get((seen.place.text, seen.place.index))
        if label and label.text in texts:
            yield seen, label


def _fold_of(text: str, folds: int) -> int:
    return sha256(text.encode()).digest()[0] % folds


if __name__ == "__main__":
    main()
