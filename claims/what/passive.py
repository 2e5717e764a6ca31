"""Passive verbs: "was captured", "captured by", "17 attacks repelled"."""

from collections.abc import Sequence

from claims.lexicon import Hit, words
from claims.segment import Block
from claims.what.clauses import Clauses, is_when
from claims.what.signs import Signs
from claims.what.usage import tokens_before
from claims.where.spot import Spot

_AGENT_REACH = 6  # tokens from a participle to its "by"
_STAYING = frozenset(("remain", "stay"))  # "remains surrounded"
_PLACED = 4  # tokens of "in the X region" between an attack and "stopped"
_TRANSITIVE = frozenset(("capture", "attack", "repulse"))
_FORMS = 2  # a participle has a dictionary form beside itself


_ENDS = frozenset(".,;:–—-!")


def is_passive(found: Signs, hit: Hit, clauses: Clauses) -> bool:
    """Say whether a verb is passive: "was captured", "captured by"."""
    tokens = found.tokens
    word = next((token for token in tokens[hit.first : hit.last] if len(token.lemmas) >= _FORMS), None)  # "still held"
    if word is None or word.norm.endswith(("ing", "s")) or is_gerund(found, hit.first):
        return _is_hard(found, hit)
    at = hit.first - 1
    floor = clauses.start(hit.first)
    stays = tokens_before(found, hit.first)
    if stays is not None and not (_STAYING | words("reflexive")).isdisjoint(stays.lemmas):
        return True  # "remains surrounded", "has found itself encircled"
    while at >= floor and _is_among_helpers(found, at):
        if tokens[at].norm in words("be form"):
            return True
        at -= 1
    if _is_counted(found, hit.first - 1) or is_inverted(found, hit, floor):
        return True
    if _goes_on(found, hit, clauses) or _headline(found, hit) or _thrust(found, hit) or _bare(found, hit):
        return True
    return _attack_stopped(found, hit, floor) or _agent_follows(found, hit, clauses)


def _is_counted(found: Signs, at: int) -> bool:
    """Say whether a number counts what was done, not a day: "30 | recaptured villages", not "on May 6 | took"."""
    dated = found.has("calendar", at - 1) is not None or is_when(found, at - 1) or is_when(found, at - 2)
    return at >= 0 and found.tokens[at].text[:1].isdigit() and not dated


def is_gerund(found: Signs, at: int) -> bool:
    """Say whether a verb is a participle that opens a sentence: "taking X, the army", "having taken X, the army"."""
    before = found.tokens[at - 1] if at else None
    having = before is not None and "have" in before.lemmas and before.norm.endswith("ing")
    return having or found.tokens[at].norm.endswith("ing")


def _is_hard(found: Signs, hit: Hit) -> bool:
    """Say whether the subject is what it is hard to do something to: "the advance is impossible to hold back"."""
    if hit.first < 3 or found.tokens[hit.first - 1].norm != "to":  # noqa: PLR2004
        return False
    at = hit.first - 2
    helped = found.tokens[at - 1].norm in words("be form") or found.tokens[at - 1].norm.endswith("ly")
    return helped and found.tokens[at].norm in words("hard to")


def _goes_on(found: Signs, hit: Hit, clauses: Clauses) -> bool:
    """Say whether a participle shares the helper of the one before it: "was liberated and cleared of the enemy"."""
    if hit.first < 2 or found.tokens[hit.first - 1].norm not in words("joint"):  # noqa: PLR2004
        return False
    before = next((act for act in found.acts if act.entry.tag == "act" and _leads_to(found, act, hit.first - 1)), None)
    follows = found.tokens[hit.last].norm if hit.last < len(found.tokens) else "."
    objectless = follows in words("preposition") or follows in _ENDS
    return before is not None and objectless and is_passive(found, before, clauses)


def _leads_to(found: Signs, act: Hit, joint: int) -> bool:
    """Say whether only whom a place is rid of stands between a participle and "and": "cleared [of the enemy] and"."""
    if act.last >= joint:
        return act.last == joint
    gone = next((f for f in found.forces if f.last == joint and not f.bare), None)
    return found.tokens[act.last].norm in words("leaving") and gone is not None and gone.first <= act.last + _FORMS


def takes_men(found: Signs, start: int, places: Sequence[Spot]) -> bool:
    """Say whether soldiers were captured, and only where they were is told: "ten marines in X were captured"."""
    place = places[0].first if places and places[0].preposition else 0
    men = next((f for f in found.forces if start <= f.first < start + _PLACED and f.last <= place), None)
    if men is None or men.bare or men.side in ("pronoun", "weapon"):
        return False
    around = (*range(start, men.first - 1), *range(men.last, place))
    return not any(found.has(tag, at) for tag in ("holder", "type") for at in around)


def is_inverted(found: Signs, hit: Hit, floor: int) -> bool:
    """Say whether a participle opens its clause, and who or what it befell comes last: "Also captured were X and Y"."""
    helped = hit.last < len(found.tokens) and found.tokens[hit.last].norm in words("be form")
    return helped and hit.first - floor < _PLACED and found.tokens[hit.first].norm in words("befallen")


def _is_among_helpers(found: Signs, at: int) -> bool:
    """Say whether a word may stand before a participle behind its "be": "was [not yet fully] captured"."""
    word = found.tokens[at]
    small = word.norm.endswith("ly") or word.text in "\"“”'‘«" or word.norm in words("among helpers")
    return small or found.has("aux", at) is not None


def is_progressive(found: Signs, hit: Hit) -> bool:
    """Say whether a verb tells a state that goes on: "has been occupying X since March"."""
    going = hit.first > 0 and found.tokens[hit.first].norm.endswith("ing")
    return going and found.tokens[hit.first - 1].norm in words("be form")


def _attack_stopped(found: Signs, hit: Hit, floor: int) -> bool:
    """Say whether a headline tells what was stopped: "17 attacks repelled", "Offensive near X stopped"."""
    done = hit.entry.phrase in words("thwarting")
    if not hit.entry.get("stops") or (not done and hit.entry.phrase in words("halting itself")):
        return False  # "their progress slowed"
    ends = hit.last >= len(found.tokens) or found.tokens[hit.last].text in _ENDS
    deeds = [deed for deed in found.acts if deed.entry.tag == "deed" and floor <= deed.first and deed.last <= hit.first]
    beside = any(deed.last == hit.first for deed in deeds)
    placed = any(hit.first - deed.last <= _PLACED and _leads_on(found, deed) for deed in deeds)
    return beside or (ends and placed and done and found.tokens[hit.first - 1].text[:1].isupper())


def _leads_on(found: Signs, deed: Hit) -> bool:
    """Say whether a preposition follows a deed, or ends its phrase: "attack near X", "advance on X"."""
    return found.has("relation", deed.last) is not None or found.has("relation", deed.last - 1) is not None


def _bare(found: Signs, hit: Hit) -> bool:
    """Say whether a headline leaves out "was": "X and Y retaken", "Villages near X shelled"; it has no object."""
    word, at = found.tokens[hit.first], hit.first - 1 - (found.has("not", hit.first - 1) is not None)
    before = found.tokens[at]  # "X [not] captured"
    if found.sentence.block is not Block.HEADLINE or at < 0 or hit.entry.get("kind") not in _TRANSITIVE:
        return False
    follows = found.tokens[hit.last] if hit.last < len(found.tokens) else None
    objectless = follows is None or follows.text in _ENDS or follows.norm in words("preposition")
    named = before.text[:1].isupper() or found.has("type", at) is not None
    army = any(force.first <= at < force.last and not force.bare for force in found.forces)
    stopped = army and bool(hit.entry.get("stops"))  # "Ukrainian troops repelled after attacks near X"
    return objectless and (stopped or (named and not army)) and word.norm != hit.entry.phrase.split()[0]


def _headline(found: Signs, hit: Hit) -> bool:
    """Say whether a verb that needs an object stands without one: "Units encircled near X", "X surrounded -"."""
    ring = hit.entry.get("kind") == "encirclement"
    if (not ring and not hit.entry.get("stops")) or "…" in hit.entry.phrase:
        return False
    if ring and _attends(found, hit):
        return True
    behind = tokens_before(found, hit.first)
    if behind is None or "have" in behind.lemmas or behind.norm in ("they", "we", "it", "and"):
        return False
    follows = found.tokens[hit.last] if hit.last < len(found.tokens) else None
    if follows is None or follows.text in _ENDS:
        return ring
    if any(token.text[:1].isdigit() for token in found.tokens[hit.last + 1 : hit.last + 2]):
        return False  # "repelled over 10 attacks"
    placed = found.has("relation", hit.last) is not None and follows.norm not in ("of", "against")
    return (
        placed
        and (ring or follows.norm != "on")
        and (ring or any(f.last == hit.first and not f.bare for f in found.forces))
    )


def _attends(found: Signs, hit: Hit) -> bool:
    """Say whether a clause adds in what state troops are: "has taken X, with Ukrainian troops utterly surrounded"."""
    at = hit.first - (found.tokens[hit.first - 1].norm.endswith("ly"))
    troops = next((f for f in found.forces if f.last == at), None)
    before = troops.first - 1 if troops is not None else -1
    before -= before > 0 and found.tokens[before].norm == "the"
    return before >= 0 and found.tokens[before].norm in words("attendant")


def _thrust(found: Signs, hit: Hit) -> bool:
    """Say whether a headline tells who was pushed back, without "were": "Ukraine troops pushed back to the river"."""
    written = [word for word in hit.entry.phrase.split() if word != "…"]  # "forced out of", not "forced them out of"
    if not (hit.entry.get("stops") and hit.last < len(found.tokens)) or hit.last - hit.first > len(written):
        return False
    done = found.tokens[hit.first].norm.endswith(("ed", "en", "wn")) and not found.has("aux", hit.first - 1)
    if hit.entry.get("out"):  # "Russians driven out of X"
        return done and (found.tokens[hit.last - 1].norm in words("leaving") or _leads_out(found, hit.last))
    return done and hit.entry.phrase.endswith(" back") and found.tokens[hit.last].norm in ("to", "from", "by")


def _leads_out(found: Signs, at: int) -> bool:
    return found.tokens[at].norm in words("leaving")


def _agent_follows(found: Signs, hit: Hit, clauses: Clauses) -> bool:
    end = min(clauses.end(hit.first), hit.last + _AGENT_REACH)
    end = next((other.first for other in found.acts if hit.last <= other.first < end), end)
    before = next((f for f in found.forces if f.last == hit.first and not f.bare), None)
    behind = tokens_before(found, hit.first)
    follows = found.tokens[hit.last].norm if hit.last < len(found.tokens) else "."
    object_ = bool(hit.entry.get("stops")) and follows in words("determiner")  # "foiled | an attempt by the enemy"
    if object_ or before is not None or (behind is not None and "have" in behind.lemmas):
        return False
    return any(
        found.tokens[at].norm == "by" and any(f.first in (at + 1, at + 2) for f in found.forces)
        for at in range(hit.last, end)
    )
