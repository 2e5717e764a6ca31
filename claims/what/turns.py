"""What turns an act: negation, failure, hedging, and what is only meant, feared or still to come."""

from dataclasses import dataclass

from claims.claim import Kind
from claims.lexicon import Hit, words
from claims.what.clauses import Clauses
from claims.what.ended import (
    came_to_nothing,
    ceased,
    failure,
    in_vain,
    is_done,
    is_judgement,
    is_quiet,
    judged_false,
    lacks_proof,
    last,
    paused,
    unconfirmed,
    unproven,
    unseen,
)
from claims.what.negating import after_last_act, is_joined, negation_of, shares_form, unanswered
from claims.what.purpose import came_true, foreseen, is_hoped, is_purpose, is_without, is_worth
from claims.what.signs import Signs
from claims.who.voice import Voice, is_statement

_REACH = 8
_MEANS, _MATTER, _PAIR = 5, 5, 4  # tokens of "by further heavy Russian", from "regarding", of "“Taking and holding"
_LATE = frozenset((Kind.ADVANCE, Kind.CROSSING, Kind.PRESENCE, Kind.CAPTURE, Kind.ENCIRCLEMENT))


@dataclass(frozen=True, slots=True)
class Turn:
    """How a clause turns its act; `void` means that it is not said to have happened at all."""

    denied: bool = False
    failed: bool = False
    hedged: bool = False
    void: bool = False
    phrases: tuple[Hit, ...] = ()


def turn(found: Signs, hit: Hit, clauses: Clauses, kind: Kind, *, verb: bool, voice: Voice) -> Turn:
    """Weigh the words between the start of the clause and the act, and those that deny it afterwards.

    What a voice denies already, "is not true", is not counted again; "no confirmation that" is a speaker's denial.
    """
    floor, end = clauses.start(hit.first), clauses.end(hit.first)
    joined = is_joined(found, hit) and shares_form(found, floor, hit)
    joined = joined or (not verb and _is_means(found, hit))
    start = floor if joined else max(floor, after_last_act(found, hit, floor))
    failed = failure(found, start, hit, kind, joined=joined)
    modal = _modal(found, start, hit, kind) or _conditional_subject(found, hit, floor, end) or _consequence(found, hit)
    modal = modal or foreseen(found, hit) or (_told_to(found, floor, hit, kind) if verb else _awaited(found, hit, end))
    rejected = modal is not None and voice.denies and is_judgement(found, modal, voice)
    dashed = came_to_nothing(found, modal, hit, end) if modal is not None else None
    if modal is not None and not rejected and dashed is None and (failed is None or modal.first < failed.first):
        return Turn(void=True, phrases=(modal,))
    false = None if voice.denies else judged_false(found, hit, end)
    judged = voice.denies or false is not None
    if (
        (verb and _is_asked(found))
        or is_quiet(found, hit)
        or (unconfirmed(found, start, hit) and not is_statement(voice) and not unanswered(found, hit))
        or not (verb or judged or _is_deed(found, hit, floor, end))
    ):
        return Turn(void=True)
    hoped = (not voice.denies and is_hoped(found, hit, verb=verb)) or is_without(found, start, hit)
    if hoped or (unseen(found, floor) and not (voice.denies and voice.attribution[1])):
        return Turn(void=True)
    if verb and failed is None and dashed is None and (is_purpose(found, hit, kind) or _is_despite(found, hit, floor)):
        return Turn(void=True)
    negated = negation_of(found, start, hit, failed)
    if negated is not None and not voice.denies and unproven(found, negated, hit):
        return Turn(void=True)
    # "tried in vain to push us out", "attempted to storm X without success"
    tried = kind in (Kind.REPULSE, Kind.ATTACK) and last(found, "try", start, hit.first) is not None
    late = (kind in _LATE or tried) and not (verb and is_done(found, start, hit, kind))
    vain = dashed or (in_vain(found, start, hit, end) if late else None)
    if negated is not None and (_told_by(negated, vain) or (voice.denies and lacks_proof(found, negated, hit))):
        negated = None
    hedge = found.any_in("hedge", start, hit.first) or found.any_in("hedge", hit.first, min(end, hit.last + 2))
    over = None if verb else paused(found, start, hit) or ceased(found, hit, end)
    nothing = failed or vain or over
    count = sum(sign is not None for sign in (nothing, negated, false)) + bool(hit.entry.get("deny"))
    count += voice.denies and voice.denied is None and kind is Kind.ATTACK and not verb and _is_apart(found, hit)
    phrases = tuple(sign for sign in (failed, negated, vain, false, over, hedge) if sign is not None)
    return Turn(
        denied=count % 2 == 1, failed=failed is not None or vain is not None, hedged=hedge is not None, phrases=phrases
    )


def _is_asked(found: Signs) -> bool:
    """Say whether a sentence asks whether something is so, and says nothing: not "Why did they leave X?"."""
    asks = any(token.text == "?" for token in found.tokens[-2:])
    return asks and all(token.norm not in words("asking") for token in found.tokens[:3])


def _told_by(negated: Hit, vain: Hit | None) -> bool:
    """Say whether a negation is part of what says that an attempt came to nothing: "without success"."""
    return vain is not None and vain.first <= negated.first < vain.last


def _conditional_subject(found: Signs, hit: Hit, floor: int, end: int) -> Hit | None:
    """Find the modal that makes a subject hypothetical: "Capturing the city would …"."""
    opens = hit.first <= floor + 1 or found.tokens[hit.first - 1].text == ","
    opens = opens or (hit.first <= floor + _PAIR and found.tokens[hit.first - 1].norm == "and")  # "taking and keeping"
    if not opens or not found.tokens[hit.first].norm.endswith("ing") or hit.entry.tag == "deed":
        return None  # "fighting", "shelling" are told, not weighed
    modal = found.any_in("modal", hit.last, min(end, hit.last + _REACH)) or found.any_in("aim", hit.last, end)
    modal = modal or found.any_in("weighed", hit.last, end)  # "stopping them there is not easy"
    explained = modal is not None and found.tokens[modal.first - 1].norm in words(
        "relative pronoun"
    )  # "…, which would be the third"
    return modal if modal is not None and not explained else _would(found, hit)


def _consequence(found: Signs, hit: Hit) -> Hit | None:
    """Find the "would" of a clause from which this one draws a consequence: "it would widen the road, letting …"."""
    tokens = found.tokens
    hanging = (
        at for at in range(max(1, hit.first - _REACH), hit.first + 1)
        if tokens[at].norm.endswith("ing") and "," in (tokens[at - 1].text, tokens[at - 2].text)
    )  # fmt: skip
    comma = next(hanging, 0) - 1
    would = (found.has("modal", at) for at in range(comma - 1, max(-1, comma - 2 * _REACH), -1))
    return next((modal for modal in would if modal is not None and modal.entry.phrase in words("irreal")), None)


def _awaited(found: Signs, hit: Hit, end: int) -> Hit | None:
    """Find the predicate by which a deed is still to come: "an attack on X is expected", "the fall of X may follow"."""
    modal = found.any_in("modal", hit.last, min(end, hit.last + _REACH)) or _aimed_at(found, hit, end)
    judged = modal is not None and found.any_in("false", hit.last, modal.first)  # "is a lie and meant to sow panic"
    if modal is None or judged or any(hit.last <= other.first < modal.first for other in found.acts):
        return None
    past = modal.last < len(found.tokens) and "have" in found.tokens[modal.last].lemmas
    if past or _of_others(found, hit, modal):
        return None  # "the advance may have been helped by fog" has been made
    before = found.tokens[modal.first - 1]
    written = modal.entry.tag == "aim" or modal.entry.phrase.startswith(("=", "be "))
    told = written or "be" in before.lemmas
    return modal if told and not found.has("not", modal.first - 1) else None


def _of_others(found: Signs, hit: Hit, modal: Hit) -> bool:
    """Say whether it is troops named in between that are still to act: "the shelling of X suggests | they plan to"."""
    at = modal.first - 1
    while at > hit.last and found.has("aux", at):
        at -= 1
    subject = next((f for f in found.forces if f.first <= at < f.last and f.first > hit.last and not f.bare), None)
    return subject is not None and found.tokens[subject.first - 1].norm not in words("preposition")


def _is_means(found: Signs, hit: Hit) -> bool:
    """Say whether a deed is by what something else comes about: "would be cut off by further advances"."""
    by = next((at for at in range(hit.first - 1, max(0, hit.first - _MEANS), -1) if found.tokens[at].norm == "by"), 0)
    before = found.has("act", by - 1)
    return by > 0 and before is not None and not any(by < other.first < hit.first for other in found.acts)


def _aimed_at(found: Signs, hit: Hit, end: int) -> Hit | None:
    """Find the predicate by which a deed is only an aim: "the capture of X has been one of the key goals"."""
    aim = found.any_in("aim", hit.last, end)
    between = found.tokens[hit.last : aim.first] if aim is not None else ()
    return aim if any(not {"be", "remain"}.isdisjoint(token.lemmas) for token in between) else None


def _is_deed(found: Signs, hit: Hit, floor: int, end: int) -> bool:
    """Say whether a noun is more than what somebody speaks about, and no part of a failure: "without success"."""
    if found.has("vain", hit.first) is not None:
        return False
    matter = last(found, "matter", max(0, hit.first - _MATTER), hit.first)
    if matter is not None and found.has("not", matter.first) is not None:
        return True  # "there is no talk of a siege"
    if is_worth(found, floor, hit):
        return False
    weighed = found.any_in("weighed", hit.last, end)
    real = weighed.entry.get("told") if weighed is not None else ""  # "was an important success", "the fight is hard"
    first = matter.last if matter is not None else max(floor, hit.first - _MATTER)
    owned = any(first <= force.first < hit.last + 1 for force in found.forces) or real == hit.entry.get("kind")
    return owned or (matter is None and (weighed is None or real == "all"))


def _would(found: Signs, hit: Hit) -> Hit | None:
    """Find the predicate that a relative clause parts from its subject: "taking X, which …, would enable", "is key"."""
    modals = (found.has("modal", at) or found.has("weighed", at) for at in range(hit.last, hit.last + 2 * _REACH))
    return next((modal for modal in modals if modal is not None and _is_main(found, modal)), None)


def _is_main(found: Signs, modal: Hit) -> bool:
    before = found.tokens[modal.first - 1]
    parted = modal.entry.tag == "weighed" and not before.text.isalnum()
    return parted or ("would" in modal.entry.phrase and before.norm not in words("relative pronoun"))


def _modal(found: Signs, start: int, hit: Hit, kind: Kind) -> Hit | None:
    modal = last(found, "modal", start, hit.first)
    if modal is None or found.has("fail", modal.first) is not None or _is_real(found, modal, hit):
        return None
    word = modal.entry.phrase.lstrip("=")
    apart = word == "plan" and hit.first - modal.last > 2  # noqa: PLR2004  # "their plan to take X was not abandoned"
    announced = not apart and _is_announced(found, modal, kind)
    if announced or (kind is Kind.ENCIRCLEMENT and word in words("threatening")):
        return None
    hedged = word in ("would", "could", "may", "might", "have to") and found.has("hedge", modal.first) is not None
    return None if hedged else modal


def _is_announced(found: Signs, modal: Hit, kind: Kind) -> bool:
    """Say whether what is still to come is a retreat that is ordered or announced: that counts."""
    word = modal.entry.phrase.lstrip("=")
    return kind is Kind.WITHDRAWAL and word in words("announcing") and not _depends(found)


def _told_to(found: Signs, floor: int, hit: Hit, kind: Kind) -> Hit | None:
    """Find the modal within "X said" that governs an infinitive: "called on the army to | liberate", "warned if it"."""
    at = hit.first - 1
    while at > 0 and not found.tokens[at].text[:1].isalnum():
        at -= 1
    if at >= floor or at < 0 or found.tokens[at].norm != "to":
        return None
    modal = last(found, "modal", max(0, floor - _REACH), floor)
    return None if modal is None or _is_announced(found, modal, kind) else modal


def _depends(found: Signs) -> bool:
    """Say whether what is announced hangs on a bargain or a condition: "if the line breaks, they will leave"."""
    return bool(found.covered.get("bargain")) or any(token.norm in words("condition") for token in found.tokens)


def _is_real(found: Signs, modal: Hit, hit: Hit) -> bool:
    """Say whether the words leave nothing open after all: "have yet to capture", "trying to prevent"."""
    if modal.entry.phrase == "have to" and found.has("not", modal.first) is not None:
        return found.tokens[hit.first - 1].norm == "to"
    tried = found.has("try", modal.first)
    return (tried is not None and tried.first < modal.first) or came_true(found, modal, hit) or unanswered(found, hit)


def _is_apart(found: Signs, hit: Hit) -> bool:
    """Say whether a deed is not denied, but that amid which something else is: "denied leaving X despite attacks"."""
    amid = last(found, "amid", max(0, hit.first - _REACH), hit.first)
    return amid is not None and any(other.last <= amid.first for other in found.acts)


def _is_despite(found: Signs, hit: Hit, floor: int) -> bool:
    """Say whether the clause only tells against what odds: "despite the enemy's efforts to seize it"."""
    return found.tokens[floor].norm == "despite" and found.tokens[hit.first - 1].norm == "to"
