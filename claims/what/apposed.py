"""Words that only describe the name before them: "X, a town Russia captured", "X, recently taken by the army"."""

from collections.abc import Sequence

from claims.lexicon import Hit, words
from claims.what.signs import Signs
from claims.what.usage import before_adverbs
from claims.where.spot import Spot

_REACH = 11  # tokens of ", one of the last big cities in the east"
_SHORT = 3  # tokens from "Russian-held" to "capital"
_HEAD = 2  # tokens of "Ukrainian-held | cities"
_WIDE = 18  # tokens of ", one of the last big cities of the X region in the Y still"
_MARKS = frozenset((",", "–", "—", "-"))
_KIN = 6  # tokens of "'s smaller twin city of"
_ASIDE = 4  # tokens of ", near the town of X,"
_SORT = 8  # tokens of ", a once prosperous glass making town"


def described_by(found: Signs, places: Sequence[Spot], at: int) -> tuple[Spot, ...]:
    """Return the name that the words before a token describe: "X, a key | stronghold of", "X – the city | held"."""
    mark = next((on for on in range(at - 1, max(0, at - _REACH), -1) if found.tokens[on].text in _MARKS), 0)
    head = next((spot for spot in places if spot.last == mark), None)
    several = found.has("number", mark + 1) is not None or found.tokens[min(mark + 1, at)].norm == "both"
    if head is None or not (several or _opens(found, mark + 1)):
        return ()
    between = found.tokens[mark + 1 : at]
    if any({"be", "have"} & set(token.lemmas) for token in between) or _tells(found, mark + 1, at):
        return ()
    return tuple(spot for spot in places if spot is head or (several and spot.group == head.group))  # "A and B, two …"


def one_of(found: Signs, places: Sequence[Spot], at: int) -> tuple[Spot, ...]:
    """Return the name told to be one of many that the words before a token describe: "X, the last city in Y | held".

    Also behind a verb: "X remains one of the few towns in the Y region | under the control of".
    """
    span = range(at - 1, max(0, at - _WIDE), -1)
    opened = (on for on in span if found.tokens[on].norm in words("one of many"))
    for on in opened:
        mark = on - 1 - (found.tokens[on - 1].norm in words("article"))
        joins = found.tokens[mark].text in _MARKS or not words("being").isdisjoint(found.tokens[mark].lemmas)
        head = next((spot for spot in places if joins and spot.last == mark), None)
        if head is not None and any(
            found.has("countable", near) or found.has("part", near) for near in range(on + 1, at + _HEAD)
        ):
            return () if _tells(found, on, at) else _all_of(found, mark, places)
    noun = found.has("countable", at - 1) or found.has("type", at - 1)
    verb = next((on for on in span if found.tokens[on].norm in words("plural form")), 0) if noun is not None else 0
    plain = bool(verb) and not any(found.tokens[on].text in _MARKS for on in range(verb, at))
    return _all_of(found, verb, places) if plain and not _tells(found, verb + 1, at) else ()


def _all_of(found: Signs, verb: int, places: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return the names before a verb that tells what they are: all of a list where it is in the plural."""
    head = next((spot for spot in places if spot.last == verb), None)
    many = found.tokens[verb].norm in words("plural form")
    return tuple(spot for spot in places if head and (spot is head or (many and spot.group == head.group)))


def held(found: Signs, hit: Hit, places: Sequence[Spot]) -> tuple[Spot, ...]:
    """Return the places that an adjective calls held: "Russian-held X", "the Russian-controlled bank"."""
    around = [spot for spot in places if spot.first <= hit.first < spot.last] or _told_to_be(found, hit, places)
    near = [spot for spot in places if hit.last <= spot.first and not spot.preposition]
    near = [spot for spot in near if not spot.locator or spot.first == hit.last]
    span = found.tokens[hit.last : near[0].first] if near else ()
    apart = any(token.text == "," or not words("posts").isdisjoint(token.lemmas) for token in span)
    first = (around or ([] if apart else near))[:1]
    group = [s for s in places if first and s.group == first[0].group and s.first >= first[0].first]
    group = [s for s in group if s is first[0] or not s.locator]  # "10 km south of the Ukrainian-held village of X"
    return tuple(s for s in group if s is group[0] or not s.preposition)  # "Ukrainian-held X, on the bank of Y"


def _told_to_be(found: Signs, hit: Hit, places: Sequence[Spot]) -> list[Spot]:
    """Return the name that an adjective is told of behind a mark: "X, a Russian-held town in the south"."""
    near = range(hit.last, min(hit.last + _SHORT, len(found.tokens)))
    kind = next((at for at in near if found.has("type", at) or found.tokens[at].norm in words("held so")), 0)
    opens = hit.first - 1
    while opens > max(0, hit.first - _SHORT) and found.tokens[opens].text.islower() and not found.has("article", opens):
        opens -= 1
    led = kind and opens > 0 and found.tokens[opens].norm in words("article")
    named = kind + 1 < len(found.tokens) and found.tokens[kind + 1].norm == "of"
    marked = led and not named and found.tokens[opens - 1].text in _MARKS | {"("}
    return [spot for spot in places if marked and spot.last == opens - 1 and not spot.locator][-1:]


def is_kin(found: Signs, left: Spot, right: Spot) -> bool:
    """Say whether a place only tells whose neighbour another is: "X's twin city Y", "X's suburb of Y"."""
    name = next(at for at in range(right.first, right.last) if found.tokens[at].start >= right.start)
    owner = next(at for at in range(left.first, name) if found.tokens[at].start >= left.end)
    if found.tokens[owner].norm != "'s" or name - owner > _KIN:
        return False
    span = range(owner + 1, name)
    towns = ((kind := found.has("type", at)) and kind.entry.get("value") == "town" for at in span)
    kin = any(found.has("kin", at) for at in span) or any(towns)
    return kin and all(found.tokens[at].text.islower() for at in span)


def parted(found: Signs, places: Sequence[Spot], hit: Hit) -> tuple[Spot, ...]:
    """Return the name before a comma that a participle behind it is about: "near X, recently captured by the army"."""
    mark = before_adverbs(found, hit.first)
    head = next((spot for spot in places if mark > 0 and spot.last == mark), None)
    if head is None or found.tokens[mark].text != ",":
        return ()
    told = found.tokens[hit.first].norm in words("finite")  # "X, west of Y, fell"
    if head.locator and told:
        return ()
    aside = head.preposition and any(
        token.text == "," for token in found.tokens[max(0, head.first - _ASIDE) : head.first]
    )
    if told and not aside:  # "Those cities, A and B, fell"
        return tuple(spot for spot in places if spot is head or (spot.group == head.group and not spot.locator))
    return () if aside else (head,)


def sort_told(found: Signs, span: range) -> int:
    """Return how many words behind a name tell what sort of town it is: "X, a once rich mining town | in the Y"."""
    if len(span) < _ASIDE or found.tokens[span[0]].text != "," or found.has("article", span[1]) is None:
        return 0
    nouns = (at for at in span[:_SORT] if (kind := found.has("type", at)) and kind.entry.get("value") == "town")
    noun = next(nouns, span[0])
    plain = all(found.tokens[at].text.islower() and not found.has("act", at) for at in range(span[1], noun))
    return noun + 1 - span[0] if noun > span[0] and plain else 0


def is_contact(found: Signs, at: int) -> bool:
    """Say whether a clause begins here that describes the town before it: "a town | Russia captured in May"."""
    noun = found.has("type", at - 1) if at else None
    held = at > 0 and found.tokens[at - 1].norm in words("held so")
    troops = next((f for f in found.forces if f.first == at and not f.bare), None) if noun is not None or held else None
    if troops is None or (noun is not None and noun.entry.get("value") not in ("town", "region")):
        return False
    first = troops.last
    while first < len(found.tokens) and found.has("aux", first):
        first += 1
    return any(hit.first == first and _takes(found, hit) for hit in found.acts)


def _takes(found: Signs, hit: Hit) -> bool:
    """Say whether a verb that needs an object has none behind it."""
    if hit.entry.tag != "act" or hit.entry.get("kind") not in ("control", "capture"):
        return False
    ends = hit.last >= len(found.tokens) or found.tokens[hit.last].text in ".,;)"
    return ends or found.tokens[hit.last].norm in words("time opener") or found.tokens[hit.last].norm in ("in", "at")


def _opens(found: Signs, at: int) -> bool:
    """Say whether a description begins: "a town", "the city", "one of", "long a stronghold"."""
    word = found.tokens[at].norm if at < len(found.tokens) else ""
    return found.has("article", at) is not None or word in words("describing")


def _tells(found: Signs, first: int, last: int) -> bool:
    """Say whether something is told between two tokens, so that they are no description."""
    return any(first <= hit.first and hit.last <= last and hit.entry.get("form") == "clause" for hit in found.acts)
