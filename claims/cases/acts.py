"""The acts of a sentence in a language with cases."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from claims.cases.chosen import VERBAL, Chosen, choose, parallel
from claims.cases.clauses import Frame, clauses
from claims.cases.deeds import Deeds
from claims.cases.forms import SUBJECT, form
from claims.cases.gains import attempted, broke_in, note_attacker, thwarted
from claims.cases.grounds import fitting, in_republic, is_abroad, is_home, is_occupied, is_rear
from claims.cases.headed import note_heading, only_heads
from claims.cases.implied import implied
from claims.cases.passing import passing
from claims.cases.reach import Reach, behind, reached, taken_back
from claims.cases.shared import shared
from claims.cases.standing import holds_ground, spoken_of, standing
from claims.cases.turns import turn
from claims.cases.voiced import unproven, voice_of
from claims.claim import Actor, Kind
from claims.lexicon import Hit
from claims.memory import Memory
from claims.what.acts import Act, distinct
from claims.what.armies import Ground, other
from claims.what.clauses import Clauses
from claims.what.driven import driven_out
from claims.what.signs import Signs
from claims.where.places import Spot
from claims.who.voices import Voice

_UPON = frozenset((Kind.ATTACK, Kind.EVACUATION))  # what is done to a town, by whoever holds or strikes it
_TRIMMED = frozenset(",;:–—-.)”»(“«")


@dataclass(frozen=True, slots=True)
class _Reading:
    found: Signs
    cut: Clauses
    frame: Frame
    places: tuple[Spot, ...]
    memory: Memory
    hear: Callable[[int, int], Voice]
    chosen: tuple[Chosen, ...]
    language: str


def acts(
    language: str,
    found: Signs,
    places: tuple[Spot, ...],
    memory: Memory,
    hear: Callable[[int, int], Voice],
    muted: frozenset[int],
) -> tuple[Act, ...]:
    """Read the acts of a sentence; `hear` gives the voice over a span, `muted` are the tokens of attributions."""
    note_heading(memory, found, places, language)
    memory.last_actor = spoken_of(found, muted, language) or memory.last_actor
    if _claims_nothing(found, places, language):
        return ()
    cut = clauses(found, muted, language)
    if not found.acts:
        return standing(Frame(found, cut, language), places, memory, hear, muted)
    # Who only speaks does nothing: "…, повідомили в Генштабі ЗСУ".
    found = replace(found, forces=tuple(f for f in found.forces if f.first not in muted))
    frame, chosen = Frame(found, cut, language), choose(found, muted, cut, language)
    reading = _Reading(found, cut, frame, places, memory, hear, chosen, language)
    result: list[Act] = []
    eaten: set[int] = set()
    previous: Actor | None = None
    for number, one in enumerate(reading.chosen):
        if number in eaten:
            continue
        stopped = _stopped(reading, number) if one.hit.entry.get("stops") else ()
        act, actor = _act(reading, number, stopped, _before(previous, number, stopped))
        previous = actor or previous
        note_attacker(memory, act, found.sentence)
        if actor is not None:  # what somebody is to stop has not happened either
            eaten.update(stopped)
        if act is not None:
            gone = {reading.chosen[each].hit for each in stopped}
            gone |= thwarted(reading.frame, result, act)
            result = [*(done for done in result if done.hit not in gone), act, *_again(reading, act, stopped)]
    if previous is not None and not any(act.places for act in result):
        memory.last_actor = previous  # "Війська контратакують. Вони увійшли в X"
    return distinct(shared(found, result, language))


def _claims_nothing(found: Signs, places: tuple[Spot, ...], language: str) -> bool:
    """Say whether a sentence has neither acts nor troops in a place, or only asks, or heads what follows."""
    silent = not (found.acts or (found.forces and places))
    return silent or found.tokens[-1].text == "?" or only_heads(found, language)


def _before(previous: Actor | None, number: int, stopped: Sequence[int]) -> Actor | None:
    """Return who may go on acting: whose breakthrough it is does not stop it, the other side does."""
    return other(previous) if previous is not None and number - 1 in stopped else previous


def _stopped(reading: _Reading, number: int) -> tuple[int, ...]:
    """Return the acts that a repulse stops: behind it in its clause, or its subject when it is passive."""
    one = reading.chosen[number]
    end = reading.cut.end(one.hit.last - 1)
    stopped: list[int] = []
    for later in range(number + 1, len(reading.chosen)):
        other = reading.chosen[later]
        finite = other.verb and "INFN" not in form(reading.found.tokens[other.hit.first].norm, reading.language).parts
        apart = _is_subject(reading, other.hit) or parallel(reading.found, one, other, reading.language)
        if other.hit.first >= end or finite or apart:
            break
        stopped.append(later)
    if not stopped and number:
        other = reading.chosen[number - 1]
        tried = reading.found.any_in("try", reading.cut.start(other.hit.first), other.hit.first) is not None
        same = other.hit.first >= reading.cut.start(one.hit.first) or _is_fragment(reading, other.hit)
        same = same and not _came_before(reading, other.hit)
        if (not other.verb or (tried and one.passive)) and same:
            stopped.append(number - 1)
    return tuple(stopped)


def _came_before(reading: _Reading, hit: Hit) -> bool:
    """Say whether a deed is only what something else came after: "після захоплення X відкинули ворога від Y"."""
    opener = reading.found.has("occasion", hit.first - 1) if hit.first else None
    return opener is not None and hit.entry.get("kind") in (Kind.CAPTURE, Kind.WITHDRAWAL)


def _is_subject(reading: _Reading, hit: Hit) -> bool:
    """Say whether a deed behind a comma is the subject of what follows: "ворога вибито, зачистка села завершена"."""
    cases = form(reading.found.tokens[hit.first].norm, reading.language).cases
    tokens, at = reading.found.tokens, hit.first - 1
    itself = at > 0 and tokens[at].norm.endswith(("ся", "сь")) and tokens[at - 1].text == ","  # ", | ведуться дії"
    alone = itself or (at >= 0 and tokens[at].text == "," and "accs" not in cases)
    return hit.entry.tag == "deed" and alone and SUBJECT in cases


def _is_fragment(reading: _Reading, hit: Hit) -> bool:
    """Say whether a clause only begins a sentence: "Найбільше атак – 49 – захисники відбили"."""
    end = reading.cut.end(hit.last - 1)
    words = (form(token.norm, reading.language).parts for token in reading.found.tokens[:end])
    return hit.entry.tag == "deed" and not any(parts & VERBAL - {"PRED"} for parts in words)


def _act(
    reading: _Reading, number: int, stopped: Sequence[int], previous: Actor | None
) -> tuple[Act | None, Actor | None]:
    one, hit = reading.chosen[number], reading.chosen[number].hit
    voice = voice_of(reading.frame, reading.hear, hit)
    places, back = _places(reading, number, stopped)
    kind = _kind(reading, one, places[0] if places and not back and not stopped else None)
    places = fitting(kind, places)
    ground = _ground(reading, voice, previous, kind, places)
    freed = hit.entry.get("agent") == "owner" and in_republic(reading.found, voice)
    roles = Deeds(replace(ground, abroad=True) if freed else ground, reading.language)
    actor = roles.of_verb(hit, passive=one.passive) if one.verb else roles.of_noun(hit)
    if actor is None:
        return None, None
    kind = attempted(reading.frame, hit, kind, actor)
    turned = turn(reading.frame, hit, kind, verb=one.verb, denied=voice.denies)
    silent = back and not turned.void and passing(reading.frame, hit, places, reading.memory)
    silent = silent or unproven(reading.found, voice, turned)
    if turned.void or silent or (kind is Kind.CROSSING and not places):
        return None, actor
    if kind is Kind.REPULSE and turned.denied and "not" not in {sign.entry.tag for sign in turned.phrases}:
        turned = replace(turned, denied=False)
    start, end = _span(reading, number, places, stopped)  # without places: the next lines may list them
    return Act(kind, actor, turned, places, start, end, hit, voice, back), actor


def _ground(reading: _Reading, voice: Voice, previous: Actor | None, kind: Kind, places: tuple[Spot, ...]) -> Ground:
    """Return what an actor is looked for with: also on whose ground it is done."""
    abroad = is_abroad(places) or (is_abroad(reading.places) and not is_home(places))
    abroad = abroad or (kind is Kind.ATTACK and is_occupied(places))
    rear = kind in _UPON and is_rear(kind, places)
    return Ground(reading.found, reading.cut, voice, reading.memory, previous, abroad=abroad, rear=rear)


def _again(reading: _Reading, act: Act, stopped: Sequence[int]) -> Iterator[Act]:
    """Yield the repulse again for each deed with places of its own: "відбили 4 атаки біля A, на півдні – 5 біля B"."""
    if act.kind is not Kind.REPULSE:
        return
    seen = set(act.places)
    for number in stopped:
        one = reading.chosen[number]
        if one.verb or one.hit.first < act.hit.first:
            continue
        stop = reading.chosen[number + 1].hit.first if number + 1 < len(reading.chosen) else len(reading.found.tokens)
        own = Reach(reading.found, reading.cut, reading.places, stop, reading.language)
        places = tuple(spot for spot in behind(own, one.hit) if spot not in seen)
        if places:
            seen.update(places)
            start, end = _span(reading, number, places)
            yield replace(act, places=places, start=start, end=end)


def _kind(reading: _Reading, one: Chosen, spot: Spot | None) -> Kind:
    if spot is not None and one.hit.entry.get("beside") and one.hit.last <= spot.first:
        reach = Reach(reading.found, reading.cut, reading.places, len(reading.found.tokens), reading.language)
        if taken_back(reach, one.hit, spot):
            return Kind(one.hit.entry.get("beside"))
    if spot is not None and one.hit.entry.get("out") and driven_out(reading.found, one.hit, spot):
        return Kind(one.hit.entry.get("out"))
    if broke_in(reading.frame, one.hit, spot):
        return Kind(one.hit.entry.get("inside"))
    if holds_ground(reading.frame, one.hit):
        return Kind.PRESENCE
    dated = reading.found.any_in("moment", reading.cut.start(one.hit.first), one.hit.last)
    held = one.hit.entry.get("held") if dated is None else None  # "вчора окуповані"
    parts = form(reading.found.tokens[one.hit.first].norm, reading.language).parts & VERBAL
    plain = parts == {"PRTS"} and reading.found.any_in("be", 0, one.hit.first) is None  # "город временно оккупирован"
    plain = plain and spot is not None and spot.last <= one.hit.first
    return Kind(held if held and (plain or not parts) else one.hit.entry.get("kind"))


def _places(reading: _Reading, number: int, stopped: Sequence[int]) -> tuple[tuple[Spot, ...], bool]:
    one = reading.chosen[number]
    later = [i for i in range(number + 1, len(reading.chosen)) if i not in stopped]
    stop = reading.chosen[later[0]].hit.first if later else len(reading.found.tokens)
    reach = Reach(reading.found, reading.cut, reading.places, stop, reading.language)
    undergone = one.hit.entry.get("role") == "undergo"
    first = undergone or (one.passive and not stopped and not _describes(reading, one.hit))
    places = reached(reach, one.hit, first=first)
    active = form(reading.found.tokens[one.hit.first].norm, reading.language).active  # "отступающие роют окопы"
    return (places, False) if places or active else (implied(reach, one.hit, reading.memory), True)


def _describes(reading: _Reading, hit: Hit) -> bool:
    """Say whether a participle describes the place behind it: "у захопленому військами X", "підконтрольного ЗСУ Y"."""
    one = form(reading.found.tokens[hit.first].norm, reading.language)
    return one.adjective and not one.parts & VERBAL and SUBJECT not in one.cases


def _span(reading: _Reading, number: int, places: tuple[Spot, ...], stopped: Sequence[int] = ()) -> tuple[int, int]:
    tokens, hit = reading.found.tokens, reading.chosen[number].hit
    floor = reading.chosen[number - 1].hit.last if number else 0
    own: list[Spot | Hit] = [spot for spot in places if spot in reading.places]
    first = min([max(reading.cut.start(hit.first), floor), hit.first, *(s.first for s in own)])
    own = [*own, *(reading.chosen[each].hit for each in stopped)]  # "відбили | 22 атаки"
    first = min([first, *(one.first for one in own)])
    follows = next((i for i in range(number + 1, len(reading.chosen)) if i not in stopped), len(reading.chosen))
    later = reading.chosen[follows].hit.first if follows < len(reading.chosen) else len(tokens)
    last = max([hit.last, min(reading.cut.end(hit.last - 1), later), *(s.last for s in own)])
    while first < hit.first and (tokens[first].text in _TRIMMED or _joins(reading.found, first)):
        first += 1
    while last > hit.last and (tokens[last - 1].text in _TRIMMED or _joins(reading.found, last - 1)):
        last -= 1
    return tokens[first].start, tokens[min(last, len(tokens)) - 1].end


def _joins(found: Signs, at: int) -> bool:
    return found.has("join", at) is not None
