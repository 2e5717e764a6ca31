"""Purposes: what is only meant to be done, and not told to have been done."""

from claims.claim import Kind
from claims.lexicon import Hit, words
from claims.what.ended import last
from claims.what.signs import Signs

_REACH = 8
_PASSED = frozenset('"“”«»‘’') | {"then"}  # "to reach X and | then take it"
_RULERS = ("try", "fail", "carry")


def is_purpose(found: Signs, hit: Hit, kind: Kind) -> bool:
    """Say whether an infinitive only tells a purpose: unless a verb of trying or going on governs it."""
    at = _opener(found, hit)
    if at > 0 and found.tokens[at].norm == "for" and found.tokens[hit.first].norm.endswith("ing"):
        return not _is_credited(found, at)
    if at < 0 or found.tokens[at].norm != "to" or "be" in found.tokens[hit.first].lemmas:
        return False
    if at > 0 and found.tokens[at - 1].norm == "not":  # "ordered them not to storm X", but "so as not to lose it"
        return at > 1 and found.tokens[at - 2].norm in words("purpose not to")
    ruled = next((sign for tag in _RULERS if (sign := found.has(tag, at)) is not None), None)
    if ruled is not None:
        return _is_open(found, ruled, kind) or _is_fought(found, ruled)
    troops = next((f for f in found.forces if f.last == at), None)
    done = troops is not None and (kind is Kind.WITHDRAWAL or _tried_by(found, troops.first))  # "ordered troops to go"
    return not (done or _tried_often(found, at)) and kind not in (Kind.WITHDRAWAL, Kind.CROSSING)


def _opener(found: Signs, hit: Hit) -> int:
    """Return the "to" or "for" before a verb, or before the one that it is joined to; -1 where troops begin anew."""
    at = hit.first - 1
    while at >= 0 and (found.tokens[at].norm.endswith("ly") or found.tokens[at].text in _PASSED):
        at -= 1
    if at < 0 or found.tokens[at].norm not in ("and", "or", ",") or not is_base(found, hit):
        return at
    listed = found.tokens[at].norm == ","
    at = next((i for i in range(at, max(0, at - 2 * _REACH), -1) if found.tokens[i].norm == "to"), -1)
    if at > 0 and _is_aimed(found, at):
        return at
    if listed and not any(other.first == at + 1 for other in found.acts):
        return -1  # "according to X, there were no troops", but "to bypass X, advance on Y"
    return -1 if any(f.first > at and f.last <= hit.first for f in found.forces) else at


def _is_aimed(found: Signs, at: int) -> bool:
    """Say whether "to" opens a list of what is only wanted: "their goal is to | defeat us, surround X and take Y"."""
    wanted = found.has("modal", at) is not None or found.has("modal", at - 1) is not None
    equal = "be" in found.tokens[at - 1].lemmas
    return wanted or (equal and found.any_in("aim", max(0, at - _REACH), at) is not None)


def _is_open(found: Signs, ruled: Hit, kind: Kind) -> bool:
    """Say whether what governs an infinitive leaves it open: "ordered to take X", "struck | to try to prevent"."""
    if "order" in found.tokens[ruled.first].lemmas:
        return kind is not Kind.WITHDRAWAL  # what was ordered is still to come, but a retreat that is ordered counts
    return ruled.entry.tag == "try" and _is_for(found, ruled.first - 1)


def _is_fought(found: Signs, ruled: Hit) -> bool:
    """Say whether it is a fight that nobody is named in: "saw heavy fighting | to take the airfield"."""
    before = ruled.first - 1
    doing = found.has("aux", before) is not None or any(force.last == ruled.first for force in found.forces)
    named = before >= 0 and found.tokens[before].text[:1].islower()
    return found.tokens[ruled.first].norm in words("fights") and named and not doing


def _is_credited(found: Signs, at: int) -> bool:
    """Say whether "for" gives a reason: "thanked the brigade for taking X"."""
    near = found.tokens[max(0, at - _REACH) : at]
    return any(not words("credited").isdisjoint(token.lemmas) for token in near)


def _is_for(found: Signs, at: int) -> bool:
    """Say whether it is a purpose to try: "are mounting counterattacks | to try to prevent"."""
    ruled = any(found.has(tag, on) for tag in ("try", "carry", "modal") for on in (at, at - 1) if on >= 0)
    return at > 0 and found.tokens[at].norm == "to" and not ruled


def _tried_by(found: Signs, first: int) -> bool:
    """Say whether it is what troops try, or are made to do: "attempts by the enemy to break in", "allowed them to"."""
    near = range(max(0, first - _REACH // 2), first)
    return any(found.has(tag, at) for tag in ("try", "carry") for at in near)


def _tried_often(found: Signs, at: int) -> bool:
    """Say whether a count, or the failure, stands between trying and what is tried: "attempted four times to"."""
    tokens = found.tokens
    vain = next((sign for back in (at - 1, at - 2) if (sign := found.has("vain", back)) is not None), None)
    if vain is not None and last(found, "try", max(0, vain.first - _REACH // 2), vain.first) is not None:
        return True  # "tried, so far without success, to advance"
    tried = last(found, "try", max(0, at - _REACH), at)
    if tried is None or tried.last > at:
        return False
    between = tokens[tried.last : at]
    counted = any(token.norm in words("times") for token in between)
    lasting = bool(between) and between[0].norm in words("how long")  # "have been trying for over a year to break in"
    return counted or (lasting and not any(token.text == "," for token in between))


def is_hoped(found: Signs, hit: Hit, *, verb: bool) -> bool:
    """Say whether it is only what something else is for, or what may come: "to support an attack on X", "any"."""
    leads = words("whichever") if verb else words("enabling") | words("whichever")
    near = range(hit.first - 1, max(-1, hit.first - _REACH), -1)
    at = next((on for on in near if found.tokens[on].norm in leads), -1)
    if at < 0 or any(found.has("not", on) for on in range(max(0, at - _REACH), at)):
        return False
    between = range(at + 1, hit.first)
    if verb:  # "any attempt to leave X"
        return found.tokens[hit.first - 1].norm == "to" and any(found.has("try", on) for on in between)
    aimed = found.tokens[at].norm in words("whichever") or found.tokens[at - 1].norm == "to"
    return aimed and not any(found.has(tag, on) for tag in ("act", "bound", "relation") for on in between)


def is_worth(found: Signs, floor: int, hit: Hit) -> bool:
    """Say whether a deed is only what something else is judged by: "X is crucial to further advances on Y"."""
    valued = last(found, "weighed", max(floor, hit.first - _REACH), hit.first)
    if valued is None or valued.entry.get("told") or found.any_in("act", valued.last, hit.first) is not None:
        return False
    denied = any(found.has("not", at) for at in range(valued.first, valued.last))  # "there is no question of control"
    return not denied and any(found.has("relation", at) is not None for at in (valued.last - 1, valued.last))


def is_without(found: Signs, start: int, hit: Hit) -> bool:
    """Say whether it is told what cannot be had without an act, or what is not dared: "impossible without taking X"."""
    shunned = last(found, "not", max(start, hit.first - _REACH), hit.first)
    if shunned is not None and shunned.entry.phrase in words("preferring"):
        return hit.entry.tag == "deed" or is_base(found, hit)  # "rather than risk an assault on X"
    lacking = last(found, "not", max(start, hit.first - 2), hit.first)
    if lacking is None or found.tokens[lacking.first].norm not in words("lacking") or hit.entry.get("kind") == "attack":
        return False  # "not a day goes by without shelling"
    tags = ("not", "modal", "fail")
    return any(found.has(tag, at) for tag in tags for at in range(max(0, lacking.first - 2 * _REACH), lacking.first))


def foreseen(found: Signs, hit: Hit) -> Hit | None:
    """Find the modal of what would follow an act, which then is still to come: "could push on after taking X"."""
    near = range(hit.first - 1, max(-1, hit.first - _REACH), -1)
    at = next((on for on in near if found.tokens[on].norm in words("upon") | words("thereafter")), -1)
    later = at >= 0 and found.tokens[at].norm in words("thereafter")
    doing = hit.entry.tag != "deed" and found.tokens[hit.first].norm.endswith("ing")
    if at < 0 or (later and not (doing or hit.entry.tag == "deed")):
        return None  # "would press on after Russian troops took X": it has been taken
    open_ = words("irreal") if not later else words("would") if not doing else words("could")
    around = list(range(at - 1, max(-1, at - 2 * _REACH), -1))
    if not later:  # "Once they have taken X, they could push west"
        around += range(hit.last, min(len(found.tokens), hit.last + 2 * _REACH))
    modals = (found.has("modal", on) for on in around)
    return next((modal for modal in modals if modal is not None and modal.entry.phrase in open_), None)


def came_true(found: Signs, modal: Hit, hit: Hit) -> bool:
    """Say whether a word leaves nothing open before a verb in the past: "they'd retaken", "held it until X left"."""
    if is_base(found, hit):
        return False
    until = modal.entry.phrase in words("until") and not found.tokens[hit.first].norm.endswith(("s", "ing"))
    open_ = any(found.has(tag, at) for tag in ("modal", "not") for at in range(modal.first))
    return (until and not open_) or found.tokens[modal.first].text.casefold().endswith("'d")


def is_base(found: Signs, hit: Hit) -> bool:
    """Say whether a verb stands in its base form."""
    word = found.tokens[hit.first]
    return len(word.lemmas) == 1 or word.norm == hit.entry.phrase.split()[0]
