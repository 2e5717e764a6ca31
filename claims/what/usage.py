"""Verb or noun: how a phrase that could be either is used in its sentence."""

from claims.lexicon import Hit, words
from claims.segment import Token
from claims.what.signs import Force, Signs

_CLAUSE = 10  # tokens in which the predicate of a clause stands
_OPENING = frozenset(('"', "'", ",", ":", "«", "“", "”"))


def is_verb(found: Signs, hit: Hit, nouns: dict[int, Hit]) -> bool:
    """Say whether a phrase of the verbs is used as a verb here; `nouns` are the phrases that could be read instead."""
    word, before = found.tokens[hit.first], before_adverbs(found, hit.first)
    previous = found.tokens[before].norm if before >= 0 else ""
    if hit.entry.get("form") == "clause" or word.norm in words("be form") or word.norm == "there":
        return True
    noun = nouns.get(hit.first)
    longer = noun is None or (noun.last < hit.last and (word.norm.endswith("ing") or previous == ","))
    if len(hit.entry.phrase.split()) > 1 and longer:
        loose = previous in words("attendant") and (word.norm.endswith("ing") or _is_participle(found, hit.first))
        bound = previous in words("determiner") and previous != "that"
        bound = bound and not (found.has("aux", before) and found.has("aux", before - 1))  # "have all come under"
        adjective = _is_participle(found, hit.first) and word.norm.endswith("n") and hit.last - hit.first == 2  # noqa: PLR2004
        adjective = adjective and before >= 0 and not found.has("aux", before)  # "and withdrawn units will …"
        adjective = adjective and found.has("unit", hit.last - 1) is not None
        adjective = adjective and not any(force.last == before + 1 for force in found.forces)  # "units driven back"
        gerund = word.norm.endswith("ing") and hit.last - hit.first > 1  # "its goal of taking control of X"
        return not (bound or adjective or loose or (previous == "of" and not gerund)) and not _describes(
            found, hit.first
        )
    if word.norm.endswith("ing"):
        return _is_gerund(found, hit.first, previous, noun is not None)
    if _is_participle(found, hit.first):
        return _is_past(found, hit, before, previous)
    return noun is None if before < 0 else _is_present(found, hit, before, noun is not None)


def _describes(found: Signs, at: int) -> bool:
    """Say whether a participle only describes the object of the verb before it: "restore lost positions"."""
    ends = [hit for hit in found.acts if hit.last == at]
    noun = any(hit.entry.tag == "deed" and hit.last - hit.first > 1 for hit in ends)  # "artillery fire engaged them"
    return _is_participle(found, at) and not noun and any(hit.entry.tag == "act" for hit in ends)


def is_finite(found: Signs, at: int) -> bool:
    """Say whether a word is a verb that a subject can have: it shows a clause to be one."""
    token, before = found.tokens[at], found.tokens[at - 1].norm if at else ""
    if token.norm in words("finite"):
        return True
    nouns = {hit.first: hit for hit in found.acts if hit.entry.tag == "deed"}
    verbs = [
        hit for hit in found.acts if hit.first == at and hit.entry.tag == "act" and hit.entry.get("form") != "clause"
    ]
    if verbs:
        return not token.norm.endswith("ing") and any(is_verb(found, hit, nouns) for hit in verbs)
    described = not before or before in words("determiner") or before in words("preposition") or before in ("and", ",")
    described = described or (before[:1].isdigit() and not before.isdigit())  # "the 65th mechanized brigade"
    return token.norm.endswith("ed") and token.text.islower() and not described and not found.has("not", at - 1)


def is_noun(found: Signs, hit: Hit) -> bool:
    """Say whether the form allows a phrase of the nouns: "capturing" and "attacked" are no nouns, "shelling" is one."""
    phrase, word = hit.entry.phrase.replace("=", "").split(), found.tokens[hit.first].norm
    plain = not word.endswith(("ing", "ed")) or word == phrase[0]
    head = found.tokens[hit.last - 1].norm
    past = head == "struck" or (head.endswith("ed") and head != phrase[-1])
    many = word.endswith("s") and word not in phrase[0].removeprefix("=").split("|")
    many = many and words("preposition").isdisjoint(
        word for each in phrase for word in each.split("|")
    )  # "attacks on X"
    return plain and not (len(phrase) > 1 and (past or many))  # "missiles struck X", "drones strike X": by the verb


def hangs_on_preposition(found: Signs, hit: Hit) -> bool:
    """Say whether a noun only tells the circumstances of another act: "in a swift counteroffensive"."""
    at = hit.first - 1
    while at >= 0 and hit.first - at <= 5:  # noqa: PLR2004
        word = found.tokens[at]
        if word.norm in words("preposition"):
            counted = word.norm == "of" and at > 0 and found.tokens[at - 1].norm in words("measure")
            return not counted  # "there is a large number of clashes"
        if word.text in _STOPS or found.has("aux", at) or any(other.first == at for other in found.acts):
            return False
        at -= 1
    return False


_STOPS = frozenset((",", ".", ";", ":", "(", ")", "and", "but"))


def tokens_before(found: Signs, at: int) -> Token | None:
    """Return the last token before this one that is no adverb."""
    before = before_adverbs(found, at)
    return found.tokens[before] if before >= 0 else None


def before_adverbs(found: Signs, at: int) -> int:
    """Return the last token before this one that is no adverb and no quotation mark."""
    at -= 1
    while at >= 0 and (
        found.tokens[at].norm.endswith("ly")
        or (found.tokens[at].text in "\"“”'‘" and found.tokens[at].norm != "'s")  # "the troops' advance"
        or found.tokens[at].norm in ("also", "already", "still", "now", "again", "even")
    ):
        at -= 1
    return at


def _is_participle(found: Signs, at: int) -> bool:
    word = found.tokens[at]
    return len(word.lemmas) > 1 and not word.norm.endswith(("ing", "s"))


def _is_gerund(found: Signs, at: int, previous: str, could_be_noun: bool) -> bool:
    if previous in words("determiner") or _moves_along(found, at, previous):
        return False
    if not could_be_noun:
        return True
    follows = found.tokens[at + 1].norm if at + 1 < len(found.tokens) else ""
    governed = previous in words("before gerund") and _takes_object(found, at + 1)
    if previous in ("while", "when"):
        return not _has_predicate(found, at)
    parallel = previous in words("joint") and _goes_on_in(found, at)
    return (previous in words("be form") or governed or parallel or _takes_object(found, at + 1)) and follows != "of"


def _goes_on_in(found: Signs, at: int) -> bool:
    """Say whether a clause has told before what somebody is doing: "are trying to reach X and shelling Y"."""
    for on in range(at - 2, max(0, at - _CLAUSE), -1):
        if found.tokens[on].text in _STOPS:
            return False
        if found.tokens[on].norm.endswith("ing") and found.tokens[on - 1].norm in words("be form"):
            return found.tokens[at + 1].norm not in ("and", ",", ".") if at + 1 < len(found.tokens) else False
    return False


def _has_predicate(found: Signs, at: int) -> bool:
    """Say whether a noun in -ing is the subject of its clause: "while fighting around X has all but stopped"."""
    clause = found.tokens[at + 1 : at + _CLAUSE]
    end = next((on for on, token in enumerate(clause) if token.text in _STOPS), len(clause))
    return any(not {"be", "have"}.isdisjoint(token.lemmas) for token in clause[:end])


def _moves_along(found: Signs, at: int, previous: str) -> bool:
    """Say whether a participle only tells which troops are meant: "retreating Russian forces laid mines"."""
    alone = not words("moving alone").isdisjoint(found.tokens[at].lemmas)
    troops = any(force.first == at + 1 and not force.bare for force in found.forces)
    return alone and troops and previous not in words("be form") and previous not in (",", "and", "while")


def _is_past(found: Signs, hit: Hit, before: int, previous: str) -> bool:
    """Tell "30 recaptured villages" and "captured by", which say something, from "the captured city"."""
    tokens, after = found.tokens, hit.last
    if found.has("aux", before) or previous in words("be form") or after >= len(tokens):
        return True
    if previous in ("and", ",") and tokens[after].text[:1].isupper() and _lists_origins(found, hit, before):
        return False
    if found.has("unit", after) is not None and (previous == "," or previous in words("loose")):
        return False
    described = found.has("type", after) is not None and before >= 0
    if (
        described
        and (not tokens[before].text[:1].isdigit() or hit.entry.get("kind") == "control")  # "18 occupied villages"
        and not any(f.first <= before < f.last for f in found.forces)
    ):
        return previous in ("who", "which", "that", "and", ",", "to") or previous in words("headline says")
    adjective = previous in words("determiner") or previous in words("preposition") or before < 0
    adjective = adjective and not (previous == "that" and any(f.last == before for f in found.forces))  # "units that"
    if not adjective:
        return True
    inverted = tokens[after].norm in words("be form")  # "Also captured | were X and Y"
    follows = inverted or tokens[after].norm in ("by", "in", "and", "from", "on", "near", ",", "during")
    return follows and previous not in (
        "the",
        "'s",
        "of",
    )


def _lists_origins(found: Signs, hit: Hit, joint: int) -> bool:
    """Say whether it names one more place that fire came from: "drones launched from X and occupied Crimea"."""
    told = max((other.last for other in found.acts if other.first < joint), default=0)
    origin = next((at for at in range(joint, -1, -1) if found.tokens[at].norm == "from"), -1)
    return found.has("occupied", hit.first) is not None and told <= origin and is_launched(found, origin)


def is_launched(found: Signs, at: int) -> bool:
    """Say whether weapons that fly are spoken of before a place: those that come "from X" were launched there."""
    return any(not words("airborne").isdisjoint(token.lemmas) for token in found.tokens[:at])


def _is_present(found: Signs, hit: Hit, before: int, could_be_noun: bool) -> bool:
    tokens = found.tokens
    previous = tokens[before].norm
    if previous in words("determiner") or previous in words("preposition") or tokens[before].text[:1].isdigit():
        return False
    force = next((f for f in found.forces if f.first <= before < f.last), None)
    if force is not None:
        return _follows_force(found, hit, force, could_be_noun)
    if could_be_noun and previous in words("be form"):
        return False  # "there are clashes"
    if previous in ("to", "not", "n't") or found.has("aux", before) or found.has("modal", before):
        return True
    if previous in _OPENING or previous in words("opener"):
        told = tokens[hit.first].norm.endswith("s") or _goes_on(found, hit, before)
        return _takes_object(found, hit.first + 1) or (not could_be_noun and told)
    befalls = hit.entry.get("role") == "undergo" and tokens[hit.first].norm.endswith("s")
    befalls = befalls and tokens[before].text[:1].isupper()  # "Kherson falls"
    return not could_be_noun and (befalls or _takes_object(found, hit.first + 1))


def _goes_on(found: Signs, hit: Hit, comma: int) -> bool:
    """Say whether a headline goes on with another verb: "Troops advance near X, | seize Y"."""
    verbs = (other for other in found.acts if other.entry.tag == "act" and other.last <= comma < hit.first)
    return found.tokens[comma].text == "," and any(len(found.tokens[other.first].lemmas) == 1 for other in verbs)


def _follows_force(found: Signs, hit: Hit, force: Force, could_be_noun: bool) -> bool:
    if force.side == "pronoun":
        return True
    if force.side in ("some", "weapon") and could_be_noun:
        return False
    return _agrees(found, hit, force.first, bare=force.bare)


def _agrees(found: Signs, hit: Hit, first: int, *, bare: bool) -> bool:
    """Tell "the enemy attacks" and "Russia attacks X" from "enemy attacks on X" and "the Russian advance"."""
    tokens = found.tokens
    follows = tokens[hit.last].norm if hit.last < len(tokens) else ""
    counted = first > 0 and tokens[first - 1].norm in words("counting")  # "repelled all Ukraine attacks"
    if counted or (bare and tokens[first].norm in ("russian", "ukrainian")):
        return False
    if hit.last - 1 < len(tokens) and tokens[hit.last - 1].norm == "'s":
        return False
    named = found.has("force", first)
    if named is not None and named.entry.get("side") == "enemy":
        article = first > 0 and tokens[first - 1].norm == "the"
        heading = first == 0 and hit.last < len(tokens) and tokens[hit.last].text[:1].isupper()  # "Enemy storms X"
        return (article or heading) and tokens[hit.first].norm.endswith("s")
    return follows != "of"


def _takes_object(found: Signs, after: int) -> bool:
    return after < len(found.tokens) and (
        found.tokens[after].norm in words("object")
        or found.tokens[after].text[:1].isupper()
        or found.tokens[after].text[:1].isdigit()
        or found.has("quantity", after) is not None
    )
