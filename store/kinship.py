"""Which of the kept articles are one text: new ones are compared with those that share a band of their sketch."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update

from claims.copies import are_copies, bands
from store.schema import ARTICLES, BANDS, READINGS

_CHUNK = 5_000


class _Kept(NamedTuple):
    key: int
    stem: str
    sketch: bytes
    published: date | None
    copies: int | None


class _Groups:
    """Numbers that belong together, each set under its smallest: articles' keys, and the numbers of their groups."""

    def __init__(self) -> None:
        self._under: dict[int, int] = {}

    def number(self, member: int) -> int:
        """Return the smallest number that this one belongs with."""
        root = member
        while (above := self._under.get(root, root)) != root:
            root = above
        self._under[member] = root
        return root

    def unite(self, one: int, other: int) -> None:
        """Put two numbers, and all that belong with them, together."""
        low, high = sorted((self.number(one), self.number(other)))
        self._under[high] = low

    def moved(self) -> list[tuple[int, int]]:
        """Return every number that is known, with the one it belongs under."""
        return [(member, self.number(member)) for member in list(self._under)]


def relate(connection: Connection, new_keys: Sequence[int]) -> None:
    """Find the copies of newly kept articles and give all that are one text one number."""
    new = [kept for kept in _kept(connection, new_keys) if kept.sketch]
    keys = {kept.key: set(bands(kept.sketch)) for kept in new}
    relatives = _relatives(connection, set().union(*keys.values()))
    nearby = {kept.key: kept for kept in [*_kept(connection, set().union(*relatives.values())), *new]}
    groups = _Groups()
    for kept in new:
        near = set().union(*(relatives.get(band, ()) for band in keys[kept.key]))
        for key in near:
            if _same_text(kept, nearby[key]):
                groups.unite(kept.key, key)
                groups.unite(key, nearby[key].copies or key)
        for band in keys[kept.key]:
            # One early and one late holder of a band are enough: a text printed a thousand times stays cheap.
            held = relatives.get(band, {kept.key})
            relatives[band] = {min(held), kept.key}
    _renumber(connection, groups)
    rows = [{"band": band, "article_key": key} for key, found in keys.items() for band in found]
    if rows:
        connection.execute(BANDS.insert(), rows)


def originals(connection: Connection, stems: Sequence[str] | None = None) -> dict[str, str]:
    """Return, by the stem of each copy, the stem of the earliest article of the same text.

    With `stems`, only for the articles that share a text with one of these.
    """
    statement = (
        select(ARTICLES.c.copies, ARTICLES.c.published, ARTICLES.c.stem)
        # The stem beside the key, for it has an index.
        .join(READINGS, and_(READINGS.c.article_key == ARTICLES.c.key, READINGS.c.stem == ARTICLES.c.stem))
        .where(READINGS.c.superseded_by.is_(None), ARTICLES.c.copies.is_not(None))
    )
    if stems is not None:
        # Asked first, so that the database looks the groups up by their numbers instead of going through all articles.
        theirs = select(ARTICLES.c.copies).where(ARTICLES.c.stem.in_(stems), ARTICLES.c.copies.is_not(None))
        statement = statement.where(ARTICLES.c.copies.in_(set(connection.scalars(theirs))))
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


def _renumber(connection: Connection, groups: _Groups) -> None:
    changes = [{"old": old, "number": number} for old, number in groups.moved()]
    if changes:
        member = or_(ARTICLES.c.key == bindparam("old"), ARTICLES.c.copies == bindparam("old"))
        connection.execute(update(ARTICLES).where(member).values(copies=bindparam("number")), changes)


def _chunks(values: Sequence[int]) -> Iterable[Sequence[int]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
