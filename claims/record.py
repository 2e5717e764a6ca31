"""A claim as one JSON record and back: the fields of the data dictionary, in its order, null when absent."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TextIO

from pydantic import TypeAdapter, ValidationError

from claims.claim import Claim
from geo.errors import ClaimlineError

FIELDS = (
    "id",
    "article",
    "start",
    "end",
    "quote",
    "kind",
    "actor",
    "polarity",
    "certainty",
    "claimant",
    "claimant_role",
    "claimant_kind",
    "claimant_side",
    "via",
    "toponym",
    "place",
    "place_id",
    "feature",
    "part",
    "relation",
    "lon",
    "lat",
    "radius_m",
    "event_start",
    "event_end",
    "said_on",
    "reported_on",
    "background",
    "gap",
    "ambiguous",
)
_LATER = frozenset(("ambiguous",))  # records written before there was such a field are claims all the same

_CLAIM = TypeAdapter(Claim)


def to_record(claim: Claim) -> dict[str, object]:
    """Return the claim as JSON values: dates as ISO text, enumerations as their words, the chain as a list."""
    return {field: _plain(getattr(claim, field)) for field in FIELDS}


def write_records(claims: Iterable[Claim], file: TextIO) -> None:
    """Write claims as JSON lines."""
    file.writelines(json.dumps(to_record(claim), ensure_ascii=False) + "\n" for claim in claims)


def from_record(record: Mapping[str, object]) -> Claim:
    """Return the claim that a record holds; raise ClaimlineError when a field is missing, unknown or of no sense."""
    if odd := sorted((set(FIELDS) ^ set(record)) - (_LATER - set(record))):
        amiss = "is missing" if odd[0] in FIELDS else "is not one of a claim's"
        raise ClaimlineError(f'this record is no claim: its field "{odd[0][:60]}" {amiss}')
    try:
        claim = _CLAIM.validate_python({key: value for key, value in record.items() if key != "id"})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        field = ".".join(str(part) for part in first["loc"])
        raise ClaimlineError(f'this record is no claim: its field "{field}" is wrong ({first["msg"]})') from None
    if not (_within(claim.lon, 180) and _within(claim.lat, 90) and (claim.radius_m or 0) >= 0):
        raise ClaimlineError("this record is no claim: its position lies nowhere on Earth")
    if claim.id != record["id"]:
        raise ClaimlineError(f'this record was altered: "{record["id"]}" is not the id of what it says')
    return claim


def _within(degrees: float | None, most: float) -> bool:
    return degrees is None or -most <= degrees <= most


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return str(value) if isinstance(value, str) else value
