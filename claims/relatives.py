"""Relative clauses: what they explain, and verbs that only describe what stands before their subject."""

from claims.clauses import Clauses
from claims.lexicon import Hit, words
from claims.signs import Signs

_AGO = 4  # tokens of "three years ago"


def is_explained(found: Signs, cut: Clauses, hit: Hit) -> bool:
    """Say whether the object of a verb is what its clause explains: "X, which the army said it had taken"."""
    start = cut.start(hit.first)
    subject = any(start <= f.first and f.last <= hit.first for f in found.forces)
    tokens = found.tokens
    ends = hit.last >= len(tokens) or tokens[hit.last].text in ",.;" or tokens[hit.last].norm in words("time opener")
    ends = ends or any(token.norm == "ago" for token in tokens[hit.last : hit.last + _AGO])
    which = next((at for at in range(start, -1, -1) if tokens[at].norm in words("relative pronoun")), 0)
    apart = which > 0 and tokens[which - 1].text == ","  # "positions near X that they had lost" are not X
    return start in cut.relative and subject and ends and apart


def describes(found: Signs, hit: Hit) -> bool:
    """Say whether a verb only describes what stands before its subject: "a third of the territory it had seized"."""
    at = hit.first - 1
    while at > 0 and found.has("aux", at) and not any(f.first <= at < f.last for f in found.forces):
        at -= 1
    subject = next((f for f in found.forces if f.first <= at < f.last), None)
    if subject is None or not subject.first:
        return False
    before = subject.first - 1 - (found.tokens[subject.first - 1].norm in ("that", "which"))
    return found.has("holder", before) is not None
