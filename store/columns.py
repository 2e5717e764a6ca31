"""Every current claim by the column, straight from the rows: no record is made of any."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import reduce
from typing import Any, TypeVar

import numpy as np
from sqlalchemy import Connection, CursorResult, Text, cast, func, select, type_coerce
from sqlalchemy.sql.elements import ColumnElement

from claims.table import NEVER, ClaimTable, Coded, Coder, Real, Seat, Speaker, Traits, Whole
from store.rows import ENUMS
from store.schema import CLAIMS, READINGS

Value = TypeVar("Value")
_ROWS = 200  # rows that are gone before the next come stay in the processor's cache
_JOINT = "\x1f"


_DAYS = ("event_start", "event_end", "said_on", "reported_on")
_NUMBERS = (CLAIMS.c.key, CLAIMS.c.start, CLAIMS.c.lon, CLAIMS.c.lat, CLAIMS.c.radius_m)


def claim_table(connection: Connection) -> ClaimTable:
    """Read the claims of every current reading, in the order of `Store.claims`."""
    texts = _texts(connection.dialect.name)
    statement = select(*texts, *_NUMBERS).join(READINGS, READINGS.c.key == CLAIMS.c.reading_key)
    rows = connection.execute(statement.where(READINGS.c.superseded_by.is_(None)).order_by(CLAIMS.c.key))
    coders: list[Coder[Any]] = [Coder() for _ in texts]
    numbers: list[list[Real]] = [[] for _ in _NUMBERS]
    for batch in _batches(rows):
        columns: list[Sequence[Any]] = list(zip(*batch, strict=True))
        for coder, values in zip(coders, columns, strict=False):
            coder.take(values)
        for chunks, values in zip(numbers, columns[len(coders) :], strict=True):
            chunks.append(np.array(values, np.float64))
    return _table(coders, [np.concatenate(chunks) if chunks else np.zeros(0) for chunks in numbers])


def _batches(rows: CursorResult[Any]) -> Iterator[Sequence[tuple[Any, ...]]]:
    """Yield rows as the driver makes them: nothing here asks for them by name, which costs a million rows a second."""
    while rows.cursor is not None and (batch := rows.cursor.fetchmany(_ROWS)):
        yield batch
    rows.close()


def sayings(connection: Connection) -> Iterator[tuple[int, str]]:
    """Yield the key of each current claim, and its words: quote, claimant, role, place, toponym."""
    names = ("quote", "claimant", "claimant_role", "place", "toponym")
    words: list[ColumnElement[str]] = [func.coalesce(CLAIMS.c[name], "") for name in names]
    together = reduce(lambda before, word: before + " " + word, words)
    statement = select(CLAIMS.c.key, together).join(READINGS, READINGS.c.key == CLAIMS.c.reading_key)
    for rows in connection.execute(statement.where(READINGS.c.superseded_by.is_(None))).partitions(_ROWS):
        yield from ((key, saying) for key, saying in rows)


def _texts(dialect: str) -> list[ColumnElement[Any]]:
    # Days as the database has them: a few thousand different ones are read once each, not a million one by one.
    days = [type_coerce(CLAIMS.c[name], Text) for name in _DAYS]
    joined = [
        _joined(dialect, names) for names in (Traits._fields, ("claimant", "claimant_role"), ("place_id", "place"))
    ]
    return [CLAIMS.c.article, *joined, *days]


def _joined(dialect: str, names: Sequence[str]) -> ColumnElement[Any]:
    """Return fields as one text: rows of few values are read in half the time of rows of many."""
    if dialect == "sqlite":
        return func.printf(_JOINT.join(["%s"] * len(names)), *(CLAIMS.c[name] for name in names))
    return func.concat_ws(_JOINT, *(func.coalesce(cast(CLAIMS.c[name], Text), "") for name in names))


def _table(coders: Sequence[Coder[Any]], numbers: Sequence[Real]) -> ClaimTable:
    articles, traits, speakers, seats, *days = coders
    key, offset, lon, lat, radius_m = numbers
    event_start, event_end, said_on, reported_on = map(_days, days)
    unsorted = ClaimTable(
        key=key.astype(np.int64),
        article=Coded(values=articles.values, codes=articles.codes),
        offset=offset.astype(np.int64),
        traits=_read(traits, _traits),
        speaker=_read(speakers, lambda text: Speaker(*text.split(_JOINT))),
        seat=_read(seats, lambda text: Seat(*text.split(_JOINT))),
        lon=lon,
        lat=lat,
        radius_m=radius_m,
        event_start=event_start,
        event_end=event_end,
        said_on=said_on,
        reported_on=reported_on,
    )
    return unsorted.at(np.argsort(_places_in_order(articles.values)[articles.codes], kind="stable"))


def _read(coder: Coder[str], reader: Callable[[str], Value]) -> Coded[Value]:
    return Coded(values=tuple(map(reader, coder.values)), codes=coder.codes)


def _traits(text: str) -> Traits:
    given: dict[str, Any] = dict(zip(Traits._fields, text.split(_JOINT), strict=True))
    for name, word in given.items():
        given[name] = ENUMS[name](word) if name in ENUMS and word else word or None
    given["background"] = given["background"] in {"1", "true"}
    return Traits(**(given | {"ambiguous": given["ambiguous"] is not None}))


def _days(coder: Coder[Any]) -> Whole:
    # SQLite gives a day as text, PostgreSQL as a date.
    known = [NEVER if day is None else date.fromisoformat(str(day)).toordinal() for day in coder.values]
    return np.array(known, np.int64)[coder.codes] if known else np.zeros(0, np.int64)


def _places_in_order(texts: Sequence[str]) -> Whole:
    order = np.zeros(len(texts), np.int64)
    order[sorted(range(len(texts)), key=texts.__getitem__)] = np.arange(len(texts))
    return order
