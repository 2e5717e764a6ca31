"""Reading GeoNames dumps as they are downloaded, plain or zipped."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from geo.errors import ClaimlineError
from geo.imported import Progress, Remark, Row
from geo.records import admin1_name, ukrainian_name

_COLUMNS = 19
_PEOPLED = "P"
_GONE = {"PPLH", "PPLQ", "PPLW", "PPLCH"}
_CITY, _TOWN = 50_000, 5_000
_TELL_EVERY = 5_000


def geonames(path: Path, progress: Progress | None) -> Iterator[Row | Remark | None]:
    """Yield the settlements of a GeoNames dump (19 columns, plain or zipped), remarks, and None for other features."""
    with Opened(path) as (lines, size):
        done = 0
        for number, raw in enumerate(_whole(lines, path), 1):
            done += len(raw)
            if progress is not None and number % _TELL_EVERY == 0:
                progress(min(done, size), size)
            if raw.strip():
                yield _geonames_row(number, raw)
        if progress is not None:
            progress(size, size)


def _whole(lines: Iterator[bytes], path: Path) -> Iterator[bytes]:
    try:
        yield from lines
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError) as bad:
        raise ClaimlineError(f"{path.name} is damaged or locked inside: download it again") from bad


class Opened:
    """The lines of a dump as bytes, with its size, whether or not it is zipped."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._open: list[io.BufferedIOBase | zipfile.ZipFile] = []

    def __enter__(self) -> tuple[Iterator[bytes], int]:
        if self._path.suffix.lower() != ".zip":
            plain = self._path.open("rb")
            self._open = [plain]
            return iter(plain), self._path.stat().st_size
        try:
            archive = zipfile.ZipFile(self._path)
        except zipfile.BadZipFile as bad:
            raise ClaimlineError(f"{self._path.name} is not a zip archive: download it again") from bad
        self._open = [archive]
        member = max(
            (info for info in archive.infolist() if info.filename.endswith(".txt") and "readme" not in info.filename),
            key=lambda info: info.file_size,
            default=None,
        )
        if member is None:
            raise ClaimlineError(f"{self._path.name} holds no .txt file: give the zip as geonames.org has it")
        return iter(archive.open(member)), member.file_size

    def __exit__(self, *_: object) -> None:
        for opened in self._open:
            opened.close()


def _geonames_row(number: int, raw: bytes) -> Row | Remark | None:
    try:
        fields = raw.decode("utf-8").rstrip("\r\n").split("\t")
    except UnicodeDecodeError:
        return Remark(line=number, reason="not UTF-8")
    if len(fields) != _COLUMNS:
        return Remark(line=number, reason=f"{len(fields)} columns instead of {_COLUMNS}")
    if fields[6] != _PEOPLED or fields[7] in _GONE:
        return None
    try:
        lat, lon, people = float(fields[4]), float(fields[5]), int(fields[14] or 0)
    except ValueError:
        return Remark(line=number, reason="coordinates or population are no numbers")
    if not fields[0].isdigit():
        return Remark(line=number, reason="the id is no number")
    alternates = tuple(filter(None, fields[3].split(",")))
    return Row(
        line=number,
        id=f"geonames:{fields[0]}",
        name=fields[1],
        lon=lon,
        lat=lat,
        kind="city" if people >= _CITY else "town" if people >= _TOWN else "village",
        country=fields[8],
        admin1=admin1_name(fields[8], fields[10]),
        population=people,
        ukrainian=ukrainian_name(fields[1], alternates) if fields[8] == "UA" else "",
        alternates=alternates,
    )
