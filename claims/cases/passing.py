"""Acts without a place of their own that are no news about the place spoken of: headings, and sums of a whole front."""

from claims.cases.clauses import Frame
from claims.cases.forms import form
from claims.claim import Kind
from claims.lexicon import Hit
from claims.memory import Memory
from claims.where.spot import Spot

_PREDICATES = frozenset(("VERB", "PRTS", "PRED"))
_SUMMED = frozenset((Kind.ATTACK, Kind.REPULSE))
_COUNTING = 3  # tokens before a strike in which its number stands


def passing(frame: Frame, hit: Hit, places: tuple[Spot, ...], memory: Memory) -> bool:
    """Say whether an act whose place is only understood tells nothing of that place."""
    return memory.headed is not hit and (
        _is_heading(frame, hit)
        or _is_count(frame, hit)
        or _is_flown(frame, hit)
        or (Kind(hit.entry.get("kind")) in _SUMMED and _sums_up(frame, places, memory))
    )


def _is_heading(frame: Frame, hit: Hit) -> bool:
    """Read "Прорыв и сопротивление": a noun in a sentence without a predicate and without troops."""
    found = frame.found
    if hit.entry.tag != "deed" or any(not force.bare for force in found.forces):
        return False
    return not any(form(token.norm, frame.language).parts & _PREDICATES for token in found.tokens)


def _is_count(frame: Frame, hit: Hit) -> bool:
    """Read "завдав 14 авіаударів": strikes that are only counted struck no place that is told."""
    if Kind(hit.entry.get("kind")) is not Kind.ATTACK:
        return False
    words = frame.found.tokens[max(frame.cut.start(hit.first), hit.first - _COUNTING) : hit.last]
    counted = any(w.text[:1].isdigit() or "NUMR" in form(w.norm, frame.language).parts for w in words)
    return counted and any(frame.found.has("strike", at) for at in range(hit.first, hit.last))


def _is_flown(frame: Frame, hit: Hit) -> bool:
    """Read "під час атаки дронів збито 50": an attack by weapons struck no place that is told."""
    near = range(max(0, hit.first - 1), min(hit.last + 2, len(frame.found.tokens)))
    return hit.entry.tag == "deed" and any(frame.found.has("weapon", at) for at in near)


def _sums_up(frame: Frame, places: tuple[Spot, ...], memory: Memory) -> bool:
    """Read "за добу відбито 170 атак": a day's count that does not go on with a direction is of the whole front."""
    found = frame.found
    counts = [at for at, token in enumerate(found.tokens) if token.text[:1].isdigit()]
    counts = [at for at in counts if found.has("civil", at + 1) is None]  # "5 осіб поранено"
    if found.any_in("overall", 0, len(found.tokens)) is None or not counts:
        return False
    here = [spot for spot in places if not spot.back]  # "загалом на X ворог здійснив 34 атаки, 30 відбито"
    many = len(memory.focus) > 1 and all(spot.axis for spot in memory.focus)  # "на A, B та C напрямках"
    elsewhere = (many or found.sentence.paragraph != memory.focus_paragraph) and not here
    return elsewhere or any(place.is_region for spot in places for place in spot.candidates)
