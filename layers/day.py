"""What stands on a day: the two clocks, and where the sides contradict each other. Decides nothing else."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from claims.claim import Actor, Claim, Kind, Polarity, Side
from geo.place import Feature
from layers.view import View

_HOLDING = {Kind.CONTROL: False, Kind.CAPTURE: False, Kind.WITHDRAWAL: True}
_WHOLE = ("", "all parts", "the whole city", "all of the city", "entire city", "whole city")
# What says of an oblast or a district that all of it is meant, or how much: else a claim is about places in it.
_ENTIRE = re.compile(
    r"\b(all|whole|entire|complete|full|half|third|quarter|per ?cent)|\d ?%|\b(вс[еяію]|увес|цел|ціл|половин|процент)",
    re.IGNORECASE,
)


class Deed(Protocol):
    """What of a claim says who holds what: a claim is one, and so is a row of a claim table."""

    @property
    def kind(self) -> Kind: ...  # noqa: D102
    @property
    def actor(self) -> Actor: ...  # noqa: D102
    @property
    def polarity(self) -> Polarity: ...  # noqa: D102
    @property
    def feature(self) -> Feature | None: ...  # noqa: D102
    @property
    def part(self) -> str | None: ...  # noqa: D102


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The newest claims of one side about who holds a place, or one part of it."""

    side: Side
    part: str
    holders: frozenset[Actor]
    claims: tuple[Claim, ...]
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceDay:
    """One place on one day: all that is said of it by then, newest first, and what stands."""

    place_id: str
    claims: tuple[Claim, ...]
    standing: tuple[Standing, ...]

    @property
    def holders(self) -> frozenset[Actor]:
        """Everyone who is said to hold the place or a part of it."""
        return frozenset(holder for standing in self.standing for holder in standing.holders)

    @property
    def contested(self) -> bool:
        """Whether the standing claims of two sides disagree."""
        said = [(s.side, holder) for s in self.standing for holder in s.holders]
        return any(a[0] != b[0] and a[1] != b[1] for a in said for b in said)


def claimed_holder(claim: Deed) -> Actor | None:
    """Return who holds the place if the claim is right; None when it does not speak of holding all that is named."""
    if within(claim):
        return None
    if claim.kind is Kind.PRESENCE and claim.polarity is Polarity.DENY:
        return _other(claim.actor)
    if claim.kind not in _HOLDING:
        return None
    leaves = _HOLDING[claim.kind]
    denied = claim.polarity is Polarity.DENY
    return _other(claim.actor) if leaves != denied else claim.actor


def within(claim: Deed) -> bool:
    """Say whether a claim is about places in an area: two villages taken say nothing of who holds their oblast."""
    return claim.feature is Feature.AREA and _ENTIRE.search(claim.part or "") is None


def visible(claim: Claim, view: View) -> bool:
    """Say whether the clocks of the view let this claim be seen.

    A claim is seen on the days from the first day it is about, once it has been reported. A background claim fills
    the past: it is seen before its report's date and never from that date on, unless the report clock is frozen
    before it was reported.
    """
    if claim.reported_on is None or claim.event_start is None or claim.event_start > view.day:
        return False
    if view.known_on is not None and claim.reported_on > view.known_on:
        return False
    if claim.background:
        if view.day >= claim.reported_on:
            return False
    elif view.known_on is None and claim.reported_on > view.day:
        return False
    if view.window_days is None:
        return True
    return last_day(claim).toordinal() > view.day.toordinal() - view.window_days


def last_day(claim: Claim) -> date:
    """Return the last day that the claim is about; an open end runs to its report."""
    return claim.event_end or claim.reported_on or claim.event_start or date.min


def age_days(claim: Claim, day: date) -> int:
    """Return how many days have passed since the last day that the claim is about."""
    return max(0, (day - last_day(claim)).days)


def places_on(claims: Iterable[Claim], view: View) -> tuple[PlaceDay, ...]:
    """Group the claims seen under a view by place, and say what stands at each.

    The claims are expected to have passed `layers.view.admits` already.
    """
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.place_id is not None and visible(claim, view):
            grouped.setdefault(claim.place_id, []).append(claim)
    days = (_place_day(place_id, found) for place_id, found in sorted(grouped.items()))
    return tuple(day for day in days if _wanted(day, view))


def contradicting(claim: Claim, others: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims about the same place that name another holder, whoever makes them."""
    holder = claimed_holder(claim)
    if holder is None:
        return ()
    return tuple(o for o in others if o.place_id == claim.place_id and claimed_holder(o) not in (None, holder))


def _place_day(place_id: str, claims: list[Claim]) -> PlaceDay:
    newest = tuple(sorted(claims, key=_recency, reverse=True))
    return PlaceDay(place_id=place_id, claims=newest, standing=_standing(newest))


def _recency(claim: Claim) -> tuple[date, date, str, int]:
    return (last_day(claim), claim.said_on or claim.reported_on or date.min, claim.article, -claim.start)


def _standing(newest: tuple[Claim, ...]) -> tuple[Standing, ...]:
    found: dict[tuple[Side, str], list[Claim]] = {}
    whole_since: dict[Side, date] = {}
    for claim in newest:
        if claimed_holder(claim) is None:
            continue
        side, part, day = claim.claimant_side, part_key(claim), last_day(claim)
        if whole_since.get(side, date.min) > day:
            continue
        if not part:
            whole_since[side] = day
        claims = found.setdefault((side, part), [])
        if not claims or last_day(claims[0]) == day:
            claims.append(claim)
    return tuple(_stand(side, part, claims) for (side, part), claims in sorted(found.items()))


def _stand(side: Side, part: str, claims: list[Claim]) -> Standing:
    holders = frozenset(holder for claim in claims if (holder := claimed_holder(claim)) is not None)
    return Standing(side=side, part=part, holders=holders, claims=tuple(claims), since=last_day(claims[0]))


def part_key(claim: Deed) -> str:
    """Return the part of the place that is spoken of, as compared; empty for the whole."""
    part = (claim.part or "").casefold()
    return "" if part in _WHOLE else part


def _wanted(day: PlaceDay, view: View) -> bool:
    if view.contested_only and not day.contested:
        return False
    silent = view.silent_days
    return silent is None or all(age_days(claim, view.day) >= silent for claim in day.claims)


def _other(actor: Actor) -> Actor:
    return Actor.RUSSIA if actor is Actor.UKRAINE else Actor.UKRAINE
