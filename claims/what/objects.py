"""Which places an act is about: its object, what it happens in or near, its subject when it is passive."""

from dataclasses import dataclass

from claims.claim import Kind, Relation
from claims.lexicon import Hit, words
from claims.what.apposed import described_by, held, one_of, parted
from claims.what.clauses import Clauses
from claims.what.hinges import (
    aimed_at,
    counts_on,
    does_more,
    earlier_subject,
    explained,
    is_bound,
    is_home,
    is_scene,
    left_behind,
    left_for,
    of_them_all,
    only_in,
    reached_from,
    stands,
    takes_places,
    tells_names,
    trails,
)
from claims.what.passive import is_inverted, takes_men
from claims.what.relatives import afield, beyond, describes, is_explained, of_an_army, phrase_end
from claims.what.signs import Signs
from claims.what.usage import before_adverbs, hangs_on_preposition
from claims.where.places import Spot

_FRONTED, _NOUN_REACH = 4, 14  # tokens of "There," or "In X," before a clause, and from a noun to its place
_OBJECT_REACH, _FURTHEST = 6, 30  # tokens from a verb to its object, to its place
_OBJECT_KINDS = frozenset((Kind.CAPTURE, Kind.CONTROL))
_TAKEN_IN = frozenset(("of", "over", "in", "from", "near", "around", "at", "on"))  # "controls the situation in"


@dataclass(frozen=True, slots=True)
class Reach:
    """What an act may look at: the clauses, and the token where the next verb takes over."""

    found: Signs
    clauses: Clauses
    places: tuple[Spot, ...]
    stop: int


def reached(reach: Reach, hit: Hit, *, verb: bool, passive: bool) -> tuple[Spot, ...]:
    """Return the places that the sentence gives an act; empty when it gives none."""
    kind = Kind(hit.entry.get("kind"))
    if passive or hit.entry.get("role") == "undergo":
        return _suffered(reach, hit, kind, passive=passive)
    if hit.entry.get("strict") and (head := _predicated(reach, hit)):
        return head
    object_ = beside(reach, hit) if verb else ()
    found = object_ or _after(reach, hit)
    if found and not object_ and verb and not _is_object(reach.found, hit, found[0], kind):
        found = ()
    if (opened := _from_opening(reach, hit, found)) and (verb or opened[0] not in found):
        return opened
    if found and verb and beyond(reach.found, reach.clauses, reach.places, hit, found[0]):
        return _before(reach, hit, subject=False) or found
    if found:
        return () if left_for(reach.found, hit, found[0]) else found
    return _before(reach, hit, subject=False) if _may_open(reach, hit, verb=verb) else ()


def _suffered(reach: Reach, hit: Hit, kind: Kind, *, passive: bool) -> tuple[Spot, ...]:
    """Return the places that an act befell: the subject, or where it stands behind after all."""
    start = reach.clauses.start(hit.first)
    if passive and is_inverted(reach.found, hit, start):
        found = _after(reach, hit)
        return () if found and found[0].preposition and kind in _OBJECT_KINDS else found
    before = _before(reach, hit, subject=True)
    only = takes_men(reach.found, start, before) if passive else only_in(reach.found, hit, before)
    before = () if kind is Kind.CAPTURE and only else before
    framed = passive and all(s.preposition and not s.part and (kind is Kind.REPULSE or s.axis) for s in before)
    counted = any(reach.found.has("counted", at) for at in range(start, hit.first))
    named = (counted or all(s.preposition and not s.part for s in before)) and tells_names(reach.found, hit.last)
    behind = (reach.found.has("relation", on) for on in (hit.last, hit.last + 1))  # "are “blocked” in X"
    caught = kind is Kind.ENCIRCLEMENT and any(at is not None for at in behind)
    there = framed or reach.found.tokens[hit.first].norm == "there"  # "there are no enemies in X"
    first = _below(reach, hit, kind) if there or named or caught else ()
    if before and not first and tells_names(reach.found, hit.last):
        return (*before, *_below(reach, hit, kind))  # "parts of X came under fire, especially the town of Y"
    return first or before or _below(reach, hit, kind)


def _opened(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the places that open the clause: "There, they storm …", "In X, they storm …"."""
    start = reach.clauses.start(hit.first)
    near = [s for s in reach.places if s.last <= hit.first and not s.locator and (s.preposition or s.back)]
    first = next((s for s in near if abs(s.first - start) <= _FRONTED), None)
    return tuple(s for s in near if first is not None and s.group == first.group)


def _from_opening(reach: Reach, hit: Hit, found: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the places that open the clause where they outweigh, or share the act with, one that stands behind it."""
    opening = _opened(reach, hit) if found else ()
    origin = opening and found[0].relation is Relation.FROM and hit.entry.get("kind") in ("advance", "attack")
    if opening and (origin or trails(reach.found, hit.last, found[0].first)):
        return opening  # "in the X direction, they keep pushing from Y"
    return (*opening, *found) if opening and counts_on(reach.found, found[0]) else ()


def _predicated(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return what a noun tells of: "X is the last stronghold of the army in Y", "near X, a stronghold of"."""
    found = reach.found
    told = any("be" in token.lemmas for token in found.tokens[reach.clauses.start(hit.first) : hit.first])
    return described_by(found, reach.places, hit.first) or (_before(reach, hit, subject=True) if told else ())


def _may_open(reach: Reach, hit: Hit, *, verb: bool) -> bool:
    """Say whether the place can stand before the act: "Near X, fighting continues"."""
    if hit.entry.get("place") == "object":
        return verb and (takes_places(reach.found, hit) or is_explained(reach.found, reach.clauses, hit, reach.places))
    if hit.entry.get("place") == "must" and not verb:
        return False
    whose = reach.found.tokens[hit.first - 1].norm == "'s"  # "reports about X's encirclement", "claim on X capture"
    owned = any(hit.first - whose <= s.last <= hit.first for s in reach.places)
    owned = owned and (whose or hit.entry.get("kind") == Kind.CAPTURE)
    away = afield(reach.found, reach.clauses, hit.last, hit.last + _OBJECT_REACH)  # "occupying a fifth of the country"
    here = away is None or (away.entry.get("object") and _opened(reach, hit))
    return bool(here) and (verb or owned or not hangs_on_preposition(reach.found, hit))


def _is_object(found: Signs, hit: Hit, spot: Spot, kind: Kind) -> bool:
    """Tell a captured city from a soldier captured near a city."""
    if kind is Kind.WITHDRAWAL and trails(found, hit.last, spot.first):
        return False  # "retreated, focusing its efforts on X"
    span = range(hit.last, spot.first)
    if kind in _OBJECT_KINDS and does_more(found, span):
        return False
    held = not span or found.tokens[span[-1]].norm == "of" or any(found.has("holder", at) for at in span)
    led = found.has("relation", hit.last - 1) is not None  # "fighting in | the centre of X"
    held = held or (led and all(found.tokens[at].norm in words("determiner") for at in span))
    near = any(found.has("relation", at) for at in span)
    held = held or (hit.entry.phrase.split()[-1] in ("of", "over") and not near)  # "lost control over X"
    if hit.entry.get("touch") and not hit.entry.get("invading"):
        held = len(span) <= 1 or found.tokens[span[-1]].norm == "'s"  # "in Russia's X region", "at a bridgehead on X"
        return held or found.any_in("deed", hit.last, spot.first) is not None
    if hit.entry.get("place") == "object":
        settled = any(found.has(tag, at) for tag in ("type", "holder") for at in span)  # "50 towns and villages in"
        return len(span) <= _OBJECT_REACH * (1 + settled) and (held or not spot.preposition)
    if kind in _OBJECT_KINDS and spot.preposition and found.tokens[hit.last - 1].norm not in _TAKEN_IN:
        held = held or describes(found, hit)
        return held or not near
    return True


def _after(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    if hit.entry.get("actor"):
        return one_of(reach.found, reach.places, hit.first) or held(reach.found, hit, reach.places)
    end = min(reach.clauses.end(hit.last - 1), reach.stop, hit.last + _FURTHEST)
    if hit.entry.tag == "deed":
        end = min(end, hit.last + _NOUN_REACH, phrase_end(reach.found, hit.last, end))
    fired = hit.entry.get("kind") == Kind.ATTACK and hit.entry.tag == "act"  # "launched drones from X" hits elsewhere
    begin = hit.first + (hit.entry.get("form") != "clause")  # "the front line near X has not moved"
    near = [s for s in reach.places if begin <= s.first < end and stands(hit, s) and not _is_haven(reach.found, hit, s)]
    near = aimed_at(reach.found, near) if fired or reach.found.has("border", hit.last - 1) else near
    first = next(iter(near), None)
    if first is not None and first.relation is Relation.FROM and hit.entry.get("kind") == Kind.ADVANCE:
        first = next((s for s in near if is_bound(reach.found, s)), first)  # "advance from X toward Y"
    if first is None:
        return ()
    group = tuple(s for s in reach.places if s.group == first.group and stands(hit, s) and s.first >= first.first)
    group = tuple(s for s in group if not _is_haven(reach.found, hit, s))
    return left_behind(reach.found, group) if hit.entry.get("kind") == Kind.WITHDRAWAL else reached_from(group)


def _is_haven(found: Signs, hit: Hit, spot: Spot) -> bool:
    """Say whether people are taken to a place, and not out of it: "evacuated from X | to Y"."""
    return hit.entry.get("kind") == Kind.EVACUATION and found.tokens[max(0, spot.first - 1)].norm in words("haven")


def beside(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the object that stands right before its participle: "declares the city of X conquered"."""
    near = [s for s in reach.places if s.last == hit.first and not (s.preposition or s.locator)]
    group = {s.group for s in near if reach.found.tokens[hit.first].norm.endswith("ed")}
    return tuple(s for s in reach.places if s.group in group and not s.locator)


def _below(reach: Reach, hit: Hit, kind: Kind) -> tuple[Spot, ...]:
    """Return the places behind a passive: where attacks were repelled, but not where a soldier was captured."""
    start = reach.clauses.start(hit.first)
    near = ((at, reach.found.has("type", at) or reach.found.has("holder", at)) for at in range(start, hit.last + 1))
    taken = any(held and reach.found.tokens[at].norm != "it" for at, held in near)  # a picture: "it was taken in X"
    found = _after(reach, hit) if kind not in _OBJECT_KINDS or taken else ()
    told = found and any(hit.last < other.first < found[0].first for other in reach.found.acts)
    comma = bool(found) and any(token.text == "," for token in reach.found.tokens[hit.last : found[0].first])
    named = bool(found) and any(tells_names(reach.found, at) for at in range(hit.last, found[0].first))
    apart = comma and (told or not (found[0].preposition or named))  # "is destroyed, the village is under our control"
    return () if apart else found  # "were repelled, with fighting near X": that is where the next act is


def _head(reach: Reach, hit: Hit, at: int) -> tuple[Spot, ...]:
    """Return the name that a relative clause or a participle only describes: "X, a town [which was] captured by"."""
    found = reach.found
    region = found.tokens[at].norm == "where" and any(spot.last == at for spot in reach.places)
    head = before_adverbs(found, at)  # "X, a town | now seeing battles"
    noun = not region and (found.has("type", head) is not None or found.tokens[head].norm in words("held so"))
    named = (described_by(found, reach.places, head + 1) if noun else ()) or one_of(found, reach.places, at)
    return named or (parted(found, reach.places, hit) if at == hit.first else ())


def _broken_off(reach: Reach, start: int) -> int:
    """Return where a relative clause opened that broke off the clause which goes on here with its verb; 0 for none."""
    found, starts = reach.found, reach.clauses.starts
    if not start or found.tokens[start - 1].text != "," or not {"be", "have"} & set(found.tokens[start].lemmas):
        return 0
    opened = max((at for at in starts if at < start and at in reach.clauses.relative), default=0)
    return opened if opened and found.tokens[opened - 1].text == "," else 0


def _before(reach: Reach, hit: Hit, *, subject: bool) -> tuple[Spot, ...]:
    """Look left: for the subject of a passive, else for a place that opens the clause ("Near X, …")."""
    start = reach.clauses.start(hit.first)
    relative = start in reach.clauses.relative
    opened = 0 if relative else _broken_off(reach, start)
    head = _head(reach, hit, start if relative else hit.first) if (subject and not opened) or relative else ()
    if head:
        return head
    near = [s for s in reach.places if s.last <= hit.first and not s.locator and (relative or s.last > start)]
    if not near and subject and opened:  # "X, which lies on the road to Y, | was taken"
        near = [s for s in reach.places if s.last <= opened and not s.locator]
    if not near and not relative and subject:
        near = earlier_subject(reach.found, reach.places, start, reach.clauses.start(max(0, start - 1)))
    if (relative and of_an_army(reach.found, start)) or (not near and not relative):
        return ()
    if relative:
        before = reach.clauses.start(start - 1)
        start = before if before in reach.clauses.relative else start  # "X, which Russia said | it had taken"
        last = [s for s in reach.places if s.last <= hit.first][-1:]
        apart = bool(last) and any(reach.found.has("distance", at) for at in range(last[0].first - 8, last[0].first))
        nearest = bool(last) and (explained(reach.found, last[0], start) or is_scene(reach.found, last[0], start, near))
        nearest = nearest or (apart and start - 1 <= last[0].last <= start)  # "30 km from X, which was retaken"
        listed = of_them_all(reach.found, start)
        shared = [s for s in near if listed and s.group == near[-1].group]  # "near A, B and C, where they tried to"
        nearest = nearest and not (shared and shared[-1] is last[0])
        near = last if nearest else shared or near[-1:]
    elif subject:
        led = {s.group for s in near if (s.preposition or is_home(reach.found, s)) and not s.part}
        near = [s for s in near if s.group not in led] or near
        near = [s for s in near if s.group == near[-1].group]
    else:
        told = any(near[0].last <= other.first and other.last <= near[-1].first for other in reach.found.acts)
        near = [s for s in near if s.group == near[-1 if told else 0].group]  # "In A they took B and dug in" is B
    return tuple(near)
