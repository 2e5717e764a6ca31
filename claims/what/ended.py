"""What became of an act: it failed, was in vain, has ceased, or is called false."""

from claims.claim import Kind
from claims.lexicon import Hit, words
from claims.what.signs import Signs
from claims.who.voice import Voice

_CLAUSE = 8  # tokens before an act in which a word can turn it
_HELPED = 3  # tokens from "have" to "stopped": "has now almost stopped"
_NEXT = 2  # tokens from "to" to the verb behind it
_WHOSE = frozenset(("by", "from"))  # "no acknowledgement from Kyiv that"
_REACH = 4  # tokens from a failure or a pause to what failed


def last(found: Signs, tag: str, first: int, end: int) -> Hit | None:
    """Return the last hit of a tag that begins in a half-open interval of tokens."""
    rows = found.covered.get(tag, {})
    return next((rows[at] for at in range(end - 1, first - 1, -1) if at in rows), None)


def failure(found: Signs, start: int, hit: Hit, kind: Kind, *, joined: bool) -> Hit | None:
    """Find the failure that governs the act; an attack that failed was an attack, one only tried in vain was none.

    `joined`: it shares the failure of the verb before it: "failed to enter X or | reach Y".
    """
    if kind is Kind.ATTACK and last(found, "try", start, hit.first) is None:
        return None
    failed = last(found, "fail", max(start, hit.first - _REACH), hit.last)
    if failed is None and joined:
        failed = last(found, "fail", max(start, hit.first - 2 * _CLAUSE), hit.first)
        failed = failed if failed is not None and failed.entry.phrase.endswith(" to") else None
    told = failed is not None and failed.first >= hit.first and hit.entry.get("deny")  # by the phrase itself
    return None if told else failed


def in_vain(found: Signs, start: int, hit: Hit, end: int) -> Hit | None:
    """Find what says afterwards that an attempt came to nothing: "tried to advance, but had no success"."""
    tried = last(found, "try", start, hit.first)
    vain = found.any_in("vain", tried.first, hit.first) if tried is not None else None
    if vain is not None and found.tokens[vain.last].norm in ("to", ","):
        return vain  # "tried, without result, to break in"
    vain = found.any_in("vain", hit.last, len(found.tokens))
    if vain is not None and found.tokens[vain.first - 1].norm in words("attributive"):
        return None  # "amid a stalling effort"
    if vain is not None and vain.entry.get("whole") and (hit.entry.tag != "deed" or vain.first >= end):
        return None  # "took X as the front collapsed"
    if vain is not None and (_describes(found, vain) or _until_now(found, hit, vain)):
        return None
    if vain is None:
        tries = hit.entry.tag == "deed" or last(found, "try", start, hit.first) is not None
        vain = found.any_in("fail", hit.last, end) if tries else None
        return None if vain is not None and _describes(found, vain) else vain
    beside = tried is None and (_of_another(found, vain) or _until_then(found, hit, vain))
    # It was that other attempt: "digs in at X, trying to reach Y, but without success".
    attempt = _of_that_other(found, hit, vain)
    return None if beside or attempt or _of_its_own(found, vain) or _of_others(found, hit, vain) else vain


def _of_that_other(found: Signs, hit: Hit, vain: Hit) -> bool:
    """Say whether another attempt came to nothing, and not "all attempts", which are those just told of."""
    tries = found.any_in("try", hit.last, vain.first)
    return tries is not None and found.has("again", tries.first) is None


def came_to_nothing(found: Signs, modal: Hit, hit: Hit, end: int) -> Hit | None:
    """Find the predicate by which what was meant has failed: "his plan to seize X within days collapsed"."""
    plan = modal.last == hit.first > 1 and found.tokens[modal.first - 1].norm in words("determiner")
    sign = found.any_in("fail", hit.last, end) or found.any_in("vain", hit.last, end) if plan else None
    told = sign is not None and any(hit.last <= other.first < sign.first for other in found.acts)
    return None if told else sign


def _describes(found: Signs, vain: Hit) -> bool:
    """Say whether it is the next deed that failed: "tried to reach A, and made unsuccessful | attacks near B"."""
    return any(other.first == vain.last for other in found.acts)


def _of_another(found: Signs, vain: Hit) -> bool:
    """Say whether a failure names what failed, another act: "advanced near A, but failed to take B"."""
    named = vain.last < len(found.tokens) and found.tokens[vain.last].norm == "to"
    return named and any(vain.last < other.first <= vain.last + _NEXT for other in found.acts)


def _until_then(found: Signs, hit: Hit, vain: Hit) -> bool:
    """Say whether it only went on until something failed: "took A before their advance stalled"."""
    return any(token.norm in words("until") for token in found.tokens[hit.last : vain.first])


def _until_now(found: Signs, hit: Hit, vain: Hit) -> bool:
    """Say whether a failure was before the act: "advances near A after a long time of being stalled"."""
    return any(token.norm in words("thereafter") for token in found.tokens[hit.last : vain.first])


def _of_its_own(found: Signs, vain: Hit) -> bool:
    """Say whether what was in vain has a place of its own: "advanced near A and had no success near B"."""
    joined = vain.first > 0 and found.tokens[vain.first - 1].norm == "and"
    return joined and any(found.has("relation", at) is not None for at in range(vain.last, vain.last + 2))


def _of_others(found: Signs, hit: Hit, vain: Hit) -> bool:
    """Say whether troops of a relative clause had no success: "defends X, where | Russian forces bogged down"."""
    subject = next((f for f in found.forces if f.last == vain.first and f.first > hit.last and not f.bare), None)
    between = found.tokens[hit.last : subject.first] if subject is not None else ()
    tried = last(found, "try", max(0, hit.first - _NEXT), hit.first)
    owned = range(hit.last, vain.first - 1) if tried is None and hit.entry.tag == "act" else ()
    own = any(found.tokens[at].norm == "but" and found.tokens[at + 1].norm in words("possessive") for at in owned)
    return own or any(token.norm in words("relative pronoun") for token in between)  # "gained X, but its drive stalled"


def paused(found: Signs, start: int, hit: Hit) -> Hit | None:
    """Find the verb that ends or suspends a deed: "paused its assaults"."""
    pause = last(found, "pause", max(start, hit.first - _REACH), hit.first)
    given = last(
        found, "pause", max(0, hit.first - _REACH), hit.first
    )  # an act itself: "abandoned offensive operations"
    pause = given if given is not None and given.entry.phrase in words("giving up") else pause
    if pause is None or found.tokens[pause.first].norm.endswith("ing") or found.has("idle", pause.first) is not None:
        return None
    within = pause.entry.get("over") == "itself" and found.tokens[pause.last].norm in words("lies in")
    return None if within else pause  # "is bogged down in street battles"


def ceased(found: Signs, hit: Hit, end: int) -> Hit | None:
    """Find the predicate that says of a deed that it is over: "the assaults on X have stopped"."""
    pause = found.any_in("pause", hit.last, end)
    if pause is None or not pause.entry.get("over"):
        return None
    between = range(hit.last, pause.first)
    helped = {
        lemma for token in found.tokens[max(hit.last, pause.first - _HELPED) : pause.first] for lemma in token.lemmas
    }
    told = any(hit.last <= other.first < pause.first for other in found.acts) or any(
        found.has("not", at) for at in between
    )
    passive = "be" in helped and pause.entry.get("over") != "passive"  # who "is stopped" is thrown back
    ends = pause.last >= len(found.tokens) or found.tokens[pause.last].norm in words("behind a pause")
    over = bool(helped & {"have", "be"}) or pause.entry.get("over") == "itself"
    return pause if ends and over and not told and not passive else None


def judged_false(found: Signs, hit: Hit, end: int) -> Hit | None:
    """Find what calls it false: "the report that X fell is untrue"."""
    false = found.any_in("false", hit.last, end)
    if false is not None and (_of_what_follows(found, false) or _in_passing(found, hit, false)):
        return None
    return (
        None if false is not None and found.has("idle", false.last - 1) is not None else false
    )  # "a disinformation campaign"


def _of_what_follows(found: Signs, false: Hit) -> bool:
    """Say whether words call false what comes behind them: "is shelled, and spread false claims | that X fell"."""
    behind = found.tokens[false.last + 1 : false.last + 2]
    if found.tokens[min(false.last, len(found.tokens) - 1)].norm == "to" and _acts_at(found, false.last + 1):
        return True  # "the offensive is impossible | to stop"
    apart = found.tokens[min(false.last, len(found.tokens) - 1)].text in ".,;:"
    return not apart and any(token.norm in words("what is meant") for token in behind)


def _acts_at(found: Signs, at: int) -> bool:
    return any(other.first == at for other in found.acts)


def _in_passing(found: Signs, hit: Hit, false: Hit) -> bool:
    """Say whether an act is told between commas before the judgement: "a landing in X, held by Y, is untrue"."""
    closed = any(token.text == "," for token in found.tokens[hit.last : false.first])
    return closed and hit.first > 0 and found.tokens[hit.first - 1].text == ","


def is_judgement(found: Signs, modal: Hit, voice: Voice) -> bool:
    """Say whether a modal is part of what somebody rejects: "the possibility of", "too early to", "would be wrong"."""
    spoken = voice.denies and modal.entry.phrase in words("speaking of")
    return spoken or modal.entry.phrase in words("possibility") or found.has("false", modal.last) is not None


def is_done(found: Signs, start: int, hit: Hit, kind: Kind) -> bool:
    """Say whether a verb tells what was achieved, which nothing behind it can make vain: "captured X as Y stalled"."""
    floor = min(start, max(0, hit.first - 2 * _CLAUSE))
    tried = last(found, "try", floor, hit.first) is not None or found.tokens[hit.first - 1].norm == "to"
    return kind is Kind.CAPTURE and hit.first > 0 and not tried and not found.tokens[hit.first].norm.endswith("ing")


def unconfirmed(found: Signs, start: int, hit: Hit) -> bool:
    """Say whether somebody only did not speak of it: "did not confirm losing X", "has not mentioned a retreat"."""
    mute = last(found, "mute", max(0, hit.first - _CLAUSE), hit.first)
    told = mute is not None and any(mute.last <= other.first and other.last <= hit.first for other in found.acts)
    between = found.tokens[mute.last : hit.first] if mute is not None else ()
    if mute is not None and not told and not any(token.norm in words("opposing") for token in between):
        return True  # "said nothing about X changing hands"
    proof = found.any_in("false", hit.last, hit.last + _CLAUSE)
    after = proof.last if proof is not None and found.has("proof", proof.last - 1) is not None else len(found.tokens)
    if any(token.norm == "by" for token in found.tokens[after : after + 1]):
        return True  # "the fall of X has not been confirmed by Kyiv"
    silent = last(found, "silent", max(start, hit.first - _CLAUSE), hit.first)
    if silent is None or found.has("not", silent.first - 1) is None or "be" in found.tokens[silent.first - 1].lemmas:
        return False
    return not any(silent.last <= other.first and other.last <= hit.first for other in found.acts)


def lacks_proof(found: Signs, negation: Hit, hit: Hit, seen: bool = False) -> bool:
    """Say whether it is proof that a negation denies: "there is no confirmation of a breakthrough near X"."""
    proof = (found.has("proof", at) for at in range(negation.first, hit.first))
    return any(sign is not None and (bool(sign.entry.get("seen")) or not seen) for sign in proof)


def unproven(found: Signs, negation: Hit, hit: Hit) -> bool:
    """Say whether only what can be seen is missing: "has not observed visual confirmation of advances near X"."""
    return lacks_proof(found, negation, hit, seen=True)


def unseen(found: Signs, floor: int) -> bool:
    """Say whether the clause is what nobody has seen or said: "has not seen evidence that", "no confirmation that"."""
    if any(found.has("unsaid", at) for at in range(max(0, floor - _CLAUSE // 2), floor)):
        return True  # "stopped short of saying | that"
    if not floor or found.tokens[floor].norm not in ("that", "whether"):
        return False
    if found.has("wish", floor - 1) is not None:
        return True  # "demands | that Kyiv withdraw"
    proof = (found.has("proof", at) for at in range(floor - 1, max(-1, floor - _REACH), -1))
    near = (sign for sign in proof if sign is not None)
    shown = [s for s in near if s.last == floor or s.entry.get("seen") or found.tokens[s.last].norm in _WHOSE]
    if not shown:  # "no visual confirmation of claims | that"
        return False
    first = min(floor - _CLAUSE // 2 - 1, shown[-1].first - _REACH)
    return any(found.has("not", at) for at in range(max(0, first), floor))


def is_quiet(found: Signs, hit: Hit) -> bool:
    """Say whether nothing has changed where nothing is fought over: that is no claim of any of the places listed."""
    unchanged = hit.entry.get("form") == "clause" and bool(hit.entry.get("deny"))
    return unchanged and bool(found.covered.get("quiet"))


def judged(found: Signs, hit: Hit) -> Hit | None:
    """Find the words that judge what was told, or say that what was tried has failed."""
    if hit.entry.get("false"):  # the words themselves say so: "это неправда", "цього не підтвердили"
        return hit
    tried = hit.entry.get("of") == "attempt"
    over = found.any_in("pause", hit.last, len(found.tokens)) if tried else None
    if over is not None and over.entry.get("over"):
        return over  # "these attempts have ceased"
    tags = ("vain", "fail") if tried else ("false",)
    return next((sign for tag in tags if (sign := found.any_in(tag, hit.last, len(found.tokens))) is not None), None)
