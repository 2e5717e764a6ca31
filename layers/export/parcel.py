"""What an export carries: claims with their articles and gaps, the view they were taken under, and whose they are."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pydantic import TypeAdapter, ValidationError

from claims.article import Article, Reading
from claims.claim import Claim, Evidence, Gap
from geo.errors import ClaimlineError
from layers.context import ContextLayer
from layers.export.state import PROGRAM, State, data_hash
from layers.snapshot.marks import shown
from layers.view import View

LICENCE = (
    "Quotations belong to their publishers and stand here as quotations; the records around them may be used under "
    "CC BY 4.0 with the publisher and Claimline named. Places: GeoNames, CC BY 4.0."
)
_FORMAT = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """Claims, articles and gaps on their way into or out of a file.

    `notes` say what was left out or made coarser; an empty tuple means that the parcel is whole. `state` is None in a
    parcel of everything. `evidence` holds the steps behind claims by their ids, as far as they travel along.
    `context` holds layers of others, drawn under the claims where there is a map; they are not read back as claims.
    """

    claims: tuple[Claim, ...]
    articles: tuple[Article, ...] = ()
    gaps: tuple[Gap, ...] = ()
    state: State | None = None
    notes: tuple[str, ...] = ()
    evidence: Mapping[str, tuple[Evidence, ...]] = field(default_factory=dict)
    context: tuple[ContextLayer, ...] = ()

    def readings(self) -> Iterator[Reading]:
        """Yield the parcel article by article, as the store takes it."""
        claims: dict[str, list[Claim]] = {}
        gaps: dict[str, list[Gap]] = {}
        for claim in self.claims:
            claims.setdefault(claim.article, []).append(claim)
        for gap in self.gaps:
            gaps.setdefault(gap.article, []).append(gap)
        for stem, article in by_stem(self).items():
            yield Reading(
                article=article,
                claims=tuple(claims.get(stem, ())),
                gaps=tuple(gaps.get(stem, ())),
                evidence={},
                reader_version=f"imported by {PROGRAM}",
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What a file says besides its claims, as one text: fit for the metadata of every format."""

    claimline_export: int = _FORMAT
    program: str = PROGRAM
    licence: str = LICENCE
    notes: tuple[str, ...] = ()
    state: State | None = None
    articles: tuple[Article, ...] = ()
    gaps: tuple[Gap, ...] = field(default=())


_ENVELOPES = TypeAdapter(Envelope)


def parcel(
    claims: Iterable[Claim], articles: Iterable[Article], gaps: Iterable[Gap], view: View | None, data: str = ""
) -> Parcel:
    """Gather what a view shows, with the articles and gaps behind it; everything when there is no view.

    `data` is a fingerprint of all the data where these claims are not all.
    """
    claims, articles, gaps = tuple(claims), tuple(articles), tuple(gaps)
    if view is None:
        return Parcel(claims=claims, articles=articles, gaps=gaps)
    seen = shown(claims, articles, view)
    kept = (*seen.claims, *seen.unplaced)
    stems = {claim.article for claim in kept}
    return Parcel(
        claims=kept,
        articles=tuple(a for a in articles if a.stem in stems),
        gaps=tuple(g for g in gaps if g.article in stems),
        state=State(view=view, data_hash=data or data_hash(claims)),
    )


def envelope(what: Parcel) -> str:
    """Return everything but the claims as one line of JSON in plain ASCII."""
    packed = Envelope(notes=what.notes, state=what.state, articles=what.articles, gaps=what.gaps)
    return json.dumps(json.loads(_ENVELOPES.dump_json(packed)), separators=(",", ":"))


def unpacked(claims: Iterable[Claim], text: str) -> Parcel:
    """Return the parcel that a file held."""
    try:
        form = json.loads(text)["claimline_export"]
        if isinstance(form, int) and form > _FORMAT:
            raise ClaimlineError("This file was made by a newer Claimline: update the program to import it.")
        found = _ENVELOPES.validate_json(text)
    except (ValueError, TypeError, KeyError, RecursionError, ValidationError):
        raise ClaimlineError("This file's record of where it comes from is damaged: it cannot be imported.") from None
    return Parcel(claims=tuple(claims), articles=found.articles, gaps=found.gaps, state=found.state, notes=found.notes)


def by_stem(what: Parcel) -> dict[str, Article]:
    """Return the articles by their stems, one for each claim's even when the parcel does not carry it."""
    found = {claim.article: Article(stem=claim.article, text="") for claim in what.claims}
    return found | {article.stem: article for article in what.articles}


def without_texts(what: Parcel) -> Parcel:
    """Return the parcel with the articles' texts left out."""
    return replace(what, articles=tuple(replace(article, text="") for article in what.articles))
