"""Records to rows and back. The columns bear the fields' names, so a claim is read in the table's own order."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import Row

from claims.article import Article, Reading
from claims.claim import (
    Actor,
    Certainty,
    Claim,
    ClaimantKind,
    Evidence,
    Gap,
    Kind,
    Polarity,
    Relation,
    Side,
)
from claims.copies import sketch
from geo.place import Feature
from store.schema import ARTICLES, CLAIMS, GAPS

ENUMS = {
    "kind": Kind,
    "actor": Actor,
    "polarity": Polarity,
    "certainty": Certainty,
    "claimant_kind": ClaimantKind,
    "claimant_side": Side,
    "relation": Relation,
    "feature": Feature,
}
_CLAIM_FIELDS = tuple(field.name for field in fields(Claim) if field.init)
_GAP_FIELDS = tuple(field.name for field in fields(Gap))
_ARTICLE_FIELDS = tuple(field.name for field in fields(Article) if field.name != "echo_of")
CLAIM_COLUMNS = tuple(CLAIMS.c[name] for name in _CLAIM_FIELDS)
GAP_COLUMNS = tuple(GAPS.c[name] for name in _GAP_FIELDS)
ARTICLE_COLUMNS = tuple(ARTICLES.c[name] for name in _ARTICLE_FIELDS)

Values = dict[str, Any]


def article_values(article: Article, digest: str) -> Values:
    """Return the row of an article, with the sketch by which its copies are found."""
    values = {name: getattr(article, name) for name in _ARTICLE_FIELDS}
    return values | {"digest": digest, "sketch": sketch(article.text)}


def claim_values(claim: Claim, reading_key: int) -> Values:
    """Return the row of a claim."""
    values = {name: getattr(claim, name) for name in _CLAIM_FIELDS}
    for name in ENUMS:
        values[name] = None if values[name] is None else values[name].value
    values["via"] = json.dumps(claim.via, ensure_ascii=False)
    values["id"] = claim.id
    values["reading_key"] = reading_key
    return values


def gap_values(gap: Gap, reading_key: int) -> Values:
    """Return the row of a gap."""
    return {name: getattr(gap, name) for name in _GAP_FIELDS} | {"reading_key": reading_key}


def evidence_values(claim_id: str, steps: Sequence[Evidence], reading_key: int) -> Values:
    """Return the row of the steps behind a claim."""
    return {"reading_key": reading_key, "claim_id": claim_id, "steps": _steps(steps)}


def to_claims(rows: Sequence[Sequence[Any]]) -> tuple[Claim, ...]:
    """Return the claims that rows of CLAIM_COLUMNS hold."""
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True)) if rows else []
    for position, name in enumerate(_CLAIM_FIELDS):
        if not rows:
            break
        if name in ENUMS:
            words = {member.value: member for member in ENUMS[name]} | {None: None}
            columns[position] = [words[value] for value in columns[position]]
        elif name == "via":
            known = {value: tuple(json.loads(value)) for value in set(columns[position])}
            columns[position] = [known[value] for value in columns[position]]
        else:
            # Names, places and days repeat: claims share one object for each, or a million of them would not fit.
            shared: dict[Any, Any] = {}
            columns[position] = [shared.setdefault(value, value) for value in columns[position]]
    return tuple(Claim(**dict(zip(_CLAIM_FIELDS, values, strict=True))) for values in zip(*columns, strict=True))


def to_gap(row: Row[Any]) -> Gap:
    """Return the gap that a row of GAP_COLUMNS holds."""
    return Gap(**dict(zip(_GAP_FIELDS, row, strict=True)))


def to_article(row: Sequence[Any], echo_of: str | None) -> Article:
    """Return the article that a row of ARTICLE_COLUMNS holds."""
    return Article(**dict(zip(_ARTICLE_FIELDS, row, strict=True)), echo_of=echo_of)


def to_steps(steps: str) -> tuple[Evidence, ...]:
    """Return the steps that an evidence row holds."""
    return tuple(Evidence(rule=r, phrase=p, start=s, end=e) for r, p, s, e in json.loads(steps))


def article_digest(article: Article) -> str:
    """Return what tells one state of an article from another."""
    return _digest({name: getattr(article, name) for name in _ARTICLE_FIELDS})


def reading_digest(reading: Reading) -> str:
    """Return what tells one outcome of reading from another: every claim, gap and step of it."""
    claims = [[*(getattr(claim, name) for name in _CLAIM_FIELDS)] for claim in reading.claims]
    gaps = [[*(getattr(gap, name) for name in _GAP_FIELDS)] for gap in reading.gaps]
    steps = {claim_id: _steps(steps) for claim_id, steps in reading.evidence.items()}
    return _digest({"claims": claims, "gaps": gaps, "steps": steps})


def _steps(steps: Sequence[Evidence]) -> str:
    return json.dumps([[s.rule, s.phrase, s.start, s.end] for s in steps], ensure_ascii=False)


def _digest(values: Mapping[str, object]) -> str:
    return hashlib.sha256(json.dumps(values, sort_keys=True, default=_iso).encode()).hexdigest()


def _iso(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(type(value).__name__)
