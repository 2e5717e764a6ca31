"""What repeats among the columns, each once: places, parts, claimants, publishers, outlines."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from claims.table import ClaimTable, Whole, coded
from geo.place import Feature
from layers.day import part_key

Ring = tuple[tuple[float, float], ...]


class Located(Protocol):
    """What of a river or an area is spoken of; the position chooses the stretch of a river."""

    @property
    def place_id(self) -> str | None: ...  # noqa: D102
    @property
    def feature(self) -> Feature | None: ...  # noqa: D102
    @property
    def part(self) -> str | None: ...  # noqa: D102
    @property
    def lon(self) -> float | None: ...  # noqa: D102
    @property
    def lat(self) -> float | None: ...  # noqa: D102
    @property
    def radius_m(self) -> float | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What of a river or an area a row of the table speaks of."""

    place_id: str
    feature: Feature
    part: str | None
    lon: float
    lat: float
    radius_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a line or an area claim lights up: its parts as (lon, lat) chains; an area's chains are closed.

    `side` is "left" or "right" for a bank, as seen downstream: where bank and river fall on one line of pixels, the
    map sets them apart.
    """

    feature: Feature
    chains: tuple[Ring, ...]
    side: str = ""


OutlineOf = Callable[[Located], Outline | None]


Table = tuple[list[object], Whole]
"""A table for the header, and for each claim the number of its own entry."""


def places(order: ClaimTable) -> Table:
    """Return a head for each place: its first claim about the whole of it, else its first claim."""
    seats = coded([seat.id for seat in order.seat.values])
    used, numbers = np.unique(seats.codes[order.seat.codes], return_inverse=True)
    partial = np.array([bool(traits.part) for traits in order.traits.values], bool)[order.traits.codes]
    preferred = np.lexsort((np.arange(len(order)), partial, numbers))
    heads = preferred[np.searchsorted(numbers[preferred], np.arange(len(used)))]
    return [_head(order, row) for row in heads.tolist()], numbers


def _head(order: ClaimTable, row: int) -> object:
    seat, feature = order.seat.values[order.seat.codes[row]], order.traits.values[order.traits.codes[row]].feature
    return [seat.id, seat.name, feature, round(float(order.lon[row]), 5), round(float(order.lat[row]), 5)]


def parts(order: ClaimTable) -> Table:
    """Return the parts of places as they are compared; the whole is number 0."""
    found = coded(["", *map(part_key, order.traits.values)])
    return list(found.values), found.codes[1:][order.traits.codes]


def claimants(order: ClaimTable) -> Table:
    """Return who speaks, with their roles."""
    used, numbers = np.unique(order.speaker.codes, return_inverse=True)
    return [order.speaker.values[code] for code in used.tolist()], numbers


def publishers_of(order: ClaimTable, publishers: Mapping[str, str]) -> Table:
    """Return the outlets of the claims' articles; `publishers` is by stem."""
    used, articles = np.unique(order.article.codes, return_inverse=True)
    outlets = coded([publishers.get(order.article.values[code], "") for code in used.tolist()])
    return list(outlets.values), outlets.codes[articles]


def outlines(order: ClaimTable, outline_of: OutlineOf) -> Table:
    """Return the outlines of what is no point; number 0 is none."""
    numbers: dict[Outline | None, int] = {None: 0}
    column = np.zeros(len(order), np.int64)
    extended = np.array([t.feature not in (None, Feature.POINT) for t in order.traits.values], bool)
    for row in np.flatnonzero(extended[order.traits.codes]).tolist():
        column[row] = numbers.setdefault(outline_of(_stretch(order, row)), len(numbers))
    return [outline and [outline.feature, outline.chains, outline.side] for outline in numbers], column


def _stretch(order: ClaimTable, row: int) -> Stretch:
    traits = order.traits.values[order.traits.codes[row]]
    return Stretch(
        place_id=order.seat.values[order.seat.codes[row]].id,
        feature=traits.feature or Feature.POINT,
        part=traits.part,
        lon=float(order.lon[row]),
        lat=float(order.lat[row]),
        radius_m=float(np.nan_to_num(order.radius_m[row])),
    )
