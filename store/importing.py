"""Readings that come from a file of claims: taken in where the store knows nothing of the article yet."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from claims.article import Article, Reading
from claims.claim import Claim, Gap
from geo.errors import ClaimlineError
from store import Added, Store

_READER = "imported"
Found = TypeVar("Found", Claim, Gap)


def take_in(store: Store, claims: Iterable[Claim], articles: Iterable[Article], gaps: Iterable[Gap]) -> Added:
    """Keep the articles of a file with their claims and gaps; what was read here before is left as it is.

    A claim must stand in its article's text where it says it stands: else nothing at all is taken in.
    """
    claims_by_stem, gaps_by_stem = _by_stem(claims), _by_stem(gaps)
    known = {article.stem for article in store.articles()}
    given = {article.stem: article for article in articles}
    if claims_by_stem and not given:
        raise ClaimlineError("the file holds claims without their articles: import a .geojson, .gpkg or .zip export")
    if lost := sorted(claims_by_stem.keys() - given.keys()):
        raise ClaimlineError(f'the file lacks the article "{lost[0][:80]}" of one of its claims: export it again')
    for stem, found in claims_by_stem.items():
        _hold_to_text(given[stem], found)
    added = store.add(
        Reading(
            article=article,
            claims=tuple(sorted(claims_by_stem.get(stem, ()), key=_place_in_text)),
            gaps=tuple(gaps_by_stem.get(stem, ())),
            evidence={},
            reader_version=_READER,
        )
        for stem, article in given.items()
        if stem not in known
    )
    return added + Added(unchanged=len(given.keys() & known))


def _by_stem(found: Iterable[Found]) -> Mapping[str, Sequence[Found]]:
    by_stem: dict[str, list[Found]] = {}
    for one in found:
        by_stem.setdefault(one.article, []).append(one)
    return by_stem


def _place_in_text(claim: Claim) -> tuple[int, int, str, str]:
    return claim.start, claim.end, claim.kind, claim.toponym


def _hold_to_text(article: Article, claims: Iterable[Claim]) -> None:
    for claim in claims:
        if article.text[claim.start : claim.end] != claim.quote:
            why = "without its text" if not article.text else "with another text"
            raise ClaimlineError(f'the file has "{article.stem[:80]}" {why}: export it again, whole')
