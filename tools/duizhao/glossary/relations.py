"""How terms hang together: relations read both ways, since each is written down once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from duizhao.model import Term

INVERSE = {"broader": "narrower", "narrower": "broader", "related": "related"}


def with_inverses(terms: Iterable[Term]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the relations of each term, by its id, as seen from either side.

    Where 扶智 says `broader: [si-ge-fu]`, 四个扶 has 扶智 among its narrower terms.
    """
    terms = tuple(terms)
    found: dict[str, dict[str, dict[str, None]]] = {
        term.id: {relation: dict.fromkeys(getattr(term, relation)) for relation in INVERSE} for term in terms
    }
    for term in terms:
        for relation, inverse in INVERSE.items():
            for target in getattr(term, relation):
                found.get(target, {}).get(inverse, {})[term.id] = None
    return {name: {relation: tuple(ids) for relation, ids in row.items()} for name, row in found.items()}


def broader_of(terms: Iterable[Term]) -> Mapping[str, tuple[str, ...]]:
    """Return the broader terms of each term, by its id."""
    return {name: row["broader"] for name, row in with_inverses(terms).items()}
