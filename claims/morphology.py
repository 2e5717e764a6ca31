"""Word forms: the lemmas that a written word can have, by language."""

import re
from functools import lru_cache

import pymorphy3

# Strong verbs and plurals of war news: form → dictionary form. The regular forms are found by their endings.
_FORMS = (
    "took=take taken=take lost=lose left=leave fell=fall fallen=fall held=hold fought=fight won=win came=come "
    "went=go gone=go began=begin begun=begin broke=break broken=break drove=drive driven=drive threw=throw "
    "thrown=throw shot=shoot struck=strike stricken=strike fled=flee beat=beat beaten=beat made=make met=meet "
    "kept=keep lay=lie dug=dig got=get gave=give given=give led=lead ran=run saw=see seen=see said=say told=tell "
    "wrote=write written=write spoke=speak spoken=speak flew=fly flown=fly rose=rise risen=rise sent=send "
    "built=build found=find stood=stand was=be were=be been=be being=be is=be are=be am=be had=have has=have "
    "having=have did=do does=do done=do forces=force men=man lives=life hit=hit cut=cut put=put set=set dealt=deal "
    "forsook=forsake forsaken=forsake overran=overrun withdrew=withdraw withdrawn=withdraw retook=retake "
    "retaken=retake swept=sweep wore=wear bore=bear borne=bear ceded=cede lying=lie dying=die tried=try tries=try "
    "died=die dies=die tied=tie ties=tie lied=lie lies=lie denied=deny denies=deny occupied=occupy occupies=occupy "
    "fortified=fortify brought=bring caught=catch sought=seek thought=think shook=shake "
    "shaken=shake slid=slide stuck=stick paid=pay laid=lay became=become blew=blow blown=blow burnt=burn "
    "chose=choose chosen=choose clung=cling crept=creep drew=draw drawn=draw fed=feed felt=feel flung=fling "
    "froze=freeze frozen=freeze grew=grow grown=grow heard=hear hid=hide hidden=hide hung=hang knew=know known=know "
    "leapt=leap lit=light meant=mean overcame=overcome overtook=overtake overtaken=overtake rebuilt=rebuild "
    "rode=ride ridden=ride sank=sink sunk=sink sat=sit shown=show shrank=shrink shrunk=shrink slain=slay slew=slay "
    "sold=sell sped=speed spent=spend spun=spin stole=steal stolen=steal strode=stride strove=strive swam=swim "
    "swum=swim swung=swing swore=swear sworn=swear tore=tear torn=tear undertook=undertake undertaken=undertake "
    "understood=understand doing=do planes=plane upheld=uphold withheld=withhold withstood=withstand woke=wake "
    "wrung=wring"
)
_IRREGULAR = dict(pair.split("=") for pair in _FORMS.split())
_SHORTEST, _SHORTEST_ING, _STEM = 4, 6, 3  # letters; below them an ending is part of the word
_GERUNDS = (("уючи", "увати"), ("юючи", "ювати"), ("аючи", "ати"), ("яючи", "яти"), ("ячи", "ити"), ("вши", "ти"))
# The Ukrainian dictionary takes these for forms of other words: "селі" of "сель", "березі" of "береза".
_OTHERWISE = {"селі": "село", "березі": "берег", "заводі": "завод", "півночі": "північ"}
_OTHERWISE |= dict.fromkeys(("ішов", "ішла", "ішло", "ішли", "іде", "ідуть"), "йти")
_CYRILLIC = re.compile(r"[Ѐ-ӿ]")


def lemmas(norm: str, language: str) -> tuple[str, ...]:
    """Return the written form and every dictionary form that it can stand for, the likeliest first."""
    if language in ("uk", "ru") and _CYRILLIC.search(norm):
        return _slavic(norm, language)
    return _english(norm)


@lru_cache(maxsize=65536)
def _english(norm: str) -> tuple[str, ...]:
    if norm in _IRREGULAR:
        return norm, _IRREGULAR[norm]
    head, dash, last = norm.rpartition("-")
    if dash and head and last:
        return tuple(f"{head}-{form}" for form in _english(last))  # "de-occupied"
    return norm, *(stem for stem in dict.fromkeys(_regular(norm)) if stem != norm)


def _regular(norm: str) -> list[str]:
    """Return what a regular form comes from."""
    if len(norm) < _SHORTEST or not norm.isalpha():
        return []
    if norm.endswith(("ies", "ied")):
        return [norm[:-3] + "y"]
    if norm.endswith("s") and not norm.endswith("ss"):
        return _singular(norm)
    if norm.endswith("ed"):
        return [*_bare(norm[:-2]), norm[:-1]]
    if norm.endswith("ing") and len(norm) >= _SHORTEST_ING:
        return [*_bare(norm[:-3]), norm[:-3] + "e"]
    return []


def _singular(norm: str) -> list[str]:
    """Return what a form in -s comes from; "denys" is no form of "deny" but a name."""
    if norm.endswith("ys") and norm[-3] not in "aeiou":
        return []
    return [norm[:-1]] + ([norm[:-2]] if norm.endswith("es") else [])


def _bare(stem: str) -> list[str]:
    doubled = len(stem) >= _STEM and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    return [stem, stem[:-1]] if doubled else [stem]


@lru_cache(maxsize=2)
def analyzer(language: str) -> "pymorphy3.MorphAnalyzer":
    """Return the dictionary of word forms of a language, loaded once."""
    return pymorphy3.MorphAnalyzer(lang=language)


@lru_cache(maxsize=131072)
def _slavic(norm: str, language: str) -> tuple[str, ...]:
    forms = (parse.normal_form for parse in analyzer(language).parse(norm)[:4])
    other = (_OTHERWISE[norm],) if norm in _OTHERWISE and language == "uk" else ()
    return tuple(dict.fromkeys((norm, *forms, *other, *_verb_of(norm))))


def _verb_of(norm: str) -> tuple[str, ...]:
    """Return the infinitive of a Ukrainian gerund, which the dictionary keeps apart: "утримуючи", "захопивши"."""
    plain = norm.removesuffix("сь")
    for ending, infinitive in _GERUNDS:
        if plain.endswith(ending):
            return (plain.removesuffix(ending) + infinitive + ("ся" if plain != norm else ""),)
    return ()
