"""Which of the kept articles are one text: new ones are compared with those that share a band of their sketch."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection, func, or_, select, update

from claims.copies import are_copies, bands
from store.schema import ARTICLES, BANDS, READINGS

_CHUNK = 5_000


class _Kept(NamedTuple):
    key: int
    stem: str
    sketch: bytes
    published: date | None
    copies: int | None


def relate(connection: Connection, new_keys: Sequence[int]) -> None:
    """Find the copies of newly kept articles and give all that are one text one number."""
    new = [kept for kept in _kept(connection, new_keys) if kept.sketch]
    keys = {kept.key: bands(kept.sketch) for kept in new}
    relatives = _relatives(connection, {band for found in keys.values() for band in found})
    nearby = {kept.key: kept for kept in [*_kept(connection, set().union(*relatives.values())), *new]}
    for kept in new:
        near = {key for band in keys[kept.key] for key in relatives.get(band, ())}
        same = [key for key in sorted(near - {kept.key}) if _same_text(kept, nearby[key])]
        if same:
            _unite(connection, nearby, [kept.key, *same])
        for band in keys[kept.key]:
            # One early and one late holder of a band are enough: a text printed a thousand times stays cheap.
            relatives.setdefault(band, set()).add(kept.key)
            relatives[band] = {min(relatives[band]), max(relatives[band])}
    rows = [{"band": band, "article_key": key} for key, found in keys.items() for band in set(found)]
    if rows:
        connection.execute(BANDS.insert(), rows)


def originals(connection: Connection) -> dict[str, str]:
    """Return, by the stem of each copy, the stem of the earliest article of the same text."""
    statement = (
        select(ARTICLES.c.copies, ARTICLES.c.published, ARTICLES.c.stem)
        .join(READINGS, READINGS.c.article_key == ARTICLES.c.key)
        .where(READINGS.c.superseded_by.is_(None), ARTICLES.c.copies.is_not(None))
    )
    groups: dict[int, list[tuple[date, str]]] = {}
    for copies, published, stem in connection.execute(statement):
        groups.setdefault(copies, []).append((published or date.max, stem))
    return {stem: min(members)[1] for members in groups.values() for _, stem in members if stem != min(members)[1]}


def _same_text(one: _Kept, other: _Kept) -> bool:
    return one.stem != other.stem and are_copies(one.sketch, other.sketch, one.published, other.published)


def _kept(connection: Connection, keys: Iterable[int]) -> list[_Kept]:
    columns = (ARTICLES.c.key, ARTICLES.c.stem, ARTICLES.c.sketch, ARTICLES.c.published, ARTICLES.c.copies)
    found: list[_Kept] = []
    for chunk in _chunks(sorted(keys)):
        rows = connection.execute(select(*columns).where(ARTICLES.c.key.in_(chunk)))
        found += [_Kept(*row) for row in rows]
    return found


def _relatives(connection: Connection, wanted: set[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for chunk in _chunks(sorted(wanted)):
        ends = select(BANDS.c.band, func.min(BANDS.c.article_key), func.max(BANDS.c.article_key))
        rows = connection.execute(ends.where(BANDS.c.band.in_(chunk)).group_by(BANDS.c.band))
        found |= {band: {first, last} for band, first, last in rows}
    return found


def _unite(connection: Connection, nearby: dict[int, _Kept], keys: Sequence[int]) -> None:
    groups = {nearby[key].copies for key in keys} - {None}
    number = min([group for group in groups if group is not None] + list(keys))
    condition: Any = or_(ARTICLES.c.key.in_(keys), ARTICLES.c.copies.in_(groups))
    connection.execute(update(ARTICLES).where(condition).values(copies=number))
    for key, kept in nearby.items():
        if key in keys or (kept.copies is not None and kept.copies in groups):
            nearby[key] = kept._replace(copies=number)


def _chunks(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
