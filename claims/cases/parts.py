"""Parts of places in a language with cases: put into the nominative, and read where only the endings tell them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from pymorphy3.analyzer import Parse

from claims.cases.forms import SUBJECT, form
from claims.claim import Relation
from claims.lexicon import everywhere, lexicon
from claims.morphology import analyzer, lemmas
from claims.what.signs import Signs
from claims.where.spot import Spot

_SHARE, _SIDE = 6, 7  # tokens from a share to its place, from a place to the end of "с восточной стороны"
_PLAIN = 3  # words of a side that can be put into another case
_NEAR_SIDE = 2  # tokens between a place and "с восточной стороны"
_JOINTS = frozenset(",") | everywhere("and")
_NONE = "None"  # the gender of a word that has none
_OTHERWISE = {"березі": "берегу", "селі": "селу"}  # forms that the dictionary takes for those of other nouns


def parted(found: Signs, spots: Sequence[Spot], language: str) -> list[Spot]:
    """Return the places with the parts that are told of them, in the dictionary case."""
    result: list[Spot] = []
    for spot in spots:
        part = _joined(found, spot, language) if spot.part else _told(found, spot, language)
        if part is None and result and result[-1].part and _goes_on(found, result[-1], spot, language):
            part = result[-1].part
        result.append(replace(spot, part=part) if part != spot.part else spot)
    return result


def _joined(found: Signs, spot: Spot, language: str) -> str:
    """Put a part into the nominative, with the side that shares its noun: "у північній та східній частинах"."""
    words = (spot.part or "").split(" ")
    head = next((at for at in range(spot.first, spot.last) if found.tokens[at].text == words[0]), None)
    first = head
    while first and first > 1 and found.tokens[first - 1].norm in _JOINTS and _is_side(found, first - 2, language):
        first -= 2
    if not first or first == head or len(words) == 1:
        return nominative(spot.part or "", language)
    return _sides(found, first, (head or 0) + len(words), language)


def _is_side(found: Signs, at: int, language: str) -> bool:
    described = form(found.tokens[at].norm, language).adjective
    return described and (found.has("way", at) is not None or found.has("part", at) is not None)


def _goes_on(found: Signs, left: Spot, spot: Spot, language: str) -> bool:
    """Say whether two places share one part: "на сході Дніпропетровської та Запорізької областей"."""
    between = {token.norm for token in found.tokens[left.last : spot.first]}
    if not between or not between <= _JOINTS:
        return False
    return found.has("shared", left.last - 1) is not None or _is_many(found, left, language)


def _is_many(found: Signs, left: Spot, language: str) -> bool:
    """Say whether a part is told in the plural, so that a list of places shares it: "на околицях X і Y"."""
    nouns = {form for word in (left.part or "").split(" ") for form in lemmas(word.casefold(), language)}
    return any(
        form in nouns for at in range(left.first, left.last) for form in _plurals(found.tokens[at].norm, language)
    )


@lru_cache(maxsize=4096)
def _plurals(word: str, language: str) -> tuple[str, ...]:
    """Return what a word that can only be a plural noun is the plural of."""
    nouns = [each for each in analyzer(language).parse(word) if "NOUN" in each.tag]
    return tuple(each.normal_form for each in nouns) if nouns and all("plur" in each.tag for each in nouns) else ()


def _told(found: Signs, spot: Spot, language: str) -> str | None:
    return _way(found, spot) or _share(found, spot) or _side(found, spot, language) or _turned(found, spot, language)


def _turned(found: Signs, spot: Spot, language: str) -> str | None:
    """Read the sides before a place: "з північної та східної сторін від X"."""
    last = spot.first - 1
    if last < 1 or found.tokens[last].norm not in everywhere("from"):
        return None
    first = last
    while first > 0 and (found.has("way", first - 1) or found.tokens[first - 1].norm in _JOINTS):
        first -= 1
    return _sides(found, first, last, language) if first < last else None


def _sides(found: Signs, first: int, last: int, language: str) -> str:
    words = [token.text for token in found.tokens[first:last]]
    if len(words) <= _PLAIN:
        return nominative(" ".join(words), language)
    return _several(words, language)


def _several(words: Sequence[str], language: str) -> str:
    """Put the sides that share a noun into the nominative: "північна, південна та східна сторони"."""
    one = next((form for form in analyzer(language).parse(words[-1].casefold()) if "NOUN" in form.tag), None)
    whole = one.inflect({SUBJECT, "plur"}) if one is not None else None
    if one is None or whole is None:
        return " ".join(words)
    gender = next(
        (str(each.tag.gender) for each in analyzer(language).parse(one.normal_form) if "NOUN" in each.tag), _NONE
    )
    before = [word if word in _JOINTS else _adjective(word, gender, language) for word in words[:-1]]
    return " ".join([*before, whole.word]).replace(" ,", ",")


def _way(found: Signs, spot: Spot) -> str | None:
    """Read the direction in a preposition: "південніше X", "к югу от X"."""
    hit = found.has("relation", spot.first - 1) if spot.first else None
    if hit is None or spot.relation is not Relation.NEAR:
        return None
    if not any(found.has("way", at) for at in range(hit.first, hit.last)):
        return None
    words = found.tokens[hit.first : hit.last]
    return " ".join(word.text for word in words if word.norm not in everywhere("from"))


def _share(found: Signs, spot: Spot) -> str | None:
    """Read the share of a place that stands before it: "80% Северодонецка", "45% зданий в X"."""
    tokens = found.tokens
    for at in range(spot.first - 1, max(0, spot.first - _SHARE), -1):
        if tokens[at].text in ",;:()" or any(act.first <= at < act.last for act in found.acts):
            return None
        if found.has("percent", at) is not None and tokens[at - 1].text[:1].isdigit():
            mark = "" if tokens[at].text == "%" else " "
            nouns = [tokens[on].text for on in range(at + 1, spot.first) if found.has("extent", on)]
            return " ".join((tokens[at - 1].text + mark + tokens[at].text, *nouns[:1]))
    return None


def _side(found: Signs, spot: Spot, language: str) -> str | None:
    """Read the side behind a place: "к X с восточной стороны", "у X із заходу й півдня"."""
    tokens = found.tokens
    for first in range(spot.last, min(spot.last + _NEAR_SIDE, len(tokens))):
        hit = found.has("relation", first)
        if hit is None or hit.entry.get("relation") != Relation.FROM:
            continue
        end = first + 1
        while end < len(tokens) and end - first < _SIDE and (found.has("way", end) or tokens[end].norm in _JOINTS):
            end += 1
        last = end
        while last > first + 1 and tokens[last - 1].norm in _JOINTS:
            last -= 1
        if last > first + 2 and any(found.has("way", at) for at in range(first + 1, last)):
            return _sides(found, first + 1, last, language)
    return None


@lru_cache(maxsize=4096)
def nominative(part: str, language: str) -> str:
    """Return the words of a part as a heading would give them: "северной части" is "северная часть"."""
    words = part.split(" ")
    if len(words) == 1 and _is_subject_plural(part, language):
        return part  # "околиці"
    head = next((at for at, word in enumerate(words) if _noun(word, language)), None)
    if head is None:
        return part
    noun = _agreeing(words, head, language)
    changed = noun.inflect({SUBJECT}) if noun is not None else None
    if noun is None or changed is None:
        return part
    number = "plur" if "plur" in noun.tag.grammemes else str(noun.tag.gender)
    before = [_adjective(word, number, language) for word in words[:head]]
    return " ".join([*before, _cased(words[head], changed.word), *words[head + 1 :]])


def _is_subject_plural(word: str, language: str) -> bool:
    """Say whether a word as it is written is a plural in the nominative, and no noun of the compass."""
    nouns = [each for each in analyzer(language).parse(word.casefold()) if "NOUN" in each.tag]
    many = [each for each in nouns if "plur" in each.tag and SUBJECT in each.tag]
    return bool(many) and not any(each.normal_form in _compass(language) for each in nouns)


def _noun(word: str, language: str) -> bool:
    one = form(word.casefold(), language)
    return one.noun and not one.adjective


def _agreeing(words: Sequence[str], head: int, language: str) -> Parse | None:
    """Return the reading of a noun that agrees with the adjective before it; else the likeliest one."""
    written = _OTHERWISE.get(words[head].casefold(), words[head].casefold()) if language == "uk" else words[head]
    nouns = [each for each in analyzer(language).parse(written.casefold()) if "NOUN" in each.tag]
    beside = analyzer(language).parse(words[head - 1].casefold()) if head else []
    forms = {(str(each.tag.case), str(each.tag.number)) for each in beside if "ADJF" in each.tag}
    able = [each for each in nouns if (str(each.tag.case), str(each.tag.number)) in forms]
    compass = [each for each in nouns if each.normal_form in _compass(language)]
    return next(iter(able or compass or nouns), None)


@lru_cache(maxsize=8)
def _compass(language: str) -> frozenset[str]:
    """Return the nouns of the compass: "сході" is of "схід" rather than of "сход"."""
    return frozenset(entry.phrase for entry in lexicon(language).entries if entry.tag == "compass")


def _adjective(word: str, number: str, language: str) -> str:
    plain = re.sub("хідній$", "хідний", word.casefold())  # the dictionary takes "східній" for another adjective
    able = [each for each in analyzer(language).parse(plain) if "ADJF" in each.tag]
    changed = able[0].inflect({SUBJECT, number}) if able and number != _NONE else None
    return _cased(word, changed.word) if changed is not None else word


def _cased(old: str, new: str) -> str:
    plain = new if "ё" in old.casefold() else new.replace("ё", "е")
    return plain[:1].upper() + plain[1:] if old[:1].isupper() and not old.isupper() else plain
