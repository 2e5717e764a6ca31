"""Who acts, told of a noun: "the Russian capture of X", "an assault by the enemy", "launched an offensive"."""

from claims.claim import Actor, ClaimantKind, Side
from claims.lexicon import Hit, words
from claims.what.armies import SIDED, SIDES, Ground, other, side_of
from claims.what.ended import last
from claims.what.signs import Force, Signs
from claims.what.subjects import goes_on_to
from claims.what.usage import hangs_on_preposition

_HELD = frozenset(("presence",))
_OWN = frozenset(("their", "its", "his"))
_BESIDE = 4  # tokens between "Russian" and its noun
_AGENT_REACH = 12
_TRYING = 5  # tokens of "civilians are still trying to"


def of_noun(ground: Ground, hit: Hit) -> Actor | None:
    """Read "Russian capture of X", "capture of X by Russia", "advance of the enemy", or the clause's subject."""
    if hit.entry.get("strict"):
        return _right_behind(ground, hit)
    agent = _between(ground, hit) if hit.entry.get("foes") else None
    agent = agent or agent_of(ground, hit) or _freed(ground, hit) or _between(ground, hit)
    if agent is not None and _undergoes(ground, hit):
        # "Russian advances near X were limited by Ukrainian fire", "the loss of X was followed by Russian attacks"
        agent = adjective(ground, hit) or (None if hit.entry.get("swap") else agent)
    ring = hit.entry.get("kind") == "encirclement" and not hit.entry.get("active")
    agent = agent or (_possessor(ground, hit) if ring else None)  # "the encirclement of Ukrainian forces"
    if agent is None and ring:
        agent = _of_troops(ground, hit)
    if agent is None and ring and ground.previous is not None:
        joined = hit.first > 0 and ground.found.tokens[hit.first - 1].norm in ("or", "and")
        return ground.previous if joined or _is_done(ground.found, hit) else other(ground.previous)
    recalled = ring and hangs_on_preposition(ground.found, hit)  # "Ukrainians remember the siege of X": not theirs
    named = agent or adjective(ground, hit) or _possessor(ground, hit)
    return named or (None if recalled else _light_subject(ground, hit)) or _to_come(ground, hit)


def _undergoes(ground: Ground, hit: Hit) -> bool:
    """Say whether a deed is what something else befell: "the advances near X were | slowed by"."""
    tokens = ground.found.tokens[hit.last : min(ground.clauses.end(hit.last - 1), hit.last + _AGENT_REACH)]
    by = next((at for at, token in enumerate(tokens) if token.norm == "by"), 0)
    return any("be" in token.lemmas for token in tokens[:by])


def _of_troops(ground: Ground, hit: Hit) -> Actor | None:
    """Read a ring whose victims are told before it, or that their own side denies: "Kyiv denies troop encirclement"."""
    caught = next((f for f in ground.found.forces if f.last == hit.first and f.side == "some"), None)
    side = side_of(ground, caught) if caught is not None else None
    if side is None and ground.voice.denies and ground.voice.denied is None:
        side = SIDES.get(ground.voice.claimant.side)
    return other(side) if side is not None else None


def in_passing(found: Signs, hit: Hit) -> bool:
    """Say whether a fight is only where something befell somebody: "the enemy lost two companies in fighting for X"."""
    fights = "fight" in found.tokens[hit.first].lemmas
    return fights and hit.first > 0 and found.tokens[hit.first - 1].norm in words("circumstance")


def _is_done(found: Signs, hit: Hit) -> bool:
    """Say whether a ring is what somebody draws, and no reason to leave: "attempting encirclement", "its siege"."""
    before = range(max(0, hit.first - _BESIDE), hit.first)
    tried = any(found.has("try", at) or found.has("carry", at) for at in before)
    tried = tried or (hit.first > 0 and found.tokens[hit.first - 1].norm in _OWN)
    return tried or ("pincer" in hit.entry.phrase and any(found.tokens[at].norm == "with" for at in before))


def _between(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose it is from within the phrase: "the flight of [the Russians] from X", "the loss of [our] positions"."""
    inside = next((f for f in ground.found.forces if hit.first < f.first < hit.last and f.side != "some"), None)
    side = side_of(ground, inside) if inside is not None else None
    return other(side) if side and _rids(hit) else side


def _rids(hit: Hit) -> bool:
    """Say whether those whom a deed names suffer it: "clearing of Russian troops from X", "a breach of our lines"."""
    return bool(hit.entry.get("foes")) or (hit.entry.get("kind") == "capture" and hit.entry.get("agent") == "owner")


def _to_come(ground: Ground, hit: Hit) -> Actor | None:
    """Read whose "their" is that stands before the army which it means: "After their advance failed, the Russians"."""
    tokens = ground.found.tokens
    own = any(tokens[at].norm in _OWN for at in range(max(0, hit.first - _BESIDE), hit.first))
    own = own and not (hit.entry.get("kind") == "capture" and tokens[hit.first - 1].norm == "its")  # a town's
    armed = [f for f in ground.found.forces if f.side in ("ukraine", "russia", "enemy", "our") and not f.bare]
    if hit.entry.get("agent") == "taker" and tokens[ground.clauses.start(hit.first)].norm in words("since when"):
        return ground.previous  # "Russia's biggest gains since the capture of X"
    later = armed[0] if own and armed and armed[0].first >= hit.last else None
    if later is None and hit.entry.get("agent") == "taker":
        later = goes_on_to(ground.found, hit)
    return side_of(ground, later) if later is not None else None


def _freed(ground: Ground, hit: Hit) -> Actor | None:
    """Read who liberates from whom a place is freed: "the liberation of X from Russian troops"."""
    if hit.entry.get("kind") != "capture" or hit.entry.get("swap"):
        return None
    tokens = ground.found.tokens
    near = (f for f in ground.found.forces if hit.last < f.first <= hit.last + _AGENT_REACH and f.side != "pronoun")
    held = next((f for f in near if "from" in {tokens[f.first - 1].norm, tokens[f.first - 2].norm}), None)
    side = side_of(ground, held) if held is not None else None
    return other(side) if side is not None else None


def _right_behind(ground: Ground, hit: Hit) -> Actor | None:
    """Read "X, a stronghold of the army" and "X, a longtime Ukrainian stronghold", not "the Ukrainian stronghold"."""
    following = next((f for f in ground.found.forces if f.first in (hit.last, hit.last + 1)), None)
    if following is not None:
        return side_of(ground, following)
    before = range(max(0, hit.first - _BESIDE - 1), hit.first)
    return adjective(ground, hit) if any(ground.found.has("article", at) for at in before) else None


def adjective(ground: Ground, hit: Hit) -> Actor | None:
    """Read "Russian", "the enemy's" or "our" before a noun."""
    floor = ground.clauses.start(hit.first)
    near = [f for f in ground.found.forces if floor <= f.last and 0 <= hit.first - f.last <= _BESIDE]
    near = [f for f in near if f.bare or f.side in ("enemy", "our")]
    between = [token.norm for token in ground.found.tokens[near[-1].last : hit.first]] if near else []
    apart = any(word in ",;:()" or word in words("circumstance") for word in between)
    if not near or apart:
        return None  # "the enemy lost men | in fighting"
    return side_of(ground, near[-1])


def _possessor(ground: Ground, hit: Hit) -> Actor | None:
    """Read "of the Russian army", "of its own units" behind a noun."""
    following = next((f for f in ground.found.forces if hit.last <= f.first <= hit.last + _BESIDE + 1), None)
    of_town = following is not None and _owns_town(ground.found, following.last)  # "the capture of Ukrainian bastion X"
    if following is not None and following.bare and (of_town or hit.entry.get("role") == "of"):
        return None  # "the map shows X under Russian control"
    if following is None or following.first >= ground.clauses.end(hit.first):
        return None
    if following.side == "pronoun" and following.last - following.first == 1:
        return None
    if following.bare and any(act.first == following.last for act in ground.found.acts):
        return side_of(ground, following)  # "the first successes in the Russian offensive"
    named = any(ground.found.tokens[at].text.istitle() for at in range(hit.last, following.first))
    if named or not _of_only(ground.found, hit.last, following.first, hit):
        return None  # "after the fall of X the Russians captured Y"
    side = side_of(ground, following)
    borne = not words("borne").isdisjoint(ground.found.tokens[hit.first].lemmas)  # "the shelling of our positions"
    return other(side) if side and (borne or _rids(hit) or hit.entry.get("kind") == "encirclement") else side


def _owns_town(found: Signs, at: int) -> bool:
    """Say whether a town's kind and its name follow: "Ukrainian [logistics hub X]", "Ukrainian [stronghold X]"."""
    end = min(at + _BESIDE, len(found.tokens))
    name = next((on for on in range(at, end) if found.tokens[on].text[:1].isupper()), at)
    kind = name > at and (found.has("type", name - 1) or found.tokens[name - 1].norm in words("held so"))
    return bool(kind) and not any(force.first == name for force in found.forces)


def _light_subject(ground: Ground, hit: Hit) -> Actor | None:
    """Read the subject of the verb that a noun completes: "the enemy launched an assault"."""
    if hit.entry.get("role") == "of" and hit.entry.phrase.split()[0] not in _HELD:
        return None
    if hit.entry.get("kind") == "attack" and not hit.entry.get("sortie") and _circumstance(ground.found, hit):
        return None
    start = 0 if hit.entry.get("sortie") else ground.clauses.start(hit.first)
    subject = [f for f in ground.found.forces if start <= f.first and f.last <= hit.first and not f.bare]
    if not subject and start in ground.clauses.relative:  # "Russian troops, | who made gains since the capture of X"
        subject = [f for f in ground.found.forces if 0 <= start - f.last <= 1 and not f.bare]
    subject = [f for f in subject if not (ground.voice.denies and speaks(ground, f))]  # "the army ruled out a retreat"
    if not subject or _decided(ground.found, subject[0].last, hit):
        return None
    side = side_of(ground, subject[0])
    before = ground.found.tokens[subject[0].last : hit.first]
    suffers = any(not words("suffering").isdisjoint(token.lemmas) for token in before)
    suffers = suffers or any(token.norm == "against" for token in before[-_BESIDE:])  # "held out against an onslaught"
    return other(side) if side and suffers else side


def speaks(ground: Ground, force: Force) -> bool:
    """Say whether troops are named as who says it, and not as who does it."""
    left, right = ground.voice.attribution
    return left <= ground.found.tokens[force.first].start < right


def _decided(found: Signs, first: int, hit: Hit) -> bool:
    """Say whether a battle is only won or lost by its subject: "the army lost the battle for control of X"."""
    verbs = (lemma for token in found.tokens[first : hit.first] for lemma in token.lemmas)
    fights = hit.entry.phrase.split()[0].split("|")
    return not words("fights").isdisjoint(fights) and not words("decided").isdisjoint(verbs)


def _circumstance(found: Signs, hit: Hit) -> bool:
    """Say whether an attack is only what something happened in: "destroyed 22 drones in an attack on X"."""
    words = [token.norm for token in found.tokens[max(0, hit.first - 3) : hit.first]]
    befell = words[-1:] == ["by"] and len(words) > 1 and words[-2].endswith("ed")  # "people trapped by fighting in X"
    return "in" in words or "during" in words or befell


def _of_only(found: Signs, first: int, last: int, hit: Hit) -> bool:
    between = [found.tokens[i].norm for i in range(first, last)]
    ends = found.tokens[hit.last - 1].norm in ("of", "by")
    direct = hit.entry.get("role") == "of" or ends or between[:1] in (["of"], ["by"], ["for"])
    return direct and not any(
        word in ("against", "on", "by", "to", "with", "between", "and", ",", "in") for word in between
    )


def agent_of(ground: Ground, hit: Hit) -> Actor | None:
    """Read whom "by" names behind an act: "captured by Russian forces"."""
    found = ground.found
    end = min(ground.clauses.end(hit.last - 1), hit.last + _AGENT_REACH)
    for at in range(hit.last, end):
        if any(other.first == at and other.entry.tag == "act" for other in found.acts):
            return None
        of_it = found.tokens[at].norm == "of" and found.tokens[at - 1].norm in words("doings")
        led = found.tokens[at].norm == "by" or of_it
        if led and found.has("proof", at - 1) is None:  # "was reported by Kyiv": no deed
            force = next((f for f in found.forces if at < f.first <= at + 3), None)
            if force is not None:
                return side_of(ground, force)
    return None


def evacuator(ground: Ground, hit: Hit) -> Actor | None:
    """Return whose authorities take people out: those named in the clause, else the side that the place is on."""
    start = ground.clauses.start(hit.first)
    near = [
        f for f in ground.found.forces if start <= f.first and f.last <= hit.first and f.side in SIDED and not f.bare
    ]
    kept = bool(hit.entry.get("deny"))  # "the occupiers did not allow the evacuation": others would have
    named = None if kept else agent_of(ground, hit) or (side_of(ground, near[-1]) if near else None)
    claimant = ground.voice.claimant
    announces = claimant.side is Side.RUSSIA and claimant.kind in (ClaimantKind.OFFICIAL, ClaimantKind.MILITARY)
    occupier = ground.abroad or announces or claimant.kind is ClaimantKind.OCCUPATION
    return named or (Actor.RUSSIA if occupier else Actor.UKRAINE)


def of_civilians(ground: Ground, hit: Hit) -> bool:
    """Say whether it is civilians who are trapped or leave: no army does it."""
    if hit.entry.get("kind") not in ("encirclement", "withdrawal"):
        return False
    tried = hit.first > 0 and ground.found.tokens[hit.first - 1].norm == "to"  # "says civilians are trying to | escape"
    start = max(0, hit.first - _TRYING) if tried else ground.clauses.start(hit.first)
    civil = last(ground.found, "civil", start, hit.first)
    if civil is None or any(_are_beside(ground.found, f, civil) for f in ground.found.forces if f.first < hit.first):
        return False
    return agent_of(ground, hit) is None


def _are_beside(found: Signs, force: Force, civil: Hit) -> bool:
    """Say whether troops stand behind civilians, or with them: "marines and a thousand civilians are trapped"."""
    between = range(force.last, civil.first)
    joined = any(found.tokens[at].norm in words("joining") for at in between)
    return civil.first < force.last or (joined and not any(found.has("aux", at) for at in between))
