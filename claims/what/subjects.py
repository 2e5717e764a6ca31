"""Who the subject of a verb is: past asides and helpers, behind a deed that opens the sentence, both sides."""

from collections.abc import Sequence

from claims.claim import Actor, Kind
from claims.lexicon import Hit, words
from claims.what.armies import BOTH, SIDED, Ground, side_of
from claims.what.clauses import Clauses
from claims.what.signs import Force, Signs
from claims.what.usage import before_adverbs

_OPENING = 3  # tokens of "Following the full" before "capture"
_MOVING = frozenset((Kind.ADVANCE, Kind.PRESENCE))  # what those go on to do who took a town


def past_aside(found: Signs, near: Sequence[Force], at: int) -> list[Force]:
    """Leave out the troops of an aside behind a subject: "the enemy, thanks to our army, | is leaving"."""
    if at > 0 and found.tokens[at].norm in words("joint"):  # "the enemy came under our fire | and fled"
        free = [f for f in near if not _met(found, f)] or list(near)
        return [f for f in free if not f.bare][:1] or free  # "made use of the weakness of the enemy | and retook X"
    if at < 1 or found.tokens[at].text != ",":
        return list(near)
    opened = (on for on in range(at - 1, 0, -1) if found.tokens[on].text == ",")
    comma = next((on for on in opened if any(f.last == on for f in near)), at)
    return [f for f in near if not comma < f.first < at] or list(near)


def _met(found: Signs, force: Force) -> bool:
    """Say whether a preposition stands before troops, who then do nothing: not "with our troops having left"."""
    at = force.first - 1 - (found.tokens[force.first - 1].norm in words("article"))
    absolute = force.last < len(found.tokens) and found.tokens[force.last].norm.endswith("ing")
    return at >= 0 and found.tokens[at].norm in words("met with") and not absolute


def escorted_by(found: Signs, escort: Force) -> Force | None:
    """Return the troops that others only help: "the army [backed by mercenaries] took X"."""
    at = escort.first - 2
    helped = at > 0 and found.tokens[at].norm in words("helped")
    return next((f for f in found.forces if helped and at - f.last in (0, 1) and not f.bare), None)


def around_aside(found: Signs, clauses: Clauses, comma: int) -> int:
    """Return where the clause begins that an aside breaks off: "[The army], despite losses, took X"."""
    start = clauses.start(comma - 1)
    return clauses.start(start - 1) if start and found.tokens[start - 1].text == "," else start


def goes_on_to(found: Signs, hit: Hit) -> Force | None:
    """Find who took what a sentence opens with: "Following the capture of X, Russian troops are pushing towards Y"."""
    tokens = found.tokens
    opens = any(tokens[on].norm in words("having done") for on in range(max(0, hit.first - _OPENING), hit.first))
    comma = next((on for on in range(hit.last, len(tokens)) if tokens[on].text == ","), 0) if opens else 0
    who = next((f for f in found.forces if comma and comma < f.first <= comma + 2 and not f.bare), None)
    deed = next((act for act in found.acts if who is not None and act.first >= who.last), None)
    moves = deed is not None and Kind(deed.entry.get("kind")) in _MOVING
    return who if moves and hit.first <= _OPENING + 2 else None


def new_subject(ground: Ground, hit: Hit, near: list[Force]) -> Actor | None:
    """Find troops that became the subject since the last act: "X held Y, and the army beat it by shelling"."""
    found = ground.found
    last = max((other.last for other in found.acts if other.last <= hit.first), default=0)
    fresh = [f for f in near if f.first >= last and not f.bare and f.side not in ("pronoun", "weapon", "some")]
    for force in fresh:
        before = before_adverbs(found, force.first)
        article = before >= 0 and found.tokens[before].norm in ("the", "a", "an")
        before -= article
        told = any(
            {"be", "have"} & set(found.tokens[at].lemmas) for at in range(force.last, min(force.last + 2, hit.first))
        )
        if told and (before < 0 or found.tokens[before].norm in ("and", ",", "that", "but", "while", "with")):
            return side_of(ground, force)
    return None


def both_sides(found: Signs, force: Force, hit: Hit) -> bool:
    """Say whether both fight ("Ukrainian and Russian forces clashed"): the attacker is then the invader."""
    if hit.entry.get("kind") != "attack":
        return False
    met = (f for f in found.forces if hit.last <= f.first <= hit.last + 1 and not f.bare)
    meets = hit.entry.get("mutual") and any(f.side != force.side and f.side in (*SIDED, "enemy") for f in met)
    return bool(meets) or _partner(found, force) is not None


def _partner(found: Signs, force: Force) -> Force | None:
    if force.side not in SIDED:
        return None
    partner = next((f for f in found.forces if 1 <= force.first - f.last <= 2 and f.side != force.side), None)  # noqa: PLR2004
    return partner if partner is not None and found.tokens[partner.last].norm in ("and", "nor") else None


def both_do(ground: Ground, hit: Hit) -> bool:
    """Say whether both sides do each for itself what a verb tells: "neither Ukrainian nor Russian forces advanced"."""
    if hit.entry.get("kind") == "attack" and not fires(hit):
        return False
    at = skip_auxiliaries(ground.found, hit.first - 1)
    subject = next((f for f in ground.found.forces if f.first <= at < f.last), None)
    if subject is not None and subject.side == "pronoun":
        return ground.found.tokens[subject.first].norm in BOTH
    partner = _partner(ground.found, subject) if subject is not None and hit.entry.get("kind") != "attack" else None
    return partner is not None and (partner.bare or ground.found.tokens[partner.last].norm == "nor")


def fired_by_both(found: Signs, hit: Hit) -> bool:
    """Say whether fire comes from either army: "shelled from both sides", "under fire from both armies"."""
    whose = next((f for f in found.forces if hit.last < f.first + 1 <= hit.last + 2 and f.side == "pronoun"), None)
    return whose is not None and found.tokens[whose.first].norm == "both" and fires(hit)


def fires(hit: Hit) -> bool:
    """Say whether an attack is one by fire, which either army can do to a place where they do not fight each other."""
    return any(not words("fired").isdisjoint(word.split("|")) for word in hit.entry.phrase.replace("=", "").split())


def skip_auxiliaries(found: Signs, at: int) -> int:
    """Go back over helpers, adverbs and words of trying, down to the last token of a subject."""
    while at >= 0 and (
        found.has("aux", at)
        or found.tokens[at].norm.endswith("ly")
        or found.tokens[at].text in "\"“”'‘"
        or any(found.has(tag, at) for tag in ("not", "try", "carry", "fail", "hedge"))
    ):
        if any(f.first <= at < f.last for f in found.forces):
            break
        at -= 1
    return at
