"""Reading articles by the batch: in this process, or in several when there are enough articles to be worth it."""

import signal
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from claims.article import Article, Reading
from claims.lexicon import FOLDER as LEXICONS
from claims.read import READER_VERSION, read
from claims.sources.draft import Problem
from geo.gazetteer import Gazetteer

LANGUAGES = frozenset(folder.name for folder in LEXICONS.iterdir() if folder.is_dir())
_WORTHWHILE = 100
_AT_ONCE = 10


def read_one(article: Article, gazetteer: Gazetteer) -> Reading | Problem:
    """Read an article; one in a language without a lexicon has no claims, one that trips the reader is a problem."""
    if article.language not in LANGUAGES:
        return Reading(article=article, claims=(), gaps=(), evidence={}, reader_version=READER_VERSION)
    try:
        return read(article, gazetteer)
    except Exception as error:  # noqa: BLE001 - a text that trips the reader must not cost the thousand after it
        return Problem(path=article.stem, line=f"trips the reader ({type(error).__name__}): please report this text")


class Crew:
    """Readers for batch after batch; the other processes start with the first batch that is large enough."""

    def __init__(self, gazetteer: Gazetteer, processes: int) -> None:
        self._gazetteer, self._processes = gazetteer, processes
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def read(self, batch: Sequence[Article]) -> list[Reading | Problem]:
        """Return what is read from each article, in their order: the same however many processes there are."""
        if self._processes < 2 or len(batch) < _WORTHWHILE:  # noqa: PLR2004 - alone
            return [read_one(article, self._gazetteer) for article in batch]
        if self._pool is None:
            # Spawned, not forked: a fork would share this process's connection to a database server.
            self._pool = ProcessPoolExecutor(
                self._processes, mp_context=get_context("spawn"), initializer=signal.signal, initargs=_DEAF
            )
        return list(self._pool.map(_read_there, batch, chunksize=_AT_ONCE))


_DEAF = (signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to deal with


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.load()


def _read_there(article: Article) -> Reading | Problem:
    return read_one(article, _gazetteer())
