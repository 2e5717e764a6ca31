"""Deeds that a clause only tells to happen, and not where: "Attacks happened constantly", "There is heavy fighting"."""

from claims.lexicon import Hit
from claims.what.clauses import Clauses
from claims.what.signs import Signs
from claims.what.usage import hangs_on_preposition

_PREDICATE = 6  # tokens from a deed to the verb that tells it to go on
_KINDS = frozenset(("attack", "advance", "withdrawal", "evacuation"))
_ENDS = frozenset((",", ".", ";", "!", "–", "—", '"', "”", "»"))


def goes_on(found: Signs, cut: Clauses, hit: Hit) -> Hit | None:
    """Return the words by which a clause tells no more of a deed than that it happens, begins or goes on."""
    start, end = cut.start(hit.first), cut.end(hit.last - 1)
    if hit.entry.get("kind") not in _KINDS or hangs_on_preposition(found, hit) or not _is_subject(found, start, hit):
        return None
    lasting = found.any_in("lasting", hit.last, min(end, hit.last + _PREDICATE))
    if lasting is not None and _follows(found, hit, lasting) and not _is_tally(found, start, lasting):
        return lasting
    exists = found.any_in("exist", start, hit.first)
    closed = hit.last >= end or found.tokens[hit.last].text in _ENDS
    counted = any(token.norm.isdecimal() for token in found.tokens[start : hit.first])
    return exists if exists is not None and closed and not counted else None


def _is_subject(found: Signs, start: int, hit: Hit) -> bool:
    """Say whether nothing but what describes a deed stands before it in its clause: what a comma parts is a frame."""
    marks = (at for at in range(hit.first - 1, start - 1, -1) if found.tokens[at].text in _ENDS)
    before = range(next(marks, start - 1) + 1, hit.first)
    told = any(start <= other.first and other.last <= hit.first for other in found.acts)
    return not told and not any(found.has("relation", at) for at in before)


def _follows(found: Signs, hit: Hit, lasting: Hit) -> bool:
    """Say whether a deed's own words lead to its predicate: it is not said on whom or where it is done."""
    for at in range(hit.last, lasting.first):
        whose = any(at < force.first <= at + 2 for force in found.forces)  # "attacks by the enemy continue"
        if found.tokens[at].text in _ENDS or (found.has("relation", at) is not None and not whose):
            return False
    return True


def _is_tally(found: Signs, start: int, lasting: Hit) -> bool:
    """Say whether a clause only counts: "120 clashes were recorded over the day"."""
    counted = any(token.norm.isdecimal() for token in found.tokens[start : lasting.first])
    return counted and bool(lasting.entry.get("told"))
