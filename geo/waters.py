"""Rivers in a text: which of the places of a name the words beside it mean, and rivers that bear the name of a town.

A town of news is never taken for the river of its name: that one is found under "X River" and "річка X", and by the
words here, with which no town is spoken of ("crossed the Irpin", "на берегах Інгульця").
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from geo.mention import LOOK_BACK, Mention, word_before
from geo.place import Feature, Place
from geo.records import DATA
from geo.spelling import exact_key, has_cyrillic

Lookup = Callable[[str], tuple[Place, ...]]
# The first letters of the words that the patterns below end in: looked at first, since most names follow others.
_LEADING = frozenset(["the", "riv", "flu", "of", "cro", "річ", "рек", "р.", "бер", "den", "am", "фор", "пер", "чер"])
_LETTERS = 3
_LINE = Feature.LINE
_OF_A_RIVER = re.compile(
    r"\b(?:the|river|fluss|banks? of|cross(?:ed|es|ing)?|річ(?:ка|ки|ку|ці|кою)|рек(?:а|и|у|е|ой)|р\."
    r"|берег\w*|берез\w+|über den|am)\s+$",
    re.IGNORECASE,
)
_NOUNS = frozenset(("річка", "річки", "річку", "річці", "річкою", "река", "реки", "реку", "реке", "рекой"))
_BANKS = frozenset(("берег", "береги", "берега", "берегу", "берегом", "березі", "берегах"))
_CROSSED = re.compile(
    r"\b(?:форсува\w+|форсир\w+|перейшл\w+|перетнул\w+|перес[іе]кл\w+|перешл\w+|переправ\w+\s+через)\s+$", re.IGNORECASE
)
_OVER_THE = re.compile(r"\b(?:cross\w*|ford\w*|across|banks? of)\s+the\s+$", re.IGNORECASE)
_NO_NOUN = re.compile(
    r"\s*(?:[.;:!?)]|$)|\s+(?:in|at|near|on|to|into|from|by|under|after|before|during|with|despite|but|as|when|while"
    r"|which|that|where|yesterday|today|overnight|again|last|this)\b"
)
_WIDEST_DASH = 5  # characters
_END_TO_END = re.compile(r"\s{0,2}[-–—]\s{0,2}")
_CANAL_BEFORE = re.compile(r"\bканал\w*\s+[«\"“]?$", re.IGNORECASE)
_CANAL_AFTER = re.compile(r"[»\"”]?[\s-](?:canal|channel|kanal)", re.IGNORECASE)
_LISTED = re.compile(r",|\s+(?:and|or)\b")


def rivers_by_words(text: str, mentions: list[Mention], lookup: Lookup) -> list[Mention]:
    """Keep only the rivers of a name after "the", "bank of", "crossed": towns take no article; join canals' names.

    A river whose name is a plain word is one there alone: "річка Бик", but not "Бик" in a capital.
    """
    named = []
    for mention in mentions:
        led = _is_led(text, mention)
        if mention.candidates[0].feature is _LINE and _is_plain(mention):
            if led and _after_river_words(text, mention.start):
                named.append(mention)
        else:
            named.append(_as_river(text, mention, lookup) if led else mention)
    return _canals(text, named, lookup) if "анал" in text or "anal" in text else named


def _canals(text: str, mentions: list[Mention], lookup: Lookup) -> list[Mention]:
    """Make one mention of a canal that is called by its ends: "канал Сіверський Донець – Донбас"."""
    found: list[Mention] = []
    for mention in mentions:
        first = found[-1] if found else None
        close = first is not None and mention.start - first.end <= _WIDEST_DASH
        if first is not None and close and _END_TO_END.fullmatch(text[first.end : mention.start]):
            before = text[max(0, first.start - LOOK_BACK) : first.start]
            meant = lookup(f"{first.text} {mention.text} canal")
            if meant and (_CANAL_BEFORE.search(before) or _CANAL_AFTER.match(text, mention.end)):
                whole = text[first.start : mention.end]
                found[-1] = replace(first, end=mention.end, text=whole, candidates=meant)
                continue
        found.append(mention)
    return found


def speaks_of_a_river(text: str, mention: Mention) -> bool:
    """Say whether a name can be a river's and the words before it speak of one."""
    river = any(place.feature is _LINE for place in mention.candidates)
    return river and _is_led(text, mention) and _after_river_words(text, mention.start)


def _is_led(text: str, mention: Mention) -> bool:
    return word_before(text, mention.start)[:_LETTERS] in _LEADING


def _is_plain(mention: Mention) -> bool:
    """Say whether a name can only be a river's and is a word as well."""
    return exact_key(mention.text) in river_words() and all(p.feature is _LINE for p in mention.candidates)


@lru_cache(maxsize=1)
def river_words() -> frozenset[str]:
    """Return the names of rivers that are words as well."""
    lines = (DATA / "river_words.txt").read_text("utf-8").splitlines()
    return frozenset(exact_key(word) for line in lines if not line.startswith("#") for word in line.split())


def _after_river_words(text: str, start: int) -> bool:
    return _OF_A_RIVER.search(text[max(0, start - LOOK_BACK) : start]) is not None


def _as_river(text: str, mention: Mention, lookup: Lookup) -> Mention:
    rivers = tuple(place for place in mention.candidates if place.feature is _LINE)
    if len(rivers) == len(mention.candidates):
        return mention
    if not rivers and all(place.feature is Feature.POINT for place in mention.candidates):
        named = _spelled_as_river(text, mention)
        rivers = tuple(place for name in named for place in lookup(name) if place.feature is _LINE)
        return replace(mention, candidates=tuple(dict.fromkeys(rivers))) if rivers else mention
    return replace(mention, candidates=rivers) if rivers and _after_river_words(text, mention.start) else mention


def _spelled_as_river(text: str, mention: Mention) -> tuple[str, ...]:
    """Return how the river of a town's name is spelled, where the words speak of it; else nothing."""
    start, led = mention.start, word_before(text, mention.start)
    if led == "the":
        meant = _names_itself(text, mention)
    else:
        meant = led in {"river", "fluss", "am"} or (
            led == "den" and "über den " in text[max(0, start - LOOK_BACK) : start]
        )
    if meant:
        return (f"{mention.text} River",)
    return tuple(f"{noun} {mention.text}" for noun in _nouns(text, start, led)) if has_cyrillic(led) else ()


def _nouns(text: str, start: int, led: str) -> tuple[str, ...]:
    """Return the word for a river in the case in which its name stands."""
    if led in _NOUNS:
        return (led, "річка" if led.startswith("річ") else "река")  # "к реке Суджа"
    if led in _BANKS:
        return ("річки", "реки")
    if led == "р.":
        return ("річка", "река", "річки", "реки")
    return ("річку", "реку") if _CROSSED.search(text[max(0, start - LOOK_BACK) : start]) else ()


def _names_itself(text: str, mention: Mention) -> bool:
    """Say whether "the X" names X itself: no noun follows that it belongs to, as in "the Sudzha district"."""
    if _NO_NOUN.match(text, mention.end):
        return True
    listed = _LISTED.match(text, mention.end)
    return listed is not None and _OVER_THE.search(text[max(0, mention.start - LOOK_BACK) : mention.start]) is not None
