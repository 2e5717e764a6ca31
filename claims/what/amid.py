"""What tells no deed of the place in mind: what there was none of, amid what something happened, some town or other."""

from claims.claim import Kind, Relation
from claims.lexicon import Hit, words
from claims.what.hinges import is_goal
from claims.what.parsed import Parsed, Phrase
from claims.what.signs import Signs
from claims.where.spot import Spot, fits, order

_STOPS = frozenset(",.;:–—")
_FRAME = 6  # tokens of "In the South Buh direction"
_REACH = 7  # tokens from "amid" to the deed, and from a verb to its town


def found_none(parsed: Parsed, hit: Hit) -> bool:
    """Say whether a clause says that there is no such deed: "there is no talk of attacks", "a siege is impossible"."""
    start = parsed.cut.start(hit.first)
    if parsed.found.any_in("false", hit.last, parsed.cut.end(hit.last - 1)) is not None:
        return True
    there = any(token.norm == "there" for token in parsed.found.tokens[start : hit.first])
    return there and parsed.found.any_in("not", start, hit.first) is not None


def is_circumstance(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a noun with its own agent tells amid what something happened: "amid mounting Russian assaults"."""
    hit, found = phrase.hit, parsed.found
    start = next((at for at in range(hit.first - 1, max(-1, hit.first - _REACH), -1) if found.has("amid", at)), -1)
    caused = start >= 0 and hit.entry.get("kind") == Kind.ATTACK and found.any_in("harm", 0, start) is not None
    if start >= 0 and not caused and found.has("amid", start).entry.get("of") == "harm":  # type: ignore[union-attr]
        return False
    if start < 0 or _is_campaign(found, start, hit) or any(start < other.first < hit.first for other in found.acts):
        return False
    near = [f for f in found.forces if start < f.first and f.last <= hit.first]
    behind = [f for f in found.forces if hit.last <= f.first <= hit.last + 1 and not f.bare]
    owned = behind and not words("agent of").isdisjoint((found.tokens[hit.last].norm, found.tokens[hit.last - 1].norm))
    return caused or bool(near or owned)  # "was killed in X after shelling"


def _is_campaign(found: Signs, start: int, hit: Hit) -> bool:
    """Say whether a deed is a campaign along the front, not of one town: "after Kyiv's failed counteroffensive"."""
    told = any(token.norm in words("campaign") for token in found.tokens[start : hit.last])
    return told and hit.entry.get("kind") == Kind.ADVANCE


def behind_frame(parsed: Parsed, hit: Hit) -> tuple[Spot, ...]:
    """Return where it happened what a sentence opens with: "Despite heavy Russian attacks, our troops hold X"."""
    verb = next((each for each in parsed.phrases if each.verb and each.hit.first >= hit.last), None)
    opens = hit.first - parsed.cut.start(hit.first) <= _REACH and not any(
        spot.last <= hit.first for spot in parsed.places
    )
    later = [spot for spot in parsed.places if verb is not None and not spot.locator and spot.first >= verb.hit.last]
    return tuple(spot for spot in later if opens and spot.group == later[0].group)


def labelled(parsed: Parsed) -> tuple[Spot, ...]:
    """Return the sector that a bulletin's line is headed by: "Kupiansk direction: no attacks were recorded"."""
    head = parsed.places[0] if parsed.places else None
    tokens = parsed.found.tokens
    if head is None or head.first > 1 or head.last >= len(tokens) or tokens[head.last].text != ":" or not head.axis:
        return ()
    return (head,) if all(spot is head or spot.locator or spot.back for spot in parsed.places) else ()


def suits(parsed: Parsed, hit: Hit, meant: tuple[Spot, ...]) -> bool:
    """Say whether a place in mind can be what a verb without a place is about: villages lie in a region."""
    if _names_other(parsed, hit, meant):
        return False
    if _measures_land(parsed, hit) or counts_villages(parsed, hit):
        return all(_is_wide(spot) for spot in meant)
    return not _takes_some_town(parsed, hit) or all(fits("town", spot.candidates) for spot in meant)


def _names_other(parsed: Parsed, hit: Hit, meant: tuple[Spot, ...]) -> bool:
    """Say whether the sentence goes on to name another town: what it tells before is hardly told of the one in mind."""
    if any(spot.axis for spot in meant):
        return False  # the towns of a sector lie in it: "Two attacks were repelled, fights go on near X"
    known = {place for spot in meant for place in spot.candidates}
    later = [spot for spot in parsed.places if spot.first >= hit.last and not (spot.back or spot.locator)]
    towns = [s for s in later if order(s) < 1 and s.candidates and s.relation is not Relation.FROM]
    goals = hit.entry.get("kind") == Kind.WITHDRAWAL
    return any(known.isdisjoint(s.candidates) for s in towns if not (goals and is_goal(parsed.found, s)))


def _is_wide(spot: Spot) -> bool:
    return spot.axis or any(place.is_region for place in spot.candidates[:1])


def counts_villages(parsed: Parsed, hit: Hit) -> bool:
    """Say whether a verb takes villages that it only counts: "retook at least a dozen villages"."""
    if hit.entry.get("kind") not in (Kind.CAPTURE, Kind.CONTROL):
        return False
    ends = (spot.first for spot in parsed.places if spot.first >= hit.last)
    near = range(hit.last, min([hit.last + _REACH, len(parsed.found.tokens), *ends]))
    stop = next((at for at in near if parsed.found.tokens[at].text in _STOPS), len(parsed.found.tokens))
    return any(at < stop and parsed.found.has("counted", at) is not None for at in near)


def _takes_some_town(parsed: Parsed, hit: Hit) -> bool:
    """Say whether a verb takes a town that it does not name: "claimed to have captured a key Ukrainian town"."""
    near = range(hit.last, min(hit.last + _REACH, len(parsed.found.tokens)))
    return any(parsed.found.has("article", at) for at in near) and any(parsed.found.has("type", at) for at in near)


def _measures_land(parsed: Parsed, hit: Hit) -> bool:
    """Say whether a clause counts square kilometres: those lie in a region, and not in the town spoken of last."""
    clause = range(parsed.cut.start(hit.first), parsed.cut.end(hit.last - 1))
    return any(parsed.found.has("land", at) is not None for at in clause)


def other_group(parsed: Parsed, phrase: Phrase) -> bool:
    """Say whether a group of armies acts, each of which a bulletin gives a sector of its own."""
    start = parsed.cut.start(phrase.hit.first)
    near = (f for f in parsed.found.forces if start <= f.first and f.last <= phrase.hit.first)
    named = (token.norm for force in near for token in parsed.found.tokens[force.first : force.last])
    return any(norm in words("group of armies") for norm in named)


def afield(parsed: Parsed) -> bool:
    """Say whether a sentence opens with a sector that is not known: what it tells is not told of the place in mind."""
    found = parsed.found
    sector = next((at for at in range(min(_FRAME, len(found.tokens))) if _is_sector(parsed, at)), None)
    led = found.has("relation", 0) is not None or found.tokens[0].norm in words("preposition")
    if sector is None or not led:
        return False
    known = any(spot.first <= sector for spot in parsed.places)
    return not known and found.tokens[sector - 1].text[:1].isupper() and sector > 1


def _is_sector(parsed: Parsed, at: int) -> bool:
    kind = parsed.found.has("type", at)
    return kind is not None and kind.entry.get("value") == "axis"
