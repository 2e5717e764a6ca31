"""Keeping readings: what is new is inserted, what changed supersedes what stood before, what stands is left alone."""

import hashlib
import secrets
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Table, bindparam, delete, select, tuple_, update

from claims.article import Reading
from store.kinship import relate
from store.rows import (
    Values,
    article_digest,
    article_values,
    claim_values,
    evidence_values,
    gap_values,
    reading_digest,
)
from store.schema import ARTICLES, CLAIMS, EVIDENCE, GAPS, META, READINGS

_BATCH = 400
_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """What adding readings changed, in articles: a superseded one had an older reading, which is kept."""

    new: int = 0
    unchanged: int = 0
    superseded: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            new=self.new + other.new,
            unchanged=self.unchanged + other.unchanged,
            superseded=self.superseded + other.superseded,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Incoming:
    """A reading on its way in, with what tells its article's state and its outcome from others."""

    reading: Reading
    article_digest: str
    reading_digest: str

    @property
    def stem(self) -> str:
        return self.reading.article.stem

    @property
    def weight(self) -> int:
        return _weight(self.stem, self.article_digest, self.reading_digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """The current reading of a stem, as kept."""

    key: int
    article_digest: str
    reading_digest: str
    reader_version: str


def add_readings(connection: Connection, readings: Iterable[Reading]) -> Added:
    """Keep the readings within the connection's transaction, and bring the data's fingerprint up to date."""
    added, version = Added(), _lock(connection)
    for batch in _batches(readings):
        standing = _standing(connection, [incoming.stem for incoming in batch])
        changed = [i for i in batch if not _same(i, standing.get(i.stem))]
        _reread(connection, batch, standing)
        if changed:
            _insert(connection, changed, standing)
        older = [standing[i.stem] for i in changed if i.stem in standing]
        version += sum(incoming.weight for incoming in changed)
        version -= sum(_weight(i.stem, *_digests(standing[i.stem])) for i in changed if i.stem in standing)
        new, unchanged = len(changed) - len(older), len(batch) - len(changed)
        added += Added(new=new, unchanged=unchanged, superseded=len(older))
    if added.new or added.superseded:
        value = f"{version % _MODULUS:x}"
        connection.execute(update(META).where(META.c.name == "version").values(value=value))
        new_edition(connection)
    return added


def new_edition(connection: Connection) -> None:
    """Mark these rows as unlike any that were ever kept; two stores of one version may have other keys."""
    connection.execute(delete(META).where(META.c.name == "edition"))
    connection.execute(META.insert(), {"name": "edition", "value": secrets.token_hex(16)})


def _lock(connection: Connection) -> int:
    """Make other writers wait until this transaction ends; return the fingerprint as it stands."""
    connection.execute(update(META).where(META.c.name == "version").values(value=META.c.value))
    return int(connection.scalar(select(META.c.value).where(META.c.name == "version")) or "0", 16)


def _weight(stem: str, *digests: str) -> int:
    # A sum of hashes does not depend on the order in which articles came, and is kept up to date in one step.
    return int.from_bytes(hashlib.sha256("\x1f".join((stem, *digests)).encode()).digest())


def _digests(standing: _Standing) -> tuple[str, str]:
    return standing.article_digest, standing.reading_digest


def _batches(readings: Iterable[Reading]) -> Iterator[list[_Incoming]]:
    """Cut the stream into batches in which no stem comes twice."""
    batch: dict[str, _Incoming] = {}
    for reading in readings:
        if len(batch) >= _BATCH or reading.article.stem in batch:
            yield list(batch.values())
            batch = {}
        digests = article_digest(reading.article), reading_digest(reading)
        batch[reading.article.stem] = _Incoming(reading=reading, article_digest=digests[0], reading_digest=digests[1])
    if batch:
        yield list(batch.values())


def _standing(connection: Connection, stems: Sequence[str]) -> dict[str, _Standing]:
    columns = (READINGS.c.stem, READINGS.c.key, ARTICLES.c.digest, READINGS.c.digest, READINGS.c.reader_version)
    statement = select(*columns).join(ARTICLES, ARTICLES.c.key == READINGS.c.article_key)
    current = statement.where(READINGS.c.stem.in_(stems), READINGS.c.superseded_by.is_(None))
    return {
        stem: _Standing(key=key, article_digest=article, reading_digest=reading, reader_version=version)
        for stem, key, article, reading, version in connection.execute(current)
    }


def _same(incoming: _Incoming, standing: _Standing | None) -> bool:
    return standing is not None and _digests(standing) == (incoming.article_digest, incoming.reading_digest)


def _reread(connection: Connection, batch: Sequence[_Incoming], standing: dict[str, _Standing]) -> None:
    """Note the newer reader where it came to the same outcome."""
    for incoming in batch:
        kept, version = standing.get(incoming.stem), incoming.reading.reader_version
        if kept is not None and kept.reader_version != version and _same(incoming, kept):
            connection.execute(update(READINGS).where(READINGS.c.key == kept.key).values(reader_version=version))


def _insert(connection: Connection, changed: Sequence[_Incoming], standing: dict[str, _Standing]) -> None:
    articles = _article_keys(connection, changed)
    rows = [
        {
            "article_key": articles[incoming.stem],
            "stem": incoming.stem,
            "digest": incoming.reading_digest,
            "reader_version": incoming.reading.reader_version,
        }
        for incoming in changed
    ]
    inserted = connection.execute(READINGS.insert().returning(READINGS.c.stem, READINGS.c.key), rows)
    keys = {row.stem: row.key for row in inserted}
    older = [{"old": standing[stem].key, "new": key} for stem, key in keys.items() if stem in standing]
    if older:
        statement = update(READINGS).where(READINGS.c.key == bindparam("old"))
        connection.execute(statement.values(superseded_by=bindparam("new")), older)
    _insert_found(connection, [(incoming.reading, keys[incoming.stem]) for incoming in changed])


def _article_keys(connection: Connection, changed: Sequence[_Incoming]) -> dict[str, int]:
    """Return the key of each article's row as it now is, inserting the states that were never there before."""
    wanted = [(incoming.stem, incoming.article_digest) for incoming in changed]
    columns = (ARTICLES.c.stem, ARTICLES.c.key)
    states = tuple_(ARTICLES.c.stem, ARTICLES.c.digest)
    keys = {row.stem: row.key for row in connection.execute(select(*columns).where(states.in_(wanted)))}
    rows = [article_values(i.reading.article, i.article_digest) for i in changed if i.stem not in keys]
    if rows:
        inserted = {row.stem: row.key for row in connection.execute(ARTICLES.insert().returning(*columns), rows)}
        relate(connection, sorted(inserted.values()))
        keys |= inserted
    return keys


def _insert_found(connection: Connection, readings: Sequence[tuple[Reading, int]]) -> None:
    _rows(connection, CLAIMS, [claim_values(claim, key) for reading, key in readings for claim in reading.claims])
    _rows(connection, GAPS, [gap_values(gap, key) for reading, key in readings for gap in reading.gaps])
    steps = [evidence_values(i, s, key) for reading, key in readings for i, s in reading.evidence.items()]
    _rows(connection, EVIDENCE, steps)


def _rows(connection: Connection, table: Table, rows: list[Values]) -> None:
    if rows:
        connection.execute(table.insert(), rows)
