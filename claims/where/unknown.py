"""Names that no gazetteer holds, where the words around say that a place is named; and names that are no places."""

from claims.lexicon import words
from claims.what.signs import Signs
from claims.where.spot import Spot, spot_at

_SHORTEST_NAME = 3
_HELPED = 4  # tokens of "has just been liberated"
_BRACKET = 6  # tokens of "(some five kilometres east" behind a name
_TOLD = 4  # tokens from an act to the place that it is told of
_ORDINALS = ("st", "nd", "rd", "th")
_PEOPLE = ([",", "of"], [",", "who"], [",", "from"])  # "near A, Ivan Petrenko, of the border guard, told"
_CLOSING = frozenset(("and", ",", ".", ";", "directions", "areas", "axes", "sectors"))  # what follows a name of a list


def unknown_names(found: Signs, taken: set[int], mentioned: frozenset[int]) -> list[Spot]:
    """Find names that no gazetteer holds: "the village of X", and members of a list of places."""
    new: list[Spot] = []
    for at in range(len(found.tokens)):
        if at in taken or not _may_name(found, at):
            continue
        last = _end(found, at, taken)
        if all(on in mentioned and "-" not in found.tokens[on].text for on in range(at, last)):
            continue  # the gazetteer knows it: a place of another war
        owned = at - 2 in taken and found.tokens[at - 1].text.istitle()  # "the X City | Park"
        named = (_introduced(found, at) and not owned) or _listed(found, at, last, taken) or _told(found, at, mentioned)
        named = named or _is_freed(found, at, last) or _is_placed(found, last, taken)
        if named and not is_no_place(found, at, last):
            new.append(spot_at(found, at, last, (), axis=False))
            taken.update(range(at, last))
    return new


def _may_name(found: Signs, at: int) -> bool:
    """Say whether a name can begin here: a capital, or an ordinal before one ("1st Knyazhy")."""
    text = found.tokens[at].text
    if text[:1].isdigit():
        numbered = text.endswith(_ORDINALS) and at + 1 < len(found.tokens)
        return numbered and found.tokens[at + 1].text.istitle() and not found.has("force", at + 1)
    long = text[:1].isupper() and len(text) >= _SHORTEST_NAME
    kind = found.has("type", at - 1) if at and found.has("deed", at) is not None else None  # "село Котли" is a place
    plain = ("force", "nation", "calendar") if kind is not None else ("force", "nation", "calendar", "deed")
    return long and not any(found.has(tag, at) for tag in plain)


def _end(found: Signs, at: int, taken: set[int]) -> int:
    """Return where the capitalised words end that begin at a token."""
    last = at + 1
    while last < len(found.tokens) and last not in taken and found.tokens[last].text[:1].isupper():
        last += 1
    return last


def _introduced(found: Signs, at: int) -> bool:
    """Say whether a kind word introduces a name: "the village of X", "the settlement X"."""
    before = at - 2 if at > 1 and found.tokens[at - 1].norm == "of" else at - 1
    if before == at - 2 and found.has("part", before) is not None:
        return True
    kind = found.has("type", before) if before >= 0 else None
    if kind is not None and kind.entry.get("value") == "area":
        return found.tokens[at - 1].norm == "of"
    return kind is not None and kind.entry.get("value") == "town"


def ends_unknown_name(found: Signs, first: int) -> bool:
    """Say whether a name is only the end of another that is introduced: "the village of Chervona [Zirka]"."""
    at = first - 1
    plain = at > 0 and found.tokens[at].text.istitle() and found.tokens[at].text.isalpha() and _may_name(found, at)
    return plain and _introduced(found, at) and not any(found.has(tag, at) for tag in ("compass", "type", "part"))


def _told(found: Signs, at: int, mentioned: frozenset[int]) -> bool:
    """Say whether an act is told of a name: "fighting continues inside X", "advanced near X"."""
    token, before = found.tokens[at], found.has("inside", at - 1) if at > 1 else None
    if before is None or at in mentioned or not token.text.istitle() or found.has("calendar", at):
        return False
    if _is_title(found):
        return False  # "Fighting Near Border"
    alone = at + 1 >= len(found.tokens) or not (found.tokens[at + 1].text[:1].isupper() or at + 1 in mentioned)
    acted = range(max(0, at - _TOLD), at - 1)
    return alone and any(found.has("act", on) or found.has("deed", on) for on in acted)


def _is_title(found: Signs) -> bool:
    """Say whether a headline writes each of its words with a capital, so that none of them need be a name."""
    long = [token.text for token in found.tokens if token.text.isalpha() and len(token.text) > _SHORTEST_NAME + 1]
    return len(long) > _SHORTEST_NAME and all(text[:1].isupper() for text in long)


def _is_freed(found: Signs, at: int, last: int) -> bool:
    """Say whether a sentence opens with a name of what was freed, as only places are: "[X] was liberated by"."""
    verb = next((on for on in range(last, min(last + _HELPED, len(found.tokens))) if not found.has("aux", on)), last)
    hit = found.has("act", verb)
    freed = hit is not None and hit.first == verb > last and hit.entry.phrase in words("freeing")
    return at == 0 and freed and not found.tokens[last - 1].norm.endswith("s")  # "Hostages were liberated"


def _is_placed(found: Signs, last: int, taken: set[int]) -> bool:
    """Say whether a bracket tells where a name lies: "advanced into X (east of Y)"."""
    if last + 2 >= len(found.tokens) or found.tokens[last].text != "(":
        return False
    if found.has("own", last - 1) is not None:
        return False  # "along Y Street (in the south of X)"
    side = next((at for at in range(last + 1, last + _BRACKET) if found.has("compass", at)), 0)
    return bool(side) and not taken.isdisjoint(range(side + 1, side + _TOLD))


def _listed(found: Signs, at: int, last: int, taken: set[int]) -> bool:
    """Say whether a name stands in a list of places: "A, X and B"."""
    tokens = found.tokens
    if at > 1 and tokens[at - 1].norm == "'s" and at - 2 in taken:
        return True
    if at and tokens[at - 1].text in ":;" and at + 2 in taken and tokens[at + 1].norm in ("in", "of"):
        return True  # "were shelled: X in Y region; …"
    if _heads(found, at, last, taken):
        return True
    joint = tokens[at - 1 - (found.has("inside", at - 1) is not None)].norm if at > 1 else ""
    if joint not in (",", "and") or not _goes_on(found, at, taken):
        return False
    if last >= len(tokens) or tokens[last].norm in _CLOSING:
        return [token.norm for token in tokens[last : last + 2]] not in _PEOPLE
    return _is_plural(found, at, taken) and found.has("relation", last) is not None


def _heads(found: Signs, at: int, last: int, taken: set[int]) -> bool:
    """Say whether a name opens a list of places: "among them X, A and B", "near X and A", "shelled X, A and B"."""
    if not at or last + 1 not in taken or found.tokens[last].norm not in (",", "and"):
        return False
    done = found.has("act", at - 1)
    shelled = done is not None and done.last == at and not found.has("relation", at - 1)
    near = found.has("inside", at - 1) is not None and found.tokens[last].norm == ","
    return found.has("lister", at - 1) is not None or shelled or near


def _goes_on(found: Signs, at: int, taken: set[int]) -> bool:
    """Say whether a place of the list stands right before: "A, [X]", "A, and [X]", "near A, in [X]"."""
    if found.has("inside", at - 1) is not None:
        at -= 1
    return at - 2 in taken or (found.tokens[at - 2].text == "," and at - 3 in taken)


def _is_plural(found: Signs, at: int, taken: set[int]) -> bool:
    """Say whether a plural announced the list: "the villages of A and [X] in the Y region"."""
    while at and (at - 1 in taken or found.tokens[at - 1].norm in (",", "and", "of")):
        at -= 1
        kind = found.has("type", at)
        if kind is not None and kind.entry.get("value") == "town" and found.tokens[at].norm.endswith("s"):
            return True
    kind = found.has("type", at - 1) if at else None
    return kind is not None and kind.entry.get("value") == "town" and found.tokens[at - 1].norm.endswith("s")


def _turns_to(found: Signs, last: int) -> bool:
    """Say whether a sentence only opens with a name as with a date: "After X, the army took Y"."""
    comma = last < len(found.tokens) and found.tokens[last].text == ","
    return comma and found.tokens[0].norm in words("in turn")


def _is_likeness(found: Signs, first: int, last: int) -> bool:
    """Say whether a name only stands for what befell its town: "would become a 'second Bakhmut'"."""
    before = found.tokens[first - 1].norm if first > 1 else ""
    closed = (
        last >= len(found.tokens) or not found.tokens[last].text[:1].isalpha() or found.has("bound", last) is not None
    )
    closed = closed or found.tokens[min(last, len(found.tokens) - 1)].norm in words("preposition") | words("joint")
    led = first > 1 and (found.tokens[first - 2].norm in words("article") or found.tokens[first - 2].text in "\"“'‘")
    return before in words("likened") and closed and (led or before == "another")


def is_no_place(found: Signs, first: int, last: int) -> bool:
    """Say whether the name belongs to a street, an office, a paper or a distance."""
    while last < len(found.tokens) and found.tokens[last].text in "\"“”'‘’":
        last += 1
    after = found.has("noplace", last)
    kind = found.has("type", last)
    if after is not None and after.first == last and not (kind is not None and kind.last > after.last):
        return not (after.entry.phrase in ("road", "highway") and found.tokens[first - 1].text in "-–" and first > 1)
    if last < len(found.tokens) and found.tokens[last].norm == "'s":
        office = found.has("noplace", last + 1)
        if office is not None:
            return True
    while first and found.tokens[first - 1].text in "\"“”'‘":
        first -= 1
    if _is_likeness(found, first, last) or (first == 1 and _turns_to(found, last)):
        return True
    before = found.has("noplace_before", first - 1) if first else None
    if before is None and first > 1 and found.tokens[first - 1].norm == "the":
        before = found.has("noplace_before", first - 2)
    return before is not None and before.last >= first - 1
