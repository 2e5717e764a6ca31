"""GeoJSON (RFC 7946): one feature a claim, its whole record as properties; articles and gaps as a foreign member."""

import json
from pathlib import Path

from shapely.geometry import mapping

from claims.claim import Claim
from claims.record import FIELDS, from_record, to_record
from geo.errors import ClaimlineError
from layers.export.geometry import geometry, righted
from layers.export.parcel import LICENCE, Parcel, by_stem, envelope, unpacked
from layers.saying import said

_MEMBER = "claimline"


def write(what: Parcel, path: Path) -> None:
    """Write the parcel."""
    path.write_bytes(content(what))


def content(what: Parcel) -> bytes:
    """Return the parcel as GeoJSON."""
    articles = by_stem(what)
    features = [
        {
            "type": "Feature",
            "id": claim.id,
            "geometry": _geometry(claim),
            "properties": to_record(claim)
            | {
                "statement": said(claim),
                "publisher": articles[claim.article].publisher,
                "url": articles[claim.article].url,
                "licence": LICENCE,
            },
        }
        for claim in what.claims
    ]
    collection = {"type": "FeatureCollection", _MEMBER: json.loads(envelope(what)), "features": features}
    return json.dumps(collection, ensure_ascii=False, allow_nan=False).encode()


def read(path: Path) -> Parcel:
    """Read a parcel that was written here."""
    return parsed(path.read_bytes(), path.name)


def parsed(text: bytes, name: str) -> Parcel:
    """Return the parcel of a GeoJSON's bytes; the name is for the message when they hold none."""
    try:
        collection = json.loads(text.decode("utf-8"))
        features = [feature["properties"] for feature in collection["features"]]
        records = [{field: properties[field] for field in FIELDS} for properties in features]
        told = json.dumps(collection[_MEMBER])
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ClaimlineError(f"{name} is no GeoJSON of Claimline's claims: choose one of its exports.") from None
    return unpacked([from_record(record) for record in records], told)


def _geometry(claim: Claim) -> object:
    found = geometry(claim)
    return None if found is None else mapping(righted(found))
