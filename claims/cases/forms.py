"""Grammatical forms: what the ending of a word tells about its part in the sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pymorphy3.tagset import OpencorporaTag

from claims.lexicon import everywhere
from claims.morphology import analyzer
from claims.segment import Token

SUBJECT, AGENT, OF = "nomn", "ablt", "gent"
EVERY_CASE = frozenset(("nomn", "gent", "datv", "accs", "ablt", "loct"))
_ALIKE = {"gen2": "gent", "acc2": "accs", "loc2": "loct", "gen1": "gent"}
_VERBS = frozenset(("VERB", "INFN", "GRND", "PRTS", "PRED"))
_NOUNS = frozenset(("NOUN", "NPRO"))
_PARTICIPLES = frozenset(("PRTF", "ADJF", "ADJS", "PRTS"))
_CONJUGATED = frozenset(("past", "pres", "futr", "Impe", "impr"))
_SMALL = frozenset(("PREP", "CONJ", "NUMR", "PRCL"))
_LIKELY = 0.02  # readings of a form that are rarer are none


@dataclass(frozen=True, slots=True)
class Form:
    """All that a written form can be: parts of speech, cases, whether a verb is passive or in the future."""

    parts: frozenset[str]
    cases: frozenset[str]
    passive: bool
    future: bool
    active: bool = False  # a participle of who does it: "захватившие", "удерживающими"

    @property
    def verb(self) -> bool:
        """Tell whether it can be a verb; a participle that goes with a noun is none."""
        return bool(self.parts & _VERBS)

    @property
    def noun(self) -> bool:
        """Tell whether it can be a noun or a pronoun."""
        return bool(self.parts & _NOUNS)

    @property
    def adjective(self) -> bool:
        """Tell whether it can be an adjective or a participle."""
        return bool(self.parts & _PARTICIPLES)


# The Ukrainian dictionary lacks these, or takes them for forms of nouns: "зараз" for one of "зараза".
_ADVERB = Form(frozenset(("ADVB",)), frozenset(), passive=False, future=False)
_UNKNOWN = Form(frozenset(("NOUN",)), EVERY_CASE, passive=False, future=False)


@lru_cache(maxsize=65536)
def form(norm: str, language: str) -> Form:
    """Return what a written form can be; a word that no dictionary knows can be a noun in any case."""
    if norm in everywhere("adverb"):
        return _ADVERB
    parses = analyzer(language).parse(norm)
    tags = [parse.tag for parse in parses if parse.score > _LIKELY]
    if not tags or any("UNKN" in tag or "LATN" in tag for tag in tags):
        return _UNKNOWN
    tags = [tag for tag in tags if "impr" not in tag or "VERB" not in tag] if _small(tags) else tags
    grammemes = [tag.grammemes for tag in tags]
    parts = frozenset(_part(tag) for tag in tags if tag.POS)
    if "INFN" in parts and any("futr" in one for one in grammemes):  # "захопить": the short infinitive is not written
        parts -= {"INFN"}
        grammemes = [one for one in grammemes if "VERB" not in one or one & _CONJUGATED]
    if any("Fixd" in one for one in grammemes):
        return Form(parts, EVERY_CASE, passive=False, future=False)
    declined = [parse.tag for parse in parses if parse.tag.case and parse.tag.POS in {tag.POS for tag in tags}]
    cases = frozenset(_ALIKE.get(str(tag.case), str(tag.case)) for tag in declined) & EVERY_CASE
    return Form(
        parts=parts,
        cases=cases,
        passive="PRTS" in parts or any("pssv" in one for one in grammemes) or any("Impe" in one for one in grammemes),
        future="VERB" in parts and _is_future([one for one in grammemes if "VERB" in one]),
        active="PRTF" in parts and any("actv" in one for one in grammemes),
    )


@lru_cache(maxsize=65536)
def many(norm: str, language: str) -> bool:
    """Say whether a word is a verb whose subject is plural, as armies are: "ЗСУ контролюють", not "горить"."""
    return any("VERB" in each.tag and "plur" in each.tag for each in analyzer(language).parse(norm))


def _small(tags: Sequence[OpencorporaTag]) -> bool:
    """Say whether a word is a small one before it is a command: "при", "попри", "коли", "три"."""
    return any(tag.POS in _SMALL for tag in tags)


def _is_future(verbs: Sequence[frozenset[str]]) -> bool:
    """Say whether a verb is in the future; "отдадим" can also be a call to do so."""
    return any("futr" in one for one in verbs) and all({"futr", "impr"} & one for one in verbs)


def _part(tag: OpencorporaTag) -> str:
    """Return the part of speech; the Ukrainian dictionary marks an infinitive only by its lack of a tense."""
    bare = tag.POS == "VERB" and not tag.grammemes & _CONJUGATED
    return "INFN" if bare else str(tag.POS)


def cases(tokens: Sequence[Token], language: str) -> frozenset[str]:
    """Return the cases of a noun phrase: those that its adjectives and its first noun agree in."""
    agreed = EVERY_CASE
    for token in tokens:
        one = form(token.norm, language)
        shared = agreed & one.cases
        if shared:
            agreed = shared
        if one.noun:
            break
    return agreed
