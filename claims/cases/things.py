"""Subjects that are things, not troops: "команда відступила", "компания заняла первое место"."""

from functools import lru_cache

from claims.cases.forms import SUBJECT
from claims.lexicon import Hit
from claims.morphology import analyzer
from claims.what.signs import Signs

_LIKELY = 0.02  # readings of a form that are rarer are none
_NAMES = frozenset(("Name", "Surn", "Geox", "Abbr", "Fixd", "UNKN", "LATN"))


def thing_acts(found: Signs, start: int, hit: Hit, language: str) -> bool:
    """Say whether the subject before a verb is a thing; troops, parts of places and deeds are none."""
    for at in range(hit.first - 1, start - 1, -1):
        if any(found.has(tag, at) for tag in ("unit", "type", "part")):
            return False
        if _is_thing(found.tokens[at].norm, language):
            return not any(act.first <= at < act.last for act in found.acts)
    return False


@lru_cache(maxsize=65536)
def _is_thing(norm: str, language: str) -> bool:
    """Say whether a word can only be the subject of its clause, and is no living being."""
    tags = [parse.tag for parse in analyzer(language).parse(norm) if parse.score > _LIKELY]
    nouns = [tag for tag in tags if tag.POS == "NOUN" and not _NAMES & tag.grammemes]
    if not tags or len(nouns) < len(tags):
        return False
    return all(str(tag.case) == SUBJECT and "inan" in tag.grammemes for tag in nouns)
