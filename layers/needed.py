"""Which claims a picture or a file of a view is made of: the others of a store are only counted, not fetched."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from claims.claim import Side
from claims.table import NEVER, ClaimTable, Traits, Whole
from layers.view import View

Tally = Mapping[tuple[date, Side], int]
"""How many claims begin on each day, by who makes them."""
_Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a file says of all the data: a fingerprint and, where it is made of the claims it needs, the counts."""

    data: str
    tally: Tally | None = None


def needed(
    table: ClaimTable, publishers: Mapping[str, str], view: View, mentioned: Collection[int] | None = None
) -> tuple[Whole, Tally]:
    """Return the keys of the claims that a view shows or lists, and the counts of all that pass its filters.

    `mentioned` are the keys of the claims in which the view's words are found; None when it has no words.
    """
    admitted = _admitted(table, publishers, view)
    if mentioned is not None:
        admitted &= np.isin(table.key, np.fromiter(mentioned, np.int64, len(mentioned)))
    dated = (table.event_start != NEVER) & (table.reported_on != NEVER)
    return table.key[admitted & (_visible(table, view) | ~dated)], _tally(table, admitted & dated)


def _admitted(table: ClaimTable, publishers: Mapping[str, str], view: View) -> _Mask:
    """Say of each claim what `layers.view.admits` says of it, words apart: once for each different set of answers."""
    found = _each([_passes(traits, view) for traits in table.traits.values], table.traits.codes)
    if view.claimants:
        found &= _each([speaker.name in view.claimants for speaker in table.speaker.values], table.speaker.codes)
    if view.publishers:
        outlets = [publishers.get(stem, "") in view.publishers for stem in table.article.values]
        found &= _each(outlets, table.article.codes)
    if view.bbox is not None:
        west, south, east, north = view.bbox
        found &= (table.lon >= west) & (table.lon <= east) & (table.lat >= south) & (table.lat <= north)
    return found


def _passes(traits: Traits, view: View) -> bool:
    return (
        (not view.sides or traits.claimant_side in view.sides)
        and (not view.kinds or traits.kind in view.kinds)
        and (not view.claimant_kinds or traits.claimant_kind in view.claimant_kinds)
        and (view.certainty is None or traits.certainty is view.certainty)
        and (view.background or not traits.background)
    )


def _visible(table: ClaimTable, view: View) -> _Mask:
    """Say of each claim what `layers.day.visible` says of it, as far as it has its days."""
    day, reported = view.day.toordinal(), table.reported_on
    background = _each([traits.background for traits in table.traits.values], table.traits.codes)
    found = table.event_start <= day
    if view.known_on is not None:
        found &= (reported <= view.known_on.toordinal()) & (~background | (day < reported))
    else:
        found &= np.where(background, day < reported, reported <= day)
    if view.window_days is not None:
        last = np.where(table.event_end == NEVER, reported, table.event_end)
        found &= last > day - view.window_days
    return found


def _each(answers: Collection[bool], codes: Whole) -> _Mask:
    given: _Mask = np.array(list(answers), bool)
    return given[codes] if len(given) else np.zeros(len(codes), bool)


def _tally(table: ClaimTable, counted: _Mask) -> Tally:
    sides = tuple(Side)
    side = np.array([sides.index(traits.claimant_side) for traits in table.traits.values], np.int64)
    spots = table.event_start[counted] * len(sides) + (side[table.traits.codes[counted]] if len(side) else 0)
    found, counts = np.unique(spots, return_counts=True)
    return {
        (date.fromordinal(spot // len(sides)), sides[spot % len(sides)]): count
        for spot, count in zip(found.tolist(), counts.tolist(), strict=True)
    }
