"""The translations of our own seeds as pairs, for tests that need real text."""

from __future__ import annotations

from functools import cache

from checkout import ROOT
from duizhao.config import load_settings
from duizhao.pipeline.articles import work_page
from duizhao.pipeline.seeds import page_files, read_lexicon
from duizhao.pipeline.translations import Inspection
from duizhao.pipeline.workers import workshop
from duizhao.translation.consistency import Placed
from duizhao.translation.pairs import Lore


@cache
def seed_inspection() -> Inspection:
    """Look at every article of the seeds, once."""
    settings = load_settings(ROOT / "mkdocs.yml")
    shop = workshop(settings, read_lexicon(settings))
    inspection = Inspection(settings, Lore.of(shop.terms, shop.tools.names))
    for path in page_files(settings):
        work_page(shop, path, inspect=inspection.look_at)
    return inspection


def seed_pairs() -> tuple[Placed, ...]:
    """Return all that is translated, in reading order."""
    return tuple(seed_inspection().placed)
