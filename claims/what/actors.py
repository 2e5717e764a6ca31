"""Who acts: from the forces of a sentence, the grammar of the act, and whose voice tells it."""

from claims.claim import Actor
from claims.lexicon import Hit, words
from claims.what.armies import ASIDE, SIDED, SIDES, Ground, denies_own, other, owned_up, rid_of, side_of, understood
from claims.what.nouns import adjective, agent_of, evacuator, in_passing, of_civilians, of_noun
from claims.what.passive import is_gerund, is_passive
from claims.what.signs import Force, Signs
from claims.what.strikers import (
    against,
    beaten,
    boasted,
    claimed,
    flag_of,
    framed,
    holders,
    keeper,
    on_guard,
    owned,
    owns_strike,
    stopper,
    struck_by,
)
from claims.what.subjects import around_aside, both_sides, escorted_by, new_subject, past_aside, skip_auxiliaries

__all__ = ["Ground", "actor_of", "other", "side_of", "touching", "understood"]
_MOVING = frozenset(("withdrawal", "presence", "advance", "crossing"))  # "were withdrawn" is what they did themselves


def actor_of(ground: Ground, hit: Hit, *, verb: bool, named: bool = False) -> Actor | None:
    """Return who does what a phrase says; None when the text names nobody and nobody is understood.

    `named` says that nobody may be understood: "Combat operations near X" over a paragraph claims nothing.
    """
    if hit.entry.get("actor"):
        return Actor(hit.entry.get("actor"))
    if hit.entry.get("kind") == "evacuation" and verb:
        return evacuator(ground, hit)
    civil = verb and of_civilians(ground, hit)
    doer = _named(ground, hit, verb=verb)
    doer = doer or (against(ground, hit) or claimed(ground, hit) if verb else boasted(ground, hit))
    if doer is not None and not civil:
        return other(doer) if hit.entry.get("swap") else doer
    if named or civil or (verb and _needs_subject(ground, hit)):
        return None
    if denies_own(ground, hit):
        return SIDES.get(ground.voice.claimant.side)
    return understood(ground, hit.entry.get("agent", "none"))


def _named(ground: Ground, hit: Hit, *, verb: bool) -> Actor | None:
    role = hit.entry.get("role", "do")
    if hit.entry.get("form") == "clause":
        return (
            _within(ground, hit)
            or (adjective(ground, hit) if hit.entry.get("owned") else None)
            or struck_by(ground, hit)
            or agent_of(ground, hit)
            or beaten(ground, hit)
            or framed(ground, hit)
        )
    if role == "undergo":
        inside = _inside(ground, hit) if hit.entry.get("inside") or "…" in hit.entry.phrase else None
        if inside is not None and hit.entry.get("lost"):
            inside = other(inside)  # "was the last Ukrainian stronghold to fall"
        doer = agent_of(ground, hit) or inside or keeper(ground, hit) or _after(ground, hit) or _inside(ground, hit)
        return doer or owned(ground, hit)
    if role == "of" or not verb or in_passing(ground.found, hit):
        return of_noun(ground, hit)
    speaker = SIDES.get(ground.voice.claimant.side)
    if ground.beside or owned_up(ground, hit):
        return (agent_of(ground, hit) or _subject(ground, hit) if ground.beside else None) or speaker
    if is_passive(ground.found, hit, ground.clauses):
        return None if hit.entry.get("swap") else agent_of(ground, hit) or rid_of(ground, hit) or _victim(ground, hit)
    near = touching(ground.found, hit)
    stops = None if near is not None and near.side in SIDED else stopper(ground, hit)
    armed = against(ground, hit) if near is not None and near.side == "weapon" else None  # "drones hit Russian troops"
    held = on_guard(ground, hit, near)
    return _within(ground, hit) or stops or armed or held or _subject(ground, hit) or holders(ground, hit, near)


def touching(found: Signs, hit: Hit) -> Force | None:
    """Return the troops right before a verb that is an act of war only of troops: "our units are in X"."""
    at = skip_auxiliaries(found, hit.first - 1)
    if at > 0 and found.tokens[at].norm in words("relative pronoun"):  # "the soldiers | who are stationed in X"
        at -= 1 + (found.tokens[at - 1].text == ",")
    return next((f for f in found.forces if f.first <= at < f.last and not f.bare), None)


def _needs_subject(ground: Ground, hit: Hit) -> bool:
    """Say whether an active verb has a subject that is no force: then nobody at war does it."""
    civil = hit.entry.get("kind") == "evacuation"  # a governor announces it
    if civil or hit.entry.get("form") == "clause" or hit.entry.get("role", "do") != "do" or ground.beside:
        return False
    return not is_passive(ground.found, hit, ground.clauses) and not _no_subject(ground, hit)


def _subject(ground: Ground, hit: Hit) -> Actor | None:
    found = ground.found
    start = ground.clauses.start(hit.first)
    if hit.entry.get("stops") and start in ground.clauses.relative:
        who = next((f for f in found.forces if 0 <= start - f.last <= 1), None)
        who = who if who is not None and found.tokens[start].norm == "who" else None
        return side_of(ground, who) if who is not None else understood(ground, hit.entry.get("agent"))
    at = skip_auxiliaries(found, hit.first - 1)
    touching = next((f for f in found.forces if f.first <= at < f.last), None)
    if touching is not None:
        if touching.last == hit.first and found.tokens[max(0, touching.first - 1)].norm == "by":
            led = escorted_by(found, touching)  # else "the capture of X by the army left Y exposed"
            return side_of(ground, led) if led is not None else None
        foe = _never_took(ground, touching, hit)
        return foe or (Actor.RUSSIA if both_sides(found, touching, hit) else side_of(ground, touching))
    joined = at >= 0 and found.tokens[at].norm in words("joining")
    begin = around_aside(found, ground.clauses, at) if at > 0 and found.tokens[at].text == "," else start
    near = past_aside(found, [f for f in found.forces if begin <= f.first and f.last <= hit.first], at)
    if joined and ground.previous is not None:
        return new_subject(ground, hit, near) or ground.previous
    harms = joined and hit.entry.get("kind") == "attack"  # "wounded two civilians | and damaged houses"
    if near:
        return side_of(ground, near[-1]) if harms or not found.any_in("civil", near[-1].last, hit.first) else None
    return _from_afar(ground, hit, start, joined=joined)


def _never_took(ground: Ground, force: Force, hit: Hit) -> Actor | None:
    """Read "they" as the foe, of whom a side at war says that they took nothing: "they did not capture it"."""
    named = any(f.last <= force.first and f.side in (*SIDED, "our", "enemy") for f in ground.found.forces)
    plain = ground.found.tokens[force.first].norm == "they" and not named
    denied = any(ground.found.has("not", at) for at in range(force.last, hit.first))
    side = SIDES.get(ground.voice.claimant.side)
    return other(side) if side and plain and denied and hit.entry.get("kind") == "capture" else None


def _from_afar(ground: Ground, hit: Hit, start: int, *, joined: bool) -> Actor | None:
    """Look beyond the clause: before a relative pronoun, or after a participle that opens the sentence."""
    found = ground.found
    if found.any_in("civil", start, hit.first) or found.has("civil", start - 1):
        return None
    before = [f for f in found.forces if f.last <= start and f.side != "pronoun"]
    if start in ground.clauses.relative or joined or is_gerund(found, hit.first):
        noun = start + 1 == hit.first and hit.entry.get("kind") == "attack"
        if noun and found.tokens[start].norm == "that":
            return understood(ground, hit.entry.get("agent", "none"))  # "the army says that | fighting for X goes on"
        if before and (start in ground.clauses.relative or joined):
            apart = found.tokens[start].norm in ("which", "that") and start - before[-1].last > ASIDE
            fought = any(token.norm in words("operation") for token in found.tokens[before[-1].last : start])
            apart = apart and not fought  # "Ukraine began an offensive in autumn, | which recaptured X"
            return None if apart and not joined else side_of(ground, before[-1])
        if ground.previous is not None:
            return ground.previous
        begin, close = ground.voice.attribution
        told = [f for f in found.forces if not begin <= found.tokens[f.first].start < close]  # not of "Kyiv said"
        later = [f for f in told if f.first >= hit.last and not f.bare and start not in ground.clauses.relative]
        return side_of(ground, later[0]) if later and not _is_of_others(found, hit, later[0]) else None
    return None


def _is_of_others(found: Signs, hit: Hit, force: Force) -> bool:
    """Say whether troops are only spoken of by who did it: "After taking X, its task is to destroy the enemy"."""
    comma = next((at for at in range(hit.last, force.first) if found.tokens[at].text == ","), force.first)
    return any(found.tokens[at].norm in words("finite") for at in range(comma, force.first))


def _no_subject(ground: Ground, hit: Hit) -> bool:
    """Say whether the clause names no subject at all, as headlines and bulletins do."""
    found = ground.found
    at = skip_auxiliaries(found, hit.first - 1)
    if hit.first and found.tokens[hit.first - 1].norm == "to":
        return not found.any_in("civil", ground.clauses.start(hit.first), hit.first)
    led = found.tokens[at].norm in words("joining") or found.tokens[at].text in "\"“':"
    return at < ground.clauses.start(hit.first) or led


def _victim(ground: Ground, hit: Hit) -> Actor | None:
    """Troops that are attacked or pushed back suffer it from the other side."""
    start = ground.clauses.start(hit.first)
    idle = ("weapon", "pronoun") if hit.entry.get("kind") in ("capture", "control") else ("weapon",)
    near = [f for f in ground.found.forces if start <= f.first and f.last <= hit.first and f.side not in idle]
    near = [f for f in near if not hit.entry.get("stops") or not _broken(ground.found, f)] or near
    if not near and start in ground.clauses.relative and hit.entry.get("kind") in _MOVING:
        near = [f for f in ground.found.forces if 0 <= start - f.last <= 1]  # "The invaders, | who are deployed near X"
    some = hit.entry.get("kind") == "encirclement" and [f.side for f in near] == ["some"]  # "several units, surrounded"
    if some or ground.found.tokens[hit.first - 1].text[:1].isdigit():
        return None
    led = [f for f in near if "by" in {t.norm for t in ground.found.tokens[max(start, f.first - 2) : f.first]}]
    # "attempts by the army to break through the enemy's lines were thwarted" are the army's
    near = (led or near) if hit.entry.get("stops") or hit.entry.get("stopped") else [f for f in near if f not in led]
    if hit.entry.get("stops") and not near and ground.previous is not None and start in ground.clauses.relative:
        return other(ground.previous)  # "launched three assaults, all of which were repelled"
    stops = bool(hit.entry.get("stops"))
    if ground.previous is not None and (not near or stops) and _skips_to_join(ground, hit):
        return other(ground.previous) if stops else None
    stopped = bool(hit.entry.get("stopped"))  # "attempts by the army to break in were blocked"
    whose = stops and bool(near) and near[-1].bare  # "the Russian offensive | is impossible to hold back"
    if (
        near
        and not (stopped or whose)
        and any(near[-1].last <= act.first and act.last <= hit.first for act in ground.found.acts)
    ):
        return None
    told = stops or stopped or hit.entry.get("kind") in ("attack", "advance")  # "a Ukrainian post was destroyed"
    side = side_of(ground, near[-1]) if near and (not near[-1].bare or told) else None
    if side and ((not near[-1].bare and hit.entry.get("kind") in _MOVING) or owns_strike(ground.found, near[-1], hit)):
        return side
    return other(side) if side else None


def _broken(found: Signs, force: Force) -> bool:
    """Say whether troops are only in an act's way: "attempts to break through | our defences were stopped"."""
    return any(act.first < force.first and force.last <= act.last for act in found.acts if act.entry.tag == "act")


def _skips_to_join(ground: Ground, hit: Hit) -> bool:
    at = skip_auxiliaries(ground.found, hit.first - 1)
    return at >= 0 and ground.found.tokens[at].norm in words("joining")


def _within(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose flag it is, and who is ordered to retreat, from inside the phrase."""
    if "flag" in hit.entry.phrase:
        return _inside(ground, hit)
    if hit.entry.get("inside") or (hit.entry.get("kind") == "withdrawal" and "…" in hit.entry.phrase):
        some = "" if hit.entry.get("inside") else "some"
        inside = next(
            (f for f in ground.found.forces if f.first < hit.last and f.last > hit.first and f.side != some), None
        )
        return side_of(ground, inside) if inside is not None else None
    return None


def _after(ground: Ground, hit: Hit) -> Actor | None:
    found = ground.found
    force = next((f for f in found.forces if hit.last - 1 <= f.first <= hit.last + 4), None)
    if force is not None and any(found.tokens[at].text == "," for at in range(hit.last, force.first)):
        return None  # "X fell on Tuesday, Ukrainian soldiers said"
    if force is not None and hit.entry.get("kind") == "attack" and _between_armies(found, force):
        return Actor.RUSSIA
    bound = hit.last - 1 if found.tokens[hit.last - 1].norm in ("of", "for") else hit.first  # "serves | as a base for"
    return side_of(ground, force) if force is not None and force.first < ground.clauses.end(bound) else None


def _between_armies(found: Signs, force: Force) -> bool:
    """Say whether two armies fight each other: "the fighting between Ukrainian and Russian forces"."""
    other_one = next((f for f in found.forces if force.last <= f.first <= force.last + 1), None)
    return other_one is not None and {force.side, other_one.side} == set(SIDED)


def _inside(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose troops, or whose flag, a phrase speaks of within itself."""
    force = next((f for f in ground.found.forces if hit.first <= f.first < hit.last), None)
    return flag_of(ground.found, hit) or (side_of(ground, force) if force is not None else None)
