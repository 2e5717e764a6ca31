"""The store: what was read, kept in one database; a newer reading supersedes an older one and deletes nothing."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from operator import attrgetter
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Row, Select, func, select
from sqlalchemy.engine import URL
from sqlalchemy.sql.elements import ColumnElement

from claims.article import Article, Reading
from claims.claim import Claim, Evidence, Gap
from claims.table import ClaimTable
from geo.errors import ClaimlineError
from store.adding import Added, add_readings
from store.columns import claim_table, sayings
from store.connection import clear_errors, connect
from store.kinship import originals
from store.rows import ARTICLE_COLUMNS, CLAIM_COLUMNS, GAP_COLUMNS, to_article, to_claims, to_gap, to_steps
from store.schema import ARTICLES, CLAIMS, EVIDENCE, GAPS, META, READINGS

_ROWS = 1000  # at a time: rows that are gone before the next come spare the garbage collector most of its work
_MOST_VALUES = 5_000  # in one question to a database
_MOST_LOOKED_UP = 50_000


class Store:
    """Articles, claims, gaps and evidence in one database. Close it after use, or use it as a context."""

    def __init__(self, url: URL) -> None:
        self._url = url
        self._engine = connect(url)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def add(self, readings: Iterable[Reading]) -> Added:
        """Keep readings, all of them or, when anything fails, none. What is already kept stays as it is."""
        with clear_errors(self._url), self._engine.begin() as connection:
            return add_readings(connection, readings)

    def articles(self) -> tuple[Article, ...]:
        """Return every article as it now stands, by stem."""
        with self._reading() as connection:
            echoes = originals(connection)
            rows = connection.execute(_current(select(*ARTICLE_COLUMNS))).all()
        return tuple(sorted((to_article(row, echoes.get(row.stem)) for row in rows), key=attrgetter("stem")))

    def article(self, stem: str) -> Article:
        """Return one article; raise ClaimlineError when there is none of that stem."""
        with self._reading() as connection:
            echoes = originals(connection, [stem])
            row = connection.execute(_current(select(*ARTICLE_COLUMNS)).where(READINGS.c.stem == stem)).first()
        if row is None:
            raise ClaimlineError(f'the store has no article "{stem[:80]}": read it first')
        return to_article(row, echoes.get(stem))

    def family(self, stems: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles of these stems, as far as there are any, and all that share a text with one of them."""
        wanted = sorted(set(stems))
        with self._reading() as connection:
            echoes = originals(connection, wanted)
            members = sorted({*wanted, *echoes, *echoes.values()})
            found = _in_chunks(connection, _current(select(*ARTICLE_COLUMNS)), READINGS.c.stem, members)
        return tuple(to_article(row, echoes.get(row.stem)) for row in found)

    def publishers(self) -> dict[str, str]:
        """Return the publisher of every article, by stem."""
        with self._reading() as connection:
            found = connection.execute(_current(select(READINGS.c.stem, ARTICLES.c.publisher))).all()
        return {row.stem: row.publisher for row in found}

    def texts(self, stems: Sequence[str]) -> dict[str, str]:
        """Return the texts of those articles that there are, by stem."""
        with self._reading() as connection:
            found = connection.execute(
                _current(select(READINGS.c.stem, ARTICLES.c.text)).where(READINGS.c.stem.in_(stems))
            ).all()
        return {row.stem: row.text for row in found}

    def claims(self) -> tuple[Claim, ...]:
        """Return the claims of every current reading, by article and then in the order of reading."""
        statement = select(*CLAIM_COLUMNS).join(READINGS, READINGS.c.key == CLAIMS.c.reading_key)
        with self._reading() as connection:
            found = connection.execute(statement.where(READINGS.c.superseded_by.is_(None)).order_by(CLAIMS.c.key))
            claims = [claim for rows in found.partitions(_ROWS) for claim in to_claims(rows)]
        return tuple(sorted(claims, key=attrgetter("article")))

    def table(self) -> ClaimTable:
        """Return the claims of every current reading by the column, without quotes; `claims_of` takes its keys."""
        with self._reading() as connection:
            return claim_table(connection)

    def claims_of(self, keys: Sequence[int]) -> tuple[Claim, ...]:
        """Return the claims of these keys, in their order."""
        wanted = set(keys)
        by_key: dict[int, Claim] = {}
        with self._reading() as connection:
            for rows in _claim_rows(connection, wanted):
                columns = [tuple(row)[1:] for row in rows]
                by_key.update(zip((row.key for row in rows), to_claims(columns), strict=True))
        return tuple(by_key[key] for key in keys)

    def sayings(self) -> Iterator[tuple[int, str]]:
        """Yield the key of each current claim with all that can be searched: quote, claimant, role, place, toponym."""
        with self._reading() as connection:
            yield from sayings(connection)

    def gaps(self) -> tuple[Gap, ...]:
        """Return what could not become a claim on the map, by article."""
        statement = select(*GAP_COLUMNS).join(READINGS, READINGS.c.key == GAPS.c.reading_key)
        with self._reading() as connection:
            rows = connection.execute(statement.where(READINGS.c.superseded_by.is_(None)).order_by(GAPS.c.key)).all()
        return tuple(sorted(map(to_gap, rows), key=attrgetter("article")))

    def evidence(self, claim_id: str) -> tuple[Evidence, ...]:
        """Return the steps that made a claim; none when the claim is not known."""
        statement = select(EVIDENCE.c.steps).where(EVIDENCE.c.claim_id == claim_id)
        with self._reading() as connection:
            steps = connection.scalar(statement.order_by(EVIDENCE.c.reading_key.desc()))
        return to_steps(steps) if steps else ()

    def version(self) -> str:
        """Return a fingerprint of the data: equal on every machine that keeps the same articles and readings."""
        with self._reading() as connection:
            found = connection.scalar(select(META.c.value).where(META.c.name == "version")) or "0"
        return hashlib.sha256(found.encode()).hexdigest()[:16]

    def edition(self) -> str:
        """Return a mark that these very rows alone have, keys included; empty where an older program wrote them."""
        with self._reading() as connection:
            found = {row.name: row.value for row in connection.execute(select(META.c.name, META.c.value))}
        return f"{found['edition']} {found['version']}" if found.get("edition") else ""

    def is_empty(self) -> bool:
        """Say whether nothing was ever read into this store."""
        with self._reading() as connection:
            return not connection.scalar(select(func.count()).select_from(READINGS))

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with clear_errors(self._url), self._engine.connect() as connection:
            yield connection


def _claim_rows(connection: Connection, wanted: set[int]) -> Iterator[Sequence[Row[Any]]]:
    """Yield the rows of these keys, some at a time: few are looked up, many are met in one pass through all."""
    statement = select(CLAIMS.c.key, *CLAIM_COLUMNS)
    if len(wanted) <= _MOST_LOOKED_UP:
        yield _in_chunks(connection, statement, CLAIMS.c.key, sorted(wanted))
        return
    for rows in connection.execute(statement.order_by(CLAIMS.c.key)).partitions(_ROWS):
        yield [row for row in rows if row.key in wanted]


def _in_chunks(
    connection: Connection, statement: Select[Any], column: ColumnElement[Any], values: Sequence[object]
) -> list[Row[Any]]:
    chunks = (values[start : start + _MOST_VALUES] for start in range(0, len(values), _MOST_VALUES))
    return [row for chunk in chunks for row in connection.execute(statement.where(column.in_(chunk)))]


def _current(statement: Select[Any]) -> Select[Any]:
    joined = statement.join(READINGS, READINGS.c.article_key == ARTICLES.c.key)
    return joined.where(READINGS.c.superseded_by.is_(None))
