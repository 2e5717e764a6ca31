"""The compiled gazetteer on disk: sorted hashes of keys beside the rows they lead to, read through the page cache.

`hashes.npy` (uint64, sorted), `rows.npy` (uint32) and `flags.npy` (uint8: rank, and whether the name counts in running
text) stand side by side; `prefixes.npy` holds the beginnings of longer names; `places.tsv` one place a line, with
`offsets.npy`. Nothing in it is executable.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from geo.place import Feature, Place

RANK_MASK, FINDABLE = 0x0F, 0x80
ID_MARK = "="
Column = npt.NDArray[Any]


def key_hash(text: str) -> int:
    """Return 64 bits that stand for a key; two keys of one gazetteer practically never share them."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One row that a key leads to, how good the spelling is, and whether it counts in running text."""

    row: int
    rank: int
    findable: bool


class Index:
    """Look-ups in a folder that `geo.indexing.write` filled."""

    def __init__(self, folder: Path) -> None:
        """Map the files of the folder."""
        self._hashes = _mapped(folder / "hashes.npy")
        self._rows = _mapped(folder / "rows.npy")
        self._flags = _mapped(folder / "flags.npy")
        self._prefixes = _mapped(folder / "prefixes.npy")
        self._offsets = _mapped(folder / "offsets.npy")
        self._lines = np.memmap(folder / "places.tsv", dtype=np.uint8, mode="r")
        self.hash = lru_cache(maxsize=65_536)(key_hash)
        self.entries = lru_cache(maxsize=65_536)(self._entries)
        self.place = lru_cache(maxsize=65_536)(self._place)

    def known(self, hashes: list[int]) -> list[bool]:
        """Say of each hash whether it is a key."""
        return _among(self._hashes, hashes)

    def begins(self, hashes: list[int]) -> list[bool]:
        """Say of each hash whether a longer key that counts in running text begins so."""
        return _among(self._prefixes, hashes)

    def __len__(self) -> int:
        """Return the number of places."""
        return len(self._offsets) - 1

    def _entries(self, hashed: int) -> tuple[Entry, ...]:
        wanted = np.uint64(hashed)
        start = int(np.searchsorted(self._hashes, wanted, side="left"))
        end = int(np.searchsorted(self._hashes, wanted, side="right"))
        found = zip(self._rows[start:end].tolist(), self._flags[start:end].tolist(), strict=True)
        return tuple(Entry(row=r, rank=f & RANK_MASK, findable=bool(f & FINDABLE)) for r, f in found)

    def _place(self, row: int) -> Place:
        return from_line(self._lines[int(self._offsets[row]) : int(self._offsets[row + 1]) - 1].tobytes().decode())


def to_line(place: Place) -> bytes:
    """Write a place as the line that `from_line` reads."""
    fields = (
        place.id, place.name, place.feature.value, place.kind, f"{place.lon:.5f}", f"{place.lat:.5f}",
        f"{place.radius_m:.0f}", place.country, place.admin1, place.admin2, str(place.population),
    )  # fmt: skip
    return ("\t".join(" ".join(field.split()) for field in fields) + "\n").encode()


def from_line(line: str) -> Place:
    """Read the place that `to_line` wrote."""
    id_, name, feature, kind, lon, lat, radius, country, admin1, admin2, population = line.split("\t")
    return Place(
        id=id_,
        name=name,
        feature=Feature(feature),
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
    mapped: Column = np.load(path, mmap_mode="r", allow_pickle=False)
    return mapped


def _among(column: Column, hashes: list[int]) -> list[bool]:
    if not len(column) or not hashes:
        return [False] * len(hashes)
    wanted = np.array(hashes, dtype=np.uint64)
    at = np.minimum(np.searchsorted(column, wanted), len(column) - 1)
    return [bool(same) for same in (column[at] == wanted).tolist()]
