"""The compiled gazetteer on disk: sorted hashes of keys beside the rows they lead to, read through the page cache.

`hashes.npy` (uint64, sorted), `rows.npy` (uint32) and `flags.npy` (uint8: rank, and whether the name counts in running
text) stand side by side; `prefixes.npy` holds the beginnings of longer names; `places.tsv` one place a line, with
`offsets.npy`. Nothing in it is executable.
"""

import mmap
from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from geo.place import Feature, Place

RANK_MASK, FINDABLE = 0x0F, 0x80
ID_MARK = "="
_REMEMBERED = 100_000
_ASTRAY = 2_048
Column = npt.NDArray[Any]


def key_hash(text: str) -> int:
    """Return 64 bits that stand for a key; two keys of one gazetteer practically never share them."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


class Entry(NamedTuple):
    """One row that a key leads to, how good the spelling is, and whether it counts in running text."""

    row: int
    rank: int
    findable: bool


class Index:
    """Look-ups in a folder that `geo.indexing.write` filled."""

    def __init__(self, folder: Path) -> None:
        """Map the files of the folder."""
        keys = _mapped(folder / "hashes.npy")
        self._known, self._begins = _Among(keys), _Among(_mapped(folder / "prefixes.npy"))
        self._hashes = _numbers(keys)
        self._rows = _numbers(_mapped(folder / "rows.npy"))
        self._flags = _numbers(_mapped(folder / "flags.npy"))
        self._offsets = _numbers(_mapped(folder / "offsets.npy"))
        with (folder / "places.tsv").open("rb") as lines:
            self._lines = mmap.mmap(lines.fileno(), 0, access=mmap.ACCESS_READ)
        self.hash = lru_cache(maxsize=65_536)(key_hash)
        self.entries = lru_cache(maxsize=65_536)(self._entries)
        self.place = lru_cache(maxsize=65_536)(self._place)

    def known(self, hashes: list[int]) -> list[bool]:
        """Say of each hash whether it is a key."""
        return self._known.of(hashes)

    def begins(self, hashes: list[int]) -> list[bool]:
        """Say of each hash whether a longer key that counts in running text begins so."""
        return self._begins.of(hashes)

    def __len__(self) -> int:
        """Return the number of places."""
        return len(self._offsets) - 1

    def read(self, text: str) -> tuple[Entry, ...]:
        """Return the rows under a key, without remembering them: for names that are asked for once."""
        return self._entries(key_hash(text))

    def _entries(self, hashed: int) -> tuple[Entry, ...]:
        hashes, rows, flags = self._hashes, self._rows, self._flags
        count = len(hashes)
        found: list[Entry] = []
        at = self._position(hashed)
        while at < count and hashes[at] == hashed:
            found.append(Entry(rows[at], flags[at] & RANK_MASK, bool(flags[at] & FINDABLE)))
            at += 1
        return tuple(found)

    def _position(self, hashed: int) -> int:
        """Bisect around where a hash must stand, since hashes lie evenly; all over when it does not stand there."""
        hashes, count = self._hashes, len(self._hashes)
        near = (hashed * count) >> 64
        low, high = max(near - _ASTRAY, 0), min(near + _ASTRAY, count)
        if (low and hashes[low - 1] >= hashed) or (high < count and hashes[high] < hashed):
            low, high = 0, count
        return bisect_left(hashes, hashed, low, high)

    def _place(self, row: int) -> Place:
        return from_line(self._lines[self._offsets[row] : self._offsets[row + 1] - 1].decode())


def to_line(place: Place) -> bytes:
    """Write a place as the line that `from_line` reads."""
    fields = (
        place.id, place.name, place.feature.value, place.kind, f"{place.lon:.5f}", f"{place.lat:.5f}",
        f"{place.radius_m:.0f}", place.country, place.admin1, place.admin2, str(place.population),
    )  # fmt: skip
    line = "\t".join(fields)
    if len(line.splitlines()) > 1 or line.count("\t") >= len(fields):
        line = "\t".join(" ".join(field.split()) for field in fields)
    return (line + "\n").encode()


_FEATURES = {feature.value: feature for feature in Feature}


def from_line(line: str) -> Place:
    """Read the place that `to_line` wrote."""
    id_, name, feature, kind, lon, lat, radius, country, admin1, admin2, population = line.split("\t")
    return Place(
        id=id_,
        name=name,
        feature=_FEATURES[feature],
        kind=kind,
        lon=float(lon),
        lat=float(lat),
        radius_m=float(radius),
        country=country,
        admin1=admin1,
        admin2=admin2,
        population=int(population),
    )


def _mapped(path: Path) -> Column:
    mapped: Column = np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    return mapped


def _numbers(column: Column) -> memoryview:
    """Give single numbers of a mapped column, which numpy does ten times as slowly."""
    return memoryview(column.data) if len(column) else memoryview(b"")


class _Among:
    """Membership in a sorted column, remembered: names recur from text to text."""

    def __init__(self, column: Column) -> None:
        self._column = column
        self._told: dict[int, bool] = {}

    def of(self, hashes: list[int]) -> list[bool]:
        told = self._told
        new = [hashed for hashed in hashes if hashed not in told]
        if new:
            if len(told) > _REMEMBERED:
                told.clear()
                new = hashes
            told.update(zip(new, self._look(new), strict=True))
        return [told[hashed] for hashed in hashes]

    def _look(self, hashes: list[int]) -> list[bool]:
        column = self._column
        if not len(column):
            return [False] * len(hashes)
        wanted = np.array(hashes, dtype=np.uint64)
        at = np.minimum(column.searchsorted(wanted), len(column) - 1)
        return [bool(same) for same in (column[at] == wanted).tolist()]
