"""How good a reader is: its claims held against those that a careful person made of the same articles.

A claim matches an annotated one when article, place, kind, actor and polarity agree and their spans overlap; each
annotated claim matches one claim at most, those that overlap most first. The other fields are scored on the matches.
"""

import json
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import AliasChoices, BaseModel, Field, ValidationError

from geo.errors import ClaimlineError

_SPELLINGS = (
    ("kupyansk", "kupiansk"),
    ("izyum", "izium"),
    ("oskol", "oskil"),
    ("northerndonets", "siverskyidonets"),
    ("siverskyidonetsriver", "siverskyidonets"),
    ("oskilriver", "oskil"),
    ("kharkivregion", "kharkivoblast"),
)
_SAME_PLACE_KM = 3.0
_KM_A_DEGREE = 111.2


class Scored(BaseModel):
    """The fields of a claim that are scored; annotations may lack any but the first eight."""

    article: str = Field(validation_alias=AliasChoices("article", "document"))
    start: int
    end: int
    place: str | None
    kind: str
    actor: str | None
    polarity: str
    quote: str | None = None
    feature: str | None = None
    lon: float | None = None
    lat: float | None = None
    claimant: str | None = None
    claimant_side: str | None = None
    certainty: str | None = None
    part: str | None = None
    background: bool | None = False
    event_start: str | None = None
    event_end: str | None = None

    @property
    def days(self) -> tuple[str, str]:
        """The first and last day, as ISO text; empty when unknown."""
        return self.event_start or "", self.event_end or self.event_start or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The outcome: pairs of annotation and claim, what was missed, what was invented, and places found by article."""

    pairs: tuple[tuple[Scored, Scored], ...]
    missed: tuple[Scored, ...]
    invented: tuple[Scored, ...]
    places_found: int
    places: int

    @property
    def precision(self) -> float:
        """The share of the claims that are annotated."""
        return _share(len(self.pairs), len(self.pairs) + len(self.invented))

    @property
    def recall(self) -> float:
        """The share of the annotations that were found."""
        return _share(len(self.pairs), len(self.pairs) + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def load(path: Path) -> tuple[Scored, ...]:
    """Read annotations or claims from a JSON-lines file."""
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise ClaimlineError(f"{path} cannot be read: name a JSON-lines file of claims") from None
    return tuple(_parse(path, number, line) for number, line in enumerate(lines, 1) if line.strip())


def scored(records: Iterable[Mapping[str, object]]) -> tuple[Scored, ...]:
    """Return the scored fields of claims' records."""
    return tuple(Scored.model_validate(record) for record in records)


def belongs(name: str, stem: str) -> bool:
    """Say whether an article's stem is the one meant; annotations may give its first characters only."""
    return name == stem or name.startswith(f"{stem}_")


def score(gold: Sequence[Scored], found: Sequence[Scored]) -> Score:
    """Match claims with annotations, article by article."""
    pairs: list[tuple[Scored, Scored]] = []
    missed: list[Scored] = []
    invented: list[Scored] = []
    places, places_found = 0, 0
    for stem in dict.fromkeys(annotation.article for annotation in gold):
        wanted = [annotation for annotation in gold if annotation.article == stem]
        claims = [claim for claim in found if belongs(claim.article, stem)]
        matched = dict(_match(wanted, claims))
        pairs += [(wanted[i], claims[j]) for i, j in matched.items()]
        missed += [annotation for i, annotation in enumerate(wanted) if i not in matched]
        invented += [claim for j, claim in enumerate(claims) if j not in set(matched.values())]
        named = {key(annotation.place): annotation for annotation in wanted}
        places += len(named)
        places_found += sum(_found(place, wanted, claims) for place in named)
    return Score(
        pairs=tuple(pairs), missed=tuple(missed), invented=tuple(invented), places_found=places_found, places=places
    )


def key(words: str | None) -> str:
    """Return a name without case, marks, spaces and the differences of spelling that the annotations know."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words or "").casefold() if c.isalnum())
    for old, new in _SPELLINGS:
        plain = plain.replace(old, new)
    return plain


def _match(gold: Sequence[Scored], claims: Sequence[Scored]) -> Iterator[tuple[int, int]]:
    candidates = [
        (overlap, i, j)
        for i, annotation in enumerate(gold)
        for j, claim in enumerate(claims)
        if (overlap := _overlap(annotation, claim)) > 0 and _same(annotation, claim)
    ]
    used_gold: set[int] = set()
    used_claims: set[int] = set()
    for _, i, j in sorted(candidates, reverse=True):
        if i not in used_gold and j not in used_claims:
            used_gold.add(i)
            used_claims.add(j)
            yield i, j


def _same(annotation: Scored, claim: Scored) -> bool:
    what = (annotation.kind, annotation.actor, annotation.polarity)
    return what == (claim.kind, claim.actor, claim.polarity) and _same_place(annotation, claim)


def _same_place(annotation: Scored, claim: Scored) -> bool:
    if key(annotation.place) == key(claim.place):
        return True
    corners = (annotation.lat, annotation.lon, claim.lat, claim.lon)
    if None in corners or annotation.feature != "point":
        return False
    lat, lon, other_lat, other_lon = (corner or 0.0 for corner in corners)
    north = (lat - other_lat) * _KM_A_DEGREE
    east = (lon - other_lon) * _KM_A_DEGREE * math.cos(math.radians(lat))
    return math.hypot(north, east) <= _SAME_PLACE_KM


def _found(place: str, gold: Sequence[Scored], claims: Sequence[Scored]) -> bool:
    annotations = [annotation for annotation in gold if key(annotation.place) == place]
    return any(key(c.place) == place or any(_same_place(a, c) for a in annotations) for c in claims)


def _overlap(one: Scored, other: Scored) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _parse(path: Path, number: int, line: str) -> Scored:
    try:
        return Scored.model_validate(json.loads(line))
    except (ValidationError, ValueError) as error:
        first = error.errors()[0]["loc"][-1] if isinstance(error, ValidationError) else "JSON"
        raise ClaimlineError(f"{path}, line {number}: not a scorable claim ({first}): mend or remove it") from None
