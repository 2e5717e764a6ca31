"""Corrections by hand, each with its proof: for one article, or (no article named) for good."""

from dataclasses import dataclass
from functools import lru_cache

from geo.place import Place
from geo.records import table
from geo.spelling import key


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """In this article (or, when empty, in every one) this toponym means this place; `proof` says how that is known."""

    article: str
    toponym: str
    place_id: str
    proof: str


@lru_cache(maxsize=1)
def corrections() -> tuple[Correction, ...]:
    """Return the whole table."""
    return tuple(
        Correction(article=row["article"], toponym=row["toponym"], place_id=row["place_id"], proof=row["proof"])
        for row in table("corrections.csv")
    )


def correction(candidates: tuple[Place, ...], article: str) -> Place | None:
    """Return the candidate that a correction names for this article, or for good; an article's own comes first."""
    by_id = {place.id: place for place in candidates}
    for found in sorted(corrections(), key=lambda row: not row.article):
        if found.article in {"", article} and found.place_id in by_id and _named(found, candidates):
            return by_id[found.place_id]
    return None


def _named(found: Correction, candidates: tuple[Place, ...]) -> bool:
    return key(found.toponym) in {key(place.name) for place in candidates}
