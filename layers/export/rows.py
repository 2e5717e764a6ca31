"""A claim as one row of a table: every field as plain text or number, with its article's name beside it."""

import json
from collections.abc import Mapping

from claims.article import Article
from claims.claim import Claim
from claims.record import FIELDS, from_record, to_record
from geo.errors import ClaimlineError
from layers.saying import said

SOURCE_FIELDS = ("statement", "publisher", "title", "url", "published", "licence")
_NUMBERS = {"start": int, "end": int, "lon": float, "lat": float, "radius_m": float}


def row(claim: Claim, article: Article, licence: str) -> dict[str, str | int | float | bool | None]:
    """Return the claim's fields and, after them, what the claim says in words and where it is printed."""
    record = to_record(claim)
    found = {name: _flat(record[name]) for name in FIELDS}
    published = article.published.isoformat() if article.published else None
    source = (said(claim), article.publisher, article.title, article.url, published, licence)
    return found | dict(zip(SOURCE_FIELDS, source, strict=True))


def claim_of(row: Mapping[str, object]) -> Claim:
    """Return the claim of a row, whatever columns stand beside its own."""
    if missing := [name for name in FIELDS if name not in row]:
        raise ClaimlineError(f'This file holds no claims of Claimline\'s: its column "{missing[0]}" is missing.')
    return from_record({name: _typed(name, row[name]) for name in FIELDS})


def _flat(value: object) -> str | int | float | bool | None:
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    raise TypeError(type(value))


def _typed(name: str, value: object) -> object:
    if value is None:
        return None
    try:
        if name == "via":
            return json.loads(value) if isinstance(value, str) else value
        if name == "background":
            return {"true": True, "false": False, "1": True, "0": False}[str(value).lower()]
        return _NUMBERS[name](str(value)) if name in _NUMBERS else str(value)
    except (ValueError, KeyError):
        raise ClaimlineError(f'This file\'s column "{name}" holds "{str(value)[:40]}", which it cannot be.') from None
