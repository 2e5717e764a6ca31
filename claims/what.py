"""What: the acts of one sentence, each with its actor, its places and how the words turn it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from claims.actors import Ground, actor_of, other, side_of
from claims.claim import Actor, Kind
from claims.clauses import Clauses, clauses
from claims.lexicon import Hit
from claims.memory import Memory
from claims.objects import Reach, beside, borrowed, reached
from claims.signs import Signs
from claims.turns import Turn, turn
from claims.usage import is_noun, is_passive, is_verb
from claims.where import Spot
from claims.who import Voice
from geo.place import Feature

_FOCUS_REACH = 1  # paragraphs back that "the fighting continues" can speak of
_STANDING = frozenset(
    (
        Kind.ADVANCE,
        Kind.ATTACK,
        Kind.REPULSE,
        Kind.WITHDRAWAL,
        Kind.CAPTURE,
        Kind.ENCIRCLEMENT,
        Kind.PRESENCE,
        Kind.CONTROL,
    )
)


@dataclass(frozen=True, slots=True)
class Act:
    """One act of a sentence; `start` and `end` are the characters of its clause."""

    kind: Kind
    actor: Actor
    turn: Turn
    places: tuple[Spot, ...]
    start: int
    end: int
    hit: Hit
    voice: Voice
    implied: bool

    @property
    def subject(self) -> Actor:
        """Who "they" of the next sentence are: of a repulse those that were stopped."""
        return other(self.actor) if self.kind is Kind.REPULSE else self.actor


@dataclass(frozen=True, slots=True)
class _Reading:
    found: Signs
    cut: Clauses
    places: tuple[Spot, ...]
    memory: Memory
    hear: Callable[[int, int], Voice]
    chosen: tuple[tuple[Hit, bool], ...]


def acts(
    found: Signs, places: tuple[Spot, ...], memory: Memory, hear: Callable[[int, int], Voice], muted: frozenset[int]
) -> tuple[Act, ...]:
    """Read the acts of a sentence; `hear` gives the voice over a span, `muted` are the tokens of attributions."""
    cut = clauses(found, muted)
    names = frozenset(at for spot in places if not spot.back for at in range(spot.last - 1, spot.last))
    reading = _Reading(found, cut, places, memory, hear, _choose(found, muted | names))
    result: list[Act] = []
    consumed: set[int] = set()
    previous: Actor | None = None
    for number, (hit, verb) in enumerate(reading.chosen):
        if number in consumed:
            continue
        eaten = _eaten(reading, number) if hit.entry.get("stops") else ()
        act, actor = _act(reading, number, verb, eaten, previous, result[-1].places if result else ())
        consumed.update(eaten if act is not None else ())
        previous = actor or previous
        if act is not None:
            result.append(act)
    return _distinct(_repelled(reading, _shared(reading, result)))


def _choose(found: Signs, muted: frozenset[int]) -> tuple[tuple[Hit, bool], ...]:
    """Pick the acts among overlapping phrases: verbs where they are used as verbs, else nouns."""
    real = [hit for hit in found.acts if hit.entry.tag == "act" or is_noun(found, hit)]
    nouns = {hit.first: hit for hit in real if hit.entry.tag == "deed"}
    chosen: list[tuple[Hit, bool]] = []
    free = 0
    ordered = sorted(real, key=lambda hit: (hit.first, -hit.last, hit.entry.tag))
    for hit in ordered:
        if hit.first < free or (hit.first in muted and hit.last - 1 in muted) or _spans_another(hit, real):
            continue
        verb = hit.entry.tag == "act"
        if verb and not is_verb(found, hit, nouns):
            continue
        chosen.append((hit, verb))
        free = hit.last
    return tuple(chosen)


def _spans_another(hit: Hit, hits: list[Hit]) -> bool:
    """Say whether a gap swallows the real verb: "have [taken] control of" is told by "taken control of"."""
    return any(
        hit.first < h.first and h.last == hit.last and h.entry.tag == "act" and h.last - h.first > 1 for h in hits
    )


def _eaten(reading: _Reading, number: int) -> tuple[int, ...]:
    """Return the acts that a repulse stops ("repelled three attacks"); they are not told as such."""
    hit, _ = reading.chosen[number]
    end = reading.cut.end(hit.last - 1)
    eaten: list[int] = []
    for later in range(number + 1, len(reading.chosen)):
        next_hit, next_verb = reading.chosen[later]
        if next_hit.first >= end or (next_verb and not _governed(reading.found, hit, next_hit)):
            break
        eaten.append(later)
    if not eaten and number and is_passive(reading.found, hit, reading.cut):
        return ()
    return tuple(eaten)


def _governed(found: Signs, stop: Hit, hit: Hit) -> bool:
    """Say whether a verb hangs on the one that stops it: "attempts to break in", "stopped shelling"."""
    return hit.first == stop.last or found.tokens[hit.first - 1].norm in ("to", "from")


def _act(
    reading: _Reading, number: int, verb: bool, eaten: Sequence[int], previous: Actor | None, told: tuple[Spot, ...]
) -> tuple[Act | None, Actor | None]:
    found, cut = reading.found, reading.cut
    hit = reading.chosen[number][0]
    tokens = found.tokens
    voice = reading.hear(tokens[hit.first].start, tokens[hit.last - 1].end)
    beside = verb and bool(_beside(reading, hit))
    ground = Ground(found, cut, voice, reading.memory, previous, beside=beside)
    kind = _kind(found, cut, hit, verb)
    actor = actor_of(ground, hit, verb=verb)
    if actor is None:
        return None, None
    turned = turn(found, hit, cut, kind, verb=verb, disbelieved=voice.denies)
    pronoun = verb and hit.last < len(tokens) and tokens[hit.last].norm in ("it", "them")
    places = (told if pronoun else ()) or _places(reading, number, verb, eaten)
    implied = not places
    if implied:
        places = _besieged(reading, hit, told) or _implied(reading, hit, verb)
    if kind is Kind.REPULSE and hit.entry.get("stops"):
        kind, actor, turned = _stopped(ground, reading, hit, eaten, actor, turned)
    if turned.void or not places or not _fitting(kind, places):
        return None, actor
    start, end = _span(reading, number, places)
    return Act(kind, actor, turned, places, start, end, hit, voice, implied), actor


def _kind(found: Signs, cut: Clauses, hit: Hit, verb: bool) -> Kind:
    """Tell a change ("the enemy occupied X") from a state ("X is occupied")."""
    past = hit.entry.get("past")
    done = past and verb and found.tokens[hit.first].norm.endswith("ed") and not is_passive(found, hit, cut)
    return Kind(past if done else hit.entry.get("kind"))


def _fitting(kind: Kind, places: tuple[Spot, ...]) -> bool:
    """Say whether such an act can be done to such places: only waters are crossed."""
    water = any(p.feature is Feature.LINE for s in places for p in s.candidates[:1])
    return water if kind is Kind.CROSSING else True


def _stopped(
    ground: Ground, reading: _Reading, hit: Hit, eaten: Sequence[int], actor: Actor, turned: Turn
) -> tuple[Kind, Actor, Turn]:
    """Turn a repulse: one that failed is the other side's advance, a side that stops its own act denies it."""
    target = reading.chosen[eaten[0]][0] if eaten else None
    if target is not None and hit.entry.phrase in ("stop", "halt"):
        own = [f for f in ground.found.forces if hit.last <= f.first and f.last <= target.first + 1]
        if (own and side_of(ground, own[0]) is actor) or _possessed(ground.found, hit.last, target.first):
            return Kind(target.entry.get("kind")), actor, replace(turned, denied=not turned.denied)
    if turned.denied:
        return Kind.ADVANCE, other(actor), replace(turned, denied=False, failed=False)
    return Kind.REPULSE, actor, turned


def _possessed(found: Signs, first: int, last: int) -> bool:
    """Say whether what is stopped is the actor's own: "stopped its assaults", "stopped shelling"."""
    return first <= last and (
        found.tokens[first].norm in ("its", "their", "his") or found.tokens[first].norm.endswith("ing")
    )


def _places(reading: _Reading, number: int, verb: bool, eaten: Sequence[int]) -> tuple[Spot, ...]:
    hit = reading.chosen[number][0]
    after = [
        later for later in range(number + 1, len(reading.chosen)) if later not in eaten and reading.chosen[later][1]
    ]
    stop = reading.chosen[after[0]][0].first if after else len(reading.found.tokens)
    reach = Reach(reading.found, reading.cut, reading.places, stop)
    return reached(reach, hit, verb=verb, passive=verb and is_passive(reading.found, hit, reading.cut))


def _implied(reading: _Reading, hit: Hit, verb: bool) -> tuple[Spot, ...]:
    """Return the place in focus, for a clause that names none and needs one."""
    kind = Kind(hit.entry.get("kind"))
    if hit.entry.get("place") == "must" or kind not in _STANDING:
        return ()
    tokens = reading.found.tokens
    pronoun = hit.last < len(tokens) and tokens[hit.last].norm in ("it", "them")
    passive = verb and is_passive(reading.found, hit, reading.cut)
    weak = kind in (Kind.CAPTURE, Kind.CONTROL, Kind.PRESENCE) or hit.entry.get("place") == "object"
    if (weak and not pronoun and not (passive and _pronoun_subject(reading, hit))) or not verb:
        return ()
    before = [spot for spot in reading.places if spot.last <= hit.first and not spot.locator]
    if before:
        return tuple(s for s in before if s.group == before[-1].group)
    memory = reading.memory
    if reading.found.sentence.paragraph - memory.focus_paragraph > _FOCUS_REACH:
        return ()
    return tuple(replace(spot, back=True, part=None) for spot in memory.focus)


def _beside(reading: _Reading, hit: Hit) -> tuple[Spot, ...]:
    return beside(Reach(reading.found, reading.cut, reading.places, len(reading.found.tokens)), hit)


def _besieged(reading: _Reading, hit: Hit, told: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the place of a threatened encirclement that is the reason for another act: "left X under threat of …"."""
    if hit.entry.get("kind") != Kind.ENCIRCLEMENT or hit.entry.tag != "deed" or hit.entry.phrase == "encirclement":
        return ()
    later = tuple(s for s in reading.places if not s.locator and s.first >= hit.last)
    return told or tuple(s for s in later if s.group == later[0].group)


def _pronoun_subject(reading: _Reading, hit: Hit) -> bool:
    start = reading.cut.start(hit.first)
    return (
        any(token.norm in ("it", "they") for token in reading.found.tokens[start : hit.first])
        or start in reading.cut.relative
    )


def _span(reading: _Reading, number: int, places: tuple[Spot, ...]) -> tuple[int, int]:
    tokens, hit = reading.found.tokens, reading.chosen[number][0]
    floor = reading.chosen[number - 1][0].last if number else 0
    own = [spot for spot in places if not spot.back or spot in reading.places]
    first = max(reading.cut.start(hit.first), floor)
    first = min([first, hit.first, *(s.first for s in own)])
    later = reading.chosen[number + 1][0].first if number + 1 < len(reading.chosen) else len(tokens)
    last = max([hit.last, min(reading.cut.end(hit.last - 1), later), *(s.last for s in own)])
    while first < hit.first and (
        tokens[first].text in ",;:–—-.)”»" or tokens[first].norm in ("and", "but", "that", "or")
    ):
        first += 1
    while last > hit.last and (
        tokens[last - 1].text in ",;:–—-(“«"
        or tokens[last - 1].norm in ("and", "but", "while", "the", "to", "as", "or", "a")
    ):
        last -= 1
    return tokens[first].start, tokens[min(last, len(tokens)) - 1].end


def _repelled(reading: _Reading, found: tuple[Act, ...]) -> tuple[Act, ...]:
    """Tell an attack that its own sentence says was thrown back as the repulse that it is."""
    result: list[Act] = []
    for act in found:
        last = result[-1] if result else None
        struck = last is not None and last.kind in (Kind.ATTACK, Kind.ADVANCE) and last.actor is other(act.actor)
        if last is not None and struck and act.kind is Kind.REPULSE and is_passive(reading.found, act.hit, reading.cut):
            result.pop()
            act = replace(act, places=last.places if act.implied else act.places, start=last.start)  # noqa: PLW2901
        result.append(act)
    return tuple(result)


def _distinct(found: tuple[Act, ...]) -> tuple[Act, ...]:
    """Keep of the acts of one sentence that say the same of the same place only the first."""
    seen: set[tuple[object, ...]] = set()
    result = []
    for act in found:
        fresh = []
        for spot in act.places:
            names = spot.candidates[0].id if spot.candidates else spot.text
            key = (act.kind, act.actor, act.turn.denied, names, act.voice.claimant.name)
            if key not in seen:
                seen.add(key)
                fresh.append(spot)
        if fresh:
            result.append(replace(act, places=tuple(fresh)))
    return tuple(result)


def _shared(reading: _Reading, found: list[Act]) -> tuple[Act, ...]:
    """Let an act take the place of the next one when both share it: "shelled and stormed X"."""
    later = [(act.hit, act.places) for act in found if not act.implied]
    result = []
    for act in found:
        places = (
            borrowed(reading.found, act.hit, [row for row in later if row[0].first >= act.hit.last])
            if act.implied
            else ()
        )
        result.append(replace(act, places=places, implied=False) if places else act)
    return tuple(result)
