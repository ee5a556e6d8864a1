"""Our scheduling agrees with py-fsrs, review by review, on a thousand random histories."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

import pytest
from fsrs import Card, Rating, Scheduler, State
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS
from playwright.sync_api import Page
from scripts import call

START = datetime(2026, 11, 22, 8, tzinfo=UTC)
STATES = {State.Learning: "learning", State.Review: "review", State.Relearning: "relearning"}
GAPS = (0.001, 0.01, 0.3, 0.99, 1, 1.5, 3, 10, 40, 400)
"""Days between reviews: within a step, within a day, late by a year."""

REPLAY = """(fsrs, histories) => histories.map(({reviews, options}) => {
  let card = fsrs.unseen();
  return reviews.map(([rating, at, chance]) => {
    card = fsrs.review(card, rating, at, chance === null ? options : {...options, chance});
    return card;
  });
})"""


def history(number: int) -> dict[str, Any]:
    """Make one history; every tenth has weights of its own, every fifth other steps."""
    chance = random.Random(number)  # noqa: S311 - the same histories each time
    options: dict[str, Any] = {"retention": chance.choice([0.7, 0.8, 0.9, 0.95, 0.99])}
    if number % 5 == 0:
        options["learning"] = chance.choice([[], [5], [1, 10, 60]])
        options["relearning"] = chance.choice([[], [10], [5, 20]])
    if number % 10 == 0:
        bounds = zip(DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS, strict=True)
        options["parameters"] = [
            min(max(usual * chance.uniform(0.8, 1.2), low), high) for usual, low, high in bounds
        ]
    at, reviews = START, []
    for _ in range(chance.randint(1, 15)):
        at += timedelta(milliseconds=round(chance.choice(GAPS) * chance.uniform(0.5, 1.5) * 86_400_000))
        spread = chance.random() if number % 3 == 0 else None
        reviews.append([chance.choices([1, 2, 3, 4], [2, 1, 5, 1])[0], round(at.timestamp() * 1000), spread])
    return {"options": options, "reviews": reviews}


def by_reference(one: dict[str, Any]) -> list[dict[str, Any]]:
    options = one["options"]
    scheduler = Scheduler(
        parameters=options.get("parameters", DEFAULT_PARAMETERS),
        desired_retention=options["retention"],
        learning_steps=[timedelta(minutes=m) for m in options.get("learning", [1, 10])],
        relearning_steps=[timedelta(minutes=m) for m in options.get("relearning", [10])],
        enable_fuzzing=one["reviews"][0][2] is not None,
    )
    card, seen = Card(card_id=1, due=START), []
    for rating, at, chance in one["reviews"]:
        moment = datetime.fromtimestamp(at / 1000, tz=UTC)
        with patch("fsrs.scheduler.random", return_value=chance):
            card, _ = scheduler.review_card(card, Rating(rating), moment)
        seen.append(
            {
                "state": STATES[card.state],
                "step": card.step or 0,
                "stability": card.stability,
                "difficulty": card.difficulty,
                "due": round(card.due.timestamp() * 1000),
            }
        )
    return seen


def test_a_thousand_histories(page: Page, site_url: str) -> None:
    histories = [history(number) for number in range(1000)]
    ours = call(page, site_url, "fsrs.mjs", REPLAY, histories)
    for one, cards in zip(histories, ours, strict=True):
        for card, reference in zip(cards, by_reference(one), strict=True):
            assert {name: card[name] for name in ("state", "step", "due")} == {
                name: reference[name] for name in ("state", "step", "due")
            }
            assert math.isclose(card["stability"], reference["stability"], rel_tol=1e-9)
            assert math.isclose(card["difficulty"], reference["difficulty"], rel_tol=1e-9)


def test_a_clock_that_goes_back_stands_still(page: Page, site_url: str) -> None:
    noon = round(START.timestamp() * 1000)
    body = """(fsrs, now) =>
      [3, 3].reduce((card, rating, i) => fsrs.review(card, rating, now - i * 9e9), fsrs.unseen())"""
    card = call(page, site_url, "fsrs.mjs", body, noon)
    assert card["last"] == noon
    assert card["due"] > noon
    assert card["state"] == "review"


@pytest.mark.parametrize(("rating", "lapses"), [(1, 1), (2, 0), (3, 0), (4, 0)])
def test_only_a_card_that_had_been_learnt_can_lapse(
    page: Page, site_url: str, rating: int, lapses: int
) -> None:
    body = """(fsrs, rating) => {
      const learnt = fsrs.review(fsrs.unseen(), 4, 0);
      return [fsrs.review(fsrs.unseen(), rating, 0).lapses, fsrs.review(learnt, rating, learnt.due).lapses];
    }"""
    assert call(page, site_url, "fsrs.mjs", body, rating) == [0, lapses]
