"""Troops in a place: those that a sentence shows there without a verb, and those who hold ground in it."""

from collections.abc import Callable
from dataclasses import replace

from claims.cases.clauses import Frame
from claims.cases.forces import case_of
from claims.cases.forms import SUBJECT, form
from claims.cases.turns import turn
from claims.cases.voiced import voice_of
from claims.claim import Actor, Kind, Relation
from claims.lexicon import Hit
from claims.memory import Memory
from claims.what.acts import Act
from claims.what.armies import SIDED, Ground, side_of
from claims.what.signs import Force, Signs
from claims.where.places import Spot
from claims.who.voices import Voice

_SIDES = frozenset(("ukraine", "russia", "enemy", "our"))
_VERBS = frozenset(("VERB", "INFN", "PRTS", "PRED", "GRND"))
_SMALL = frozenset(("ADVB", "PRCL", "PREP", "CONJ"))
_MARKS = frozenset((".", ",", ";", ":", "–", "—", "!", ")", "»", "…"))
_DASHES = frozenset(("–", "—", "-"))
_LED = 2  # tokens from a preposition to its noun


def standing(
    frame: Frame, places: tuple[Spot, ...], memory: Memory, hear: Callable[[int, int], Voice], muted: frozenset[int]
) -> tuple[Act, ...]:
    """Return the presence that a clause without a verb tells; `muted` are the tokens of attributions."""
    found = frame.found
    for force in found.forces:
        hit = _named(frame, force, muted)
        spot = next((s for s in places if s.first >= force.last and not s.locator), None)
        if hit is None or spot is None or not _shows(frame, force, spot):
            continue
        voice = voice_of(frame, hear, hit)
        turned = turn(frame, hit, Kind.PRESENCE, verb=True, denied=voice.denies)
        if any(found.has("not", at) for at in range(force.last, spot.first)):
            turned = replace(turned, denied=not turned.denied)
        actor = side_of(Ground(found, frame.cut, voice, memory, None), force)
        if actor is None or turned.void:
            continue
        start, end = found.tokens[force.first].start, found.tokens[spot.last - 1].end
        meant = tuple(s for s in places if s.group == spot.group and not s.locator)
        return (Act(Kind.PRESENCE, actor, turned, meant, start, end, hit, voice, implied=False),)
    return ()


def spoken_of(found: Signs, muted: frozenset[int], language: str) -> Actor | None:
    """Return the one army that a sentence without acts is about: "ВСУ перехватили инициативу. | Они вошли в X"."""
    tokens = found.tokens
    told = found.forces if not found.acts else ()
    heads = [f for f in told if not f.bare and f.first not in muted and f.side in SIDED]
    heads = [f for f in heads if SUBJECT in case_of(tokens, f, language)]
    free = [f for f in heads if not f.first or not form(tokens[f.first - 1].norm, language).parts & {"NOUN", "PREP"}]
    sides = {f.side for f in free}
    return Actor(sides.pop()) if len(sides) == 1 else None


def holds_ground(frame: Frame, hit: Hit) -> bool:
    """Say whether troops are in a place by what they hold: "захисники тримаються в X", "плацдарм під X утримують"."""
    found, start = frame.found, frame.cut.start(hit.first)
    if hit.entry.get("troops"):
        inside = [f for f in found.forces if start <= f.first and f.last <= hit.first and not f.bare]
        return any(SUBJECT in form(found.tokens[f.last - 1].norm, frame.language).cases for f in inside)
    if hit.entry.get("kind") != Kind.CONTROL or hit.entry.tag != "act" or hit.last - hit.first > 1:
        return False
    posts = (post for at in range(start, hit.first) if (post := found.has("post", at)) is not None)
    post = next(posts, None)
    return post is not None and not _led(frame, post.first)


def _led(frame: Frame, at: int) -> bool:
    """Say whether a preposition leads to a noun, which is then nobody's object."""
    near = frame.found.tokens[max(0, at - _LED) : at]
    return any("PREP" in form(token.norm, frame.language).parts for token in near)


def _named(frame: Frame, force: Force, muted: frozenset[int]) -> Hit | None:
    """Return the words for troops that can be a subject, and that begin their clause."""
    found, start = frame.found, frame.cut.start(force.first)
    if force.bare or force.side not in _SIDES or force.first in muted or found.has("nation", force.first) is not None:
        return None
    if SUBJECT not in case_of(found.tokens, force, frame.language):
        return None
    before = (at for at in range(start, force.first) if at not in muted)
    opens = all(found.tokens[at].text in _MARKS or _is_small(frame, at) for at in before)
    words = (found.has(tag, force.last - 1) or found.has(tag, force.first) for tag in ("force", "unit", "adjective"))
    return next((hit for hit in words if hit is not None), None) if opens else None


def _shows(frame: Frame, force: Force, spot: Spot) -> bool:
    """Say whether nothing but small words parts troops from the place they are in, and the clause ends there."""
    found = frame.found
    end = frame.cut.end(force.first)
    clause = range(frame.cut.start(force.first), end)
    if not (spot.preposition or spot.back) or spot.relation is not Relation.IN or spot.axis or spot.first >= end:
        return False
    if any(form(found.tokens[at].norm, frame.language).parts & _VERBS and not _is_small(frame, at) for at in clause):
        return False
    between = range(force.last, spot.first)
    closed = spot.last >= len(found.tokens) or found.tokens[spot.last].text in _MARKS
    return closed and all(_is_small(frame, at) or found.tokens[at].text in _DASHES for at in between)


def _is_small(frame: Frame, at: int) -> bool:
    found = frame.found
    if any(found.has(tag, at) is not None for tag in ("relation", "part", "type", "way", "wholly")):
        return True
    return bool(form(found.tokens[at].norm, frame.language).parts & _SMALL)
