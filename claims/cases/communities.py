"""Communities that go by their towns: "у Дружківській громаді", "Марганецька та Мирівська громади"."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from geo.gazetteer import Gazetteer
from geo.mention import Mention
from geo.place import Feature, Place

COMMUNITY = "community"
_KIND = re.compile(
    r"\b(?:тер)?(?:громад|общин)[а-яі]{0,3}\b|\b(?:старостинськ|старостинск)[а-яіїєґ]+\s+округ[а-яіїєґ]*"
)
_NAME = r"[А-ЯІЇЄҐЁ][а-яіїєґё'’‘ʼ]+(?:-[А-ЯІЇЄҐЁа-яіїєґё][а-яіїєґё'’‘ʼ]+)*"
_SORT = r"(?:міськ|сільськ|селищн|сельск|городск|поселков|территориальн|територіальн)\w+"
_BEFORE = re.compile(rf"(?P<name>{_NAME})(?P<link>(?:\s+{_SORT})*\s*(?:,|\bі|\bй|\bта|\bи)?\s+(?:{_SORT}\s+)*)$")
_ADJECTIVE = re.compile(
    r"(?P<stem>.+?)(?P<suffix>ськ|цьк|зьк|ск|цк)(?:ий|ого|ому|им|ім|а|ої|ій|у|ою|і|их|ими|ая|ой|ую|ою|ие|ых|ому|ом|ый)$"
)
_OFFICE = re.compile(
    r"\b(?:[Мм](?:ер|эр)[ауом]{0,2}|[Гг]лав[аыеуой]{1,2}|[Оо]чільник[ауом]{0,2}|"
    rf"(?:[Мм]іськ|[Гг]ородск)\w+\s+голов\w+)\s+(?P<town>{_NAME})"
)
_COUNCIL = re.compile(rf"\b(?P<town>{_NAME})\s+(?:МВА|міськ\w+ військов\w+|міськ\w+ рад\w+|міськрад\w*|горсовет\w*)")
_OBLAST = re.compile(r"\b[Нн]а\s+(?P<name>Запоріжжі|Запорожье)\b(?!\s*[-–—])")  # "у Запоріжжі" is the city
_BEHIND = re.compile(
    rf"\bгромад(?:и|ах|ам|ами)?\s*[:–—]\s*(?P<names>{_NAME}(?:(?:,|\s+(?:та|і|й|а також))\s+{_NAME})*)"
)
_DESCRIBED = {"Велико": "Велик", "Мало": "Мал", "Верхньо": "Верхн", "Нижньо": "Нижн", "Старо": "Стар", "Ново": "Нов"}
_MADE_OF = {"ськ": "с", "цьк": "ц", "зьк": "з", "ск": "с", "цк": "ц"}  # the last letter that a suffix may have eaten
_LINKS = {
    "о": ("а", "е"),
    "ів": ("и", "і", "ове", "еве", "їв", "е", "а"),
    "їв": ("ї", "єве"),
    "ов": ("ы", "и", "ово"),
    "ев": ("и", "ево"),
    "ан": ("а", "и"),  # Буча
    "ян": ("а",),  # Ворожба
}
_ENDINGS = ("", "ь", "ка", "е", "а", "я", "о", "ля", "ки", "и", "і", "ське", "ськ", "ск", "ое", "ець", "ец")
_FURTHEST, _REACH = 8, 60  # adjectives before one kind word, characters before it in which the next stands


def communities(gazetteer: Gazetteer, text: str) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Yield the adjectives before words for a community, with the towns that they are made of; and "на Запоріжжі"."""
    for match in _OBLAST.finditer(text):
        yield (*match.span("name"), gazetteer.lookup("Zaporizhzhia Oblast"))
    yield from _behind(gazetteer, text)
    for kind in _KIND.finditer(text):
        end = kind.start()
        for _ in range(_FURTHEST):
            found = _BEFORE.search(text, max(0, end - _REACH), end)
            meant = towns(gazetteer, found["name"]) if found is not None else ()
            if found is None or _ADJECTIVE.fullmatch(found["name"]) is None:
                break
            if meant:  # a town that is not known parts no list
                yield (*found.span("name"), meant)
            end = found.start()


def _behind(gazetteer: Gazetteer, text: str) -> Iterator[tuple[int, int, tuple[Place, ...]]]:
    """Yield the adjectives that a colon behind their noun lists: "населені пункти громад: Сумська, Хотінська"."""
    for listed in _BEHIND.finditer(text):
        for word in re.finditer(_NAME, listed["names"]):
            if meant := towns(gazetteer, word.group()):
                yield listed.start("names") + word.start(), listed.start("names") + word.end(), meant


def seats(gazetteer: Gazetteer, text: str) -> Iterator[Mention]:
    """Yield the towns of mayors and heads, which are no places of an act but what "the city" means in their mouth."""
    for match in _OFFICE.finditer(text):
        found = next(iter(gazetteer.find(match["town"])), None)
        if found is not None and found.start == 0 and found.end == len(match["town"]):
            first, last = match.span("town")
            yield replace(found, start=first, end=last)
    for match in _COUNCIL.finditer(text):
        meant = towns(gazetteer, match["town"])
        if meant:
            yield Mention(start=match.start("town"), end=match.end("town"), text=match["town"], candidates=meant)


def towns(gazetteer: Gazetteer, adjective: str) -> tuple[Place, ...]:
    """Return the towns that an adjective may be made of: "Дружківській" of Дружківка, "Марганецька" of Марганець."""
    return _towns(gazetteer, adjective)


@lru_cache(maxsize=4096)
def _towns(gazetteer: Gazetteer, adjective: str) -> tuple[Place, ...]:
    match = _ADJECTIVE.fullmatch(adjective)
    if match is None:
        return ()
    every = (place for name in _names(match["stem"], match["suffix"]) for place in gazetteer.lookup(name))
    # Of their own kind, since in a list they only say where a village lies: "Басівка Юнаківської громади".
    return tuple(dict.fromkeys(replace(place, kind=COMMUNITY) for place in every if place.feature is Feature.POINT))


def _names(stem: str, suffix: str) -> Iterator[str]:
    """Yield the names that an adjective may come from, the likelier first."""
    yield stem + suffix  # Краматорський
    yield from (stem + ending for ending in _ENDINGS)  # Берислав, Нікополь, Дружківка, Балаклія
    yield from (stem + _MADE_OF[suffix] + ending for ending in _ENDINGS)  # Марганець
    if stem.endswith(("ль", "й")):
        yield from (stem[:-1] + ending for ending in ("ля", "я", "ї", "є"))  # Білопілля, Балаклія
    if suffix in ("цьк", "цк") and stem.endswith("е"):
        yield from (stem[:-1] + ending for ending in ("ці", "цы"))  # Липці
    yield from _of_two(stem)
    for tail, others in _LINKS.items():
        if stem.endswith(tail):
            yield from (stem.removesuffix(tail) + other for other in others)  # Дергачі, Апостолове


def _of_two(stem: str) -> Iterator[str]:
    """Yield names of two words: "Великописарівська" of Велика Писарівка, "Середино-Будська" of Середина-Буда."""
    first, dash, last = stem.partition("-")
    if dash and first.endswith("о") and last:
        yield from (f"{first[:-1]}а-{last}{ending}" for ending in _ENDINGS)
    for written, meant in _DESCRIBED.items():
        if stem.startswith(written) and len(stem) > len(written) + 2:
            rest = stem.removeprefix(written).capitalize()
            yield from (
                f"{meant}{agrees} {rest}{ending}"
                for agrees in ("а", "я", "е", "є", "ий", "ій", "і")
                for ending in _ENDINGS
            )
            yield from (
                f"{meant}а {rest[:-2]}{link}"
                for link in ("а", "івка", "ївка", "ка")
                if rest.endswith(("ів", "їв", "ан"))
            )
