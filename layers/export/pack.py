"""The evidence pack as a zip: the map as one HTML file, the data, the excerpts, and a manifest of checksums."""

import hashlib
import json
import re
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from shapely.geometry import mapping

from claims.article import Article
from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.context import ContextLayer
from layers.export import geojson, page, spreadsheet, timemap
from layers.export.geometry import righted
from layers.export.parcel import LICENCE, Parcel, by_stem
from layers.export.state import PROGRAM
from layers.saying import said

_MANIFEST = "manifest.json"
_DATA = "data/claims.geojson"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES = 2_000_000_000
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_FORMS: tuple[tuple[str, Callable[[Parcel, Path], None]], ...] = (
    ("map.html", page.write),
    (_DATA, geojson.write),
    ("data/claims.csv", spreadsheet.write),
    ("timemap/events.json", timemap.write),
)


def write(what: Parcel, path: Path) -> None:
    """Write the pack: the map, the data in three forms, an excerpt file an article, a readme and the manifest."""
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=".claimline-") as folder:
        members = _members(what, Path(folder))
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in members.items()}
        manifest = {"program": PROGRAM, "licence": LICENCE, "notes": list(what.notes), "sha256": sums}
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            for name, content in (*members.items(), (_MANIFEST, _json(manifest))):
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                archive.writestr(entry, content)


def read(path: Path) -> Parcel:
    """Read the data of a pack after its checksums; a pack that was altered or that climbs out of itself is refused."""
    try:
        with zipfile.ZipFile(path) as archive:
            _check(archive)
            return geojson.parsed(archive.read(_DATA), path.name)
    except (zipfile.BadZipFile, KeyError, NotImplementedError, RuntimeError, EOFError, ValueError):
        raise ClaimlineError(f"{path.name} is no evidence pack of Claimline's, or it is damaged.") from None


def _check(archive: zipfile.ZipFile) -> None:
    names = archive.namelist()
    if bad := next((name for name in names if _climbs(name)), None):
        raise ClaimlineError(f'This zip holds the path "{bad[:60]}", which leads out of it: it is refused.')
    if sum(info.file_size for info in archive.infolist()) > _MOST_BYTES:
        raise ClaimlineError("This zip unpacks to more than 2 GB: it is refused.")
    sums = json.loads(archive.read(_MANIFEST))["sha256"]
    for name in names:
        if name != _MANIFEST and sums.get(name) != hashlib.sha256(archive.read(name)).hexdigest():
            raise ClaimlineError(f'This pack was altered: "{name[:60]}" is not what its manifest says.')


def _climbs(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in re.split(r"[/\\]", name)


def _members(what: Parcel, folder: Path) -> dict[str, bytes]:
    found = {name: _written(what, form, folder / "draft") for name, form in _FORMS}
    found["timemap/sources.json"] = _json(timemap.sources(what))
    found["timemap/associations.json"] = _json(timemap.associations(what))
    for stem, article in by_stem(what).items():
        own = [claim for claim in what.claims if claim.article == stem]
        found[f"excerpts/{_UNSAFE.sub('_', stem).strip('.') or 'article'}.txt"] = _excerpts(article, own).encode()
    for number, layer in enumerate(what.context):
        name = _UNSAFE.sub("_", layer.source).strip("._") or "layer"
        found[f"layers/{number:03d}_{name[:60]}_{layer.day}.geojson"] = _json(_drawn(layer))
    found["README.txt"] = _readme(what).encode()
    return found


def _written(what: Parcel, form: Callable[[Parcel, Path], None], draft: Path) -> bytes:
    form(what, draft)
    return draft.read_bytes()


def _excerpts(article: Article, claims: list[Claim]) -> str:
    published = article.published.isoformat() if article.published else "undated"
    head = [article.title or article.stem, f"{article.publisher}, {published}", article.url, ""]
    body = [f"[{claim.start}:{claim.end}] {claim.claimant} {said(claim)}\n    “{claim.quote}”\n" for claim in claims]
    return "\n".join([*head, *body])


def _drawn(layer: ContextLayer) -> dict[str, object]:
    """Return a layer of somebody else's as a feature collection that says whose it is and of which day."""
    features = [
        {"type": "Feature", "properties": {"name": name}, "geometry": mapping(righted(shape))}
        for name, shape in layer.shapes
    ]
    about = {"source": layer.source, "date": layer.day.isoformat(), "credit": layer.credit}
    return {"type": "FeatureCollection", **about, "features": features}


def _readme(what: Parcel) -> str:
    return "\n".join(
        [
            "Claimline: who claims what, where and when",
            "",
            "map.html is the map with its scrubber and excerpts; it opens in any browser without a network.",
            "data/ holds every claim as GeoJSON and CSV, excerpts/ the quoted clauses article by article,",
            *(["layers/ holds what others drew, as their makers' and under their terms."] if what.context else []),
            "timemap/ the lists that TimeMap reads. manifest.json holds the SHA-256 of every file.",
            "",
            LICENCE,
            *what.notes,
            f"Made by {PROGRAM}.",
            "",
        ]
    )


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
