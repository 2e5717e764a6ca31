"""Care: positions made coarser, the latest reports held back, quotations kept short. Nothing of it can be undone."""

import math
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.export.parcel import Parcel, without_texts

_METRES_A_DEGREE = 111_320.0
_COARSEST_M = 200_000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """What is held back. `as_of` is the moment of the export in UTC, given by whoever asks for it."""

    grid_m: float | None = None
    withhold_hours: float | None = None
    as_of: datetime | None = None
    quotation_chars: int | None = None

    def __post_init__(self) -> None:
        """Refuse what makes no sense."""
        if self.grid_m is not None and not 0 < self.grid_m <= _COARSEST_M:
            raise ClaimlineError(f"A grid is more than 0 and at most {_COARSEST_M:g} metres wide: change it.")
        if self.withhold_hours is not None and (self.withhold_hours < 0 or self.as_of is None):
            raise ClaimlineError("To withhold the last hours, say how many and as of when.")
        if self.quotation_chars is not None and self.quotation_chars < 1:
            raise ClaimlineError("A quotation has at least one character: change its length.")


def careful(what: Parcel, care: Care) -> Parcel:
    """Return the parcel with everything held back that the care asks for, and notes that say so."""
    if care.withhold_hours is not None and care.as_of is not None:
        what = _withheld(what, care.as_of - timedelta(hours=care.withhold_hours), care.withhold_hours)
    if care.grid_m is not None:
        note = f"Positions are rounded to a grid of {care.grid_m:g} m."
        what = replace(what, claims=tuple(_coarse(c, care.grid_m) for c in what.claims), notes=(*what.notes, note))
    if care.quotation_chars is not None:
        what = _shortened(what, care.quotation_chars)
    return what


def _withheld(what: Parcel, until: datetime, hours: float) -> Parcel:
    # A report is known by its day alone, so the whole of its day must be over; an undated one may be of today.
    kept = tuple(claim for claim in what.claims if _day_over(claim) is not None and _day_over(claim) <= until)  # type: ignore[operator]
    stems = {claim.article for claim in kept}
    return replace(
        what,
        claims=kept,
        articles=tuple(article for article in what.articles if article.stem in stems),
        gaps=tuple(gap for gap in what.gaps if gap.article in stems),
        notes=(*what.notes, f"Reports of the last {hours:g} hours and undated ones are withheld."),
    )


def _day_over(claim: Claim) -> datetime | None:
    if claim.reported_on is None:
        return None
    return datetime.combine(claim.reported_on + timedelta(days=1), time(), tzinfo=UTC)


def _coarse(claim: Claim, grid_m: float) -> Claim:
    if claim.lon is None or claim.lat is None:
        return claim
    high = grid_m / _METRES_A_DEGREE
    lat = max(-90.0, min(90.0, (math.floor(claim.lat / high) + 0.5) * high))
    wide = min(360.0, high / max(1e-6, math.cos(math.radians(lat))))
    lon = (math.floor(claim.lon / wide) + 0.5) * wide
    off = grid_m / math.sqrt(2)
    return replace(claim, lon=round(lon, 6), lat=round(lat, 6), radius_m=(claim.radius_m or 0.0) + round(off, 1))


def _shortened(what: Parcel, chars: int) -> Parcel:
    note = f"Quotations are cut to {chars} characters and the articles' texts left out."
    claims = tuple(replace(claim, quote=_cut(claim.quote, chars)) for claim in what.claims)
    gaps = tuple(replace(gap, quote=_cut(gap.quote, chars)) for gap in what.gaps)
    return replace(without_texts(what), claims=claims, gaps=gaps, notes=(*what.notes, note))


def _cut(quote: str, chars: int) -> str:
    return quote if len(quote) <= chars else quote[: chars - 1].rstrip() + "…"
