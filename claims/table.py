"""Claims by the column, without their quotes: what a map needs of a million claims, in numbers and short tables.

A million `Claim` records take a minute to make and a gigabyte to keep. What repeats (places, speakers, short answers)
stands once in a table here, and a column of numbers points at it; a claim's own record is fetched when it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from itertools import count
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from claims.claim import Actor, Certainty, Claim, ClaimantKind, Kind, Polarity, Relation, Side
from geo.place import Feature

Value = TypeVar("Value")
Whole = NDArray[np.int64]
Real = NDArray[np.float64]
NEVER = 0
"""A day that is not known, among days counted as `date.toordinal` counts them."""


class Traits(NamedTuple):
    """The short answers of a claim; a handful of them serves thousands of claims."""

    kind: Kind
    actor: Actor
    polarity: Polarity
    certainty: Certainty
    claimant_kind: ClaimantKind
    claimant_side: Side
    feature: Feature | None
    relation: Relation
    background: bool
    part: str | None
    ambiguous: bool


class Speaker(NamedTuple):
    """Who says it."""

    name: str
    role: str


class Seat(NamedTuple):
    """The place, by its id and its name; the id is empty where none was found."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded(Generic[Value]):
    """A column of values that repeat: each value once, and for each claim the number of its own."""

    values: tuple[Value, ...]
    codes: Whole

    def at(self, rows: Whole) -> "Coded[Value]":
        """Return the column of these rows alone."""
        return Coded(values=self.values, codes=self.codes[rows])


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTable:
    """The columns; `key` leads back to the claim, and a number or a position that is not known is not a number."""

    key: Whole
    article: Coded[str]
    offset: Whole
    traits: Coded[Traits]
    speaker: Coded[Speaker]
    seat: Coded[Seat]
    lon: Real
    lat: Real
    radius_m: Real
    event_start: Whole
    event_end: Whole
    said_on: Whole
    reported_on: Whole

    def __len__(self) -> int:
        return len(self.key)

    def at(self, rows: Whole) -> "ClaimTable":
        """Return the table of these rows alone, in this order."""
        columns: dict[str, Any] = {field.name: getattr(self, field.name) for field in fields(self)}
        for name, column in columns.items():
            columns[name] = column.at(rows) if isinstance(column, Coded) else column[rows]
        return ClaimTable(**columns)


class Coder(Generic[Value]):
    """Numbers values as they come, a batch at a time."""

    def __init__(self) -> None:
        self._numbers: defaultdict[Value, int] = defaultdict(count().__next__)
        self._batches: list[NDArray[np.int32]] = []

    def take(self, values: Sequence[Value]) -> None:
        """Give numbers to one more batch."""
        self._batches.append(np.fromiter(map(self._numbers.__getitem__, values), np.int32, len(values)))

    @property
    def values(self) -> tuple[Value, ...]:
        """Every value met, in the order of its number."""
        return tuple(self._numbers)

    @property
    def codes(self) -> Whole:
        """The numbers of all the batches."""
        return np.concatenate(self._batches).astype(np.int64) if self._batches else np.zeros(0, np.int64)


def coded(values: Sequence[Value]) -> Coded[Value]:
    """Return values as a column."""
    coder: Coder[Value] = Coder()
    coder.take(values)
    return Coded(values=coder.values, codes=coder.codes)


def table(claims: Iterable[Claim]) -> ClaimTable:
    """Lay claims out by the column; a claim's key is its place in the order they came."""
    rows = tuple(claims)
    return ClaimTable(
        key=np.arange(len(rows)),
        article=coded([c.article for c in rows]),
        offset=np.array([c.start for c in rows], np.int64),
        traits=coded([_traits(c) for c in rows]),
        speaker=coded([Speaker(c.claimant, c.claimant_role or "") for c in rows]),
        seat=coded([Seat(c.place_id or "", c.place or "") for c in rows]),
        lon=np.array([c.lon for c in rows], np.float64),
        lat=np.array([c.lat for c in rows], np.float64),
        radius_m=np.array([c.radius_m for c in rows], np.float64),
        event_start=_days([c.event_start for c in rows]),
        event_end=_days([c.event_end for c in rows]),
        said_on=_days([c.said_on for c in rows]),
        reported_on=_days([c.reported_on for c in rows]),
    )


def _traits(claim: Claim) -> Traits:
    given = {name: getattr(claim, name) for name in Traits._fields}
    return Traits(**(given | {"ambiguous": claim.ambiguous is not None}))


def _days(days: Sequence[date | None]) -> Whole:
    return np.array([day.toordinal() if day else NEVER for day in days], np.int64)
