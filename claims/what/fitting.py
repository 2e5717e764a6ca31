"""What an act can be done to: waters are crossed, towns are taken, soldiers are no place."""

from dataclasses import replace

from claims.claim import Kind, Relation
from claims.lexicon import Hit, words
from claims.what.parsed import Parsed, Phrase
from claims.what.passive import is_passive
from claims.what.usage import is_launched
from claims.where.places import Spot
from geo.place import Feature

_STOPS = frozenset(",.;:–—")
_SHARE = 4  # tokens from "controls" to "a fifth": "about", "more than a"
_DRY = frozenset((Kind.CAPTURE, Kind.ENCIRCLEMENT, Kind.EVACUATION))


def river(spot: Spot) -> Spot:
    """Let a name that a town and a river share mean the river: towns are not crossed."""
    lines = tuple(place for place in spot.candidates if place.feature is Feature.LINE)
    return replace(spot, candidates=lines) if lines else spot


def fitting(parsed: Parsed, hit: Hit, kind: Kind, places: tuple[Spot, ...]) -> bool:
    """Say whether such an act can be done to such places: waters are crossed, and not captured."""
    water = any(place.feature is Feature.LINE for spot in places for place in spot.candidates[:1])
    bank = any("bank" in (spot.part or "") or _has_islands(parsed, hit, spot) for spot in places)
    if kind is Kind.CONTROL and places[0].relation is Relation.FROM and is_launched(parsed.found, places[0].first):
        return False  # "drones launched from X and Russian-occupied Crimea" tell where fire came from
    if kind is Kind.ADVANCE and _is_flight(parsed, hit, places[0]):
        return False
    if hit.entry.get("role") == "undergo" and kind is Kind.CAPTURE and _is_figure(parsed, hit):
        return False
    if kind is Kind.CROSSING:  # "crossed the canal in X"
        return water or parsed.found.any_in("water", hit.last, places[0].first) is not None
    return not (water and kind in _DRY and not bank)


def dry(parsed: Parsed, hit: Hit, kind: Kind, places: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Leave out the waters beside the towns that were taken: "took X, and the river Y now marks the front"."""
    if kind not in _DRY or len(places) == 1:
        return places
    land = tuple(spot for spot in places if fitting(parsed, hit, kind, (spot,)))
    return land or places


def _is_flight(parsed: Parsed, hit: Hit, spot: Spot) -> bool:
    """Say whether troops only go where they withdraw to: "are abandoning X and heading | toward Y"."""
    before = [other.hit for other in parsed.phrases if other.hit.last <= hit.first][-1:]
    if spot.relation is not Relation.TOWARD or not before or before[0].entry.get("kind") != Kind.WITHDRAWAL:
        return False
    joined = parsed.found.tokens[hit.first - 1].norm == "and"
    return joined and not any(before[0].last <= force.first < hit.first for force in parsed.found.forces)


def _is_figure(parsed: Parsed, hit: Hit) -> bool:
    """Say whether a number is what fell: "the number of attacks near X has fallen"."""
    before = parsed.found.tokens[parsed.cut.start(hit.first) : hit.first]
    return any(token.norm in words("figure") for token in before)


def _has_islands(parsed: Parsed, hit: Hit, spot: Spot) -> bool:
    """Say whether it is land in a river that an act is done to: "seized several islands in the delta of X"."""
    between = parsed.found.tokens[hit.last : max(hit.last, spot.last)]
    return any(token.norm in words("land in water") for token in between)


def halts_itself(parsed: Parsed, hit: Hit, named: tuple[Spot, ...]) -> bool:
    """Say whether something slows or stops of itself: "the advance on X has slowed"."""
    if hit.entry.phrase not in words("halting itself") or any(
        spot.first >= hit.last and not spot.preposition for spot in named
    ):
        return False
    end = min(hit.last + 3, parsed.cut.end(hit.last - 1))
    end = next((at for at in range(hit.last, end) if parsed.found.tokens[at].text == ","), end)
    return not any(hit.first <= force.first < end for force in parsed.found.forces)


def of_people(parsed: Parsed, hit: Hit, places: tuple[Spot, ...]) -> bool:
    """Say whether soldiers or arms are what was destroyed or captured: their losses are no claim of a place."""
    harmed = hit.entry.get("kind") == Kind.ATTACK and hit.entry.get("place") == "must"
    worn = (harmed or "damage|" in hit.entry.phrase) and _are_worn(parsed, hit, places)
    taken = hit.entry.get("kind") == Kind.CAPTURE and bool(places)
    done = taken and hit.entry.get("role", "do") == "do" and not hit.entry.get("swap")
    held = done and _are_captives(parsed, hit, places)
    if worn or held or ((harmed or taken) and _are_lost(parsed, hit, harmed=harmed)):
        return True
    armed = hit.entry.get("kind") == Kind.ATTACK
    armed = armed or (hit.entry.get("kind") == Kind.REPULSE and not _stops_deed(parsed, hit))
    if (armed and _is_downed(parsed, hit)) or _drops_deed(parsed, hit):
        return True
    if _stops_work(parsed, hit) or _flies(parsed, hit):
        return True
    if places and (_is_gone(parsed, hit, places[0].first) or _is_rescue(parsed, hit, places[0].last)):
        return True
    if hit.entry.get("place") != "must" or not places:
        return False
    whom = {lemma for token in parsed.found.tokens[hit.last : max(hit.last, places[0].first)] for lemma in token.lemmas}
    return not words("soldiers").isdisjoint(whom) and words("formation").isdisjoint(whom)  # "personnel of a brigade"


def _are_worn(parsed: Parsed, hit: Hit, places: tuple[Spot, ...]) -> bool:
    """Say whether only the state of troops is told, and no place named: "these units are heavily damaged"."""
    at = hit.first - 1
    while at > 0 and (parsed.found.has("aux", at) or parsed.found.tokens[at].norm.endswith("ly")):
        at -= 1
    troops = next((f for f in parsed.found.forces if f.first <= at < f.last), None)
    worn = troops is not None and (troops.side != "pronoun" or troops.last - troops.first > 1)  # "these units"
    return worn and hit.entry.get("kind") == Kind.ATTACK and not any(spot in parsed.places for spot in places)


def _are_lost(parsed: Parsed, hit: Hit, *, harmed: bool) -> bool:
    """Say whether the subject of a passive is soldiers or arms: "19 pieces of equipment were destroyed"."""
    at = hit.first - 1
    while at > 0 and parsed.found.has("aux", at):
        at -= 1
    if not harmed and _are_prisoners(parsed, hit, at):
        return True
    lemmas = parsed.found.tokens[at].lemmas
    counted = (f for f in parsed.found.forces if f.first <= at < f.last and f.first > 0)
    killed = any(parsed.found.tokens[f.first - 1].norm.isdecimal() for f in counted)  # "203 occupiers were eliminated"
    lost = killed or not words("arms").isdisjoint(lemmas) if harmed else not words("soldiers").isdisjoint(lemmas)
    return lost and at < hit.first - 1 and is_passive(parsed.found, hit, parsed.cut)


def _are_captives(parsed: Parsed, hit: Hit, places: tuple[Spot, ...]) -> bool:
    """Say whether it is soldiers whom somebody captured somewhere: "captured 102 Russian soldiers in the X region"."""
    end = places[0].first if places[0].first >= hit.last and not places[0].back else hit.last + _SHARE
    whom = parsed.found.tokens[hit.last : end]
    named = next((at for at, token in enumerate(whom) if not words("soldiers").isdisjoint(token.lemmas)), None)
    if named is None or any(
        token.text in _STOPS or parsed.found.has("relation", hit.last + at) for at, token in enumerate(whom[:named])
    ):
        return False
    after = parsed.found.tokens[min(hit.last + named + 1, len(parsed.found.tokens) - 1)]
    return after.norm != "'s" and parsed.found.has("holder", hit.last + named + 1) is None


def _are_prisoners(parsed: Parsed, hit: Hit, at: int) -> bool:
    """Say whether it is soldiers who were captured: "two soldiers were luckier: they survived and were captured by"."""
    leans = parsed.found.tokens[at].norm in words("plural pronoun") or parsed.found.tokens[at].norm in words("joint")
    before = next((f for f in reversed(parsed.found.forces) if f.last <= at and f.side != "pronoun"), None)
    armed = before is not None and not words("soldiers").isdisjoint(parsed.found.tokens[before.last - 1].lemmas)
    return leans and armed and is_passive(parsed.found, hit, parsed.cut)


def shares_out(parsed: Parsed, hit: Hit, places: tuple[Spot, ...]) -> bool:
    """Say whether land is held or taken that lies in no place named: "a fifth of the country", "37 square miles"."""
    if hit.entry.get("kind") not in (Kind.CONTROL, Kind.CAPTURE):
        return False
    if _is_ground(parsed, hit, places):
        return True
    joined = min(hit.last, len(parsed.found.tokens) - 1)
    near = range(hit.last, hit.last + _SHARE * (1 + (parsed.found.tokens[joined].norm in ("and", "or"))))
    signs = (parsed.found.has("elsewhere", at) for at in near)
    counted = any(parsed.found.has("land", at) is not None for at in near)
    behind = any(spot.first >= hit.last or _is_region(spot) or not _is_told(parsed, spot) for spot in places)
    return any(sign is not None and bool(sign.entry.get("all")) for sign in signs) or (counted and not behind)


def _is_ground(parsed: Parsed, hit: Hit, places: tuple[Spot, ...]) -> bool:
    """Say whether only land is told of by whose it is: "cut off X from the territories under Kyiv's control"."""
    before = parsed.found.tokens[hit.first - 1].norm if hit.first else ""
    adjunct = hit.entry.phrase.startswith("under") and before in words("land")
    named = (*places, *parsed.places)  # "X, the last city in the Y region under Ukrainian control"
    return adjunct and not any(spot.first <= hit.first < spot.last or spot.last == hit.first for spot in named)


def _is_told(parsed: Parsed, spot: Spot) -> bool:
    """Say whether another act before a place tells of it: "advancing on the X front, liberating 37 square miles"."""
    return any(other.last <= spot.first for other in parsed.found.acts)


def _is_region(spot: Spot) -> bool:
    return any(place.is_region for place in spot.candidates[:1])


def _is_rescue(parsed: Parsed, hit: Hit, end: int) -> bool:
    """Say whether people are only brought out of a house: "evacuated 12 people from a burning building in X"."""
    taken = hit.entry.get("kind") == Kind.EVACUATION and parsed.found.tokens[hit.first : end]
    return any(token.norm in words("house") for token in taken or ())


def _is_gone(parsed: Parsed, hit: Hit, end: int) -> bool:
    """Say whether the troops that are shown are dead, taken or gone: "a photo of destroyed Russian tanks in X"."""
    shown = hit.entry.get("kind") == Kind.PRESENCE and (hit.entry.get("role") == "of" or hit.entry.get("inside"))
    return bool(shown) and parsed.found.any_in("gone", hit.first, end) is not None


def _drops_deed(parsed: Parsed, hit: Hit) -> bool:
    """Say whether it is an attack that is given up, and no town: "abandoned their offensive near X"."""
    if hit.entry.get("kind") not in (Kind.WITHDRAWAL, Kind.CAPTURE) or hit.entry.phrase not in words("giving up"):
        return False
    deed = next((at for at in range(hit.last, hit.last + _SHARE) if parsed.found.has("deed", at)), None)
    return deed is not None and not any(spot.first <= deed for spot in parsed.places if spot.first >= hit.last)


def _stops_work(parsed: Parsed, hit: Hit) -> bool:
    """Say whether it is no army that is stopped: "production was halted at a plant in X"."""
    if hit.entry.get("kind") != Kind.REPULSE or hit.entry.phrase not in words("halting itself"):
        return False
    clause = range(parsed.cut.start(hit.first), hit.first)
    armed = any(parsed.found.has(tag, at) for at in clause for tag in ("deed", "try", "unit", "force", "nation"))
    led = any(token.norm == "by" for token in parsed.found.tokens[hit.last : hit.last + 2])
    named = any(not (parsed.found.has("aux", at) or parsed.found.has("bound", at)) for at in clause)
    return named and not armed and not led and is_passive(parsed.found, hit, parsed.cut)


def _flies(parsed: Parsed, hit: Hit) -> bool:
    """Say whether it is drones or missiles that get somewhere: that puts no troops there."""
    if hit.entry.get("kind") != Kind.PRESENCE or hit.entry.get("form") == "clause" or hit.entry.get("role"):
        return False
    before = [force for force in parsed.found.forces if force.last <= hit.first and force.side != "pronoun"]
    flown = bool(before) and not words("flown").isdisjoint(parsed.found.tokens[before[-1].last - 1].lemmas)
    near = bool(before) and hit.first - before[-1].last <= _SHARE
    return flown and (near or parsed.found.tokens[hit.first].norm.endswith("ing"))


def _stops_deed(parsed: Parsed, hit: Hit) -> bool:
    """Say whether it is a deed that was repelled, whatever it was done with: "an assault using tanks was repelled"."""
    return any(parsed.found.has("deed", at) for at in range(parsed.cut.start(hit.first), hit.first))


def _is_downed(parsed: Parsed, hit: Hit) -> bool:
    """Say whether it is a weapon that was destroyed: "seven drones were destroyed", "a missile Kh-59 was downed"."""
    at = hit.first - 1
    while at > 0 and parsed.found.has("aux", at):
        at -= 1
    while at > 0 and (parsed.found.tokens[at].text[:1].isupper() or parsed.found.tokens[at].text[:1] in "-0123456789"):
        at -= 1
    armed = any(f.side == "weapon" and f.first <= at < f.last for f in parsed.found.forces)
    armed = armed or not words("arms").isdisjoint(parsed.found.tokens[at].lemmas)
    return armed and at < hit.first - 1 and is_passive(parsed.found, hit, parsed.cut)


def is_town(parsed: Parsed, phrase: Phrase, spot: Spot) -> bool:
    """Say whether an act is done to a settlement, not to a river, a region or a border."""
    point = not spot.candidates or spot.candidates[0].feature is Feature.POINT
    return point and not any(parsed.found.has("border", at) for at in range(phrase.hit.last, spot.last))
