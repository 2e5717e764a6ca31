"""Where an act can be: on which side of the border, and on land or on water."""

from dataclasses import replace

from claims.claim import Kind, Side
from claims.what.signs import Signs
from claims.where.places import Spot
from claims.who.voices import Voice
from geo.place import Feature

_CRIMEA = frozenset(("Crimea", "Sevastopol"))
_CONTESTED = _CRIMEA | {f"{name} Oblast" for name in ("Donetsk", "Luhansk", "Zaporizhzhia", "Kherson", "Kharkiv")}


def is_abroad(places: tuple[Spot, ...]) -> bool:
    """Say whether places can only lie in Russia."""
    return any(spot.candidates and all(place.country == "RU" for place in spot.candidates) for spot in places)


def is_rear(kind: Kind, places: tuple[Spot, ...]) -> bool:
    """Say whether places lie where only Russia strikes: behind Ukraine's lines, as Odesa and Kyiv do."""
    every = [place for spot in places for place in spot.candidates]
    held = _CONTESTED if kind is Kind.ATTACK else _CONTESTED - {"Kharkiv Oblast"}
    return bool(every) and all(place.country == "UA" and place.admin1 not in held for place in every)


def is_occupied(places: tuple[Spot, ...]) -> bool:
    """Say whether places lie where Ukraine strikes, as in Crimea."""
    return any(spot.candidates and all(_CRIMEA & {p.admin1, p.name} for p in spot.candidates) for spot in places)


def is_home(places: tuple[Spot, ...]) -> bool:
    """Say whether places can only lie in Ukraine."""
    return any(spot.candidates and all(place.country == "UA" for place in spot.candidates) for spot in places)


def fitting(kind: Kind, places: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Leave to an act the places that it can be done to: only waters are crossed."""
    if kind is not Kind.CROSSING:
        return places
    waters = [(spot, tuple(p for p in spot.candidates if p.feature is Feature.LINE)) for spot in places]
    return tuple(replace(spot, candidates=lines) for spot, lines in waters if lines)


def in_republic(found: Signs, voice: Voice) -> bool:
    """Say whether a region bears the name that only Russia gives it: what is freed in it is freed by Russia."""
    return bool(found.covered.get("republic")) and voice.claimant.side is not Side.UKRAINE
