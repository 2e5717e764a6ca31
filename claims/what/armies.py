"""Whose army is meant: "our troops", "the enemy", "its forces", and who acts when nobody is named."""

from dataclasses import dataclass

from claims.claim import Actor, ClaimantKind, Side
from claims.lexicon import Hit, words
from claims.memory import Memory
from claims.what.clauses import Clauses
from claims.what.signs import Force, Signs
from claims.who.voice import Voice, is_statement

_OTHER = {Actor.UKRAINE: Actor.RUSSIA, Actor.RUSSIA: Actor.UKRAINE}
SIDES = {Side.UKRAINE: Actor.UKRAINE, Side.RUSSIA: Actor.RUSSIA}
_NAMED = frozenset(("ukraine", "russia", "enemy", "our"))
# Those whose "capture" is their own: others who speak for a side report what the enemy took.
AT_WAR = frozenset((ClaimantKind.OFFICIAL, ClaimantKind.MILITARY, ClaimantKind.OCCUPATION))
SIDED = frozenset(("ukraine", "russia"))
_ITS = 8  # tokens from "its announcement" to what was announced
BOTH = frozenset(("both", "neither", "no", "either", "two"))  # "both sides": the invader is one of them
ASIDE = 2  # tokens that may stand between "Russian" and its troops: "the allied [Russian] troops"


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
    rear: bool = False  # the place is one that Russia has never held, and can only strike
    setback: bool = False  # the act is one that befalls troops or that they own up to: surrounded, withdrawn


def other(actor: Actor) -> Actor:
    """Return the other side."""
    return _OTHER[actor]


def understood(ground: Ground, agent: str) -> Actor | None:
    """Return who acts when nobody is named, by the phrase's own nature and by who speaks."""
    side = SIDES.get(ground.voice.claimant.side)
    if agent == "owner":
        theirs = None if ground.voice.denies else side  # Russia denies what Ukraine freed
        side = _denied(ground) or theirs  # "Russian claims of the liberation of X"
        return Actor.RUSSIA if side is Actor.RUSSIA or ground.abroad else Actor.UKRAINE
    invader = Actor.UKRAINE if ground.abroad else Actor.RUSSIA
    if agent == "enemy":
        foe = _OTHER[side] if side and (not ground.abroad or ground.voice.denies) else None
        return foe or (None if ground.abroad else _only_army(ground)) or invader  # "X, annexed by Russia, was hit"
    if agent == "speaker":
        if side is not None and ground.voice.denies:
            return _OTHER[side]
        told = ground.voice.claimant.kind not in AT_WAR  # who only watches speaks of those spoken of
        spoken = ground.previous or ground.memory.last_actor
        return (told and spoken) or side or spoken
    if agent == "taker" and side is not None and ground.voice.claimant.kind in AT_WAR:
        return (_denied(ground) or _OTHER[side]) if ground.voice.denies else side
    return _by_nature(ground, agent, side, invader)


def _denied(ground: Ground) -> Actor | None:
    """Return the side whose words are denied, when it is named."""
    denied = ground.voice.denied if ground.voice.denies else None
    return SIDES.get(denied.side) if denied is not None else None


def _by_nature(ground: Ground, agent: str, side: Actor | None, invader: Actor) -> Actor | None:
    """Return whose act it is by what it is, where who speaks only decides whose foe is meant."""
    rules = side is not None and ground.voice.claimant.kind is ClaimantKind.OCCUPATION
    boast = _denied(ground) or (side if is_statement(ground.voice) and not ground.voice.denies else None)
    theirs = boast or (_OTHER[side] if side else invader)
    natures = {
        "russia": _OTHER[side] if side and ground.abroad and ground.voice.denies else invader,
        "told": ground.previous or ground.memory.last_actor or _only_army(ground),
        "taker": invader,
        "ukraine": Actor.UKRAINE,
        "moscow": Actor.RUSSIA,
        "side": theirs if ground.voice.denies else side,  # "denied claims of control over X"
        "conqueror": Actor.RUSSIA if side is Actor.UKRAINE else invader,  # "Moscow says that X has fallen"
        "foe": theirs,  # "no threat of encirclement", "his claims of a siege"
        "shooter": _OTHER[side] if side is not None and rules else invader,
    }
    return natures.get(agent)


def _only_army(ground: Ground) -> Actor | None:
    """Return the one army that a sentence about a place in Russia speaks of: "fought in assaults in Kursk Oblast"."""
    if not ground.abroad:
        return None
    sides = {force.side for force in ground.found.forces if not force.bare and force.side in SIDES.values()}
    return Actor(sides.pop()) if len(sides) == 1 else None


def side_of(ground: Ground, force: Force) -> Actor | None:
    """Return which army is meant; "our" and "the enemy" are the speaker's words."""
    side = SIDES.get(ground.voice.claimant.side)
    if force.side in ("ukraine", "russia"):
        return Actor(force.side)
    if force.side == "our":
        return side or Actor.UKRAINE
    if force.side == "pronoun":
        return Actor.RUSSIA if ground.found.tokens[force.first].norm in BOTH else _meant(ground, force)
    if force.side == "weapon":
        first = _salvo(ground.found, force)
        paired = next(
            (f for f in ground.found.forces if first - 1 <= f.last <= first and f.side in (*SIDED, "some")), None
        )
        return (
            side_of(ground, paired) if paired is not None else understood(ground, "enemy")
        )  # "Russian drones and missiles"
    if force.side == "some":
        owns_up = side if ground.setback and ground.voice.claimant.kind in AT_WAR else None  # "units were withdrawn"
        return unsaid(ground, force) or owns_up or ground.previous or ground.memory.last_actor or side
    speaks = ground.voice.claimant.name.lower() == ground.found.tokens[force.last - 1].norm  # "the enemy claims"
    return (side if speaks else _OTHER[side]) if side else Actor.RUSSIA


def _salvo(found: Signs, force: Force) -> int:
    """Return where a list of weapons begins that one closes: "Ukrainian | shelling and missiles"."""
    before = next((f for f in found.forces if f.side == "weapon" and force.first - 1 <= f.last <= force.first), None)
    joined = before is not None and (before.last == force.first or found.tokens[before.last].norm in ("and", ","))
    return _salvo(found, before) if before is not None and joined else force.first


def unsaid(ground: Ground, force: Force) -> Actor | None:
    """Find whose "troops" these are: of the adjective beside them, else of the army named before in the sentence."""
    owner = _owner_behind(ground.found, force)
    if owner is not None:
        return owner
    before = [f for f in ground.found.forces if f.last <= force.first and f.side in _NAMED]
    beside = [f for f in before if f.bare and force.first - f.last <= ASIDE]
    named = beside or [f for f in before if not f.bare]
    return side_of(ground, named[-1]) if named else None


def _owner_behind(found: Signs, force: Force) -> Actor | None:
    """Read whose troops they are from behind them: "the 47th brigade of Ukraine"."""
    at = force.last + 1 + (force.last + 1 < len(found.tokens) and found.tokens[force.last + 1].norm == "the")
    if at >= len(found.tokens) or found.tokens[force.last].norm != "of":
        return None
    return nation(found, at)


def _meant(ground: Ground, force: Force) -> Actor | None:
    before = [f for f in ground.found.forces if f.last <= force.first and f.side != "pronoun"]
    side = SIDES.get(ground.voice.claimant.side)
    word = ground.found.tokens[force.first].norm
    begin, close = ground.voice.attribution
    own = (
        side is not None
        and begin < close
        and ground.found.sentence.start <= begin <= ground.found.tokens[force.first].start
    )
    if own and (word in ("it", "its", "his") or (word == "their" and force.last - force.first > 1) or not before):
        return (_state(ground, before, close) if word != "his" else None) or _speaking(ground, side)
    before = [f for f in before if not _is_agent(ground, f)] or before
    if before:
        named = [f for f in before if f.side in _NAMED] if force.last - force.first > 1 else []
        armed = [f for f in named if not f.bare]
        if word == "his" and armed:  # the man whose forces they are is the one that the sentence is about
            return side_of(ground, armed[0])
        acting = (
            [f for f in before if not f.bare] if word in ("they", "it") else []
        )  # not "Ukraine's island, which they took"
        if len(acting) > 1 and ground.found.tokens[force.first - 1].norm in words("place pronoun"):
            acting = [f for f in acting if not _is_object(ground, f)] or acting  # "stopped the enemy in X, where they"
        return side_of(ground, (armed or named or acting or before)[-1])
    if word in ("its", "his", "their"):
        adjectives = [n for at in range(force.first) if (n := nation(ground.found, at)) is not None]
        if adjectives:
            return adjectives[-1]
    quoted = any(token.text in '"“«' for token in ground.found.tokens[: force.first])  # "They are trying to take X"
    if word == "they" and side is not None and (quoted or ground.memory.last_actor is None):
        return _OTHER[side]
    return ground.memory.last_actor or side


def _is_object(ground: Ground, force: Force) -> bool:
    """Say whether an act is done to troops: "stopped [the enemy]", "pushed [the Russians] back"."""
    verbs = (hit for hit in ground.found.acts if hit.entry.tag == "act" and hit.entry.get("stops"))
    return any(hit.first < force.first <= hit.last + 1 for hit in verbs)


def _is_agent(ground: Ground, force: Force) -> bool:
    """Say whether troops are only the agent of a passive: "protected by the guards, they cannot", who are others."""
    tokens = ground.found.tokens
    at = force.first - 1 - (force.first > 1 and tokens[force.first - 1].norm == "the")
    return at > 0 and tokens[at].norm == "by" and tokens[at - 1].norm.endswith("ed")


def _state(ground: Ground, before: list[Force], close: int) -> Actor | None:
    """Read which state "it" is when one was named behind "X said": "handing Russia its first prize since it took Y"."""
    tokens = ground.found.tokens
    behind = [f for f in before if tokens[f.first].start >= close and not f.bare]
    behind = [f for f in behind if f.side != "some"] or behind  # "Russia was massing troops as it pushes"
    state = behind[-1] if behind else None
    one = state is not None and (
        ground.found.has("nation", state.first) or tokens[state.last - 1].norm in words("army")
    )
    return side_of(ground, state) if state and one else None


def nation(found: Signs, at: int) -> Actor | None:
    """Read the nation of "Russia's defence ministry", which is no force, for the "its troops" behind it."""
    named = found.has("nation", at) or found.has("force", at)
    side = named.entry.get("side") if named is not None else ""
    return Actor(side) if side in ("ukraine", "russia") else None


def _speaking(ground: Ground, side: Actor | None) -> Actor | None:
    """Return whose "our" or "its" a statement is about: in one that is denied by name, that of whom it comes from."""
    return (None if ground.setback else _denied(ground)) or side


def rid_of(ground: Ground, hit: Hit) -> Actor | None:
    """Read who was thrown out where a place was "cleared of Russian troops", "freed from the occupiers"."""
    found = ground.found
    if hit.entry.get("agent") != "owner" or hit.last >= len(found.tokens):
        return None
    if found.tokens[hit.last].norm not in ("of", "from"):
        return None
    gone = next((f for f in found.forces if hit.last < f.first <= hit.last + ASIDE + 1 and not f.bare), None)
    side = side_of(ground, gone) if gone is not None else None
    return other(side) if side is not None else None


def owned_up(ground: Ground, hit: Hit) -> bool:
    """Say whether a denial speaks of the speaker's own deed: "Moscow denied shelling X"."""
    tokens = ground.found.tokens
    gerund = hit.first > 0 and tokens[hit.first].norm.endswith("ing")
    return gerund and ground.voice.denies and ground.found.has("denying", hit.first - 1) is not None


def by_neither(found: Signs, hit: Hit) -> bool:
    """Say whether a place is held by none of the two: "under neither side's control", "held by no army"."""
    near = (f for f in found.forces if hit.first <= f.first <= hit.last + 1)
    return any(f.side == "pronoun" and found.tokens[f.first].norm in BOTH - {"both"} for f in near)


def denies_own(ground: Ground, hit: Hit) -> bool:
    """Say whether a denial is of one's own deed: of a retreat, or of what one claimed: "Kyiv retracted its claim"."""
    if not ground.voice.denies or hit.entry.get("kind") == "withdrawal":
        return ground.voice.denies
    tokens, start = ground.found.tokens, ground.voice.attribution[0]
    near = range(max(0, hit.first - _ITS), hit.first)
    own = (at for at in near if tokens[at].start > start and tokens[at].norm in words("possessive"))
    return any(ground.found.has("again", at + 1) is not None for at in own)
