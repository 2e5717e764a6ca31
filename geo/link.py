"""The words between two toponyms, as far as they say how the first lies to the second: "X, 10 km south of Y"."""

import re
from dataclasses import dataclass
from functools import lru_cache

from geo.measure import METRES_PER_MILE
from geo.part import direction_deg

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’-][^\W\d_]+)*|[^\w\s]")
_WAY = re.compile(
    r"(?:north|south|east|west|nord|nörd|süd|ost|öst|півн|півд|схід|захід|західн|север|юг|юж|восто|восточ|запад)[\w-]*"
)
_BARE_WAY = re.compile(r"[\w-]+(?:ніше|ее|lich)|північніше|південніше|севернее|южнее")
_OF = frozenset(("of", "from", "von", "vom", "від", "от", "off"))
_NEAR = frozenset(
    ("near", "beside", "outside", "by", "bei", "nahe", "біля", "поблизу", "неподалік", "під", "возле", "около", "под")
)
_BETWEEN = frozenset(("between", "zwischen", "між", "между"))
_NEAR_TO = frozenset(("close", "next", "adjacent"))
_IN = frozenset(("in", "inside", "within", "at", "im", "у", "в", "во", "of"))
_TO_THE_WAY = frozenset(("to", "the", "in", "at", "on", "на", "к", "ко"))
_OPENING = frozenset(
    (
        "the",
        "city",
        "town",
        "village",
        "settlement",
        "of",
        "occupied",
        "der",
        "stadt",
        "міста",
        "села",
        "города",
        "«",
        "“",
    )
)
_SIDE = frozenset(("side", "edge", "outskirts", "part"))
_UNITS = {"km": 1_000.0, "kilo": 1_000.0, "км": 1_000.0, "кіло": 1_000.0, "кило": 1_000.0, "mile": METRES_PER_MILE}
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_TURNS = frozenset(("and", "but", "while", "where", "when", "after", "before", "or", "nor", "as", "und", "aber", "wo"))
_TURNS |= frozenset(("і", "й", "та", "а", "але", "де", "коли", "и", "но", "где", "когда", ".", ";", ":", "!", "?"))
_MOST_IDLE, _MOST_BARE = 9, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """How a place lies to another: within it, between it and a third, so far from it, in that direction, or near it."""

    within: bool = False
    between: bool = False
    toward_deg: float | None = None
    metres: float | None = None


@lru_cache(maxsize=4_096)
def link(between: str) -> Link | None:
    """Read the words between a toponym and the next; None when they say nothing of how the two lie."""
    words = _TOKEN.findall(between.casefold())
    end = len(words)
    while end and words[end - 1] in _OPENING and words[end - 1] != "of":
        end -= 1
    if end and words[end - 1] == "of" and end > 1 and words[end - 2] in _OPENING:
        end -= 2
    end = _without(words, end, frozenset(("the",)))
    if end == 0 or set(words[:end]) <= {",", "("}:
        return Link(within=True) if _idle(words[:end]) else None
    found, start = _ending(words, end)
    return found if found is not None and _idle(words[:start]) else None


def link_before(words_before: str) -> Link | None:
    """Read "10 km south of" at the end of the words before a toponym; None when they end in no direction."""
    words = _TOKEN.findall(words_before.casefold())
    end = _without(words, len(words), frozenset(("the",)))
    found = _ending(words, end)[0] if end else None
    return found if found is not None and found.toward_deg is not None else None


def _ending(words: list[str], end: int) -> tuple[Link | None, int]:
    """Return the link that the words end in, and where it begins."""
    last = words[end - 1]
    if last in _NEAR or (last == "to" and end > 1 and words[end - 2] in _NEAR_TO):
        return Link(), end - 1 if last in _NEAR else end - 2
    if last in _BETWEEN:
        return Link(between=True), end - 1
    at = end - 1 if last in _OF else end
    at = _without(words, at, _SIDE)
    first = at
    while first and at - first < 2 and _WAY.fullmatch(words[first - 1]):  # noqa: PLR2004 south west
        first -= 1
    way = direction_deg(" ".join(words[first:at])) if first < at else None
    bare = way is not None and _BARE_WAY.fullmatch(words[at - 1]) is not None
    if last in _IN and way is None and last not in _OF:
        return Link(within=True), end - 1
    metres, start = _distance(words, _without(words, first, _TO_THE_WAY))
    if (way is None and metres is None) or not (last in _OF or bare):
        return None, end
    return Link(toward_deg=way, metres=metres), start


def _distance(words: list[str], end: int) -> tuple[float | None, int]:
    """Return the metres that the words end in, and where they begin; "10 km (6 miles)" counts once."""
    if end and words[end - 1] == ")" and "(" in words[:end]:
        opening = end - 1 - words[:end][::-1].index("(")
        metres, start = _distance(words, opening)
        return (metres, start) if metres is not None else (None, end)
    if end < 2:  # noqa: PLR2004 number and unit
        return None, end
    unit = next((metres for name, metres in _UNITS.items() if words[end - 1].startswith(name)), None)
    number = _number(words[end - 2])
    if unit is None or number is None:
        return None, end
    return number * unit, end - 2


def _number(word: str) -> float | None:
    if word[0].isdigit():
        return float(word.replace(",", "."))
    return float(_NUMBERS.index(word) + 1) if word in _NUMBERS else None


def _without(words: list[str], end: int, dropped: frozenset[str]) -> int:
    while end and words[end - 1] in dropped:
        end -= 1
    return end


def _idle(words: list[str]) -> bool:
    """Say whether words only describe the place before them: ", a village some"."""
    if len(words) > _MOST_IDLE or _TURNS & set(words):
        return False
    return not words or words[0] in {",", "(", "–", "—", "-"} or len(words) <= _MOST_BARE
