"""What takes long to make, kept in the user's cache folder for the next start: the page, and the columns of a store.

What is kept is found again under a fingerprint of all that it was made of, so nothing here can be out of date: our own
code and data, the libraries' versions, the user's river lines, and what the caller adds, such as the state of a store.
A file that is missing, cut short or damaged is made anew; a folder that cannot be written costs time and nothing else.
"""

import hashlib
import os
import struct
import sys
import tempfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

import platformdirs

ROOT = Path(__file__).parents[1]
# The modules that a page or columns go through; tests/layers/test_kept.py holds the list to what they load.
_GEO = ("basemap", "errors", "measure", "place", "records", "river", "shapes", "spelling", "transliterate")
_CLAIMS = ("article", "claim", "copies", "table")
_DRAWN_WITH = ("folium", "branca", "geopandas", "numpy", "shapely", "xstatic-leaflet")
_HEAD = struct.Struct("<8sIQ")
_MAGIC = b"claims 1"
_KEPT_OF_A_KIND = 4


def kept(kind: str, made_of: str) -> bytes | None:
    """Return what was kept of this kind, made of the same things; None where it has to be made."""
    return _read(_path(kind, made_of))


def keep(kind: str, made_of: str, content: bytes) -> None:
    """Keep what was made, and of its kind the few that were used last."""
    path = _path(kind, made_of)
    _write(path, content)
    _forget_old(kind, path)


def cache_folder() -> Path:
    """Return the folder of what can be made again: `CLAIMLINE_CACHE`, or the user's."""
    named = os.environ.get("CLAIMLINE_CACHE")
    return Path(named) if named else Path(platformdirs.user_cache_dir("claimline"))


def river_lines() -> Path:
    """Return the folder of the user's river lines as `geo.shapes` knows it, which takes a tenth of a second to load."""
    named = os.environ.get("CLAIMLINE_DATA")
    return (Path(named) if named else Path(platformdirs.user_data_dir("claimline"))) / "rivers"


def _path(kind: str, made_of: str) -> Path:
    mark = hashlib.sha256(f"{made_of}\0{_surroundings()}".encode()).hexdigest()[:24]
    return cache_folder() / f"{kind}-{mark}.bytes"


def _read(path: Path) -> bytes | None:
    try:
        with path.open("rb") as file:
            magic, checksum, length = _HEAD.unpack(file.read(_HEAD.size))
            body = file.read()
        path.touch()
    except (OSError, struct.error):
        return None
    return body if magic == _MAGIC and len(body) == length and zlib.crc32(body) == checksum else None


def _write(path: Path, body: bytes) -> None:
    """Put a file there whole or not at all: several servers may write the same one at once."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix="draft-", delete=False) as draft:
            try:
                draft.write(_HEAD.pack(_MAGIC, zlib.crc32(body), len(body)))
                draft.write(body)
                draft.close()
                Path(draft.name).replace(path)
            except OSError:
                Path(draft.name).unlink(missing_ok=True)
    except OSError:
        return


def _forget_old(kind: str, newest: Path) -> None:
    """Leave the few that were used last."""

    def used(path: Path) -> float:
        try:
            return path.stat().st_mtime
        except OSError:
            return 0.0

    others = sorted((path for path in newest.parent.glob(f"{kind}-*.bytes") if path != newest), key=used)
    for path in others[: 1 - _KEPT_OF_A_KIND]:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            continue


@lru_cache(maxsize=1)
def _surroundings() -> str:
    """Return a fingerprint of all that is not the caller's."""
    digest = hashlib.sha256(f"{sys.version} {[version(name) for name in _DRAWN_WITH]}".encode())
    for path in _sources():
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    yield from (ROOT / "geo" / f"{name}.py" for name in _GEO)
    yield from (ROOT / "claims" / f"{name}.py" for name in _CLAIMS)
    for room in ("store", "layers"):
        yield from sorted((ROOT / room).glob("*.py"))
    yield from sorted((ROOT / "layers" / "web").iterdir())
    yield from sorted(path for path in (ROOT / "data").iterdir() if path.is_file())
    if river_lines().is_dir():
        yield from sorted(path for path in river_lines().iterdir() if path.is_file())
