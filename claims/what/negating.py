"""Negation: which word of a clause denies its act, and which denies only something else."""

from claims.lexicon import Hit, words
from claims.what.ended import last
from claims.what.signs import Signs

_REACH = 8
_LINKED = 3  # tokens of "from there"


def after_last_act(found: Signs, hit: Hit, floor: int) -> int:
    """Words before an earlier verb of the clause turn that verb, not this one, unless the two share them."""
    told = (other for other in found.acts if found.has("vain", other.first) is None)  # not "tried without success to"
    hanging = found.tokens[hit.first].norm.endswith("ing")  # "called for an offensive | targeting X"
    ends = (other.last for other in told if floor <= other.first and other.last <= hit.first)
    return max((end for end in ends if not (hanging and end == hit.first)), default=floor)


def negation_of(found: Signs, start: int, hit: Hit, failed: Hit | None) -> Hit | None:
    """Find the word that denies an act, between the start of its clause and its last word."""
    own = any(word in hit.entry.phrase.split() for word in ("not", "no", "without"))
    joined = hit.first > 0 and found.tokens[hit.first - 1].norm in ("and", "or") and shares_form(found, start, hit)
    start = start if joined else max(start, after_last_act(found, hit, start))
    negation = last(found, "not", start if joined else max(start, hit.first - _REACH), hit.first if own else hit.last)
    behind = hit.last + (hit.last + 1 < len(found.tokens) and found.tokens[hit.last].norm == "by")
    if negation is None and behind < len(found.tokens) and found.tokens[behind].norm in words("neither"):
        return found.has("not", behind)  # "captured neither A nor B", "held by no side"
    shared = negation is not None and own and negation.last > hit.first  # "there were no" of "no changes in X"
    if negation is None:
        negation = _opening(found, start, hit)
    twice = negation is not None and negation.entry.phrase.startswith(("abandon", "give"))
    twice = twice and negation is not None and found.has("not", negation.first - 1) is not None  # "did not give up"
    counted = negation is not None and bool(hit.entry.get("deny")) and negation.first >= hit.first
    if negation is None or shared or twice or counted or _is_idle(found, negation) or unanswered(found, hit):
        return None  # a phrase that denies by itself is not denied again by its own words
    if any(
        other.first == negation.last and other.entry.phrase in words("ceasing")
        for other in found.acts
        if other is not hit
    ):
        return None  # "does not stop trying to advance and dig in"
    if failed is not None and negation.first < failed.last and failed.first < negation.last:
        return None
    tags = (
        ("again", "telling") if hit.entry.tag == "act" else ("again", "telling", "amid")
    )  # "no water due to shelling"
    # "no reports of Russia taking X" tells of nothing again.
    proof = found.has("proof", negation.last)
    behind = proof.last if proof is not None else negation.last
    apart = (found.any_in(tag, behind, hit.first) for tag in tags)
    vain = found.has("vain", negation.first)
    passing = vain is not None and found.tokens[vain.last].text == ","  # "attacked, without success, and withdrew"
    if passing or any(sign is not None for sign in apart):  # "has not commented on the claim to have taken X"
        return None
    return negation


def unanswered(found: Signs, hit: Hit) -> bool:
    """Say whether somebody only did not speak of what a side is named with: "has not commented on Russia's capture"."""
    modal = last(found, "modal", max(0, hit.first - 2 * _REACH), hit.first)
    if modal is None or not modal.entry.get("unanswered"):
        return False
    named = next((f for f in reversed(found.forces) if modal.first < f.first and f.last <= hit.first), None)
    between = found.tokens[named.last : hit.first] if named is not None else ()
    leads = all(token.norm == "of" or token.norm not in words("preposition") for token in between)
    return named is not None and named.side in ("ukraine", "russia") and leads


def _is_idle(found: Signs, negation: Hit) -> bool:
    """Say whether a negation belongs to words that deny nothing: "not many", but not to "abandoned attempts to"."""
    idle = found.has("idle", negation.first)
    return idle is not None and idle.last - idle.first > negation.last - negation.first


def _opening(found: Signs, start: int, hit: Hit) -> Hit | None:
    """Find the negation that opens the clause of a passive: "not a single settlement in the region was captured"."""
    opens = found.has("not", start) if hit.first - start <= 2 * _REACH else None
    helped = any("be" in token.lemmas for token in found.tokens[max(start, hit.first - 3) : hit.first])
    return opens if opens is not None and opens.first == start and helped else None


def is_joined(found: Signs, hit: Hit) -> bool:
    """Say whether a verb is joined to the one before it: "to capture X and [from there] conduct …"."""
    at = hit.first - 1
    while at > 0 and hit.first - at <= _LINKED and found.tokens[at].norm in words("linking adverb"):
        at -= 1
    return at >= 0 and found.tokens[at].norm in ("and", "or")


def shares_form(found: Signs, start: int, hit: Hit) -> bool:
    """Say whether a joined verb hangs on the helper of the one before: "was not seized or shelled"."""
    before = [other for other in found.acts if start <= other.first and other.last <= hit.first]
    if _form(found, hit.first) == "ing" and _aims(found, start, hit):
        return True
    same = found.tokens[hit.first].lemmas[1:] == (found.tokens[hit.first].norm,)  # "cut" is any form of itself
    return not before or same or _form(found, before[-1].first) == _form(found, hit.first)


def _aims(found: Signs, start: int, hit: Hit) -> bool:
    """Say whether an aim governs this gerund too: "with the aim of establishing control over X and encircling Y"."""
    modal = last(found, "modal", start, hit.first)
    return modal is not None and modal.last < hit.first and found.tokens[modal.last].norm.endswith("ing")


def _form(found: Signs, at: int) -> str:
    """Return how a verb ends: in its base form it is found as it stands."""
    word = found.tokens[at]
    if len(word.lemmas) == 1:
        return ""
    return next((ending for ending in ("ing", "s") if word.norm.endswith(ending)), "past")
