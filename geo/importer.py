"""Importing places: a file in, one table beside the gazetteer out, whole or not at all."""

import csv
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from geo.dumps import geonames
from geo.errors import ClaimlineError
from geo.gazetteer import imports_folder
from geo.imported import Imported, Progress, Remark, Row, fault
from geo.mapfiles import vector
from geo.records import is_russian, radius_m
from geo.spelling import has_cyrillic
from geo.transliterate import romanise, romanise_russian

_HOPELESS = 10_000  # faulty rows before the first good one
_HEADER = (
    "id", "name", "uk", "ru", "feature", "kind", "lon", "lat", "radius_m", "country", "admin1", "admin2",
    "population", "aliases", "source", "alternates",
)  # fmt: skip


def import_places(path: Path, *, folder: Path | None = None, progress: Progress | None = None) -> Imported:
    """Import a GeoNames dump, a GeoJSON, a GeoPackage or an OSM extract of places.

    The table lands in `folder` (None: the user's own), named after the file, so a file imported again replaces
    itself. Bad rows are named in the result and left out; a file without a good row changes nothing and is an error.
    `progress` is called with (done, total) now and then.
    """
    if not path.is_file():
        raise ClaimlineError(f"there is no file {path}: give the path of a dump or map file")
    if path.stat().st_size == 0:
        raise ClaimlineError(f"{path.name} is empty: download it again")
    target = (folder or imports_folder()) / f"{_slug(path)}.csv"
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=target.parent, suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as out:
            result = _write(out, path, progress)
        if result.kept == 0:
            why = f"line {result.remarks[0].line}: {result.remarks[0].reason}" if result.remarks else "no settlements"
            raise ClaimlineError(f"{path.name} has no place that can be used ({why}); nothing was imported")
        Path(draft).replace(target)
    finally:
        Path(draft).unlink(missing_ok=True)
    return result


def _write(out: TextIO, path: Path, progress: Progress | None) -> Imported:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_HEADER)
    remarks: list[Remark] = []
    seen: dict[str, int] = {}
    passed_over = 0
    for item in _items(path, progress):
        if not seen and len(remarks) >= _HOPELESS:
            raise ClaimlineError(
                f"{path.name} is no list of places that can be read (line {remarks[0].line}: {remarks[0].reason})"
            )
        if item is None:
            passed_over += 1
        elif isinstance(item, Remark):
            remarks.append(item)
        elif (reason := _refused(item, seen)) is not None:
            remarks.append(Remark(line=item.line, reason=reason))
        else:
            seen[item.id] = item.line
            writer.writerow(_cells(item, path))
    return Imported(kept=len(seen), passed_over=passed_over, remarks=tuple(remarks))


def _items(path: Path, progress: Progress | None) -> Iterator[Row | Remark | None]:
    if path.suffix.lower() in {".txt", ".zip", ".tsv"}:
        return geonames(path, progress)
    return vector(path, progress)


def _refused(row: Row, seen: dict[str, int]) -> str | None:
    reason = fault(row)
    if reason is None and row.id in seen:
        return f"the same id as line {seen[row.id]}"
    return reason


def _cells(row: Row, path: Path) -> tuple[object, ...]:
    name = _latin(row.ukrainian or row.name, row.russian)
    return (
        row.id, _line(name), _line(row.ukrainian), _line(row.russian), "point", row.kind, f"{row.lon:.5f}",
        f"{row.lat:.5f}", f"{radius_m(row.population):.0f}", row.country, row.admin1, "", row.population, "",
        f"{path.name} line {row.line}", "|".join(_line(other) for other in row.alternates),
    )  # fmt: skip


def _latin(name: str, russian: str) -> str:
    """Write a name in Latin letters; what is not known to be Russian is read as Ukrainian."""
    if not has_cyrillic(name):
        return name
    return romanise_russian(name).title() if name == russian or is_russian(name) else romanise(name)


def _line(text: str) -> str:
    """Keep a cell on one line, and out of the column that parts alternates."""
    return " ".join(text.replace("|", " ").split())


def _slug(path: Path) -> str:
    return re.sub(r"[^\w.-]+", "-", path.name.casefold()).replace(".", "-")
