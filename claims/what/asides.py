"""What a sentence says in passing: the line of place and agency before a report, and what only explains a name."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claims.lexicon import words
from claims.segment import Token
from claims.what.signs import Signs
from claims.what.usage import is_finite
from claims.where.spot import Spot

_DATELINE, _SHORTEST = 12, 3  # tokens from "KYIV, Ukraine, Oct 2 (Reuters)" to its dash
_FILED = frozenset(("-", "–", "—", "•", "·"))
LONGEST = 24
STOPS = frozenset((",", ";", ":", "(", ")", "–", "—", "“", "”", '"', "«", "»"))


def passed(found: Signs, spoken: Sequence[tuple[int, int]]) -> set[int]:
    """Return the tokens of the dateline and of the asides."""
    aside = set(range(_dateline(found.tokens)))
    aside.update(found.covered.get("taken for", {}))  # "a photo of [what it said were] troops in X"
    aside.update(_planned(found))
    for first, last in _asides(found, spoken):
        aside.update(range(first, last))
    return aside


def _planned(found: Signs) -> set[int]:
    """Return what a heading only names as an aim: "(Objective: [Capture X])", "Main Effort – [Capture of X]"."""
    planned: set[int] = set()
    for hit in set(found.covered.get("heading", {}).values()):
        if hit.entry.get("whole") or any(act.first == hit.last for act in found.acts):
            marks = (at for at in range(hit.last, len(found.tokens)) if found.tokens[at].text == ")")
            planned.update(range(hit.last, next(marks, len(found.tokens))))
    return planned


def _dateline(tokens: Sequence[Token]) -> int:
    """Return how many tokens only say where and when a report was filed: "KYIV, Oct 2 (Reuters) -"."""
    if min(len(tokens), len(tokens[0].text) if tokens else 0) < _SHORTEST or not tokens[0].text.isupper():
        return 0
    dash = next((at for at in range(1, min(_DATELINE, len(tokens))) if tokens[at].text in _FILED), 0)
    filed = dash and (tokens[dash - 1].text == ")" or tokens[dash - 1].text.isdigit() or dash == 1)
    named = all(token.text[:1].isupper() or token.text in ",." for token in tokens[:dash])
    filed = filed or (dash and named and tokens[1].text == ",")  # "KHARKIV, Ukraine —"
    apart = dash and tokens[dash - 1].end < tokens[dash].start
    return dash + 1 if filed and apart else 0


def filed(found: Signs) -> bool:
    """Say whether a sentence is no more than the line of place and day: "MELITOPOL, September 15."."""
    words = [at for at, token in enumerate(found.tokens) if token.text.isalpha()]
    plain = all(found.tokens[at].text.isupper() or found.has("calendar", at) for at in words)
    return bool(words) and plain and words[0] == 0 and len(found.tokens[0].text) >= _SHORTEST


def _asides(found: Signs, spoken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what is said in passing, with its marks: ", a town of some 5,000 people,"."""
    tokens, at = found.tokens, 1
    while at < len(tokens) - 1:
        last = (_backdrop(found, at) or _aside(found, at, spoken)) if tokens[at].text in ",–—" else 0
        if last:
            yield at, last
        at = max(at + 1, last)


def _backdrop(found: Signs, at: int) -> int:
    """Return where words end that name no more than the war: "in the town of X, amid Russia's attack on Ukraine, "."""
    hit = found.has("backdrop", at + 1)
    closed = hit is not None and hit.first == at + 1 and hit.last < len(found.tokens)
    return hit.last + 1 if hit is not None and closed and found.tokens[hit.last].text == "," else 0


def _aside(found: Signs, at: int, spoken: Sequence[tuple[int, int]]) -> int:
    """Return where an aside ends that a mark opens, its closing mark with it where the clause goes on; 0 for none."""
    tokens, mark = found.tokens, found.tokens[at].text
    opens = tokens[at - 1].text[:1].isupper() and (mark != "," or _explains(found, at + 1))
    end = next((on for on in range(at + 1, min(at + LONGEST, len(tokens))) if tokens[on].text in STOPS), 0)
    if not opens or end <= at + 1 or tokens[end].text != mark or not _goes_on(found, end + 1):
        return 0
    told = any(at < hit.first < end for hit in found.acts) or any(
        at < f.first < end and found.has("border", f.last) is None for f in found.forces
    )  # ", near the Russian border,"
    heard = any(start < tokens[end].start and tokens[at].start < stop for start, stop in spoken)
    names = mark != "," and any(tokens[on].text[:1].isupper() for on in range(at + 1, end))
    return 0 if told or heard or names else end + 1


def explaining(found: Signs, comma: int, inside: int) -> bool:
    """Say whether a comma behind a name opens words on where it lies, and another closes them: "X, west of Y, was"."""
    opens = found.has("relation", comma + 1) or found.has("article", comma + 1)
    if not comma or not (opens is not None or _measures(found, comma + 1)):
        return False
    end = next(
        (on for on in range(inside, min(comma + LONGEST, len(found.tokens))) if found.tokens[on].text in STOPS), 0
    )
    told = any(comma < hit.first < end and not hit.entry.get("strict") for hit in found.acts)
    clear = not any(found.tokens[on].text in STOPS for on in range(comma + 1, inside))
    return end > 0 and clear and not told and found.tokens[end].text == "," and _is_told(found, end + 1)


def _measures(found: Signs, at: int) -> bool:
    """Say whether a distance or its first word stands here: ", some 30 km west of Y"."""
    return (
        found.tokens[at].norm in words("aside")
        or found.tokens[at].text[:1].isdigit()
        or found.has("measure", at) is not None
    )


def _is_told(found: Signs, at: int) -> bool:
    if at >= len(found.tokens):
        return False
    return is_finite(found, at) or found.tokens[at].norm in words("relative pronoun")  # "X, near Y, which was taken"


def _explains(found: Signs, at: int) -> bool:
    opens = found.tokens[at].norm in words("aside") or found.has("article", at) is not None
    opens = opens or (
        found.has("relation", at) is not None and found.any_in("border", at, at + _SHORTEST + 2) is not None
    )
    return opens or _are_towns(found, at) or _is_sort(found, at)


def _is_sort(found: Signs, at: int) -> bool:
    """Say whether it is only told what sort of place a name is: ", the country's second-largest city,"."""
    end = next((on for on in range(at, min(at + LONGEST, len(found.tokens))) if found.tokens[on].text in STOPS), at)
    plain = all(not token.text[:1].isupper() for token in found.tokens[at:end])
    return found.tokens[at].norm in words("article") and plain and any(found.has("type", on) for on in range(at, end))


def _are_towns(found: Signs, at: int) -> bool:
    """Say whether several names are explained here: ", commuter towns outside X,", ", small villages near Y,"."""
    kind = next((on for on in range(at, min(at + _SHORTEST, len(found.tokens))) if found.has("counted", on)), None)
    plain = kind is not None and all(token.text.islower() for token in found.tokens[at:kind])
    return plain and kind is not None and found.has("relation", kind + 1) is not None


def _goes_on(found: Signs, at: int) -> bool:
    """Say whether the clause that an aside broke off goes on: with its verb, or with the next name of a list."""
    if at >= len(found.tokens):
        return False
    return found.tokens[at].norm in ("and", "or") or is_finite(found, at) or found.has("fail", at) is not None


def one_place(found: Signs, spots: Sequence[Spot]) -> list[Spot]:
    """Take another name of a place in brackets as part of the first: "X (also known as Y) was taken"."""
    result: list[Spot] = []
    for spot in spots:
        left = result[-1] if result else None
        if left is not None and _renames(found, left, spot):
            result[-1] = replace(left, last=_closing(found, spot.last) + 1)
        else:
            result.append(spot)
    return result


def _renames(found: Signs, left: Spot, spot: Spot) -> bool:
    """Say whether a name in brackets is one of the place before it."""
    opened = left.last < spot.first and found.tokens[left.last].text == "("
    same = opened and {place.id for place in left.candidates} & {place.id for place in spot.candidates}
    told = all(found.has("alias", at) is not None for at in range(left.last + 1, spot.first))
    return bool(same) and told and _closing(found, spot.last) > 0


def _closing(found: Signs, first: int) -> int:
    """Return the bracket that closes right behind a name: "(Y)", "(Y in Russian)"."""
    at = first
    while at < len(found.tokens) and found.has("alias", at) is not None:
        at += 1
    return at if at < len(found.tokens) and found.tokens[at].text == ")" else 0
