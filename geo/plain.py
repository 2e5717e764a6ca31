"""Words that only look like names of places: "Dolyna" is a village, "Долина" at the start of a sentence a valley."""

import re
from functools import lru_cache
from itertools import pairwise

from geo.before import before
from geo.mention import LOOK_BACK, Mention
from geo.records import DATA
from geo.spelling import exact_key, has_cyrillic
from geo.waters import speaks_of_a_river

_SETTLEMENT_BEFORE = re.compile(
    rf"(?:\b(?:{before('settlement_of')}) of |\b(?:{before('settlement')})\s*)[«\"“]?$", re.IGNORECASE
)
_NEAR = re.compile(rf"\b(?:{before('near')})\s+$", re.IGNORECASE)
_BESIDE = re.compile(rf"\w[,;:]?\s+(?:{before('beside')})\s+$", re.IGNORECASE)
_INSIDE = re.compile(rf"\w[,;:]?\s+(?:{before('inside')})\s+$")
_OBLIQUE = re.compile(
    r"(?!півн|півд|зах|сх|центр|сев|юж|зап|вост|укр|рус|рос|мос|київ|киев|сов|рад)\w+(?:ого|ому|ім|ом)", re.IGNORECASE
)
_NO_NOUN = re.compile(r"\s*(?:$|[.,;:)!?–—-]|(?:та|і|й|и|на|у|в|що|де|где|после|після)\s)")
_COMMA = re.compile(r",\s+(?:(?:and|та|и|und)\s+)?")


def without_plain_words(text: str, mentions: list[Mention]) -> list[Mention]:
    """Drop the single words that are plain words as they are spelled, unless "the village of" announces a name."""
    plain = plain_words()
    return [
        m
        for at, m in enumerate(mentions)
        if exact_key(m.text) not in plain
        or is_settlement(text, m.start)
        or _listed(text, mentions[max(0, at - 1) : at + 2])
        or _announced(text, m, mentions[at + 1 : at + 3])
        or _beside(text, m)
        or speaks_of_a_river(text, m)
    ]


def is_settlement(text: str, start: int) -> bool:
    """Say whether the words before a character announce the name of a settlement."""
    return _SETTLEMENT_BEFORE.search(text[max(0, start - LOOK_BACK) : start]) is not None


def _listed(text: str, three: list[Mention]) -> bool:
    """Say whether the middle one of three names stands in a list: "Rozivka, Progress, and Novoselivka"."""
    return len(three) == 3 and all(  # noqa: PLR2004
        _COMMA.fullmatch(text, left.end, right.start) for left, right in pairwise(three)
    )


def _announced(text: str, mention: Mention, following: list[Mention]) -> bool:
    """Say whether a Cyrillic name begins a list of three behind "near": capitals are for names alone there."""
    return (
        has_cyrillic(mention.text)
        and len(following) == 2  # noqa: PLR2004
        and _NEAR.search(text, max(0, mention.start - LOOK_BACK), mention.start) is not None
        and re.fullmatch(r",\s+", text[mention.end : following[0].start]) is not None
        and re.fullmatch(r"(?:,|\s+(?:та|і|й|и))\s+", text[following[0].end : following[1].start]) is not None
    )


def _beside(text: str, mention: Mention) -> bool:
    """Say whether a Cyrillic name stands alone behind "near": an adjective in a capital would have its noun there."""
    led = text[max(0, mention.start - LOOK_BACK) : mention.start]
    return (
        has_cyrillic(mention.text)
        and (_BESIDE.search(led) or (_OBLIQUE.fullmatch(mention.text) and _INSIDE.search(led))) is not None
        and _NO_NOUN.match(text, mention.end) is not None
    )


@lru_cache(maxsize=1)
def plain_words() -> frozenset[str]:
    """Return the words that are no toponyms in running text."""
    lines = (DATA / "gazetteer_words.txt").read_text("utf-8").splitlines()
    return frozenset(exact_key(word) for line in lines if not line.startswith("#") for word in line.split())
