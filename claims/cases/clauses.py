"""Clauses of a language with cases: cut at conjunctions, marks, and where a new subject comes after a comma."""

from dataclasses import dataclass

from claims.cases.forces import case_of
from claims.cases.forms import SUBJECT, form
from claims.clauses import Clauses
from claims.signs import Force, Signs

_CUTS = frozenset((";", ":", "—", "–", "(", ")", "[", "]", "...", "…"))
_JOINTS = frozenset((",", "і", "й", "та", "а", "и", "да"))
_NEXT_VERB = 8  # tokens from a new subject to its verb


@dataclass(frozen=True, slots=True)
class Frame:
    """A sentence with its clauses and the language whose forms it uses."""

    found: Signs
    cut: Clauses
    language: str


def clauses(found: Signs, muted: frozenset[int], language: str) -> Clauses:
    """Cut a sentence; `muted` are the tokens that only say who speaks."""
    starts = {0}
    relative: set[int] = set()
    for at, token in enumerate(found.tokens):
        if _cuts(found, at) or (at in muted and at + 1 not in muted):
            starts.add(at + 1)
        elif at and _opens(found, at, language):
            starts.add(at)
            if found.has("relative", at) is not None or found.has("relative", at + 1) is not None:
                relative.add(at)
        elif at and token.norm in _JOINTS and _new_subject(found, at + 1, language):
            starts.add(at + 1)
    return Clauses(tuple(sorted(starts)), frozenset(relative), len(found.tokens))


def _cuts(found: Signs, at: int) -> bool:
    text = found.tokens[at].text
    if text in "()[]":
        return False
    return text in _CUTS or (text == "-" and _spaced(found, at))


def _spaced(found: Signs, at: int) -> bool:
    tokens = found.tokens
    return 0 < at < len(tokens) - 1 and tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _opens(found: Signs, at: int, language: str) -> bool:
    hit = found.has("bound", at)
    if hit is not None and hit.first == at:
        return True
    # "…, в которых": the preposition belongs to the relative clause
    following = found.has("relative", at + 1)
    return following is not None and "PREP" in form(found.tokens[at].norm, language).parts


def _new_subject(found: Signs, at: int, language: str) -> bool:
    """Say whether troops that stand here are the subject of a verb that follows."""
    force = next((f for f in found.forces if f.first in (at, at + 1) and not f.bare), None)
    if force is None or SUBJECT not in case_of(found.tokens, force, language):
        return False
    return _verb_follows(found, force, language)


def _verb_follows(found: Signs, force: Force, language: str) -> bool:
    for at in range(force.last, min(len(found.tokens), force.last + _NEXT_VERB)):
        if found.tokens[at].norm in _JOINTS:
            return False
        parts = form(found.tokens[at].norm, language).parts
        if "VERB" in parts and "NOUN" not in parts:
            return True
    return False
