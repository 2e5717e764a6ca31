"""What the reader of the map has chosen to see: one record, shared by map, snapshot, export and permalink."""

from dataclasses import dataclass
from datetime import date

from claims.claim import Certainty, Claim, ClaimantKind, Kind, Side


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One state of the map.

    `day` is the valid-time day on the slider. `known_on` freezes the report clock (None: it runs with `day`).
    `window_days` keeps only claims about the last so many days (None: all days up to `day`). An empty tuple
    filters nothing. `bbox` is (west, south, east, north) in degrees WGS84 and filters claims; `lon`, `lat` and
    `zoom` are the map's centre and Web Mercator zoom level.
    """

    day: date
    known_on: date | None = None
    window_days: int | None = None
    sides: tuple[Side, ...] = ()
    kinds: tuple[Kind, ...] = ()
    claimant_kinds: tuple[ClaimantKind, ...] = ()
    claimants: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    certainty: Certainty | None = None
    background: bool = True
    words: str = ""
    contested_only: bool = False
    silent_days: int | None = None
    bbox: tuple[float, float, float, float] | None = None
    selected: str | None = None
    lon: float | None = None
    lat: float | None = None
    zoom: float | None = None


def admits(view: View, claim: Claim, publisher: str) -> bool:
    """Say whether the filters, clocks apart, let this claim of this publisher through."""
    return (
        _among(view.sides, claim.claimant_side)
        and _among(view.kinds, claim.kind)
        and _among(view.claimant_kinds, claim.claimant_kind)
        and _among(view.claimants, claim.claimant)
        and _among(view.publishers, publisher)
        and (view.certainty is None or claim.certainty is view.certainty)
        and (view.background or not claim.background)
        and _inside(view.bbox, claim)
        and _mentions(view.words, claim)
    )


def _among(chosen: tuple[str, ...], value: str) -> bool:
    return not chosen or value in chosen


def _inside(bbox: tuple[float, float, float, float] | None, claim: Claim) -> bool:
    if bbox is None:
        return True
    if claim.lon is None or claim.lat is None:
        return False
    west, south, east, north = bbox
    return west <= claim.lon <= east and south <= claim.lat <= north


def mentions(words: str, text: str) -> bool:
    """Say whether a text has all of these words, wherever and however they are written."""
    folded = text.casefold()
    return all(word in folded for word in words.casefold().split())


def _mentions(words: str, claim: Claim) -> bool:
    if not words.strip():
        return True
    told = (claim.quote, claim.claimant, claim.claimant_role or "", claim.place or "", claim.toponym)
    return mentions(words, " ".join(told))
