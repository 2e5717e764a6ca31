"""The place of a clause that names none, in a language with cases: of the sentence, else of the text before."""

from dataclasses import replace

from claims.cases.forms import form
from claims.cases.headed import is_headed
from claims.cases.reach import Reach, group, is_occasion
from claims.claim import Kind
from claims.lexicon import Hit, everywhere
from claims.memory import Memory
from claims.where.places import Spot

_FOCUS_REACH = 2  # paragraphs back that "бої тривають" can speak of
_LED = 2  # tokens from a preposition to its noun
_TARGET = 6  # tokens from "по" to the car or house that was struck
_MANY = 4  # places; a longer list than this is in nobody's mind
_DASHES = frozenset(("-", "–", "—"))
_QUARTER = 6  # tokens from a verb to the streets that were taken
_PLACED = frozenset((Kind.CROSSING, Kind.CAPTURE, Kind.CONTROL, Kind.EVACUATION))
_LEFT_OUT = frozenset((Kind.CAPTURE, Kind.PRESENCE))
_OBJECT_KINDS = frozenset((Kind.CAPTURE, Kind.CONTROL))


def implied(reach: Reach, hit: Hit, memory: Memory) -> tuple[Spot, ...]:
    """Return the place in focus, for a clause that names none: of the sentence, else of the text before."""
    if is_headed(memory, reach.found, hit) and not _elsewhere(reach, hit):
        return _in_focus(memory, counted=False)
    return _understood(reach, hit, memory) if reach.found.tokens[-1].text != ":" else ()  # told of the next lines


def _understood(reach: Reach, hit: Hit, memory: Memory) -> tuple[Spot, ...]:
    pointed = _points_back(reach, hit)
    sector = _of_sector(reach, hit)
    if sector or (not pointed and (_elided(reach, hit) or _counts(reach, hit))):
        return sector or _before_all(reach, hit)
    if not pointed and not _stands_alone(reach, hit):
        return _opening(reach, hit)
    before = _before_all(reach, hit)
    if before:
        return () if not pointed and _beside_unknown(reach, hit) else _single(hit, before)
    if not pointed and ((hit.entry.tag == "deed" and _governed(reach, hit)) or _elsewhere(reach, hit)):
        return ()
    if reach.found.sentence.paragraph - memory.focus_paragraph > _FOCUS_REACH:
        return ()
    return _single(hit, _in_focus(memory, counted=_is_counted(reach, hit)))


def _of_sector(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the direction that opens a bulletin's line, for its fights that go on: "…біля X, | дві атаки тривають"."""
    first = next((spot for spot in reach.places if not spot.locator), None)
    counted = hit.entry.tag == "deed" and hit.entry.get("kind") == Kind.ATTACK and reach.cut.start(hit.first)
    if not counted or first is None or not (first.axis and first.preposition):
        return ()
    lasts = reach.found.any_in("lasts", hit.last, reach.cut.end(hit.last - 1))
    told = any(act.first > first.last and act.last <= reach.cut.start(hit.first) for act in reach.found.acts)
    return group([first], reach.places) if lasts is not None and told else ()


def _before_all(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the last places before an act, whatever clause they stand in."""
    before = [s for s in reach.places if s.last <= hit.first and not s.locator]
    return group(before[-1:], before)


def _opening(reach: Reach, hit: Hit) -> tuple[Spot, ...]:
    """Return the place that opens a sentence, for who is in it too: "На X прориву немає, але діють групи ворога"."""
    first = [s for s in reach.places if not s.locator][:1]
    start, end = reach.cut.start(hit.first), reach.cut.end(hit.last - 1)
    own = any(start <= spot.first < end for spot in reach.places)
    seen = hit.entry.get("role") == "seen" and start and not own
    opens = first and first[0].preposition and all(first[0].last <= act.first for act in reach.found.acts)
    return group(first, reach.places) if seen and opens else ()


def _elided(reach: Reach, hit: Hit) -> bool:
    """Say whether a verb has left out the object that the clause before names: "оточили X, але взяти не змогли"."""
    if hit.entry.tag != "act" or Kind(hit.entry.get("kind")) not in _LEFT_OUT or len(hit.entry.phrase.split()) > 1:
        return False
    start, end = reach.cut.start(hit.first), reach.cut.end(hit.last - 1)
    if not start or reach.found.any_in("but", start, hit.first) is None:
        return False
    troops = {at for force in reach.found.forces for at in range(force.first, force.last)}
    end = next((at for at in range(hit.last, end) if reach.found.tokens[at].text in _DASHES), end)  # "– Волошин"
    told = (at for at in range(start, end) if at not in troops and not hit.first <= at < hit.last)
    forms = ((at, form(reach.found.tokens[at].norm, reach.language)) for at in told)
    nouns = [at for at, one in forms if one.noun and "PREP" not in one.parts]
    return not any(reach.found.tokens[at].text.isalpha() and not _led(reach, at) for at in nouns)


def _counts(reach: Reach, hit: Hit) -> bool:
    """Say whether villages taken are only counted: "на X просунулись на 7 км, взяли під контроль 6 сіл"."""
    start, end = reach.cut.start(hit.first), reach.cut.end(hit.last - 1)
    if not start or hit.entry.tag != "act" or hit.entry.get("kind") not in _OBJECT_KINDS:
        return False
    named = any(start <= spot.first < end and not spot.locator for spot in reach.places)
    behind = range(hit.last, min(end, hit.last + _MANY))
    return not named and any(_unnamed_town(reach, at) or reach.found.has("quarter", at) for at in behind)


def _led(reach: Reach, at: int) -> bool:
    """Say whether a preposition stands before a noun: "протягом минулої доби" is no object."""
    before = (form(reach.found.tokens[on].norm, reach.language).parts for on in range(max(0, at - _LED), at))
    return any("PREP" in parts for parts in before)


def _single(hit: Hit, places: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """Leave out several places for those that "відійшли": they left one of them at most."""
    return () if hit.entry.get("kind") == Kind.WITHDRAWAL and len(places) > 1 else places


def _points_back(reach: Reach, hit: Hit) -> bool:
    """Tell whether a pronoun is the object of a verb: "його зайняли бойцы", "контролюють його"."""
    found = reach.found
    if hit.entry.tag != "act":  # "його захоплення"
        return bool(hit.entry.get("object")) and found.has("it", hit.first - 1) is not None
    start = reach.cut.start(hit.first)
    if form(reach.found.tokens[hit.first].norm, reach.language).passive and reach.found.any_in(
        "itself", start, hit.first
    ):
        return True
    if Kind(hit.entry.get("kind")) not in _OBJECT_KINDS:
        return False
    negated = found.has("not", hit.first - 1) is not None  # "ми його | не контролюємо"
    beside = range(hit.first - 1 - negated, hit.last + 1)
    heads = {force.first - 1 for force in found.forces if not force.bare}  # "його | ворог не контролює"
    return any(found.has("it", at) for at in (*beside, *(at for at in heads if start <= at < hit.first)))


def _stands_alone(reach: Reach, hit: Hit) -> bool:
    """Tell whether an act can be told without a place: "бої тривають", "утримують позиції", but not "захопили"."""
    kind = Kind(hit.entry.get("kind"))
    if kind in _OBJECT_KINDS and _takes_quarter(reach, hit):
        return True
    leaving = kind is Kind.WITHDRAWAL and not hit.entry.get("alone")
    noun = hit.entry.tag == "deed" and (leaving or is_occasion(reach, hit))
    if hit.entry.tag == "deed" and kind in _OBJECT_KINDS and _is_denied(reach, hit):
        return True
    if hit.entry.get("place") in ("must", "object", "beside", "after") or kind in _PLACED or noun:
        return False
    return kind is not Kind.PRESENCE or len(hit.entry.phrase.split()) > 1


def _takes_quarter(reach: Reach, hit: Hit) -> bool:
    """Say whether streets or houses are what is taken, of the town in focus: "взяли под контроль многоэтажки"."""
    end = min(reach.cut.end(hit.last - 1), hit.last + _QUARTER)
    shares = ("quarter", "percent")
    end = end if hit.entry.tag == "act" else min(end, hit.last + 1)  # "зачистка | завода"
    return any(reach.found.has(tag, at) for at in range(hit.last, end) for tag in shares)


def _is_denied(reach: Reach, hit: Hit) -> bool:
    """Say whether a clause only denies that a place was taken, the one spoken of: "про захоплення не йдеться"."""
    start, end = reach.cut.start(hit.first), reach.cut.end(hit.last - 1)
    return any(reach.found.any_in(tag, start, end) is not None for tag in ("false", "none"))


def _governed(reach: Reach, hit: Hit) -> bool:
    """Tell whether a noun only tells the circumstances of something else: "для проведення атак", not "про атаку"."""
    before = [reach.found.tokens[at].norm for at in range(max(0, hit.first - _LED), hit.first)]
    return any("PREP" in form(word, reach.language).parts and word not in everywhere("about") for word in before)


def _beside_unknown(reach: Reach, hit: Hit) -> bool:
    """Say whether a clause names a place of its own that no gazetteer knows: "а також просунулися поблизу Y"."""
    found = reach.found
    ahead = range(hit.last, reach.cut.end(hit.last - 1))
    named = (at for at in ahead if found.tokens[at].text[:1].isupper() and found.has("relation", at - 1))
    return any(not found.has("force", at) and not found.has("nation", at) for at in named)


def _elsewhere(reach: Reach, hit: Hit) -> bool:
    """Tell whether the clause names a target or a place after all, though none that is known here."""
    found = reach.found
    start, end = reach.cut.start(hit.first), reach.cut.end(hit.last - 1)
    if start in reach.cut.relative and start > 1 and found.has("whereto", start) is not None:
        return True  # "на ділянках, | де наступали торік"
    if found.any_in("section", start, end) or any(_unknown_axis(reach, at) for at in range(start, end)):
        return True
    for at in range(hit.last, reach.cut.end(hit.last - 1)):
        token = found.tokens[at]
        struck = token.norm in everywhere("struck at") and found.any_in("target", at + 1, at + _TARGET) is None
        after = found.tokens[min(at + 1, len(found.tokens) - 1)].norm  # "завдають ударів по | них"
        struck = struck and "NPRO" not in form(after, reach.language).parts
        target = struck or found.has("nation", at) is not None or _unnamed_town(reach, at)
        name = token.text[:1].isupper() and not (token.text.isupper() and len(token.text) > 1)  # "зачепитися за ТЕЦ"
        unknown = name and found.has("relation", at - 1) and not found.has("force", at)
        if target or unknown:
            return True
    return False


def _unnamed_town(reach: Reach, at: int) -> bool:
    """Say whether towns are only counted: "поблизу ще сімох населених пунктів"."""
    kind = reach.found.has("type", at)
    named = any(spot.first <= at < spot.last for spot in reach.places)
    town = kind is not None and kind.first == at and kind.entry.get("value") in ("town", "region")
    return town and not named and reach.found.has("back", at) is None


def _unknown_axis(reach: Reach, at: int) -> bool:
    kind = reach.found.has("type", at)
    named = any(spot.first <= at < spot.last for spot in reach.places)
    return kind is not None and kind.entry.get("value") == "axis" and not named


def _is_counted(reach: Reach, hit: Hit) -> bool:
    """Say whether fights are counted, for all of a direction: "два боєзіткнення тривають"."""
    if hit.entry.tag != "deed" or not hit.first:
        return False
    before = reach.found.tokens[hit.first - 1]
    return before.text.isdigit() or "NUMR" in form(before.norm, reach.language).parts


def _in_focus(memory: Memory, *, counted: bool) -> tuple[Spot, ...]:
    """Return the places in focus; after a long list of villages it is the direction that they lie in."""
    focus = memory.focus
    if len(focus) <= (1 if counted and "axis" in memory.last_places else _MANY):
        return tuple(replace(spot, back=True, part=None) for spot in focus)
    axis = memory.last_places.get("axis")
    return (replace(focus[0], back=True, part=None, candidates=axis, axis=True, text=axis[0].name),) if axis else ()
