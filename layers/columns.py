"""Claims as columns: typed arrays sorted by day, in one run of bytes that a browser reads without parsing.

A million claims as JSON would take a browser seconds; as columns they are views onto the bytes that arrived. Text
that repeats (places, claimants, publishers) stands once in a table; quotes do not travel until somebody clicks. A
claim is named by its index here together with the version of the data, so `Columns.keys` leads back to it.
"""

import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from claims.article import Article
from claims.claim import Actor, Certainty, Claim, ClaimantKind, Kind, Polarity, Relation, Side
from claims.table import NEVER, ClaimTable, Traits, Whole, table
from geo.place import Feature
from layers.day import claimed_holder, within
from layers.tables import OutlineOf, claimants, outlines, parts, places, publishers_of

EPOCH = date(1970, 1, 1).toordinal()
RADIUS_STEP_M = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The bytes that carry the claims that can be mapped, for each of them its key, and the newest day of all."""

    version: str
    keys: Whole
    newest: date | None
    payload: bytes


def pack(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    *,
    version: str,
    outline_of: OutlineOf = lambda _: None,
) -> Columns:
    """Lay out claims; a key is a claim's place among them. `articles` is by stem and gives the publishers."""
    publishers = {stem: article.publisher for stem, article in articles.items()}
    return pack_table(table(claims), publishers, version=version, outline_of=outline_of)


def pack_table(
    claims: ClaimTable,
    publishers: Mapping[str, str],
    *,
    version: str,
    outline_of: OutlineOf = lambda _: None,
) -> Columns:
    """Lay out the claims that can be mapped, earliest first; `publishers` is by stem."""
    rows = np.flatnonzero(mappable(claims))
    order = claims.at(rows[np.argsort(claims.event_start[rows], kind="stable")])
    said = np.where(order.said_on == NEVER, order.reported_on, order.said_on)
    last = np.where(order.event_end == NEVER, order.reported_on, order.event_end)
    base = int(min(order.event_start.min(), said.min())) if len(order) else EPOCH
    texts = {"place": places(order), "part": parts(order), "claimant": claimants(order)}
    texts |= {"publisher": publishers_of(order, publishers), "outline": outlines(order, outline_of)}
    columns = _numbers(order, base, last, said) | {name: _narrow(codes) for name, (_, codes) in texts.items()}
    tables = {f"{name}s": values for name, (values, _) in texts.items()}
    header = {"version": version, "count": len(order), "base": base - EPOCH, "radiusStep": RADIUS_STEP_M, **tables}
    newest = date.fromordinal(int(last.max())) if len(order) else None
    return Columns(version=version, keys=order.key, newest=newest, payload=_container(header, columns))


def mappable(claims: ClaimTable) -> NDArray[np.bool_]:
    """Say of each claim whether it has the place and the days that a map needs."""
    placed = np.array([bool(seat.id) for seat in claims.seat.values], bool)[claims.seat.codes]
    dated = (claims.event_start != NEVER) & (claims.reported_on != NEVER)
    marked: NDArray[np.bool_] = placed & dated & ~np.isnan(claims.lon) & ~np.isnan(claims.lat)
    return marked


def _numbers(order: ClaimTable, base: int, last: Whole, said: Whole) -> dict[str, NDArray[np.generic]]:
    radius = np.nan_to_num(order.radius_m) / RADIUS_STEP_M
    return {
        "lon": order.lon.astype(np.float32),
        "lat": order.lat.astype(np.float32),
        "start": _since(order.event_start, base),
        "last": _since(last, base),
        "reported": _since(order.reported_on, base),
        "said": _since(said, base),
        "radius": radius.clip(0, 0xFFFF).astype(np.uint16),
        "bits": np.array([_bits(traits) for traits in order.traits.values], np.uint32)[order.traits.codes],
        "rank": _rank(order, last, said),
    }


def _narrow(codes: Whole) -> NDArray[np.generic]:
    """Return numbers in as few bytes as they need: the bytes of a million claims take seconds to arrive."""
    return codes.astype(np.min_scalar_type(codes.max(initial=0)))


def _since(days: Whole, base: int) -> NDArray[np.uint16]:
    """Count days from the first one: two bytes reach 179 years, and nothing is earlier than the first."""
    return (days - base).clip(0, 0xFFFF).astype(np.uint16)


_MEMBERS = {
    member: number for enum in (Side, Kind, ClaimantKind, Feature, Relation) for number, member in enumerate(enum)
}


def _bits(traits: Traits) -> int:
    """Fold the short answers into one number; `data.js` unfolds it with the same shifts."""
    holder = claimed_holder(traits)
    return (
        (traits.actor is Actor.RUSSIA)
        | (traits.polarity is Polarity.DENY) << 1
        | (traits.certainty is Certainty.HEDGED) << 2
        | traits.background << 3
        | _MEMBERS[traits.claimant_side] << 4
        | _MEMBERS[traits.kind] << 6
        | _MEMBERS[traits.claimant_kind] << 10
        | _MEMBERS[traits.feature or Feature.POINT] << 13
        | _MEMBERS[traits.relation] << 15
        | (0 if holder is None else 2 if holder is Actor.RUSSIA else 1) << 18
        | within(traits) << 20
        | traits.ambiguous << 21
    )


def _rank(order: ClaimTable, last: Whole, said: Whole) -> NDArray[np.uint32]:
    """Rank the claims from the least to the most recent, exactly as `layers.day` sorts them."""
    stems = order.article.values
    article = np.zeros(len(stems), np.int64)
    article[sorted(range(len(stems)), key=stems.__getitem__)] = np.arange(len(stems))
    rank = np.empty(len(order), np.uint32)
    # Equals keep the order they came in, newest first: the later of two ranks lower.
    order_of_equals = -np.arange(len(order))
    ascending = np.lexsort((order_of_equals, -order.offset, article[order.article.codes], said, last))
    rank[ascending] = np.arange(len(order), dtype=np.uint32)
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
