"""Who acts: from the forces of a sentence, the grammar of the act, and whose voice tells it."""

from dataclasses import dataclass

from claims.claim import Actor, ClaimantKind, Side
from claims.clauses import Clauses
from claims.lexicon import Hit
from claims.memory import Memory
from claims.signs import Force, Signs
from claims.usage import is_passive
from claims.who import Voice

_OTHER = {Actor.UKRAINE: Actor.RUSSIA, Actor.RUSSIA: Actor.UKRAINE}
_SIDES = {Side.UKRAINE: Actor.UKRAINE, Side.RUSSIA: Actor.RUSSIA}
_MOVING = frozenset(("withdrawal", "presence", "advance", "crossing"))  # "were withdrawn" is what they did themselves
_HELD = frozenset(("presence",))
_AGENT_REACH = 12
# Those whose "capture" is their own: others who speak for a side report what the enemy took.
_AT_WAR = frozenset((ClaimantKind.OFFICIAL, ClaimantKind.MILITARY, ClaimantKind.OCCUPATION))
_NAMED = frozenset(("ukraine", "russia", "enemy", "our"))
_BESIDE = 4
_ASIDE = 2  # tokens that may stand between "Russian" and its troops: "the allied [Russian] troops"
_JOINING = frozenset(
    ("and", "or", ",", "but", "then", "while", "before", "after", "by", "of", "for", "without", "in", "–", "-")
)


@dataclass(frozen=True, slots=True)
class Ground:
    """What an actor is looked for with: the sentence, its clauses, the voice and what came before."""

    found: Signs
    clauses: Clauses
    voice: Voice
    memory: Memory
    previous: Actor | None
    beside: bool = False
    abroad: bool = False


def other(actor: Actor) -> Actor:
    """Return the other side."""
    return _OTHER[actor]


def actor_of(ground: Ground, hit: Hit, *, verb: bool, named: bool = False) -> Actor | None:
    """Return who does what a phrase says; None when the text names nobody and nobody is understood.

    `named` says that nobody may be understood: "Combat operations near X" over a paragraph claims nothing.
    """
    if hit.entry.get("actor"):
        return Actor(hit.entry.get("actor"))
    doer = _named(ground, hit, verb=verb)
    if doer is not None:
        return _OTHER[doer] if hit.entry.get("swap") else doer
    if named or (verb and (_needs_subject(ground, hit) or _is_civil(ground, hit))):
        return None
    return understood(ground, hit.entry.get("agent", "none"))


def _named(ground: Ground, hit: Hit, *, verb: bool) -> Actor | None:
    role = hit.entry.get("role", "do")
    if hit.entry.get("form") == "clause":
        return _within(ground, hit) or _agent(ground, hit)
    if role == "undergo":
        return _after(ground, hit) or _inside(ground, hit)
    if role == "of" or not verb:
        return _of_noun(ground, hit)
    if ground.beside:
        return _agent(ground, hit) or _subject(ground, hit) or _SIDES.get(ground.voice.claimant.side)
    if is_passive(ground.found, hit, ground.clauses):
        return None if hit.entry.get("swap") else _agent(ground, hit) or _victim(ground, hit)
    return _within(ground, hit) or _stopper(ground, hit) or _subject(ground, hit)


def _stopper(ground: Ground, hit: Hit) -> Actor | None:
    """Read who stops from whom they stop: "push Russian troops out of X", "repelled 12 Russian assaults"."""
    if not hit.entry.get("stops"):
        return None
    near = (f for f in ground.found.forces if hit.first < f.first <= hit.last + _ASIDE + 1)
    stopped = next((f for f in near if f.side in ("ukraine", "russia", "enemy")), None)
    if stopped is None or any(ground.found.tokens[at].text in ",;" for at in range(hit.last, stopped.first)):
        return None
    side = side_of(ground, stopped)
    return _OTHER[side] if side is not None else None


def touching(found: Signs, hit: Hit) -> Force | None:
    """Return the troops right before a verb that is an act of war only of troops: "our units are in X"."""
    at = _skip_auxiliaries(found, hit.first - 1)
    return next((f for f in found.forces if f.first <= at < f.last and not f.bare), None)


def _is_civil(ground: Ground, hit: Hit) -> bool:
    """Say whether it is civilians who are trapped or leave: no army does it."""
    start = ground.clauses.start(hit.first)
    return hit.entry.get("kind") in ("encirclement", "withdrawal") and _civilian_between(ground.found, start, hit.first)


def _needs_subject(ground: Ground, hit: Hit) -> bool:
    """Say whether an active verb has a subject that is no force: then nobody at war does it."""
    if hit.entry.get("form") == "clause" or hit.entry.get("role", "do") != "do" or ground.beside:
        return False
    return not is_passive(ground.found, hit, ground.clauses) and not _no_subject(ground, hit)


def understood(ground: Ground, agent: str) -> Actor | None:
    """Return who acts when nobody is named, by the phrase's own nature and by who speaks."""
    side = _SIDES.get(ground.voice.claimant.side)
    if agent == "owner":
        return Actor.RUSSIA if side is Actor.RUSSIA or ground.abroad else Actor.UKRAINE
    invader = Actor.UKRAINE if ground.abroad else Actor.RUSSIA
    if agent == "enemy":
        return _OTHER[side] if side else invader
    if agent == "speaker":
        if side is not None and ground.voice.denies:
            return _OTHER[side]
        return side or ground.previous or ground.memory.last_actor
    if agent == "taker" and side is not None and ground.voice.claimant.kind in _AT_WAR:
        return _speaking(ground, side)
    return {"russia": invader, "taker": invader, "ukraine": Actor.UKRAINE}.get(agent)


def side_of(ground: Ground, force: Force) -> Actor | None:
    """Return which army is meant; "our" and "the enemy" are the speaker's words."""
    side = _SIDES.get(ground.voice.claimant.side)
    if force.side in ("ukraine", "russia"):
        return Actor(force.side)
    if force.side == "our":
        return side or Actor.UKRAINE
    if force.side == "pronoun":
        return _meant(ground, force)
    if force.side == "weapon":
        return understood(ground, "enemy")
    if force.side == "some":
        return _unsaid(ground, force) or ground.previous or ground.memory.last_actor or side
    return _OTHER[side] if side else Actor.RUSSIA


def _unsaid(ground: Ground, force: Force) -> Actor | None:
    """Find whose "troops" these are: of the adjective beside them, else of the army named before in the sentence."""
    before = [f for f in ground.found.forces if f.last <= force.first and f.side in _NAMED]
    beside = [f for f in before if f.bare and force.first - f.last <= _ASIDE]
    named = beside or [f for f in before if not f.bare]
    return side_of(ground, named[-1]) if named else None


def _meant(ground: Ground, force: Force) -> Actor | None:
    before = [f for f in ground.found.forces if f.last <= force.first and f.side != "pronoun"]
    side = _SIDES.get(ground.voice.claimant.side)
    word = ground.found.tokens[force.first].norm
    begin = ground.voice.attribution[0]
    own = side is not None and ground.found.sentence.start <= begin <= ground.found.tokens[force.first].start
    if own and (word in ("it", "its", "his") or (word == "their" and force.last - force.first > 1) or not before):
        return _speaking(ground, side)
    if before:
        named = [f for f in before if f.side in _NAMED] if force.last - force.first > 1 else []
        return side_of(ground, (named or before)[-1])
    if word == "they" and ground.memory.last_actor is None and side is not None:
        return _OTHER[side]
    return ground.memory.last_actor or side


def _speaking(ground: Ground, side: Actor | None) -> Actor | None:
    """Return whose "our" or "its" a statement is about: in a denied one that of whom it is said to come from."""
    if not ground.voice.denies or side is None:
        return side
    denied = ground.voice.denied
    return (_SIDES.get(denied.side) if denied is not None else None) or _OTHER[side]


def _subject(ground: Ground, hit: Hit) -> Actor | None:
    found = ground.found
    if hit.entry.get("stops") and ground.clauses.start(hit.first) in ground.clauses.relative:
        return understood(ground, hit.entry.get("agent"))
    at = _skip_auxiliaries(found, hit.first - 1)
    touching = next((f for f in found.forces if f.first <= at < f.last), None)
    if touching is not None:
        return Actor.RUSSIA if _both_sides(found, touching, hit) else side_of(ground, touching)
    joined = at >= 0 and (found.tokens[at].norm in _JOINING)
    if joined and ground.previous is not None:
        return ground.previous
    start = ground.clauses.start(hit.first)
    near = [f for f in found.forces if start <= f.first and f.last <= hit.first]
    if near and not _civilian_between(found, near[-1].last, hit.first):
        return side_of(ground, near[-1])
    if near:
        return None
    return _from_afar(ground, hit, start, joined=joined)


def _both_sides(found: Signs, force: Force, hit: Hit) -> bool:
    """Say whether both fight ("Ukrainian and Russian forces clashed"): the attacker is then the invader."""
    partner = next((f for f in found.forces if f.last == force.first - 1 and f.side != force.side), None)
    return partner is not None and found.tokens[partner.last].norm == "and" and hit.entry.get("kind") == "attack"


def _from_afar(ground: Ground, hit: Hit, start: int, *, joined: bool) -> Actor | None:
    """Look beyond the clause: before a relative pronoun, or after a participle that opens the sentence."""
    found = ground.found
    if _civilian_between(found, start, hit.first):
        return None
    before = [f for f in found.forces if f.last <= start and f.side != "pronoun"]
    if start in ground.clauses.relative or joined or found.tokens[hit.first].norm.endswith("ing"):
        if before and (start in ground.clauses.relative or joined):
            apart = found.tokens[start].norm in ("which", "that") and start - before[-1].last > _ASIDE
            return None if apart and not joined else side_of(ground, before[-1])
        if ground.previous is not None:
            return ground.previous
        later = [f for f in found.forces if f.first >= hit.last and not f.bare]
        return side_of(ground, later[0]) if later else None
    return None


def _no_subject(ground: Ground, hit: Hit) -> bool:
    """Say whether the clause names no subject at all, as headlines and bulletins do."""
    found = ground.found
    at = _skip_auxiliaries(found, hit.first - 1)
    if hit.first and found.tokens[hit.first - 1].norm == "to":
        return not _civilian_between(found, ground.clauses.start(hit.first), hit.first)
    return at < ground.clauses.start(hit.first) or found.tokens[at].norm in _JOINING or found.tokens[at].text in "\"“':"


def _skip_auxiliaries(found: Signs, at: int) -> int:
    while at >= 0 and (
        found.has("aux", at)
        or found.tokens[at].norm.endswith("ly")
        or found.tokens[at].text in "\"“”'‘"
        or any(found.has(tag, at) for tag in ("not", "try", "carry", "fail", "hedge"))
    ):
        if any(f.first <= at < f.last for f in found.forces):
            break
        at -= 1
    return at


def _civilian_between(found: Signs, first: int, last: int) -> bool:
    return found.any_in("civil", first, last) is not None


def _of_noun(ground: Ground, hit: Hit) -> Actor | None:
    """Read "Russian capture of X", "capture of X by Russia", "advance of the enemy", or the clause's subject."""
    if hit.entry.get("strict"):
        return _right_behind(ground, hit)
    agent = _agent(ground, hit)
    if agent is None and hit.entry.get("kind") == "encirclement" and ground.previous is not None:
        joined = hit.first > 0 and ground.found.tokens[hit.first - 1].norm in ("or", "and")
        return ground.previous if joined else _OTHER[ground.previous]
    return agent or _adjective(ground, hit) or _possessor(ground, hit) or _light_subject(ground, hit)


def _right_behind(ground: Ground, hit: Hit) -> Actor | None:
    following = next((f for f in ground.found.forces if f.first in (hit.last, hit.last + 1)), None)
    return side_of(ground, following) if following is not None else None


def _adjective(ground: Ground, hit: Hit) -> Actor | None:
    """Read "Russian", "the enemy's" or "our" before a noun."""
    floor = ground.clauses.start(hit.first)
    near = [f for f in ground.found.forces if floor < f.last and 0 <= hit.first - f.last <= _BESIDE]
    near = [f for f in near if f.bare or f.side in ("enemy", "our")]
    if not near or any(ground.found.tokens[at].text in ",;:()" for at in range(near[-1].last, hit.first)):
        return None
    return side_of(ground, near[-1])


def _possessor(ground: Ground, hit: Hit) -> Actor | None:
    """Read "of the Russian army", "of its own units" behind a noun."""
    following = next((f for f in ground.found.forces if hit.last <= f.first <= hit.last + _BESIDE + 1), None)
    if following is None or following.first >= ground.clauses.end(hit.first):
        return None
    if following.side == "pronoun" and following.last - following.first == 1:
        return None
    if not _of_only(ground.found, hit.last, following.first, hit):
        return None
    side = side_of(ground, following)
    return _OTHER[side] if side and hit.entry.get("kind") == "encirclement" else side


def _light_subject(ground: Ground, hit: Hit) -> Actor | None:
    """Read the subject of the verb that a noun completes: "the enemy launched an assault"."""
    if hit.entry.get("role") == "of" and hit.entry.phrase.split()[0] not in _HELD:
        return None
    if hit.entry.get("kind") == "attack" and _circumstance(ground.found, hit):
        return None
    start = ground.clauses.start(hit.first)
    subject = [f for f in ground.found.forces if start <= f.first and f.last <= hit.first and not f.bare]
    if not subject:
        return None
    side = side_of(ground, subject[0])
    suffers = any("face" in token.lemmas for token in ground.found.tokens[subject[0].last : hit.first])
    return _OTHER[side] if side and suffers else side


def _circumstance(found: Signs, hit: Hit) -> bool:
    """Say whether an attack is only what something happened in: "destroyed 22 drones in an attack on X"."""
    words = [token.norm for token in found.tokens[max(0, hit.first - 3) : hit.first]]
    return "in" in words or "during" in words


def _of_only(found: Signs, first: int, last: int, hit: Hit) -> bool:
    between = [found.tokens[i].norm for i in range(first, last)]
    ends = found.tokens[hit.last - 1].norm in ("of", "by")
    direct = hit.entry.get("role") == "of" or ends or between[:1] in (["of"], ["by"], ["for"])
    return direct and not any(
        word in ("against", "on", "by", "to", "with", "between", "and", ",", "in") for word in between
    )


def _agent(ground: Ground, hit: Hit) -> Actor | None:
    found = ground.found
    end = min(ground.clauses.end(hit.last - 1), hit.last + _AGENT_REACH)
    for at in range(hit.last, end):
        if any(other.first == at and other.entry.tag == "act" for other in found.acts):
            return None
        if found.tokens[at].norm == "by":
            force = next((f for f in found.forces if at < f.first <= at + 3), None)
            if force is not None:
                return side_of(ground, force)
    return None


def _victim(ground: Ground, hit: Hit) -> Actor | None:
    """Troops that are attacked or pushed back suffer it from the other side."""
    start = ground.clauses.start(hit.first)
    if ground.found.tokens[hit.first - 1].text[:1].isdigit():
        return None
    near = [f for f in ground.found.forces if start <= f.first and f.last <= hit.first]
    if not near and ground.previous is not None and _skips_to_join(ground, hit):
        return _OTHER[ground.previous] if hit.entry.get("stops") else None
    if near and any(near[-1].last <= act.first and act.last <= hit.first for act in ground.found.acts):
        return None
    side = side_of(ground, near[-1]) if near and (not near[-1].bare or hit.entry.get("stops")) else None
    if side and hit.entry.get("kind") in _MOVING:
        return side
    return _OTHER[side] if side else None


def _skips_to_join(ground: Ground, hit: Hit) -> bool:
    at = _skip_auxiliaries(ground.found, hit.first - 1)
    return at >= 0 and ground.found.tokens[at].norm in _JOINING


def _within(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose flag it is, and who is ordered to retreat, from inside the phrase."""
    found = ground.found
    if "flag" in hit.entry.phrase:
        nation = next((n for at in range(max(0, hit.first - 2), hit.last) if (n := _nation(found, at))), None)
        return nation or _inside(ground, hit)
    if hit.entry.get("kind") == "withdrawal" and "…" in hit.entry.phrase:
        inside = next((f for f in found.forces if hit.first <= f.first < hit.last and f.side != "some"), None)
        return side_of(ground, inside) if inside is not None else None
    return None


def _nation(found: Signs, at: int) -> Actor | None:
    named = found.has("force", at) or found.has("nation", at)
    side = named.entry.get("side") if named is not None else ""
    return Actor(side) if side in ("ukraine", "russia") else None


def _after(ground: Ground, hit: Hit) -> Actor | None:
    found = ground.found
    force = next((f for f in found.forces if hit.last - 1 <= f.first <= hit.last + 4), None)
    return side_of(ground, force) if force is not None and force.first < ground.clauses.end(hit.first) else None


def _inside(ground: Ground, hit: Hit) -> Actor | None:
    force = next((f for f in ground.found.forces if hit.first <= f.first < hit.last), None)
    return side_of(ground, force) if force is not None else None
