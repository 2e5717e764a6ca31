"""The place of an act that names none: the one in focus, where the sentence leaves no doubt."""

from dataclasses import replace

from claims.claim import Kind
from claims.lexicon import Hit, words
from claims.segment import Block
from claims.what.amid import (
    afield,
    behind_frame,
    counts_villages,
    found_none,
    is_circumstance,
    labelled,
    other_group,
    suits,
)
from claims.what.crossings import river_meant
from claims.what.lasting import goes_on
from claims.what.parsed import Parsed, Phrase
from claims.where.places import Spot
from claims.where.spot import is_water, order, summed_up

_FOCUS_REACH = 1  # paragraphs back that "the fighting continues" can speak of
_MOST = 3  # a longer list is not what a clause without a place speaks of
_OPENING, _NEAR_NAME = 3, 4  # tokens before a place that opens a sentence, and from an act to one that it names
_OBJECT_REACH = 7  # tokens from a verb to "the area" that it takes
_STANDING = frozenset(Kind) - {Kind.CROSSING, Kind.EVACUATION}
_HELD = frozenset(("flag", "position", "foothold", "bridgehead", "defense", "defence", "out", "ground", "firm"))
_FRONTS = frozenset(("front", "front line", "frontline"))
_ROADS = frozenset(("road", "highway", "motorway"))
_PRONOUNS = frozenset(("it", "them"))


def implied(parsed: Parsed, phrase: Phrase, told: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the place that a clause means without naming it; `told` are those of the act before it."""
    hit = phrase.hit
    if Kind(hit.entry.get("kind")) not in _STANDING and hit.entry.get("form") != "clause":
        return river_meant(parsed.found, hit, parsed.memory)
    struck = phrase.passive and hit.entry.get("kind") == Kind.ATTACK and not _pronoun_subject(parsed, phrase)
    if struck or hit.entry.get("place") == "must":
        return _opening(parsed, phrase)
    if not phrase.verb:
        return _of_noun(parsed, phrase, told)
    befallen = _befalls_troops(parsed, hit)
    adjunct = not befallen and hit.entry.get("role") == "undergo" and _is_adjunct(parsed, phrase)
    away = befallen or has_left(parsed, phrase) or _is_left_open(parsed, hit)
    if adjunct or away or not _may_imply(parsed, phrase):
        return told if adjunct else ()
    before = [spot for spot in parsed.places if spot.last <= hit.first and not spot.locator]
    if not before and parsed.found.has("general", hit.first) is not None:
        return ()
    towns = [spot for spot in before if order(spot) == 0] if points_back(parsed, phrase) else []
    meant = tuple(s for s in before if s.group == (towns or before)[-1].group) or in_focus(parsed)
    return meant if suits(parsed, hit, meant) or (before and not counts_villages(parsed, hit)) else ()


def has_left(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether those who dig in have just left the place spoken of: "withdrew from X and took up positions"."""
    start = parsed.cut.start(phrase.hit.first)
    there = start in parsed.cut.relative and any(0 <= start - spot.last <= 1 for spot in parsed.places)
    if phrase.hit.entry.get("kind") != Kind.PRESENCE or there:  # "withdrew to X, | where they dug in"
        return False
    before = [other for other in parsed.phrases if other.hit.last <= phrase.hit.first]
    left = before[-1].hit if before and before[-1].hit.entry.get("kind") == Kind.WITHDRAWAL else None
    return left is not None and parsed.found.any_in("not", max(start, left.first - _OPENING), left.first) is None


def _befalls_troops(parsed: Parsed, hit: Hit) -> bool:
    """Say whether fire is what befell the troops that the clause before spoke of: "broke in, but were hit"."""
    start = parsed.cut.start(hit.first)
    if hit.entry.get("role") != "undergo" or hit.entry.get("kind") != Kind.ATTACK or hit.first - start > 1 or not start:
        return False
    before = [other for other in parsed.phrases if other.hit.last <= start]
    did = bool(before) and before[-1].verb and not before[-1].passive
    return did and before[-1].hit.entry.get("role", "do") == "do" and any(f.last <= start for f in parsed.found.forces)


def _is_left_open(parsed: Parsed, hit: Hit) -> bool:
    """Say whether an act happens at places that are not named: "fighting continues in several other areas"."""
    tokens = parsed.found.tokens
    stops = hit.last < len(tokens) and tokens[hit.last].text in ",;:"
    vague = parsed.found.any_in("vague", hit.last - 1, hit.last + (1 if stops else 2))
    if vague is None or vague.last >= len(tokens):
        return vague is not None
    left = tokens[vague.last].norm in words("open areas") or tokens[vague.last - 1].norm in words("open areas")
    return left or parsed.found.has("part", vague.last) is None  # "in several districts" are the town's


def in_focus(parsed: Parsed) -> tuple[Spot, ...]:
    """Return the places that the sentences before were about; a list of them only within its paragraph."""
    memory = parsed.memory
    if afield(parsed):
        return ()
    heading = parsed.found.sentence.block is Block.HEADLINE  # it begins something new
    apart = parsed.found.sentence.paragraph - memory.focus_paragraph
    crossed = any(act.entry.get("kind") == Kind.CROSSING for act in parsed.found.acts)
    dry = not crossed and any(is_water(spot) for spot in memory.focus)  # only crossings are told of a river
    if heading or dry or apart > _FOCUS_REACH:
        return ()
    axis = memory.last_places.get("axis")
    if axis and memory.focus and _counts_settlements(parsed):
        return (replace(memory.focus[0], back=True, part=None, candidates=axis, axis=True, text=axis[0].name, also=()),)
    sector = memory.sector()
    them = any(token.norm in words("plural pronoun") for token in parsed.found.tokens)
    summed = parsed.found.any_in("total", 0, len(parsed.found.tokens)) is not None
    most = 1 if apart or (sector is not None and not them) else _MOST
    return summed_up(memory.focus, sector, int(not apart) if summed else most)


def _counts_settlements(parsed: Parsed) -> bool:
    """Say whether a sentence only counts what lies in a direction: "More than 10 settlements came under fire"."""
    tokens = parsed.found.tokens
    plural = (at for at in range(1, len(tokens)) if parsed.found.has("counted", at))
    return any(tokens[at - 1].text.isdigit() for at in plural)


def points_back(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether the object of a verb is a pronoun: "liberated it"."""
    tokens, after = parsed.found.tokens, phrase.hit.last
    return phrase.verb and after < len(tokens) and tokens[after].norm in _PRONOUNS


def _is_adjunct(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a state has no subject of its own: "after seven months [under Ukrainian control]"."""
    start = parsed.cut.start(phrase.hit.first)
    return parsed.found.has("bound", start) is not None and phrase.hit.first - start <= _OBJECT_REACH


def _opening(parsed: Parsed, phrase: Phrase) -> tuple[Spot, ...]:
    """Return the place that opens the sentence of a verb that needs one: "In X, a missile destroyed a hotel"."""
    first = next((s for s in parsed.places if s.preposition and not s.locator and s.first <= _OPENING), None)
    if first is None or not phrase.verb or first.last > phrase.hit.first:
        return ()
    return tuple(spot for spot in parsed.places if spot.group == first.group)


def _of_noun(parsed: Parsed, phrase: Phrase, told: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Return the place of a noun without one: of a denied claim, or of a threat of encirclement that is a reason."""
    hit = phrase.hit
    headed = () if parsed.voice(hit).denies else labelled(parsed)
    if headed or parsed.voice(hit).denies:
        return headed or told or in_focus(parsed)
    if found_none(parsed, hit):
        ring = in_focus(parsed) if hit.entry.get("kind") == Kind.ENCIRCLEMENT else ()
        return told or _spoken_about(parsed, hit) or ring
    lasting = goes_on(parsed.found, parsed.cut, hit)
    if lasting is not None and not _is_elsewhere(parsed, phrase, lasting):
        return told or in_focus(parsed)
    if is_circumstance(parsed, phrase):
        return _spoken_about(parsed, hit) or behind_frame(parsed, hit)
    if hit.entry.get("kind") != Kind.ENCIRCLEMENT or len(hit.entry.phrase.split()) == 1:
        return ()
    later = [s for s in parsed.places if not s.locator and s.first >= hit.last]
    return told or tuple(s for s in later if s.group == later[0].group) or in_focus(parsed)


def _spoken_about(parsed: Parsed, hit: Hit) -> tuple[Spot, ...]:
    """Return the place that a sentence opens with: "As for X, …", "In X there was no sign of"."""
    opened = [spot for spot in parsed.places if spot.last <= hit.first and not spot.locator]
    return tuple(spot for spot in opened if spot.group == opened[-1].group)


def _is_elsewhere(parsed: Parsed, phrase: Phrase, lasting: Hit) -> bool:
    """Say whether a deed that goes on does so in other places, or in one that is named though not known."""
    there = replace(phrase, hit=lasting)
    return _on_a_road(parsed, phrase) or _names_another(parsed, there) or _is_left_open(parsed, lasting)


def _of_many(parsed: Parsed, hit: Hit) -> bool:
    """Say whether an act only tells which places of many are meant: "the settlements | it has destroyed"."""
    noun = max((force.first for force in parsed.found.forces if force.last <= hit.first), default=0) - 1
    return noun > 0 and parsed.found.has("counted", noun) is not None


def _may_imply(parsed: Parsed, phrase: Phrase) -> bool:
    hit, found = phrase.hit, parsed.found
    kind = Kind(hit.entry.get("kind"))
    if (
        _on_a_road(parsed, phrase)
        or other_group(parsed, phrase)
        or _names_another(parsed, phrase)
        or found.has("nation", min(hit.last, len(found.tokens) - 1)) is not None
    ):
        return False
    if hit.entry.get("touch") or _of_many(parsed, hit) or (kind is Kind.ATTACK and _is_tally(parsed, hit)):
        return False
    suffered = phrase.passive or hit.entry.get("role") == "undergo"  # "it remains under their control"
    back = suffered and _pronoun_subject(parsed, phrase)
    if phrase.passive and kind is Kind.ATTACK:
        return back
    if hit.entry.get("place") == "object":
        return points_back(parsed, phrase) or back or counts_villages(parsed, hit)
    held = any(found.has("holder", at) for at in range(hit.last, min(hit.last + _OBJECT_REACH, len(found.tokens))))
    tried = found.any_in("try", parsed.cut.start(hit.first), hit.first) is not None
    weak = kind is Kind.PRESENCE and (tried or not _holds(hit))
    weak = weak or (kind in (Kind.CAPTURE, Kind.CONTROL) and not held and not hit.entry.get("focus"))
    return not weak or points_back(parsed, phrase) or back


def _holds(hit: Hit) -> bool:
    """Say whether a phrase tells what troops keep, so that the place is the one spoken of: "set up positions"."""
    kept = (word for word in hit.entry.phrase.split() if "flag|" not in word)  # a flag may be held anywhere
    return any(not _HELD.isdisjoint(word.split("|")) for word in kept)


def _is_tally(parsed: Parsed, hit: Hit) -> bool:
    """Say whether a clause only counts fire: "launched 13 air strikes" says how many, not where."""
    clause = parsed.cut.start(hit.first), parsed.cut.end(hit.last - 1)
    counted = any(token.norm.isdecimal() for token in parsed.found.tokens[slice(*clause)])
    return counted and parsed.found.any_in("salvo", *clause) is not None


def _on_a_road(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether the clause speaks of a road or the whole front, which are not the place last spoken of."""
    clause = range(parsed.cut.start(phrase.hit.first), parsed.cut.end(phrase.hit.last - 1))
    rows = parsed.found.covered.get("noplace", {})
    near = {at for spot in parsed.places for at in range(spot.first, spot.last)}
    fronts = [hit for at in clause if (hit := parsed.found.has("type", at)) is not None and at not in near]
    abroad = any(_is_country(parsed, at) for at in clause)
    fronts = [hit for hit in fronts if not parsed.found.has("type", hit.last)]  # "in a frontline | village"
    wide = abroad or any(hit.entry.get("value") == "axis" and hit.entry.phrase in _FRONTS for hit in fronts)
    apart = (at for at in clause if not phrase.hit.first <= at < phrase.hit.last)  # "the last road has been cut"
    told = (parsed.found.has("elsewhere", at) for at in clause)
    wide = wide or any(hit is not None and hit.entry.get("but") != phrase.hit.entry.get("kind") for hit in told)
    return wide or any(at in rows and rows[at].entry.phrase in _ROADS for at in apart)


def _names_another(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a place is named behind an act after all, though none that is known: "inside Komarsk"."""
    found, hit = parsed.found, phrase.hit
    for at in range(hit.last, min(hit.last + _NEAR_NAME, parsed.cut.end(hit.last - 1) - 1)):
        if found.has("inside", at) is None:
            continue
        name = at + 1 + (found.tokens[at + 1].norm == "the")
        if name < len(found.tokens) and _is_unknown(parsed, name):
            return True
    return False


def _is_unknown(parsed: Parsed, at: int) -> bool:
    token = parsed.found.tokens[at]
    known = any(f.first <= at < f.last for f in parsed.found.forces) or any(
        s.first <= at < s.last for s in parsed.places
    )
    plain = token.text[1:].islower() and not parsed.found.has("nation", at) and not parsed.found.has("calendar", at)
    return token.text[:1].isupper() and plain and not known


def _is_country(parsed: Parsed, at: int) -> bool:
    """Say whether a token names the country as a place: "gains in eastern Ukraine" are not in the town in focus."""
    return parsed.found.has("nation", at) is not None and not any(f.first <= at < f.last for f in parsed.found.forces)


def _pronoun_subject(parsed: Parsed, phrase: Phrase) -> bool:
    start = parsed.cut.start(phrase.hit.first)
    subject = parsed.found.tokens[start : phrase.hit.first]
    of_place = start in parsed.cut.relative and any(0 <= start - spot.last <= 1 for spot in parsed.places)
    return of_place or any(token.norm in ("it", "they") for token in subject)
