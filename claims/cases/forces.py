"""Troops in a sentence with cases: adjective and noun agree, a genitive after "troops" says whose they are."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from claims.cases.forms import EVERY_CASE, OF, SUBJECT, cases, form
from claims.lexicon import Entry, Hit, Lexicon, everywhere, lexicon
from claims.segment import Sentence, Token
from claims.what.signs import Force, Signs
from claims.what.signs import signs as ordered_signs

_FURTHEST_OWNER = 9  # words from troops to whose they are
_FURTHEST_NOUN = 4  # words from "російський" to the noun it goes with
_ALONE = frozenset(("–", "—", "-", ",", ":"))
SKY = ("ському", "цькому", "зькому", "ском", "цком")  # adjectives of places in the locative
_QUOTES = frozenset('"«»“”„')
_MANY = ("ші", "ши", "кі", "жі", "ие")  # of adjectives in the plural: "наші", "російські", "ворожі"
_NUMBER = 4  # tokens around troops in which the number of their brigade stands
_ABBREVIATION = 2  # letters
_NATIONS = frozenset(("ukraine", "russia"))
_LISTING = frozenset(",") | everywhere("and", "whereas", "also")


def signs(sentence: Sentence, words: Lexicon) -> Signs:
    """Scan a sentence for all that the lexicon knows, and read its forces by their forms."""
    found = ordered_signs(sentence, words)
    _share(found, words.language)
    _elide(found, words)
    return replace(found, forces=_Reader(found, words.language).forces())


def _share(found: Signs, language: str) -> None:
    """Let the adjectives before "напрямках" each be a direction: "на Сумському та Лиманському напрямках"."""
    shared = found.covered.get("shared", {})
    for last in list(shared):
        kind = found.has("type", last)
        at = last - 1
        while (
            kind is not None and at >= 0 and (found.tokens[at].norm in _LISTING or _shares(found, at, last, language))
        ):
            shared[at] = kind
            at -= 1


@lru_cache(maxsize=8)
def _axis(language: str) -> Entry | None:
    """Return the row of the words for a direction."""
    return next((e for e in lexicon(language).entries if e.tag == "type" and e.get("value") == "axis"), None)


def _elide(found: Signs, words: Lexicon) -> None:
    """Take "на Лиманському – 5 атак" for a direction: an adjective after "на" that goes with nothing behind it."""
    axis = _axis(words.language)
    for at in range(1, len(found.tokens) - 1):
        token, after = found.tokens[at], found.tokens[at + 1]
        named = token.text[:1].isupper() and found.tokens[at - 1].norm in everywhere("on") and token.norm.endswith(SKY)
        if axis is not None and named and (after.text in _ALONE or stands_alone(after.norm, words.language)):
            found.covered.setdefault("shared", {}).setdefault(at, Hit(at, at + 1, axis))


def stands_alone(following: str, language: str) -> bool:
    """Say whether an adjective in the locative goes with nothing behind it: "на Лиманському | ворог", "| тривають"."""
    one = form(following, language)
    return not {"loct", "datv"} & one.cases and not one.parts & {"CONJ"} and bool(one.parts)


def _shares(found: Signs, at: int, last: int, language: str) -> bool:
    listed = at + 1 >= last or found.tokens[at + 1].norm in _LISTING  # not "Вербовое | ореховского направления"
    return listed and form(found.tokens[at].norm, language).adjective


class _Reader:
    def __init__(self, found: Signs, language: str) -> None:
        self._found, self._tokens, self._language = found, found.tokens, language

    def forces(self) -> tuple[Force, ...]:
        found: list[Force] = []
        at = 0
        while at < len(self._tokens):
            force = self._at(at)
            if force is not None:
                found.append(force)
            at = force.last if force is not None else at + 1
        return tuple(found)

    def _at(self, at: int) -> Force | None:
        for tag in ("adjective", "force", "nation"):
            hit = self._found.has(tag, at)
            if hit is None or hit.first != at:
                continue
            if tag == "adjective":
                return self._described(at, hit)
            if tag == "nation":
                return self._nation(at, hit)
            if hit.entry.get("side") != "some":
                return self._owned(at) or self._grown(at, hit.last, hit.entry.get("side"))
        return self._troops(at) if self._unit(at) and not self._qualifies(at) else None

    def _owned(self, at: int) -> Force | None:
        """Read "группировка ВСУ": whose a body of troops is counts before the side that it mostly belongs to."""
        owned = self._troops(at) if self._unit(at) else None
        return owned if owned is not None and owned.side in (*_NATIONS, "enemy") else None

    def _qualifies(self, at: int) -> bool:
        """Say whether a word for troops is the adjective of another noun here: "военный эксперт"."""
        if at + 1 >= len(self._tokens) or self._unit(at + 1):
            return False
        one, following = (form(token.norm, self._language) for token in self._tokens[at : at + 2])
        plain = self._tokens[at + 1].text.islower() and not following.verb
        return one.adjective and following.noun and plain and bool(one.cases & following.cases)

    def _unit(self, at: int) -> bool:
        hit = self._found.has("unit", at)
        return hit is not None and hit.first == at

    def _described(self, at: int, hit: Hit) -> Force | None:
        """Decide by its noun whether "російський …" speaks of troops, of an act, or of something else."""
        first, last = at, at + 1
        if self._alone(at):
            return Force(at, last, hit.entry.get("side"))
        while last < len(self._tokens) and last - first < _FURTHEST_NOUN:
            number = self._numbers(last)
            if self._unit(last):
                if hit.entry.phrase.startswith("=") and self._is_named(last):
                    return None  # "повністю його | ворог не контролює"
                return self._grown(at, last + 1, "russia" if self._paired(at) else hit.entry.get("side"))
            act = next((act for act in self._found.acts if act.first <= last < act.last), None)
            if act is not None:
                own = hit.entry.phrase.startswith("=") and (
                    bool(act.entry.get("object")) or not form(self._tokens[last].norm, self._language).noun
                )
                # "його | зупинили", "його захоплення": an object, nobody's troops
                return Force(at, at + 1, hit.entry.get("side"), bare=True) if not own else None
            if not (form(self._tokens[last].norm, self._language).adjective or number) or self._place_word(last):
                return None
            last += 1
            first += number  # "украинская | 72-я | бригада"
        return None

    def _paired(self, at: int) -> bool:
        """Say whether two armies do it together: "российские и | украинские силы сражаются": the invader does."""
        return (
            at > 1 and self._found.has("join", at - 1) is not None and self._found.has("adjective", at - 2) is not None
        )

    def _is_named(self, at: int) -> bool:
        named = self._found.has("force", at)
        return named is not None and named.entry.get("side") != "some"

    def _alone(self, at: int) -> bool:
        """Say whether "наші" stands for our troops, "российские" for theirs: the verb follows, or an adverb and it."""
        after = [form(token.norm, self._language).parts for token in self._tokens[at + 1 : at + 3]]
        acts = bool(after) and ("VERB" in after[0] or ("ADVB" in after[0] and "VERB" in after[-1]))
        plural = SUBJECT in form(self._tokens[at].norm, self._language).cases and self._tokens[at].norm.endswith(_MANY)
        return plural and acts

    def _place_word(self, at: int) -> bool:
        return self._found.has("type", at) is not None

    def _troops(self, at: int) -> Force | None:
        """Read "підрозділи ЗСУ", "войска группировки «Центр»": whose they are stands behind, in the genitive."""
        last = at + 1
        while last < len(self._tokens) and last - at <= _FURTHEST_OWNER:
            owner = self._at(last) if not self._unit(last) or self._found.has("force", last) else None
            if owner is not None:
                owned = not owner.bare and OF in cases(self._tokens[owner.first : owner.last], self._language)
                return Force(at, owner.last, owner.side) if owned and owner.side != "pronoun" else self._some(at)
            between = self._tokens[last]
            aside = between.text in _QUOTES or between.text in "()" or self._tokens[last - 1].text == "("
            if not (self._unit(last) or aside or self._describes(last) or self._numbers(last)):
                break
            last += 1
        return self._some(at)

    def _numbers(self, at: int) -> bool:
        """Say whether a token is within the number of a brigade: "57-й"."""
        around = self._tokens[max(0, at - 2) : at + 1]
        return any(token.text.isdigit() for token in around) and (self._tokens[at].text.isdigit() or at > 0)

    def _describes(self, at: int) -> bool:
        one = form(self._tokens[at].norm, self._language)
        return (one.adjective or self._tokens[at].text[:1].isdigit()) and OF in one.cases

    def _some(self, at: int) -> Force | None:
        """Read troops of nobody named; a brigade that only has a number is the speaker's own."""
        hit = self._found.has("force", at)
        if hit is None or hit.entry.get("side") != "some":
            return None
        around = range(max(0, at - _NUMBER), min(len(self._tokens) - 1, at + _NUMBER))
        numbered = any(self._tokens[i].text.isdigit() and self._tokens[i + 1].text == "-" for i in around)
        return Force(at, hit.last, "our" if numbered else "some")

    def _nation(self, at: int, hit: Hit) -> Force | None:
        token = self._tokens[at]
        if (token.text.isupper() and len(token.text) < _ABBREVIATION) or self._found.has("relation", at - 1):
            return None
        before = self._tokens[at - 1] if at else None
        if hit.entry.get("city") and ((at and self._acts(at - 1)) or self._hit(at)):  # "атакувала Київ"
            return None
        owned = OF in cases([token], self._language)  # "по состоянию на 1 октября | Киев теряет" is nobody's Kyiv
        noun = before is not None and self._plain_noun(at - 1) and not self._unit(at - 1)
        if noun and owned and not self._acts(at - 1):
            return None
        return Force(at, hit.last, hit.entry.get("side"))

    def _hit(self, at: int) -> bool:
        """Say whether weapons behind a verb strike a city: "Киев ночью атаковали | беспилотники"."""
        strikes = (act for act in self._found.acts if act.first > at and act.entry.get("kind") == "attack")
        struck = next((act for act in strikes if act.entry.tag == "act"), None)
        behind = range(struck.last, min(struck.last + 2, len(self._tokens))) if struck is not None else ()
        return any(self._found.has("weapon", on) is not None for on in behind)

    def _plain_noun(self, at: int) -> bool:
        """Say whether a word is a noun, and no day or hour: "утром | Киев", "1 октября | Киев"."""
        parts = form(self._tokens[at].norm, self._language).parts
        return "NOUN" in parts and "ADVB" not in parts and self._found.has("calendar", at) is None

    def _acts(self, at: int) -> bool:
        return any(hit.first <= at < hit.last for hit in self._found.acts)

    def _grown(self, first: int, last: int, side: str) -> Force:
        """Take in what belongs to the troops behind their name: "захисники України", "воины ВС РФ"."""
        while last < len(self._tokens):
            named = self._found.has("force", last)
            if named is not None and {named.entry.get("side"), side} == _NATIONS:
                break  # "действий российских войск | ВСУ оставили"
            nation = self._found.has("nation", last)
            if nation is not None and nation.first == last:
                last = nation.last
            elif self._belongs(last):
                last += 1
            else:
                break
        return Force(first, last, side)

    def _belongs(self, at: int) -> bool:
        if not self._unit(at) and self._found.has("force", at) is None:
            return False
        return OF in form(self._tokens[at].norm, self._language).cases and not self._acts(at)


def case_of(tokens: Sequence[Token], force: Force, language: str) -> frozenset[str]:
    """Return the cases that a force can stand in; a name in quotation marks does not show its case."""
    marks = force.first and force.last < len(tokens)
    quoted = marks and {tokens[force.first - 1].text, tokens[force.last].text} <= _QUOTES
    if quoted and tokens[force.first].text[:1].isupper():  # and not a quotation that begins with it
        return EVERY_CASE
    return cases(tokens[force.first : force.last], language)
