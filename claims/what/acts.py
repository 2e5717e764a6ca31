"""What: the acts of one sentence, each with its actor, its places and how the words turn it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from claims.claim import Actor, Kind
from claims.lexicon import Hit
from claims.memory import Memory
from claims.segment import Block
from claims.what.act import Act
from claims.what.actors import Ground, actor_of, other
from claims.what.armies import by_neither
from claims.what.caption import attending, standing
from claims.what.clauses import clauses
from claims.what.driven import is_drive, is_goal, kind_at
from claims.what.fitting import dry, fitting, halts_itself, of_people, river, shares_out
from claims.what.hinges import added, borrowed
from claims.what.implied import has_left, implied, points_back
from claims.what.negating import unanswered
from claims.what.objects import Reach, beside, reached
from claims.what.parsed import Parsed, Phrase, phrases
from claims.what.rear import behind_lines
from claims.what.relatives import afield, describes, scene_of
from claims.what.signs import Signs
from claims.what.states import change_or_state
from claims.what.stopped import attempted, averts, eaten, presupposed, thrown_back, turned_round
from claims.what.subjects import both_do, fired_by_both, fires
from claims.what.turns import turn
from claims.where.places import Spot
from claims.who.voices import Voice

__all__ = ["Act", "acts", "distinct"]
_OPENING = frozenset((",", ";", ":", "–", "—", "-", ".", ")", "”", "»", "and", "but", "that", "or"))
_CLOSING = frozenset((",", ";", ":", "–", "—", "-", "(", "“", "«", "and", "but", "while", "the", "to", "as", "or", "a"))


def acts(
    found: Signs, places: tuple[Spot, ...], memory: Memory, hear: Callable[[int, int], Voice], muted: frozenset[int]
) -> tuple[Act, ...]:
    """Read the acts of a sentence; `hear` gives the voice over a span, `muted` are the tokens of attributions."""
    cut = clauses(found, muted)
    names = frozenset(spot.last - 1 for spot in places if not spot.back)
    parsed = Parsed(found, cut, places, phrases(found, cut, muted | names), memory, hear)
    result: list[Act] = []
    consumed: set[int] = set()
    previous: Actor | None = None
    for number in range(len(parsed.phrases)):
        if number in consumed:
            continue
        stops = eaten(parsed, number)
        told = next((each.places for each in reversed(result) if each.places), ())
        act, actor = _act(parsed, number, stops, previous, told)
        entry = parsed.phrases[number].hit.entry
        suffered = (
            entry.get("role") == "undergo" or parsed.phrases[number].passive
        )  # whom it befalls is the subject, not who does it
        doer = other(actor) if actor is not None and entry.get("swap") else actor  # "lost X and withdrew"
        previous = previous if entry.get("actor") or suffered else doer or previous
        if act is not None:
            consumed.update(stops)
            result += _of_both(act, parsed.phrases[number]) if _shared_deed(parsed, number) else [act]
        elif actor is not None and stops:  # it is only meant to be stopped
            consumed.update(at for at in stops if not presupposed(parsed, at, parsed.phrases[number].hit))
    named = any(force.side == previous for force in found.forces)  # not whose strikes nobody names
    if not result and named and any(phrase.verb for phrase in parsed.phrases):
        memory.last_actor = previous  # "The Russians do not plan to enter X. They want to …"
    shared = _shared(parsed, result) or standing(parsed)
    done = thrown_back(parsed, tuple(act for act in shared if act.places) or shared[-1:])
    return distinct((*done, *attending(parsed)))


def _act(
    parsed: Parsed, number: int, stops: Sequence[int], previous: Actor | None, told: tuple[Spot, ...]
) -> tuple[Act | None, Actor | None]:
    """Read one phrase; the actor is returned even when it tells no claim, since the next verb may share it."""
    phrase = parsed.phrases[number]
    hit, voice = phrase.hit, parsed.voice(phrase.hit)
    ground = _ground(parsed, phrase, voice, previous)
    section = _names_a_section(parsed) and voice.attribution[1] == 0 and not voice.denies
    actor = actor_of(ground, hit, verb=phrase.verb, named=section and not phrase.verb)
    if actor is None or (_unreported(parsed, voice, hit) and not unanswered(parsed.found, hit)):
        return None, None
    kind = change_or_state(parsed, phrase)
    own = voice.claimant.side == actor.value
    invades = actor is (Actor.UKRAINE if ground.abroad else Actor.RUSSIA) and not (own and ground.abroad)
    if hit.entry.get("own") and own and not invades:
        kind = Kind(hit.entry.get("own"))
    if hit.entry.get("invading") and invades:
        kind = Kind(hit.entry.get("invading"))
    turned = turn(parsed.found, hit, parsed.cut, kind, verb=phrase.verb, voice=voice)
    named = (told if points_back(parsed, phrase) else ()) or _places(parsed, number, stops)
    land = afield(parsed.found, parsed.cut, hit.last - 1, hit.last + 2)
    away = land is not None and not land.entry.get("object")
    if (
        (away or has_left(parsed, phrase))
        and not hit.entry.get("actor")
        and all(spot.last <= hit.first for spot in named)
    ):
        named = ()
    places = named or implied(parsed, phrase, told)
    places = tuple(river(s) if kind is Kind.CROSSING or "bank" in (s.part or "") else s for s in places)
    kind = kind_at(parsed, phrase, kind, places)
    places = dry(parsed, hit, kind, places)
    bare = not stops or parsed.found.tokens[min(hit.last, len(parsed.found.tokens) - 1)].text in ",.;"
    idle = kind is Kind.REPULSE and bare and not phrase.passive and halts_itself(parsed, hit, named)
    told_by = hit
    if kind is Kind.REPULSE and hit.entry.get("stops"):
        target = parsed.phrases[stops[0]] if stops else None
        kind, actor, turned = turned_round(ground, hit, target, actor, turned)
        told_by = target.hit if target is not None and kind is Kind(target.hit.entry.get("kind")) else hit
        if kind is Kind.REPULSE and phrase.verb:
            kind = attempted(parsed.found, hit, actor)
    idle = idle or shares_out(parsed, hit, places)
    idle = idle or (kind is Kind.REPULSE and averts(parsed, hit, stops))
    if idle or turned.void or (places and not fitting(parsed, hit, kind, places)) or of_people(parsed, hit, places):
        return None, actor
    start, end = _span(parsed, number, places)
    return Act(kind, actor, turned, places, start, end, told_by, voice, implied=not named), actor


def _names_a_section(parsed: Parsed) -> bool:
    """Say whether a line may only name what follows: "Battle for X"; the first line of a page is news itself."""
    sentence = parsed.found.sentence
    return sentence.block is Block.HEADLINE and sentence.index > 0


def _unreported(parsed: Parsed, voice: Voice, hit: Hit) -> bool:
    """Say whether the speaker is told not to have said it: "did not mention fighting in X"."""
    start, end = voice.attribution
    found = parsed.found
    words = [at for at, token in enumerate(found.tokens) if start <= token.start and token.end <= end]
    unsaid = next((at for at in reversed(words) if found.has("not", at)), None)
    behind = range(unsaid, words[-1] + 1) if unsaid is not None else ()
    told = any(found.has("telling", at) for at in behind)  # "no word beyond saying"
    told = told or any(found.tokens[at].norm == "but" and at < hit.first for at in behind)  # "made no mention but said"
    return not voice.denies and unsaid is not None and not told


def _of_both(act: Act, phrase: Phrase) -> list[Act]:
    """Tell what both armies do as the deed of each; where they fight each other, the invader attacks."""
    fought = phrase.hit.entry.get("invading")
    if fought:
        return [replace(act, actor=Actor.RUSSIA, kind=Kind(fought))]
    return [replace(act, actor=other(act.actor)), act]


def _shared_deed(parsed: Parsed, number: int) -> bool:
    """Say whether both armies are the subject of a verb, each for itself: "neither A nor B advanced"."""
    phrase, hit = parsed.phrases[number], parsed.phrases[number].hit
    ground = _ground(parsed, phrase, parsed.voice(hit), None)
    both = phrase.verb and ((not phrase.passive and both_do(ground, hit)) or fired_by_both(parsed.found, hit))
    accused = not hit.entry.get("actor") and parsed.found.any_in("mutual", 0, hit.first)  # "accused each other of"
    return both or bool(accused) or (hit.entry.get("kind") == Kind.CONTROL and by_neither(parsed.found, hit))


def _ground(parsed: Parsed, phrase: Phrase, voice: Voice, previous: Actor | None) -> Ground:
    reach = Reach(parsed.found, parsed.cut, parsed.places, len(parsed.found.tokens))
    object_before = phrase.verb and bool(beside(reach, phrase.hit))
    abroad = behind_lines(parsed, phrase)
    entry = phrase.hit.entry
    setback = entry.get("kind") == "withdrawal" or bool(entry.get("swap"))
    setback = setback or (phrase.passive and entry.get("kind") == "encirclement")
    setback = setback or (voice.denied is not None and fires(phrase.hit))  # "denied Kyiv's claim that it shelled X"
    return Ground(
        parsed.found, parsed.cut, voice, parsed.memory, previous, beside=object_before, abroad=abroad, setback=setback
    )


def _places(parsed: Parsed, number: int, stops: Sequence[int]) -> tuple[Spot, ...]:
    phrase = parsed.phrases[number]
    reach = Reach(parsed.found, parsed.cut, parsed.places, _stop(parsed, number, stops))
    hit, passive = phrase.hit, phrase.passive
    found = scene_of(parsed.found, parsed.places, hit) or reached(reach, hit, verb=phrase.verb, passive=passive)
    before = (passive or hit.entry.get("role") == "undergo") and found and found[-1].last <= hit.first
    return (*found, *added(parsed.found, hit, parsed.places, reach.stop)) if before else found


def _stop(parsed: Parsed, number: int, stops: Sequence[int]) -> int:
    """Return where the next verb takes over; one that only describes the object does not ("villages seized by …")."""
    for later in range(number + 1, len(parsed.phrases)):
        phrase = parsed.phrases[later]
        first = phrase.hit.first
        described = phrase.passive and parsed.found.has("holder", first - 1) is not None
        described = described or describes(parsed.found, phrase.hit) or _heading(parsed, phrase)
        if (
            phrase.verb
            and later not in stops
            and (parsed.phrases[number].verb or not halts_itself(parsed, phrase.hit, ()))
            and not described
            and not is_goal(parsed, parsed.phrases[number], phrase)
        ) or (parsed.phrases[number].verb and not phrase.verb and is_drive(parsed.found, phrase.hit)):
            return first
    return len(parsed.found.tokens)


def _heading(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a participle only describes the troops before it: "struck a column moving towards X"."""
    moving = phrase.hit.entry.get("kind") in (Kind.ADVANCE, Kind.PRESENCE)
    doing = moving and parsed.found.tokens[phrase.hit.first].norm.endswith("ing")
    return doing and any(f.last == phrase.hit.first for f in parsed.found.forces)


def _span(parsed: Parsed, number: int, places: tuple[Spot, ...]) -> tuple[int, int]:
    tokens, hit = parsed.found.tokens, parsed.phrases[number].hit
    own = [spot for spot in places if spot in parsed.places]
    floor = parsed.phrases[number - 1].hit.last if number else 0
    later = parsed.phrases[number + 1].hit.first if number + 1 < len(parsed.phrases) else len(tokens)
    first = min([max(parsed.cut.start(hit.first), floor), hit.first, *(spot.first for spot in own)])
    last = max([hit.last, min(parsed.cut.end(hit.last - 1), later), *(spot.last for spot in own)])
    while first < hit.first and tokens[first].norm in _OPENING:
        first += 1
    while last > hit.last and tokens[last - 1].norm in _CLOSING:
        last -= 1
    return tokens[first].start, tokens[min(last, len(tokens)) - 1].end


def _shared(parsed: Parsed, found: list[Act]) -> tuple[Act, ...]:
    """Let an act take the place of the next one when both share it: "shelled and stormed X"."""
    named = [(act.hit, act.places) for act in found if not act.implied]
    result = []
    for act in found:
        open_ = act.implied and all(spot.back for spot in act.places)  # else the clause itself has named where
        later = [row for row in named if row[0].first >= act.hit.last] if open_ else []
        places = borrowed(parsed.found, act.hit, later)
        result.append(replace(act, places=places, implied=False) if places else act)
    return tuple(result)


def distinct(found: tuple[Act, ...]) -> tuple[Act, ...]:
    """Keep of the acts of one sentence that say the same of the same place only the first; some have no place yet."""
    seen: set[tuple[object, ...]] = set()
    result = []
    for act in found:
        fresh = []
        for spot in act.places:
            name = spot.candidates[0].id if spot.candidates else spot.text
            key = (act.kind, act.actor, act.turn.denied, name, act.voice.claimant.name)
            if key not in seen:
                seen.add(key)
                fresh.append(spot)
        if fresh or not act.places:
            result.append(replace(act, places=tuple(fresh)))
    return tuple(result)
