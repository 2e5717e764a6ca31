"""Clauses of a language with cases: cut at conjunctions, marks, and where a new subject comes after a comma."""

from dataclasses import dataclass

from claims.cases.forms import form
from claims.lexicon import everywhere
from claims.what.clauses import Clauses, spaced
from claims.what.signs import Signs

_CUTS = frozenset((";", ":", "—", "–", "...", "…"))
_DASHES = frozenset(("—", "–"))
_ENDS = frozenset((";", "»", "”", '"', "–", "—"))
_PAUSES = frozenset((",", ";", ":", "–", "—", "(", "»", "”", '"')) | everywhere("and", "whereas", "but")
_QUOTED = frozenset(('"', "”", "»"))
_LINE = 3  # tokens from "на линии" to the dash between its ends
_JOINTS = frozenset(",") | everywhere("and", "whereas")
_FINITE = frozenset(("VERB", "PRTS", "GRND"))
_NOMINAL = frozenset(("NOUN", "ADJF", "PREP", "CONJ"))


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with its clauses and the language whose forms it uses."""

    found: Signs
    cut: Clauses
    language: str


def clauses(found: Signs, muted: frozenset[int], language: str) -> Clauses:
    """Cut a sentence at its conjunctions and marks, and between two predicates; `muted` only say who speaks."""
    starts = {0}
    relative: set[int] = set()
    for at in range(len(found.tokens)):
        if _cuts(found, at, max(starts), muted, language) or (
            at in muted and at + 1 not in muted and not _aside(found, at, muted)
        ):
            starts.add(at + 1)
        elif at and _opens(found, at, language):
            starts.add(at)
            if _explains(found, at, muted, language):
                relative.add(at)
    starts |= _fronted(found, language)
    starts |= _between_predicates(found, starts, language)
    return Clauses(tuple(sorted(starts)), frozenset(relative), len(found.tokens))


def _fronted(found: Signs, language: str) -> set[int]:
    """Cut behind a clause that opens the sentence: "Як повідомили у відомстві, | …", "Коли ворог відійшов, | …"."""
    if found.has("fronting", 0) is None:
        return set()
    comma = next((at for at, token in enumerate(found.tokens) if token.text == ","), 0)
    return {comma + 1} if any(finite(found, at, language) for at in range(comma)) else set()


def _explains(found: Signs, at: int, muted: frozenset[int], language: str) -> bool:
    """Say whether a clause explains a name: "X, який", and not "повідомляється, що"."""
    if found.has("relative", at) is None and found.has("relative", at + 1) is None:
        return False
    said = at > 1 and (at - 1 in muted or at - 2 in muted or finite(found, at - 2, language))
    return not (said and found.tokens[at].norm in everywhere("that"))


def explained(frame: Frame, start: int) -> bool:
    """Say whether a clause explains what was told before it, and is not denied with it: "…, за який тривали бої"."""
    if start not in frame.cut.relative or frame.found.tokens[start].norm in everywhere("that"):
        return False
    return any(act.last <= start for act in frame.found.acts)


def _aside(found: Signs, at: int, muted: frozenset[int]) -> bool:
    """Say whether an attribution stands between commas inside a clause: "X, according to Y, was taken"."""
    first = at
    while first - 1 in muted:
        first -= 1
    closed = at + 1 < len(found.tokens) and found.tokens[at + 1].text == ","
    return first > 1 and closed and found.tokens[first - 1].text == ","


def _cuts(found: Signs, at: int, start: int, muted: frozenset[int], language: str) -> bool:
    text = found.tokens[at].text
    if text == ";":
        return not _lists_on(found, at, muted, language)
    if text.startswith(("...", "…")):
        return True
    dash = text in _DASHES or (text == "-" and spaced(found, at))
    if dash and (_leads_on(found, at) or not any(finite(found, on, language) for on in range(start, at))):
        return False  # "два села — X и Y — были взяты" is one clause
    return (dash or text in _CUTS) and _tells_more(found, at + 1, muted, language)


def _leads_on(found: Signs, at: int) -> bool:
    """Say whether a dash stands between the ends of a line: "на линии X – Y"."""
    near = range(max(0, at - _LINE), at)
    dash = next((on for on in range(max(0, at - _LINE), at) if found.tokens[on].text in _DASHES), None)
    if dash is not None and _leads_on(found, dash):
        return True
    return any(found.has("line", on) is not None or found.has("road", on) is not None for on in near)


def _lists_on(found: Signs, at: int, muted: frozenset[int], language: str) -> bool:
    """Say whether a semicolon only parts the places of a list: "A, B Сумської області; C, D Харківської області"."""
    stops = (on for on in range(at + 1, len(found.tokens)) if found.tokens[on].text in _ENDS)
    end = next(stops, len(found.tokens))
    told = any(at < hit.first < end and hit.first not in muted for hit in found.acts)
    named = any(found.tokens[on].text[:1].isupper() for on in range(at + 1, end))
    free = [on for on in range(at + 1, end) if on not in muted and found.tokens[on].text[:1].islower()]
    verbs = (form(found.tokens[on].norm, language).parts for on in free if found.has("type", on) is None)
    return named and not told and not any(parts & _FINITE and not parts & {"PREP", "CONJ"} for parts in verbs)


def _tells_more(found: Signs, first: int, muted: frozenset[int], language: str) -> bool:
    """Tell whether a predicate follows a colon or a dash; a list of places belongs to what stands before it."""
    for at in range(first, len(found.tokens)):
        joined = found.tokens[at].text == "," and (found.has("joint", at + 1) or found.has("relative", at + 1))
        quoted = found.tokens[at].text in _QUOTED and at + 1 < len(found.tokens) and found.tokens[at + 1].text == ","
        if found.tokens[at].text == ";" or found.tokens[at].text in _CUTS or joined or quoted:
            return False
        if at not in muted and finite(found, at, language):
            return True
    return False


def _opens(found: Signs, at: int, language: str) -> bool:
    if found.has("listing", at) is not None:
        return False  # "кілька сіл, серед яких X"
    hit = found.has("bound", at)
    if hit is not None and hit.first == at and found.has("wholly", at) is None:  # "поки що" is "so far"
        return hit.last - at == 1 or not _PAUSES.isdisjoint(
            t.text for t in found.tokens[at - 1 : at + 1]
        )  # not "війська | при цьому | зосередилися"
    # "…, в которых": the preposition belongs to the relative clause
    following = found.has("relative", at + 1)
    return following is not None and "PREP" in form(found.tokens[at].norm, language).parts


def _between_predicates(found: Signs, starts: set[int], language: str) -> set[int]:
    """Cut where a comma or "and" stands between two predicates, not between two members of a list."""
    cuts: set[int] = set()
    told, joints = False, list[int]()
    for at, token in enumerate(found.tokens):
        if at in starts:
            told, joints = False, []
        if token.norm in _JOINTS and found.has("too", at) is None:  # "захопити ще | й X"
            if not joints or joints[-1] != at - 1:
                joints.append(at)
        elif finite(found, at, language) or _lacks(found, at):
            if told and joints:
                cuts.add(_first_apart(found, joints, at) + 1)
            told, joints = True, []
    return cuts


def _lacks(found: Signs, at: int) -> bool:
    """Say whether a word tells that there is none of something: "контролю там | немає"."""
    none = found.has("none", at)
    return none is not None and none.first == at and none.last == at + 1


def finite(found: Signs, at: int, language: str) -> bool:
    """Say whether a token is a verb that tells something: no infinitive, and no noun that only looks like one."""
    one = form(found.tokens[at].norm, language)
    return bool(one.parts & _FINITE) and (not one.parts & _NOMINAL or one.passive)


def _first_apart(found: Signs, joints: list[int], verb: int) -> int:
    """Return the joint that parts the predicates: the last one that is not within a list of names before the verb."""
    for joint in reversed(joints):
        after = found.tokens[joint + 1] if joint + 1 < verb else None
        listed = after is not None and after.text[:1].isupper() and found.tokens[joint - 1].text[:1].isupper()
        if not listed or any(force.first == joint + 1 for force in found.forces):
            return joint
    return joints[0]
