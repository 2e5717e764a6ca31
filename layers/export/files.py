"""Exports by their endings, and the same files read again."""

import csv
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from claims.article import Article
from claims.claim import Claim, Evidence, Gap
from geo.errors import ClaimlineError
from geo.gazetteer import Gazetteer
from layers.context import ContextLayer
from layers.export import geojson, geopackage, kml, pack, page, parquet, spreadsheet, timemap
from layers.export.acled import ACLED
from layers.export.beside import beside
from layers.export.care import Care, careful
from layers.export.events import Publisher, events
from layers.export.parcel import Parcel, parcel
from layers.export.viina import VIINA, is_viina
from layers.view import View

_MOST_BYTES = 2_000_000_000
_MOST_EXPLAINED = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One kind of file: how it is written and how it is read; `maps`: it holds a map, where layers of others are."""

    write: Callable[[Parcel, Path], None]
    read: Callable[[Path], Parcel]
    maps: bool = False


_FORMS = {
    ".geojson": Form(write=geojson.write, read=geojson.read),
    ".gpkg": Form(write=geopackage.write, read=geopackage.read),
    ".kml": Form(write=kml.write, read=kml.read),
    ".csv": Form(write=spreadsheet.write, read=spreadsheet.read),
    ".parquet": Form(write=parquet.write, read=parquet.read),
    ".json": Form(write=timemap.write, read=timemap.read),
    ".html": Form(write=page.write, read=page.read, maps=True),
    ".zip": Form(write=pack.write, read=pack.read, maps=True),
}
ENDINGS = tuple(_FORMS)
MAPS = tuple(ending for ending, form in _FORMS.items() if form.maps)


def export(  # noqa: PLR0913 - what a file can be made of, each by its name
    claims: Iterable[Claim],
    articles: Iterable[Article],
    gaps: Iterable[Gap],
    view: View | None,
    path: Path,
    *,
    care: Care | None = None,
    evidence_of: Callable[[str], tuple[Evidence, ...]] | None = None,
    context: Iterable[ContextLayer] = (),
    data: str = "",
) -> Parcel:
    """Write what a view shows, or everything when it is None, into the kind of file that the ending names.

    `evidence_of` finds the steps behind a claim by its id: a small map as one file carries them, unless quotations are
    cut, for the steps would quote what was left out. `context` is drawn where the file holds a map
    and left out elsewhere. `data` is a fingerprint of all the data where these claims are not all. Return what was
    written, so that the caller can say how much.
    """
    form = _form(path)
    what = replace(parcel(claims, articles, gaps, view, data), context=tuple(context) if form.maps else ())
    what = careful(what, care) if care is not None else what
    if evidence_of is not None and _whole(care) and len(what.claims) <= _MOST_EXPLAINED:
        what = replace(what, evidence={claim.id: evidence_of(claim.id) for claim in what.claims})
    with beside(path) as draft:
        form.write(what, draft)
    return what


def _whole(care: Care | None) -> bool:
    return care is None or care.quotation_chars is None


def import_file(path: Path, gazetteer: Gazetteer | None = None) -> Parcel:
    """Read an export of Claimline's again, or a CSV of events by ACLED or VIINA as claims of theirs.

    The gazetteer, when given, makes places of theirs ours where name and position agree.
    """
    form = _form(path)
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise ClaimlineError(f"{path.name} is larger than {_MOST_BYTES // 10**9} GB: split it first.")
        if path.suffix.lower() == ".csv" and (publisher := _publisher(path)) is not None:
            return events(path, publisher, gazetteer)
        return form.read(path)
    except (OSError, ValueError, RecursionError, csv.Error) as problem:
        reason = getattr(problem, "strerror", None) or "it is damaged"
        raise ClaimlineError(f"Cannot read {path.name}: {reason}.") from problem


def _publisher(path: Path) -> Publisher | None:
    with path.open(encoding="utf-8-sig", newline="") as file:
        columns = tuple(next(csv.reader(file), ()))
    if set(ACLED.columns) <= set(columns):
        return ACLED
    return VIINA if is_viina(columns) else None


def _form(path: Path) -> Form:
    ending = path.suffix.lower()
    if ending not in _FORMS:
        raise ClaimlineError(f'The ending "{ending[:20]}" is none of an export\'s: use one of {", ".join(_FORMS)}.')
    return _FORMS[ending]
