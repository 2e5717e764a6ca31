"""A claim as one row of a table: every field as plain text or number, with its article's name beside it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from claims.article import Article
from claims.claim import Claim
from claims.record import FIELDS, from_record, to_record
from geo.errors import ClaimlineError
from layers.saying import said

SOURCE_FIELDS = ("statement", "publisher", "title", "url", "language", "published", "published_basis", "licence")
_LONGEST = 5_000_000
_NUMBERS = {"start": int, "end": int, "lon": float, "lat": float, "radius_m": float}


def row(claim: Claim, article: Article, licence: str) -> dict[str, str | int | float | bool | None]:
    """Return the claim's fields and, after them, what the claim says in words and where it is printed."""
    record = to_record(claim)
    found = {name: _flat(record[name]) for name in FIELDS}
    published = article.published.isoformat() if article.published else None
    named = (article.publisher, article.title, article.url, article.language, published, article.published_basis)
    return found | dict(zip(SOURCE_FIELDS, (said(claim), *named, licence), strict=True))


def claim_of(row: Mapping[str, object]) -> Claim:
    """Return the claim of a row, whatever columns stand beside its own."""
    if missing := [name for name in FIELDS if name not in row]:
        raise ClaimlineError(f'This file holds no claims of Claimline\'s: its column "{missing[0]}" is missing.')
    return from_record({name: _typed(name, row[name]) for name in FIELDS})


def article_of(row: Mapping[str, object]) -> Article:
    """Return the article that a row names; its text did not travel."""
    told = {name: str(row.get(name) or "") for name in SOURCE_FIELDS}
    try:
        published = date.fromisoformat(told["published"]) if told["published"] else None
    except ValueError:
        raise ClaimlineError(f'This file\'s column "published" holds "{told["published"][:40]}", no date.') from None
    return Article(
        stem=str(row["article"]),
        text="",
        title=told["title"],
        publisher=told["publisher"],
        url=told["url"],
        language=told["language"] or "en",
        published=published,
        published_basis=told["published_basis"],
    )


def sketched(claims: Iterable[Claim], articles: Iterable[Article]) -> tuple[Article, ...]:
    """Return each article once, its text made of the quotations where they stand and blanks where nothing is known.

    So a claim still points at its words, and nothing is invented between them.
    """
    quoted: dict[str, list[Claim]] = {}
    for claim in claims:
        quoted.setdefault(claim.article, []).append(claim)
    named = {article.stem: article for article in articles}
    return tuple(replace(article, text=_text(quoted.get(stem, []))) for stem, article in named.items())


def _text(claims: list[Claim]) -> str:
    letters = [" "] * min(_LONGEST, max((claim.end for claim in claims), default=0))
    for claim in sorted(claims, key=lambda claim: claim.end - claim.start):
        if claim.end - claim.start == len(claim.quote) and claim.end <= len(letters):
            letters[claim.start : claim.end] = claim.quote
    return "".join(letters)


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
