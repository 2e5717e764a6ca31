"""Claims as columns: typed arrays sorted by day, in one run of bytes that a browser reads without parsing.

A million claims as JSON would take a browser seconds; as columns they are views onto the bytes that arrived. Text
that repeats (places, claimants, publishers) stands once in a table; quotes do not travel until somebody clicks. A
claim is named by its index here together with the version of the data, so `Columns.order` leads back to the claim.
"""

import json
import struct
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from claims.article import Article
from claims.claim import Actor, Certainty, Claim, ClaimantKind, Kind, Polarity, Relation, Side
from geo.place import Feature
from layers.day import claimed_holder, last_day, part_key, within

Days = NDArray[np.int64]
OutlineOf = Callable[[Claim], "Outline | None"]
EPOCH = date(1970, 1, 1).toordinal()
RADIUS_STEP_M = 10
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a line or an area claim lights up: its parts as (lon, lat) chains; an area's chains are closed.

    `side` is "left" or "right" for a bank, as seen downstream: where bank and river fall on one line of pixels, the
    map sets them apart.
    """

    feature: Feature
    chains: tuple[Ring, ...]
    side: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The claims that can be mapped, in column order, and the bytes that carry them."""

    version: str
    order: tuple[Claim, ...]
    payload: bytes


def mappable(claim: Claim) -> bool:
    """Say whether a claim has the place and the days that a map needs."""
    placed = claim.place_id is not None and claim.lon is not None and claim.lat is not None
    return placed and claim.event_start is not None and claim.reported_on is not None


def pack(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    *,
    version: str,
    outline_of: OutlineOf = lambda _: None,
) -> Columns:
    """Lay out the claims that can be mapped, earliest first; `articles` is by stem and gives the publishers."""
    placed = [claim for claim in claims if mappable(claim)]
    starts = _days([c.event_start for c in placed])
    rows = np.argsort(starts, kind="stable")
    order = tuple(placed[row] for row in rows)
    tables = _Tables(order, articles, outline_of)
    said = _days([c.said_on or c.reported_on for c in order])
    base = int(min(starts.min(), said.min())) if order else 0
    columns = _columns(order, starts[rows], base) | tables.columns
    header = {"version": version, "count": len(order), "base": base, "radiusStep": RADIUS_STEP_M, **tables.header}
    return Columns(version=version, order=order, payload=_container(header, columns))


def _columns(order: tuple[Claim, ...], starts: Days, base: int) -> dict[str, NDArray[np.generic]]:
    last = _days([last_day(c) for c in order])
    said = _days([c.said_on or c.reported_on for c in order])
    radius = np.array([c.radius_m or 0 for c in order]) / RADIUS_STEP_M
    return {
        "lon": np.array([c.lon for c in order], np.float32),
        "lat": np.array([c.lat for c in order], np.float32),
        "start": _since(starts, base),
        "last": _since(last, base),
        "reported": _since(_days([c.reported_on for c in order]), base),
        "said": _since(said, base),
        "radius": radius.clip(0, 0xFFFF).astype(np.uint16),
        "bits": np.array([_bits(c) for c in order], np.uint32),
        "rank": _rank(order, last, said),
    }


class _Tables:
    """The text that repeats, each once, and the columns of numbers that point at it."""

    def __init__(self, order: tuple[Claim, ...], articles: Mapping[str, Article], outline_of: OutlineOf) -> None:
        places: dict[str, int] = {}
        parts: dict[str, int] = {"": 0}
        claimants: dict[tuple[str, str], int] = {}
        publishers: dict[str, int] = {}
        outlines: dict[Outline | None, int] = {None: 0}
        heads: list[Claim] = []
        rows = np.zeros((5, len(order)), np.uint32)
        for row, claim in enumerate(order):
            place = places.setdefault(claim.place_id or "", len(places))
            if place == len(heads):
                heads.append(claim)
            elif heads[place].part and not claim.part:
                heads[place] = claim
            voice = (claim.claimant, claim.claimant_role or "")
            found = articles.get(claim.article)
            rows[0, row] = place
            rows[1, row] = parts.setdefault(part_key(claim), len(parts))
            rows[2, row] = claimants.setdefault(voice, len(claimants))
            rows[3, row] = publishers.setdefault(found.publisher if found else "", len(publishers))
            if claim.feature is not Feature.POINT:
                rows[4, row] = outlines.setdefault(outline_of(claim), len(outlines))
        names = ("place", "part", "claimant", "publisher", "outline")
        self.columns: dict[str, NDArray[np.generic]] = dict(zip(names, rows, strict=True))
        self.header = {
            "places": [_head(claim) for claim in heads],
            "parts": list(parts),
            "claimants": list(claimants),
            "publishers": list(publishers),
            "outlines": [outline and [outline.feature, outline.chains, outline.side] for outline in outlines],
        }


def _head(claim: Claim) -> list[str | float | None]:
    return [claim.place_id, claim.place, claim.feature, _rounded(claim.lon), _rounded(claim.lat)]


def _rounded(degrees: float | None) -> float | None:
    return None if degrees is None else round(degrees, 5)


def _days(days: Iterable[date | None]) -> Days:
    return np.array([day.toordinal() - EPOCH if day else 0 for day in days], np.int64)


def _since(days: Days, base: int) -> NDArray[np.uint16]:
    """Count days from the first one: two bytes reach 179 years, and nothing is earlier than the first."""
    return (days - base).clip(0, 0xFFFF).astype(np.uint16)


_NUMBERS = {
    member: number for enum in (Side, Kind, ClaimantKind, Feature, Relation) for number, member in enumerate(enum)
}


def _bits(claim: Claim) -> int:
    """Fold the short answers into one number; `data.js` unfolds it with the same shifts."""
    holder = claimed_holder(claim)
    return (
        (claim.actor is Actor.RUSSIA)
        | (claim.polarity is Polarity.DENY) << 1
        | (claim.certainty is Certainty.HEDGED) << 2
        | claim.background << 3
        | _NUMBERS[claim.claimant_side] << 4
        | _NUMBERS[claim.kind] << 6
        | _NUMBERS[claim.claimant_kind] << 10
        | _NUMBERS[claim.feature or Feature.POINT] << 13
        | _NUMBERS[claim.relation] << 15
        | (0 if holder is None else 2 if holder is Actor.RUSSIA else 1) << 18
        | within(claim) << 20
    )


def _rank(order: tuple[Claim, ...], last: Days, said: Days) -> NDArray[np.uint32]:
    """Rank the claims from the least to the most recent, exactly as `layers.day` sorts them."""
    stems = {stem: n for n, stem in enumerate(sorted({c.article for c in order}))}
    article = np.array([stems[c.article] for c in order], np.int64)
    offset = np.array([-c.start for c in order], np.int64)
    rank = np.empty(len(order), np.uint32)
    # Equals keep the order they came in, newest first: the later of two ranks lower.
    order_of_equals = -np.arange(len(order))
    rank[np.lexsort((order_of_equals, offset, article, said, last))] = np.arange(len(order), dtype=np.uint32)
    return rank


def _container(header: Mapping[str, object], columns: Mapping[str, NDArray[np.generic]]) -> bytes:
    """Put it all in one run of bytes: header length, header, then every column on a four-byte boundary."""
    listed, blocks, offset = [], [], 0
    for name, column in columns.items():
        block = column.tobytes()
        block += b"\0" * (-len(block) % 4)
        listed.append([name, column.dtype.name, offset])
        blocks.append(block)
        offset += len(block)
    head = json.dumps({**header, "columns": listed}, ensure_ascii=False, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 4)
    return b"".join([struct.pack("<I", len(head)), head, *blocks])
