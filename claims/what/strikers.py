"""Who strikes or stops, read from the other end: what struck, whom, whose it was, who keeps a place under fire."""

from claims.claim import Actor
from claims.lexicon import Hit, words
from claims.what.armies import ASIDE, SIDES, Ground, nation, other, side_of, understood, unsaid
from claims.what.nouns import adjective, agent_of
from claims.what.signs import Force, Signs

_SUFFERING = frozenset(("ukraine", "russia", "our", "enemy"))
_CLAIMED = 5  # tokens from "claims" to what is claimed
_TARGETED = frozenset(("the", "at", "on", "to", "against", "of", "several", "some", "two", "three", "all"))


def boasted(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose deeds they are that somebody claims: "Moscow claims advances near X", "claims strikes on Y"."""
    if hit.entry.get("kind") not in ("advance", "attack"):
        return None
    left, right = ground.voice.attribution
    denied = ground.voice.denied if ground.voice.denies else None
    if denied is not None and ground.found.any_in("again", max(0, hit.first - _CLAIMED), hit.first) is not None:
        return SIDES.get(denied.side)  # "Moscow's claims of an advance are false"
    tokens = ground.found.tokens
    said = next((at for at in range(hit.first - 1, max(-1, hit.first - _CLAIMED), -1) if tokens[at].end <= right), -1)
    own = said >= 0 and left <= tokens[said].start and not words("boasting").isdisjoint(tokens[said].lemmas)
    return SIDES.get(ground.voice.claimant.side) if own else None


def struck_by(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose fire it is that strikes: "Russian drones crashed into X", "Ukrainian strikes hit Y"."""
    if hit.entry.get("kind") != "attack" or agent_of(ground, hit) is not None:
        return None
    fired = next((f for f in ground.found.forces if f.first < hit.first <= f.last), None)
    return side_of(ground, fired) if fired is not None else adjective(ground, hit)


def against(ground: Ground, hit: Hit) -> Actor | None:
    """Read who attacks from whom they attack: "the brigade struck Russian positions"."""
    if hit.entry.get("kind") != "attack" or hit.entry.get("role", "do") != "do" or hit.entry.get("form"):
        return None
    near = (f for f in ground.found.forces if hit.last <= f.first <= hit.last + ASIDE)
    struck = next((f for f in near if f.side in ("ukraine", "russia", "enemy")), None)
    if struck is None or any(ground.found.tokens[at].text in ",;:" for at in range(hit.last, struck.first)):
        return None
    beside = {token.norm for token in ground.found.tokens[hit.last : struck.first]}
    side = side_of(ground, struck) if beside <= _TARGETED else None
    return other(side) if side is not None else None


def owned(ground: Ground, hit: Hit) -> Actor | None:
    """Read who strikes from whose it is that was struck: "a Ukrainian command post was hit by an air strike"."""
    start = ground.clauses.start(hit.first)
    near = [f for f in ground.found.forces if start <= f.first < hit.first]
    if hit.entry.get("kind") == "encirclement" and near:  # "Ukrainian units are in a semi-encirclement"
        whose = len(near) > 1 or near[-1].side != "some"  # "several units are encircled" are the defender's
        side = side_of(ground, near[-1]) if whose else None
        return other(side) if side is not None else None
    if hit.entry.get("kind") != "attack":
        return None
    if near:  # "Russian troops came under fire"
        alone = len(near) == 1 and not (start and ground.found.tokens[start - 1].norm == "and")
        helped = alone and all(ground.found.has("aux", at) for at in range(near[-1].last, hit.first))
        side = side_of(ground, near[-1]) if helped and not near[-1].bare else None
        return other(side) if side is not None and near[-1].side in _SUFFERING else None
    owner = next((n for at in range(start, min(start + 3, hit.first)) if (n := nation(ground.found, at))), None)
    return other(owner) if owner is not None else None


def owns_strike(found: Signs, force: Force, hit: Hit) -> bool:
    """Say whose strike is told before what it did: "after the [Russian] attack on X, houses were damaged"."""
    if not force.bare or hit.entry.get("kind") != "attack":
        return False
    deeds = (act for act in found.acts if act.entry.get("kind") == "attack" and act.last <= hit.first)
    return any(force.last <= deed.first <= force.last + 2 for deed in deeds)


def keeper(ground: Ground, hit: Hit) -> Actor | None:
    """Read who keeps a place under his fire: "our troops are keeping the road near X under fire control"."""
    if _is_theirs(ground, hit):
        return _told_of(ground, hit)
    if _its_own(ground, hit):
        return _told_of(ground, hit) or SIDES.get(ground.voice.claimant.side)
    if not hit.entry.phrase.startswith("under"):
        return None
    start = ground.clauses.start(hit.first)
    kept = ground.found.any_in("keeps", start, hit.first)
    near = [f for f in ground.found.forces if start <= f.first and kept is not None and f.last <= kept.first]
    return side_of(ground, near[-1]) if near else None


def _its_own(ground: Ground, hit: Hit) -> bool:
    """Say whether a place is the speaker's: "Kyiv says that X is under its control"."""
    left, right = ground.voice.attribution
    if left >= right or not any(
        ground.found.tokens[at].norm in words("possessive") for at in range(hit.first, hit.last)
    ):
        return False
    start = ground.clauses.start(hit.first)
    said = [f for f in ground.found.forces if left <= ground.found.tokens[f.first].start < right]
    return not any(start <= f.first < hit.first and f not in said for f in ground.found.forces)


def _is_theirs(ground: Ground, hit: Hit) -> bool:
    """Say whether a place is, or is not, in the hands of many told of before: "it is not under their control"."""
    return any(ground.found.tokens[at].norm in words("theirs") for at in range(hit.first, hit.last))


def _told_of(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose "their" is from the troops told of before it: "they are in X, but it is not under their control"."""
    left, right = ground.voice.attribution
    tokens = ground.found.tokens
    begin = right if right <= tokens[hit.first].start else 0  # not who is spoken of before "X said that"
    near = [f for f in ground.found.forces if f.last <= hit.first and tokens[f.first].start >= begin and not f.bare]
    near = [f for f in near if f.side in _SUFFERING and not left <= tokens[f.first].start < right]
    if near or not _is_theirs(ground, hit):
        return side_of(ground, near[-1]) if near else None
    ahead = [f for f in ground.found.forces if 0 <= f.first - hit.last <= 1 and f.side in _SUFFERING and not f.bare]
    if ahead and tokens[ahead[0].first - 1].text == ",":
        return side_of(ground, ahead[0])  # "with X under their control, Russian troops"
    return ground.previous or ground.memory.last_actor


def stopper(ground: Ground, hit: Hit) -> Actor | None:
    """Read who stops from whom they stop: "push Russian troops out of X", "repelled 12 Russian assaults"."""
    if not hit.entry.get("stops"):
        return None
    tokens = ground.found.tokens
    near = (f for f in ground.found.forces if hit.first < f.first <= hit.last + 2 * ASIDE + 2)
    stopped = next((f for f in near if f.side in ("ukraine", "russia", "enemy")), None)
    if stopped is None or any(tokens[at].text in ",;" for at in range(hit.last, stopped.first)):
        return None
    led = "by" in {token.norm for token in tokens[hit.last : stopped.first]}  # "repulsed the assault by the enemy on X"
    if stopped.first > hit.last + ASIDE + 1 and not led:
        return None
    side = side_of(ground, stopped)
    return other(side) if side is not None else None


def beaten(ground: Ground, hit: Hit) -> Actor | None:
    """Read who stopped from who was stopped, where the phrase tells both: "Ukrainian groups were suppressed"."""
    if hit.entry.get("kind") != "repulse":
        return None
    near = [f for f in ground.found.forces if hit.first - ASIDE <= f.first < hit.last and f.side in _SUFFERING]
    named = next((f for f in near if f.side != "enemy"), near[0] if near else None)
    side = side_of(ground, named) if named is not None else None
    return other(side) if side is not None else None


def framed(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose efforts they are from whose zone opens the clause: "In the zone of the Sever group, efforts are"."""
    if hit.entry.get("kind") != "advance":
        return None
    tokens, start = ground.found.tokens, ground.clauses.start(hit.first)
    opened = (f for f in ground.found.forces if start <= f.first < f.last < hit.first and not f.bare)
    frame = next((f for f in opened if tokens[f.last].text == "," and f.first > start), None)
    return side_of(ground, frame) if frame is not None else None


def holders(ground: Ground, hit: Hit, who: Force | None) -> Actor | None:
    """Take plain troops that stop somebody for the place's own: "the brigade repelled an attack near X"."""
    plain = who is not None and who.side == "some"
    plain = plain or ground.found.has("unit", hit.first - 1) is not None  # "the group repelled two attacks"
    return understood(ground, "owner") if plain and hit.entry.get("stops") else None


def on_guard(ground: Ground, hit: Hit, who: Force | None) -> Actor | None:
    """Take numbered troops that hold on for the place's own: "the 24th brigade is holding its positions in X"."""
    if who is None or who.side != "some" or not hit.entry.get("holds"):
        return None
    numbered = any(ground.found.tokens[at].text[:1].isdigit() for at in range(max(0, who.first - ASIDE), who.last))
    return (unsaid(ground, who) or ground.previous or understood(ground, "owner")) if numbered else None


def flag_of(found: Signs, hit: Hit) -> Actor | None:
    """Read whose flag a phrase speaks of: "raised the Ukrainian flag", "Russia's flag appeared over X"."""
    flagged = range(max(0, hit.first - 2), hit.last) if "flag" in hit.entry.phrase else ()
    return next((side for at in flagged if (side := nation(found, at))), None)


def claimed(ground: Ground, hit: Hit) -> Actor | None:
    """Read who did it from whose claim it is that is denied: "the Russian ministry's claim to have taken X"."""
    denied = ground.voice.denied if ground.voice.denies else None
    if denied is None or hit.first < 2:  # noqa: PLR2004
        return None
    claim, tokens = ground.found.has("carry", hit.first - 2), ground.found.tokens
    gerund = tokens[hit.first].norm.endswith("ing") and tokens[hit.first - 1].norm in words("what is meant")
    return SIDES.get(denied.side) if gerund or (claim and claim.entry.phrase == "claim to") else None
