"""Compiling the gazetteer: records in, the files of `geo.compiled` out, all of them or none."""

import shutil
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from geo.compiled import FINDABLE, ID_MARK, RANK_MASK, Index, key_hash, to_line
from geo.errors import ClaimlineError
from geo.findable import findable
from geo.names import keys
from geo.records import Record

_PREFIX = "gazetteer-"
_EARLIER_KEPT = 3
_TELL_EVERY = 5_000


def opened(
    cache: Path, name: str, records: Callable[[], Iterable[Record]], told: Callable[[int], None] | None = None
) -> Index:
    """Open the compiled gazetteer of this name, compiling it first when it is missing or damaged.

    `told` hears now and then how many places have been compiled.
    """
    folder = cache / f"{_PREFIX}{name}"
    try:
        return Index(folder)
    except (OSError, ValueError):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        write(records() if told is None else _heard(records(), told), folder)
        _forget_old(cache, folder)
    except OSError as failed:
        raise ClaimlineError(f"the folder {cache} cannot be written: set CLAIMLINE_CACHE to one that can") from failed
    return Index(folder)


def _heard(records: Iterable[Record], told: Callable[[int], None]) -> Iterator[Record]:
    done = 0
    for done, record in enumerate(records, 1):
        if done % _TELL_EVERY == 0:
            told(done)
        yield record
    told(done)


def _forget_old(cache: Path, kept: Path) -> None:
    """Delete all but the newest of the gazetteers compiled earlier."""
    others = [path for path in cache.glob(f"{_PREFIX}*") if path != kept]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[_EARLIER_KEPT:]:
        shutil.rmtree(path, ignore_errors=True)


def write(records: Iterable[Record], folder: Path) -> None:
    """Compile records into a folder, which appears only when it is complete."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent))
    columns = _Columns()
    offsets, position = array("Q", [0]), 0
    with (draft / "places.tsv").open("wb") as lines:
        for row, record in enumerate(records):
            position += lines.write(to_line(record.place))
            offsets.append(position)
            columns.add(row, record)
    np.save(draft / "offsets.npy", np.frombuffer(offsets, dtype=np.uint64), allow_pickle=False)
    columns.save(draft)
    if folder.exists():
        shutil.rmtree(draft)  # another process was faster, and its files say the same
    else:
        draft.rename(folder)


class _Columns:
    """The columns while they grow: packed numbers, since a million of Python's own would take a hundred megabytes."""

    def __init__(self) -> None:
        self._hashes, self._prefixes = array("Q"), array("Q")
        self._rows, self._flags = array("I"), array("B")
        self._people = array("q")

    def add(self, row: int, record: Record) -> None:
        self._people.append(record.place.population)
        for spelled, rank in keys(record).items():
            counts = findable(spelled, rank, record)
            self._append(key_hash(spelled), row, rank | (FINDABLE if counts else 0))
            if counts and " " in spelled:
                words = spelled.split(" ")
                self._prefixes.extend(key_hash(" ".join(words[:n])) for n in range(1, len(words)))
        self._append(key_hash(ID_MARK + record.place.id), row, 0)

    def _append(self, hashed: int, row: int, flags: int) -> None:
        self._hashes.append(hashed)
        self._rows.append(row)
        self._flags.append(flags)

    def save(self, folder: Path) -> None:
        """Sort by key, and under one key by how good the spelling is, then by population."""
        hashes = np.frombuffer(self._hashes, dtype=np.uint64)
        rows, flags = np.frombuffer(self._rows, dtype=np.uint32), np.frombuffer(self._flags, dtype=np.uint8)
        people = np.frombuffer(self._people, dtype=np.int64)
        order = np.lexsort((-people[rows], flags & RANK_MASK, hashes))
        np.save(folder / "hashes.npy", hashes[order], allow_pickle=False)
        np.save(folder / "rows.npy", rows[order], allow_pickle=False)
        np.save(folder / "flags.npy", flags[order], allow_pickle=False)
        prefixes = np.frombuffer(self._prefixes, dtype=np.uint64)
        np.save(folder / "prefixes.npy", np.unique(prefixes), allow_pickle=False)
