"""Compiling the gazetteer: records in, the files of `geo.compiled` out, all of them or none."""

import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

import numpy as np

from geo.compiled import FINDABLE, ID_MARK, RANK_MASK, Index, key_hash, to_line
from geo.errors import ClaimlineError
from geo.findable import findable
from geo.names import keys
from geo.records import Record

_PREFIX = "gazetteer-"
_EARLIER_KEPT = 3


def opened(cache: Path, name: str, records: Callable[[], Iterable[Record]]) -> Index:
    """Open the compiled gazetteer of this name, compiling it first when it is missing or damaged."""
    folder = cache / f"{_PREFIX}{name}"
    try:
        return Index(folder)
    except (OSError, ValueError):
        shutil.rmtree(folder, ignore_errors=True)
    try:
        write(records(), folder)
        _forget_old(cache, folder)
    except OSError as failed:
        raise ClaimlineError(f"the folder {cache} cannot be written: set CLAIMLINE_CACHE to one that can") from failed
    return Index(folder)


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
    offsets, position = [0], 0
    with (draft / "places.tsv").open("wb") as lines:
        for row, record in enumerate(records):
            position += lines.write(to_line(record.place))
            offsets.append(position)
            columns.add(row, record)
    np.save(draft / "offsets.npy", np.array(offsets, dtype=np.uint64), allow_pickle=False)
    columns.save(draft)
    if folder.exists():
        shutil.rmtree(draft)  # another process was faster, and its files say the same
    else:
        draft.rename(folder)


class _Columns:
    def __init__(self) -> None:
        self._hashes: list[int] = []
        self._rows: list[int] = []
        self._flags: list[int] = []
        self._prefixes: set[int] = set()
        self._people: list[int] = []

    def add(self, row: int, record: Record) -> None:
        self._people.append(record.place.population)
        for spelled, rank in keys(record).items():
            counts = findable(spelled, rank, record)
            self._append(key_hash(spelled), row, rank | (FINDABLE if counts else 0))
            words = spelled.split(" ")
            if counts:
                self._prefixes.update(key_hash(" ".join(words[:n])) for n in range(1, len(words)))
        self._append(key_hash(ID_MARK + record.place.id), row, 0)

    def _append(self, hashed: int, row: int, flags: int) -> None:
        self._hashes.append(hashed)
        self._rows.append(row)
        self._flags.append(flags)

    def save(self, folder: Path) -> None:
        """Sort by key, and under one key by how good the spelling is, then by population."""
        hashes = np.array(self._hashes, dtype=np.uint64)
        rows, flags = np.array(self._rows, dtype=np.uint32), np.array(self._flags, dtype=np.uint8)
        people = np.array(self._people, dtype=np.int64)
        order = np.lexsort((-people[rows], flags & RANK_MASK, hashes))
        np.save(folder / "hashes.npy", hashes[order], allow_pickle=False)
        np.save(folder / "rows.npy", rows[order], allow_pickle=False)
        np.save(folder / "flags.npy", flags[order], allow_pickle=False)
        np.save(folder / "prefixes.npy", np.array(sorted(self._prefixes), dtype=np.uint64), allow_pickle=False)
