"""JSON for TimeMap, the map of Bellingcat and Forensic Architecture: the list of events that its EVENTS_EXT points to.

TimeMap takes an event only when every value is text, the day is MM/DD/YYYY and no key is unknown to it; so the whole
claim travels as JSON in `comments`, a field that it keeps and does not show. An event without a place has empty
coordinates; TimeMap leaves out one without a date. Its lists of sources and associations are separate files: the
evidence pack brings them.
"""

import json
from collections.abc import Mapping
from pathlib import Path

from claims.article import Article
from claims.claim import Claim
from claims.record import FIELDS, from_record, to_record
from geo.errors import ClaimlineError
from layers.export.parcel import LICENCE, Parcel, by_stem
from layers.export.rows import SOURCE_FIELDS, article_of, row, sketched
from layers.export.state import PROGRAM
from layers.saying import said
from layers.style import colour

_FORM = 1


def write(what: Parcel, path: Path) -> None:
    """Write the claims as TimeMap's events."""
    path.write_text(json.dumps(events(what), ensure_ascii=False), "utf-8")


def events(what: Parcel) -> list[dict[str, str | list[str]]]:
    """Return TimeMap's events."""
    articles = by_stem(what)
    return [_event(claim, articles[claim.article]) for claim in what.claims]


def sources(what: Parcel) -> dict[str, dict[str, str | list[str]]]:
    """Return TimeMap's sources (its SOURCES_EXT): one an article, by its stem."""
    return {stem: _source(article) for stem, article in by_stem(what).items()}


def associations(what: Parcel) -> list[dict[str, str | list[str]]]:
    """Return TimeMap's filters (its ASSOCIATIONS_EXT): the kinds of claim and the sides that speak."""
    kinds = sorted({claim.kind.value for claim in what.claims})
    sides = sorted({claim.claimant_side.value for claim in what.claims})
    found = [("Kind", kind) for kind in kinds] + [("Said by", side) for side in sides]
    mode: dict[str, str | list[str]] = {"desc": "", "mode": "FILTER"}
    return [{"id": name, "title": name, "filter_paths": [group, name], **mode} for group, name in found]


def read(path: Path) -> Parcel:
    """Read the claims of a file that was written here."""
    try:
        found = json.loads(path.read_text("utf-8"))
        if not isinstance(found, list):
            raise TypeError
        told = [json.loads(event["comments"]) for event in found]
        records = [{name: item["claim"][name] for name in FIELDS} for item in told]
        sources = [{"article": item["claim"]["article"], **item["source"]} for item in told]
        newer = any(item["claimline"] > _FORM for item in told)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise ClaimlineError(f"{path.name} is no TimeMap JSON of Claimline's: choose one of its exports.") from None
    if newer:
        raise ClaimlineError("This file was made by a newer Claimline: update the program to import it.")
    claims = tuple(from_record(record) for record in records)
    return Parcel(claims=claims, articles=sketched(claims, (article_of(source) for source in sources)))


def _event(claim: Claim, article: Article) -> dict[str, str | list[str]]:
    day = claim.event_start
    return {
        "id": claim.id,
        "description": f"{claim.claimant} {said(claim)}. “{claim.quote}”",
        "date": day.strftime("%m/%d/%Y") if day else "",
        "time": "",
        "time_precision": "day",
        "location": claim.place or claim.toponym,
        "latitude": "" if claim.lat is None else repr(claim.lat),
        "longitude": "" if claim.lon is None else repr(claim.lon),
        "type": claim.kind.value,
        "category": claim.claimant_side.value,
        "associations": [claim.kind.value, claim.claimant_side.value],
        "sources": [article.stem],
        "colour": colour(claim.claimant_side),
        "comments": json.dumps(_whole(claim, article), ensure_ascii=False),
    }


def _whole(claim: Claim, article: Article) -> Mapping[str, object]:
    cells = row(claim, article, LICENCE)
    named = {name: cells[name] for name in ("article", *SOURCE_FIELDS)}
    return {
        "claimline": _FORM,
        "program": PROGRAM,
        "source": named,
        "claim": to_record(claim),
    }


def _source(article: Article) -> dict[str, str | list[str]]:
    return {
        "id": article.stem,
        "title": article.title or article.stem,
        "paths": [article.url] if article.url else [],
        "type": "Article",
        "url": article.url,
        "description": "",
        "author": article.publisher,
        "date": article.published.isoformat() if article.published else "",
    }
