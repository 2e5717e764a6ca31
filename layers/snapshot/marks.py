"""What a snapshot shows: the places of a view as numbered marks, and the counts beneath the title."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from claims.article import Article
from claims.claim import Actor, Certainty, Claim, Polarity, Side
from geo.place import Feature
from layers.day import PlaceDay, age_days, last_day, places_on, visible
from layers.needed import Tally
from layers.style import opacity
from layers.view import View, admits


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One place as it is drawn and listed.

    `claims` are newest first; `lead` is the one whose kind, voice and certainty the mark takes: the newest about
    holding, else the newest of all.
    """

    number: int
    place: PlaceDay
    lead: Claim
    lon: float
    lat: float
    radius_m: float
    strength: float

    @property
    def name(self) -> str:
        """The place's name."""
        return self.lead.place or self.lead.toponym

    @property
    def feature(self) -> Feature:
        """Whether it is drawn as a point, a line or an area."""
        return self.lead.feature or Feature.POINT

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All that is said of the place by the day, newest first."""
        return self.place.claims

    @property
    def holders(self) -> tuple[Actor, ...]:
        """Who is said to hold it, in a fixed order."""
        return tuple(sorted(self.place.holders))

    @property
    def voices(self) -> tuple[Side, ...]:
        """Whose claims about holding stand; the newest claim's side when nobody speaks of holding."""
        return tuple(sorted({s.side for s in self.place.standing})) or (self.lead.claimant_side,)

    @property
    def hedged(self) -> bool:
        """Whether the leading claim is hedged."""
        return self.lead.certainty is Certainty.HEDGED

    @property
    def denied(self) -> bool:
        """Whether the leading claim says that it is not so."""
        return self.lead.polarity is Polarity.DENY


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """Everything that a picture of a view tells: its marks, their claims, and those that have no place or no date.

    `tally` counts the claims of all days that pass the filters; `beyond` says how many marks lie off the map's edge.
    """

    view: View
    tally: Tally
    marks: tuple[Mark, ...]
    claims: tuple[Claim, ...]
    unplaced: tuple[Claim, ...]
    undated: tuple[Claim, ...]
    beyond: int = 0

    @property
    def seats(self) -> list[tuple[float, float]]:
        """Where its marks lie, in degrees; areas count only when there is nothing else."""
        found = [mark for mark in self.marks if mark.feature is not Feature.AREA] or self.marks
        return [(mark.lon, mark.lat) for mark in found]

    @property
    def contested(self) -> int:
        """At how many places the two sides disagree."""
        return sum(mark.place.contested for mark in self.marks)


def tally_of(claims: Iterable[Claim]) -> Tally:
    """Count claims by the first day that they are about, and by side."""
    return Counter((c.event_start, c.claimant_side) for c in claims if c.event_start and c.reported_on)


def shown(claims: Iterable[Claim], articles: Iterable[Article], view: View, tally: Tally | None = None) -> Shown:
    """Pick the claims of a view and gather them by place; `tally` counts all claims where these are not all."""
    publishers = {article.stem: article.publisher for article in articles}
    admitted = tuple(c for c in claims if admits(view, c, publishers.get(c.article, "")))
    placed = [c for c in admitted if c.place_id is not None and c.lon is not None and c.lat is not None]
    places = places_on(placed, view)
    ordered = sorted(places, key=lambda place: _rank(place, view))
    marks = tuple(_mark(number, place, view.day) for number, place in enumerate(ordered, 1))
    kept = {claim.id for claim in placed}
    unplaced = tuple(c for c in admitted if c.id not in kept and visible(c, view))
    undated = tuple(c for c in admitted if c.reported_on is None or c.event_start is None)
    told = tuple(claim for mark in marks for claim in mark.claims)
    counted = tally_of(admitted) if tally is None else tally
    return Shown(view=view, tally=counted, marks=marks, claims=told, unplaced=unplaced, undated=undated)


def _rank(place: PlaceDay, view: View) -> tuple[bool, bool, int, str]:
    chosen = view.selected is not None and (view.selected == place.place_id or view.selected in _ids(place))
    newest = max(last_day(claim) for claim in place.claims)
    return (not chosen, not place.contested, (view.day - newest).days, place.place_id)


def _ids(place: PlaceDay) -> set[str]:
    return {claim.id for claim in place.claims}


def _mark(number: int, place: PlaceDay, day: date) -> Mark:
    lead = _lead(place)
    seat = next((c for c in place.claims if not c.part), lead)
    return Mark(
        number=number,
        place=place,
        lead=lead,
        lon=seat.lon or 0.0,
        lat=seat.lat or 0.0,
        radius_m=seat.radius_m or 0.0,
        strength=opacity(age_days(lead, day)),
    )


def _lead(place: PlaceDay) -> Claim:
    standing = [claim for stands in place.standing for claim in stands.claims]
    if not standing:
        return place.claims[0]
    return min(standing, key=place.claims.index)
