"""Names of two words of which the gazetteer knows one: "Новая Ильинка" is Nova Illinka, not Illinka."""

import re
from dataclasses import replace
from functools import lru_cache

from claims.lexicon import Lexicon, lexicon
from claims.morphology import lemmas
from geo.gazetteer import Gazetteer
from geo.mention import Mention
from geo.place import Place

_ENDINGS = ("a", "e", "yi", "i", "ia", "ie", "ii")
_BEFORE = re.compile(r"([А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ]{2,}) $")
_SKY = re.compile(r"(?:с|ц|з)ь?к(\w+)$")
_BEHIND = re.compile(r" ([А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ]{3,})\b")


def compound(words: Lexicon, gazetteer: Gazetteer, text: str, mention: Mention) -> Mention | None:
    """Return what a name means with the capitalised adjective beside it; None when no such place is known."""
    before = _BEFORE.search(text[max(0, mention.start - 30) : mention.start])
    stem = _stem(words, before[1], "before") if before else ""
    if before and stem:
        meant = _known(gazetteer, [f"{stem}{end} {place.name}" for place in mention.candidates for end in _ENDINGS])
        start = mention.start - len(before[0])
        return replace(mention, start=start, text=text[start : mention.end], candidates=meant) if meant else None
    behind = _BEHIND.match(text, mention.end)
    stem = _stem(words, behind[1], "behind") if behind else ""
    if behind and stem:
        meant = _known(gazetteer, [f"{place.name} {stem}{end}" for place in mention.candidates for end in _ENDINGS])
        end = behind.end()
        return replace(mention, end=end, text=text[mention.start : end], candidates=meant) if meant else None
    return mention


def _known(gazetteer: Gazetteer, names: list[str]) -> tuple[Place, ...]:
    """Return the places that bear one of these names."""
    return tuple(dict.fromkeys(place for name in names for place in gazetteer.lookup(name)))


def _stem(words: Lexicon, word: str, side: str) -> str:
    """Return how an adjective of villages is written in English, without its ending."""
    stems = _stems(words.language, side)
    return next((stems[form] for form in lemmas(word.casefold(), words.language) if form in stems), "")


@lru_cache(maxsize=8)
def _stems(language: str, side: str) -> dict[str, str]:
    rows = lexicon(language).entries
    return {e.phrase: e.get("stem") for e in rows if e.tag == "compound" and e.get("side") == side}


def halves(gazetteer: Gazetteer, word: str, kind: str, start: int) -> list[Mention]:
    """Return the two places that a direction is called after: "на слов'янсько-краматорському напрямку"."""
    first, hyphen, second = word.partition("-")
    ending = _SKY.search(second)
    if not hyphen or ending is None or not first.endswith("о"):
        return []
    names = ((0, first, f"{first[:-1]}{ending[1]}"), (len(first) + 1, second, second))
    meant = [(at, part, gazetteer.find(f"{name[0].upper()}{name[1:]} {kind}")) for at, part, name in names]
    if not all(found and found[0].start == 0 for _, _, found in meant):
        return []
    whole = ((start + at, part, found[0].candidates) for at, part, found in meant)
    return [Mention(start=at, end=at + len(part), text=part, candidates=meant) for at, part, meant in whole]
