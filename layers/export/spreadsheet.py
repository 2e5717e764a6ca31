"""CSV (RFC 4180, UTF-8 with a mark so that spreadsheets read it), safe to open in a spreadsheet.

A cell that begins with = + - @, a tab or a line break would be run as a formula. Such a text gets an apostrophe in
front; a text that begins with apostrophes gets one more, so that reading takes exactly one away. An empty cell is null;
an empty text is written as a lone apostrophe. Numbers stay numbers.
"""

import csv
from collections.abc import Iterable
from pathlib import Path

from claims.record import FIELDS
from geo.errors import ClaimlineError
from layers.export.parcel import LICENCE, Parcel, by_stem
from layers.export.rows import SOURCE_FIELDS, article_of, claim_of, row, sketched

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠", "|", "%")
_BIGGEST_CELL = 10_000_000
COLUMNS = (*FIELDS, *SOURCE_FIELDS)


def write(what: Parcel, path: Path) -> None:
    """Write the claims, a line each; a CSV has no room for articles' texts and for gaps."""
    articles = by_stem(what)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for claim in what.claims:
            cells = row(claim, articles[claim.article], LICENCE)
            writer.writerow([guarded(cells[name]) for name in COLUMNS])


def read(path: Path) -> Parcel:
    """Read the claims of a CSV that was written here, also after a spreadsheet has saved it again."""
    csv.field_size_limit(_BIGGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            _check(reader.fieldnames or ())
            lines = list(reader)
    except (csv.Error, UnicodeDecodeError):
        raise ClaimlineError(f"{path.name} is no readable CSV in UTF-8: export it again as CSV (UTF-8).") from None
    rows = [{name: unguarded(cell) for name, cell in line.items()} for line in lines]
    claims = tuple(claim_of(cells) for cells in rows)
    return Parcel(claims=claims, articles=sketched(claims, (article_of(cells) for cells in rows)))


def _check(columns: Iterable[str]) -> None:
    if missing := [name for name in FIELDS if name not in columns]:
        missed = f"its column \"{missing[0]}\" is missing, and it is not ACLED's or VIINA's"
        raise ClaimlineError(f"This CSV holds no claims of Claimline's: {missed}.")


def guarded(value: str | float | bool | None) -> str | float:
    """Return what to write into a cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"'{value}" if not value or value.startswith(_RISKY) else value
    return value


def unguarded(cell: object) -> str | None:
    """Return the text that a cell was written from; None for an empty one."""
    if not isinstance(cell, str) or cell == "":
        return None
    return cell.removeprefix("'")
