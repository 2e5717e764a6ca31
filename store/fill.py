"""Filling a store: files through the door, articles through the reader, readings kept, a batch at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from claims.article import Article, Reading
from claims.door import articles
from claims.sources.draft import Problem
from claims.sources.naming import digest
from geo.gazetteer import Gazetteer
from store import Added, Store, open_store
from store.crew import LANGUAGES, Crew, read_one

SEEDS = Path(__file__).parents[1] / "seeds"
_BATCH = 200
_AKIN = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """What filling did: `lost` inputs could not be read and were named on the way."""

    added: Added
    articles: int = 0
    claims: int = 0
    gaps: int = 0
    lost: int = 0

    def __add__(self, other: "Filled") -> "Filled":
        return Filled(
            added=self.added + other.added,
            articles=self.articles + other.articles,
            claims=self.claims + other.claims,
            gaps=self.gaps + other.gaps,
            lost=self.lost + other.lost,
        )

    def __str__(self) -> str:
        counts = f"{self.added.new} new, {self.added.superseded} changed, {self.added.unchanged} unchanged"
        return f"{self.articles} articles ({counts}), {self.claims} claims, {self.gaps} not placed"


def fill(
    store: Store,
    paths: Iterable[Path],
    gazetteer: Gazetteer,
    *,
    today: date,
    tell: Callable[[Reading | Problem], None] = lambda _: None,
    processes: int = 1,
) -> Filled:
    """Read the articles of these paths into a store.

    `tell` hears of each problem as it arises, and of each reading once it is kept. Memory does not grow with the
    number of articles: a batch is kept, in one transaction, before the next is read.
    """
    stream = articles(paths, today=today, languages=LANGUAGES)
    total = Filled(added=Added())
    with Crew(gazetteer, processes) as crew:
        while batch := list(islice(stream, _BATCH)):
            arrived = [found for found in batch if isinstance(found, Article)]
            found = [one for one in batch if isinstance(one, Problem)] + crew.read(_own_names(arrived, store))
            kept = [one for one in found if isinstance(one, Reading)]
            added = store.add(kept)
            for one in found:
                tell(one)
            total += Filled(
                added=added,
                articles=len(kept),
                claims=sum(len(reading.claims) for reading in kept),
                gaps=sum(len(reading.gaps) for reading in kept),
                lost=sum(one.lost for one in found if isinstance(one, Problem)),
            )
    return total


def filled_store(*, today: date) -> Store:
    """Open the user's store, filled from the seeds when nothing was ever read into it."""
    store = open_store()
    if store.is_empty():
        fill(store, [SEEDS], Gazetteer.load(), today=today)
    return store


def readings(paths: Iterable[Path], gazetteer: Gazetteer, *, today: date) -> Iterator[Reading | Problem]:
    """Yield what is read from the articles of these paths, and the problems met, without keeping anything."""
    for found in articles(paths, today=today, languages=LANGUAGES):
        yield found if isinstance(found, Problem) else read_one(found, gazetteer)


def _own_names(arrived: Sequence[Article], store: Store) -> list[Article]:
    """Give an article a name of its own when the store has quite another text under its stem.

    A text that was edited supersedes what it was; another article that happens to lie in a file of the same name must
    not. Its suffix depends on its text alone, so that it has the same name when it is read again.
    """
    kept = store.texts([article.stem for article in arrived])
    return [
        article
        if _akin(kept.get(article.stem, article.text), article.text)
        else replace(article, stem=f"{article.stem}_{digest(article.text)}")
        for article in arrived
    ]


def _akin(one: str, other: str) -> bool:
    if one == other:
        return True
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words & others) >= _AKIN * len(words | others)
