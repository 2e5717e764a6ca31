"""Relative clauses and appositions: what they explain; what only describes, and where a noun's own words end."""

from collections.abc import Sequence

from claims.claim import Kind
from claims.lexicon import Hit, words
from claims.what.clauses import Clauses, is_when
from claims.what.signs import Signs
from claims.where.places import Spot
from claims.where.spot import order

_SCENE = 8  # tokens from a comma to "the scene of", and on to "the heaviest fighting"
_AGO = 4  # tokens of "three years ago"
_QUOTES = frozenset("\"“”«»'‘’")
_GOVERNING = frozenset(("by", "of", "and", "with", "from", "between", "as", "is", "are", "against"))


def _is_told(found: Signs, places: Sequence[Spot], start: int) -> bool:
    """Say whether a clause explains what a town before it is: "X, the main town | that they took in the Y region"."""
    kind = found.has("type", start - 1)
    towns = [s for s in places if s.last < start and order(s) == 0 and not s.locator]
    if kind is None or kind.entry.get("value") != "town" or not towns:
        return False
    between = found.tokens[towns[-1].last : start - 1]
    opens = len(between) > 1 and (between[0].text == "," or "be" in between[0].lemmas)
    plain = not any(towns[-1].last <= act.first < start for act in found.acts)
    return opens and plain and any(token.norm in words("article") for token in between[1:3])


def is_explained(found: Signs, cut: Clauses, hit: Hit, places: Sequence[Spot]) -> bool:
    """Say whether the object of a verb is what its clause explains: "X, which the army said it had taken"."""
    start = cut.start(hit.first)
    town = _is_told(found, places, start)
    subject = any(start <= f.first and f.last <= hit.first for f in found.forces)
    tokens = found.tokens
    ends = hit.last >= len(tokens) or tokens[hit.last].text in ",.;" or tokens[hit.last].norm in words("time opener")
    ends = ends or (town and found.has("relation", hit.last) is not None)
    ends = ends or is_when(found, hit.last) or any(token.norm == "ago" for token in tokens[hit.last : hit.last + _AGO])
    which = next((at for at in range(start, -1, -1) if tokens[at].norm in words("relative pronoun")), 0)
    apart = which > 0 and (
        tokens[which - 1].text == "," or tokens[which - 1].norm in words("joint")
    )  # "positions near X that they had lost" are not X
    apart = apart or town or any(f.first == start for f in found.forces)  # "X, the city | they took in May"
    return start in cut.relative and subject and ends and apart


def describes(found: Signs, hit: Hit) -> bool:
    """Say whether a verb only describes what stands before its subject: "a third of the territory it had seized"."""
    at = hit.first - 1
    while at > 0 and found.has("aux", at) and not any(f.first <= at < f.last for f in found.forces):
        at -= 1
    subject = next((f for f in found.forces if f.first <= at < f.last), None)
    if subject is None or not subject.first:
        return False
    before = subject.first - 1 - (found.tokens[subject.first - 1].norm in ("that", "which"))
    return found.has("holder", before) is not None


def beyond(found: Signs, cut: Clauses, places: Sequence[Spot], hit: Hit, spot: Spot) -> bool:
    """Say whether a place is another verb's, "near X, where they break in and get to Y", or only the region of X."""
    start = cut.start(hit.first)
    where = start in cut.relative and found.tokens[start].norm == "where"
    wider = order(spot) > 0 and any(s.last in (start, start - 1) and order(s) < order(spot) for s in places)
    if start in cut.relative and order(spot) > 0 and spot.preposition and _is_told(found, places, start):
        return True
    return where and (wider or any(token.norm == "and" for token in found.tokens[hit.last : spot.first]))


def afield(found: Signs, cut: Clauses, first: int, end: int) -> Hit | None:
    """Find what other ground a verb is told of: "dug in in the east", but not "in X, where they dug in in the east"."""
    there = found.tokens[cut.start(max(0, first - 1))].norm in words("place pronoun")
    return None if there else found.any_in("elsewhere", first, end)


def scene_of(found: Signs, places: Sequence[Spot], hit: Hit) -> tuple[Spot, ...]:
    """Return the place that an apposition calls the scene of a deed: "X, for months the scene of heavy fighting"."""
    scene = next((at for at in range(hit.first - 1, max(0, hit.first - _SCENE), -1) if found.has("scene", at)), 0)
    if hit.entry.tag != "deed" or not scene:
        return ()
    comma = next((at for at in range(scene - 1, max(0, scene - _SCENE), -1) if found.tokens[at].text in ",–—"), 0)
    told = any(found.has("aux", at) or found.has("bound", at) for at in range(comma, scene))
    return () if told else tuple(spot for spot in places if spot.last == comma)[:1]


def phrase_end(found: Signs, first: int, end: int) -> int:
    """Return where the phrase of a noun ends, at its predicate or a comma: the places behind are not the noun's own.

    "Battles are reported near X" goes on: its predicate says no more than that they take place.
    """
    for at in range(first, end):
        tells = any(found.has("occur", near) for near in range(at + 1, at + 4))
        near = found.has("relation", at + 1) is not None and found.tokens[min(at + 1, end - 1)].norm != "to"
        tells = tells or near  # "the fiercest fighting is near X", but not "his aim after the fighting was to take X"
        if at > first + 2 and any(f.first == at and not f.bare and not _governed(found, at) for f in found.forces):
            return at  # "the capture of the village brings Russian troops closer to X"
        adds = at + 1 < end and (found.tokens[at + 1].norm.endswith("ly") or found.has("telling", at + 1) is not None)
        behind = at + 1 + adds  # ", particularly near X", ", including near X"
        named = found.has("alias", at + 1) is not None  # "on the regional capital, also named X"
        comma = found.tokens[at].text == "," and found.has("relation", behind) is None and not named
        if comma or ({"be", "have"} & set(found.tokens[at].lemmas) and not tells):
            return at
    return end


def _governed(found: Signs, at: int) -> bool:
    """Say whether troops hang on the noun before them: "by the army", "of Russian troops"."""
    before = at - 1 - (found.tokens[at - 1].text in _QUOTES)
    before -= found.has("article", before) is not None or found.tokens[before].norm == "the"
    word = found.tokens[before].norm
    return (
        found.tokens[at - 1].text == "("
        or found.has("relation", before) is not None
        or word in _GOVERNING
        or word.endswith("ing")
    )


def of_an_army(found: Signs, start: int) -> bool:
    """Say whether a relative clause tells of an army, and of no place: "a success for Kyiv, whose offensive failed"."""
    whose = found.tokens[start].norm in words("whose")
    return whose and any(start - force.last in (0, 1) for force in found.forces)


def keeps_place(found: Signs, hit: Hit, other: Hit) -> bool:
    """Say whether those who stop somebody keep the place: "stopped the enemy's advance and hold the village of X"."""
    stopped = (force for force in found.forces if hit.entry.get("stops") and force.first >= hit.last - 1)
    if any(_told_of(found, force.last, other) for force in stopped):
        return True  # "knocked out the enemy who had broken through to X"
    kept = hit.entry.get("stops") and other.entry.get("kind") in (Kind.CONTROL, Kind.PRESENCE)
    joint = next((at for at in range(hit.last, other.first) if found.tokens[at].norm in words("joint")), 0)
    fresh = any(joint < f.first and f.last <= other.first for f in found.forces)
    return bool(kept and joint) and other.entry.get("role", "do") == "do" and not fresh


def _told_of(found: Signs, at: int, other: Hit) -> bool:
    """Say whether an act is told of troops by a relative clause that begins at a token."""
    relative = at < len(found.tokens) and found.tokens[at].norm in words("relative pronoun")
    return relative and all(found.has("aux", on) for on in range(at + 1, other.first))
