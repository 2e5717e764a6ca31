"""Filling a store: files through the door, articles through the reader, readings kept, a batch at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path

from claims.article import Article, Reading
from claims.door import articles
from claims.lexicon import FOLDER as LEXICONS
from claims.read import READER_VERSION, read
from claims.sources.draft import Problem
from claims.sources.naming import digest
from geo.gazetteer import Gazetteer
from store import Added, Store, open_store

SEEDS = Path(__file__).parents[1] / "seeds"
LANGUAGES = frozenset(folder.name for folder in LEXICONS.iterdir() if folder.is_dir())
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
) -> Filled:
    """Read the articles of these paths into a store.

    `tell` hears of each problem as it arises, and of each reading once it is kept. Memory does not grow with the
    number of articles: a batch is kept, in one transaction, before the next is read.
    """
    stream = readings(paths, gazetteer, today=today, name=lambda article: _own_name(article, store))
    added, articles_read, claims, gaps, lost = Added(), 0, 0, 0, 0
    while batch := list(islice(stream, _BATCH)):
        problems = [found for found in batch if isinstance(found, Problem)]
        kept = [found for found in batch if isinstance(found, Reading)]
        added += store.add(kept)
        for told in batch:
            tell(told)
        articles_read += len(kept)
        claims += sum(len(reading.claims) for reading in kept)
        gaps += sum(len(reading.gaps) for reading in kept)
        lost += sum(problem.lost for problem in problems)
    return Filled(added=added, articles=articles_read, claims=claims, gaps=gaps, lost=lost)


def filled_store(*, today: date) -> Store:
    """Open the user's store, filled from the seeds when nothing was ever read into it."""
    store = open_store()
    if store.is_empty():
        fill(store, [SEEDS], Gazetteer.load(), today=today)
    return store


def readings(
    paths: Iterable[Path],
    gazetteer: Gazetteer,
    *,
    today: date,
    name: Callable[[Article], Article] = lambda article: article,
) -> Iterator[Reading | Problem]:
    """Yield what is read from the articles of these paths, each under the name given to it, and the problems met."""
    for found in articles(paths, today=today, languages=LANGUAGES):
        yield found if isinstance(found, Problem) else _read(name(found), gazetteer)


def _own_name(article: Article, store: Store) -> Article:
    """Give an article a name of its own when the store has quite another text under its stem.

    A text that was edited supersedes what it was; another article that happens to lie in a file of the same name must
    not. Its suffix depends on its text alone, so that it has the same name when it is read again.
    """
    kept = store.text(article.stem)
    if kept is None or kept == article.text or _akin(kept, article.text):
        return article
    return replace(article, stem=f"{article.stem}_{digest(article.text)}")


def _akin(one: str, other: str) -> bool:
    words, others = set(one.casefold().split()), set(other.casefold().split())
    return len(words & others) >= _AKIN * len(words | others)


def _read(article: Article, gazetteer: Gazetteer) -> Reading | Problem:
    if article.language not in LANGUAGES:
        return Reading(article=article, claims=(), gaps=(), evidence={}, reader_version=READER_VERSION)
    try:
        return read(article, gazetteer)
    except Exception as error:  # noqa: BLE001 - a text that trips the reader must not cost the thousand after it
        return Problem(path=article.stem, line=f"trips the reader ({type(error).__name__}): please report this text")
