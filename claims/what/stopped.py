"""Repulses: what they stop, when they fail, and attacks that were thrown back."""

from collections.abc import Sequence
from dataclasses import replace

from claims.claim import Actor, Kind
from claims.lexicon import Hit, words
from claims.segment import Block
from claims.what.act import Act
from claims.what.actors import Ground, other, side_of
from claims.what.armies import SIDES
from claims.what.parsed import Parsed, Phrase
from claims.what.signs import Signs
from claims.what.turns import Turn
from claims.what.usage import before_adverbs

_TRIED = frozenset((Kind.PRESENCE, Kind.CAPTURE, Kind.CROSSING, Kind.ENCIRCLEMENT))
_ATTEMPT = 7  # tokens of "attempts by the enemy's assault groups to"
_FORCED = 3  # tokens from "forced" to the retreat


def eaten(parsed: Parsed, number: int) -> tuple[int, ...]:
    """Return the acts that a repulse stops ("repelled three attacks"); they are not told as such."""
    hit = parsed.phrases[number].hit
    if not hit.entry.get("stops") or parsed.phrases[number].passive:
        return ()
    end = parsed.cut.end(hit.last - 1)
    found: list[int] = []
    for later in range(number + 1, len(parsed.phrases)):
        phrase = parsed.phrases[later]
        if phrase.hit.first >= end or (phrase.verb and not _governed(parsed.found, hit, phrase.hit)):
            break
        found.append(later)
    return tuple(found)


def presupposed(parsed: Parsed, number: int, stop: Hit) -> bool:
    """Say whether what somebody means to stop goes on by its own words: "to stop Russia's advance on X"."""
    phrase = parsed.phrases[number]
    owners = [force for force in parsed.found.forces if 0 <= phrase.hit.first - force.last <= 1]
    goes_on = stop.entry.phrase not in words("averting")  # "to prevent a Russian advance": there may be none
    return goes_on and not phrase.verb and any(force.bare or force.side == "our" for force in owners)


def turned_round(
    ground: Ground, hit: Hit, target: Phrase | None, actor: Actor, turned: Turn
) -> tuple[Kind, Actor, Turn]:
    """Say what a repulse comes to: one that failed is the other side's advance, one's own act stopped is denied."""
    if target is not None and hit.entry.phrase in words("halting"):
        near = [f for f in ground.found.forces if hit.last <= f.first and f.last <= target.hit.first + 1]
        near = [f for f in near if f.side != "some"]  # "halted infantry attacks"
        theirs = ground.abroad or SIDES.get(ground.voice.claimant.side) is actor
        goes_on = not near and _goes_on(ground.found, hit, turned, invader=actor is Actor.RUSSIA and not theirs)
        own = _is_own(ground.found, hit.last) or goes_on
        if (near and side_of(ground, near[0]) is actor) or own:
            return Kind(target.hit.entry.get("kind")), actor, replace(turned, denied=not turned.denied)
    if target is None and hit.entry.phrase in words("halting") and turned.denied and _is_own(ground.found, hit.last):
        return Kind.REPULSE, actor, replace(turned, void=True)  # "does not stop delivering strikes"
    if turned.denied and (target is not None or words("moving").isdisjoint(hit.entry.phrase.replace("=", "").split())):
        return Kind.ADVANCE, other(actor), replace(turned, denied=False, failed=False)
    return Kind.REPULSE, actor, turned


def attempted(found: Signs, hit: Hit, actor: Actor) -> Kind:
    """Say what it is to try to stop somebody: to try to push them back is to move on them."""
    at = hit.first - 1
    tried = found.has("try", at) if at >= 0 and found.tokens[at].norm in ("to", "and") else None
    vain = next(
        (sign for on in range(max(0, at - 2), at) if (sign := found.has("vain", on) or found.has("fail", on))), None
    )
    tried = tried or (found.has("try", vain.first - 1) if vain is not None else None)  # "trying in vain to"
    moves = not words("moving").isdisjoint(hit.entry.phrase.replace("=", "").split())
    if actor is Actor.UKRAINE and any(token.norm == "back" for token in found.tokens[hit.first : hit.last]):
        return Kind.REPULSE  # the invader is pushed back, tried or done
    return Kind.ADVANCE if tried is not None and moves else Kind.REPULSE


def averts(parsed: Parsed, hit: Hit, stops: Sequence[int]) -> bool:
    """Say whether it is one's own encirclement that one prevents, which stops nobody: "to prevent it being cut off"."""
    meant = [parsed.phrases[at].hit.entry.get("kind") for at in stops]
    near = range(hit.last, min(parsed.cut.end(hit.last - 1), hit.last + _ATTEMPT))
    whom = any(force.first in near for force in parsed.found.forces) or any(s.first in near for s in parsed.places)
    if not meant and not whom and hit.entry.phrase in words("averting"):
        return True  # "prevents the rotation of personnel"
    kept = not {Kind.ENCIRCLEMENT, Kind.WITHDRAWAL, Kind.EVACUATION}.isdisjoint(meant)  # "prevented men from fleeing X"
    return hit.entry.phrase in words("averting") and kept


def _forced_back(found: Signs, last: Act, act: Act) -> bool:
    """Say whether those who attacked had to go back: "attempted an assault near X but were forced to retreat"."""
    same = act.kind is Kind.WITHDRAWAL and last.kind in (Kind.ATTACK, Kind.ADVANCE) and act.actor is last.actor
    before = found.tokens[max(0, act.hit.first - _FORCED) : act.hit.first]
    forced = any("force" in token.lemmas and token.norm.endswith(("ed", "ing")) for token in before)
    return same and bool(last.places) and forced


def _strikes(found: Signs, last: Act) -> bool:
    """Say whether a deed is one that can be thrown back: an attack, or what was only tried ("tried to break in")."""
    tried = found.any_in("try", max(0, last.hit.first - _ATTEMPT), last.hit.first) is not None
    return last.kind in (Kind.ATTACK, Kind.ADVANCE) or (tried and last.kind in _TRIED)


def thrown_back(parsed: Parsed, acts: Sequence[Act]) -> tuple[Act, ...]:
    """Tell an attack that its own sentence says was thrown back as the repulse that it is."""
    passive = {phrase.hit: phrase.passive for phrase in parsed.phrases}
    result: list[Act] = []
    for act in acts:
        last = result[-1] if result else None
        if _died_trying(parsed, act):
            result.append(replace(act, kind=Kind.REPULSE, actor=other(act.actor)))
            continue
        if last is not None and _met(parsed, last, act):
            result[-1] = replace(act, places=last.places, start=last.start, implied=last.implied)
            continue
        if last is not None and _was_tried(parsed, last, act):
            continue
        struck = last is not None and _strikes(parsed.found, last) and last.actor is other(act.actor)
        if last is not None and _forced_back(parsed.found, last, act):
            result[-1] = replace(act, kind=Kind.REPULSE, actor=other(act.actor), places=last.places, start=last.start)
            continue
        if last is not None and _fights_on(parsed, last, act):
            continue
        beaten = passive.get(act.hit, False) or bool(act.hit.entry.get("swap")) or _threw_them(parsed, act)
        if last is not None and struck and act.kind is Kind.REPULSE and beaten and not _others(parsed, last, act):
            places = last.places if act.implied and last.places else act.places
            result[-1] = replace(act, places=places, start=last.start)
        else:
            result.append(act)
    return tuple(result)


def _died_trying(parsed: Parsed, act: Act) -> bool:
    """Say whether those who tried are told to have been killed: "destroyed soldiers who tried to enter X"."""
    found, tokens = parsed.found, parsed.found.tokens
    tried = found.has("try", act.hit.first - 1) if act.hit.first else None
    at = tried.first if tried is not None and act.kind in (*_TRIED, Kind.ADVANCE) else 0
    while at > 0 and (found.has("aux", at - 1) or tokens[at - 1].norm in words("relative pronoun")):
        at -= 1
    whom = next((force for force in found.forces if at and force.last == at), None)
    if whom is None or tried is None:
        return False
    before = range(max(0, whom.first - _ATTEMPT), whom.first)
    behind = (on for on in range(act.hit.last + 1, len(tokens)) if {"be", "have"} & set(tokens[on - 1].lemmas))
    return any(not words("killing").isdisjoint(tokens[on].lemmas) for on in (*before, *behind))


def _others(parsed: Parsed, last: Act, act: Act) -> bool:
    """Say whether what was repelled is counted apart: "battles rage near X: 20 attacks were repelled"."""
    start = parsed.cut.start(act.hit.first)
    if parsed.found.sentence.block is Block.HEADLINE or last.start >= act.start:
        return False
    fights = last.hit.entry.phrase.split()[0].split("|")[0] in words("fights")
    deeds = (at for at in range(max(start, last.hit.last), act.hit.first) if parsed.found.has("deed", at))
    counted = (parsed.found.tokens[at].text.isdigit() for deed in deeds for at in range(max(start, deed - 2), deed))
    return any(counted) or (fights and act.hit.first - start > 1)


def _met(parsed: Parsed, last: Act, act: Act) -> bool:
    """Say whether a failed deed is told with who stopped it: "were unsuccessful, where the defenders repelled 20"."""
    start = parsed.cut.start(act.hit.first)
    where = start in parsed.cut.relative and parsed.found.tokens[start].norm == "where"
    own = any(spot.first >= start for spot in act.places if not spot.back)
    failed = last.kind in (Kind.ATTACK, Kind.ADVANCE) and (last.turn.denied or last.kind is Kind.ATTACK)
    return where and not own and failed and act.kind is Kind.REPULSE and last.actor is other(act.actor)


def _threw_them(parsed: Parsed, act: Act) -> bool:
    """Say whether "them" of a repulse are those told of just before: "tried to take X, but the army repelled them"."""
    tokens = parsed.found.tokens[act.hit.first : act.hit.last + 1]
    end = parsed.cut.end(act.hit.last - 1)
    own = any(act.hit.last <= spot.first < end and not spot.back for spot in act.places)
    return not own and any(token.norm in words("thrown back") for token in tokens)


def _fights_on(parsed: Parsed, last: Act, act: Act) -> bool:
    """Say whether a clause only adds who else fights there: "battles go on in X, where our units fight"."""
    start = parsed.cut.start(act.hit.first)
    where = start in parsed.cut.relative and parsed.found.tokens[start].norm == "where"
    own = any(spot.first >= start and not spot.back for spot in act.places)
    return where and not own and act.kind is last.kind is Kind.ATTACK and act.actor is other(last.actor)


def _was_tried(parsed: Parsed, last: Act, act: Act) -> bool:
    """Say whether a clause only tells what the attacks that were repelled had tried: "where the enemy tried to"."""
    start = parsed.cut.start(act.hit.first)
    where = start in parsed.cut.relative and parsed.found.tokens[start].norm == "where"
    own = any(spot.first >= start for spot in act.places if not spot.back)
    tried = parsed.found.any_in("try", start, act.hit.first) is not None
    return where and tried and not own and last.kind is Kind.REPULSE and last.actor is other(act.actor)


def _governed(found: Signs, stop: Hit, hit: Hit) -> bool:
    """Say whether a verb hangs on the one that stops it: "attempts to break in", "stopped shelling"."""
    between = [token.norm for token in found.tokens[stop.last : hit.first]]
    if "and" in between and found.has("carry", hit.first - 1) is not None:  # "stopped X and continue to hold Y"
        return False
    troops = any(force.last == hit.first for force in found.forces)
    if troops and stop.entry.phrase.endswith("let"):  # "did not let the enemy | advance"
        return True
    before = before_adverbs(found, hit.first)  # "did not allow them to fully take X"
    anew = "and" in between[-2:] and found.any_in("try", stop.last, before) is None  # "to stop X | and to leave Y"
    if hit.first == stop.last or (before >= stop.last and found.tokens[before].norm in ("to", "from")):
        return not anew
    joined = before >= stop.last and found.tokens[before].norm in ("and", "or")
    if not joined or _is_own(found, stop.last):  # "an attempt to cross it and land in X"
        return False
    tried = found.any_in("try", stop.last, before)
    plain = hit.entry.phrase.split()[0].split("|")
    return tried is not None and "to" in between and found.tokens[hit.first].norm in plain


def _goes_on(found: Signs, hit: Hit, turned: Turn, *, invader: bool) -> bool:
    """Say whether it is one's own attempts that are not stopped, or that the invader stops: nobody is named."""
    attempt = found.any_in("try", hit.last, hit.last + _FORCED) is not None
    return attempt and (turned.denied or invader)


def _is_own(found: Signs, after: int) -> bool:
    """Say whether what is stopped is the actor's own: "stopped its assaults", "stopped shelling"."""
    if after >= len(found.tokens):
        return False
    return found.tokens[after].norm in words("possessive") or found.tokens[after].norm.endswith("ing")
