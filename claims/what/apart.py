"""A sentence taken apart: clauses that could stand alone are read each for itself, without what is said in passing."""

from collections.abc import Sequence
from dataclasses import replace

from claims.lexicon import Lexicon, words
from claims.what.asides import LONGEST, STOPS, passed
from claims.what.enumerations import lists_on
from claims.what.signs import Signs, signs
from claims.what.usage import is_finite
from geo.mention import Mention

_SUBJECT = 9  # tokens from "and" to the verb of a clause with its own subject
_LATER = 3  # tokens of "two weeks later"
_FRONT = 12  # tokens of "in the X and Y sectors," before that subject
_MARKS = frozenset((";", ":", "–", "—", "("))


def parts(
    found: Signs, lexicon: Lexicon, named: Sequence[Mention], spoken: Sequence[tuple[int, int]]
) -> tuple[Signs, ...]:
    """Return a sentence as the clauses that are read each for itself.

    `named` are its toponyms, `spoken` the spans of "X said".
    """
    aside = passed(found, spoken)
    joints = _joints(found)
    cuts = _cuts(found, joints, named, spoken) if joints else []
    if not aside and not cuts:
        return (found,)
    pieces = []
    for first, last in zip(
        (0, *(end for _, end in cuts)), (*(start for start, _ in cuts), len(found.tokens)), strict=True
    ):
        kept = tuple(found.tokens[at] for at in range(first, last) if at not in aside)
        if kept:
            pieces.append(signs(replace(found.sentence, tokens=kept), lexicon))
    return tuple(pieces)


def _joints(found: Signs) -> list[int]:
    """Return the tokens at which another clause may begin: most sentences have none between two towns."""
    joins = words("joint")
    return [at for at, token in enumerate(found.tokens) if token.norm in joins or token.text == ";"]


def _cuts(
    found: Signs, joints: Sequence[int], named: Sequence[Mention], spoken: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return where clauses that stand alone meet: the half-open tokens of each "; " and ", and"."""
    said = frozenset(at for at, t in enumerate(found.tokens) for start, stop in spoken if start <= t.start < stop)
    towns = [mention for mention in named if mention.candidates and mention.candidates[0].kind != "country"]
    placed = sorted(
        at for at, t in enumerate(found.tokens) for m in towns if m.start <= t.start < m.end and at not in said
    )
    cuts: list[tuple[int, int]] = []
    floor = 0
    for at in joints:
        before, behind = _around(found, at)
        between = any(floor <= on < at for on in placed) and bool(placed) and placed[-1] >= behind
        if at <= floor or not between or _within(found, at):
            continue
        if found.tokens[at].text == ";" and not lists_on(found, at):
            apart = True
        else:
            verb = found.tokens[at].text == ";" or _told(found, floor, before, said)
            apart = verb and _stands_alone(found, behind, said)
        if apart:
            cuts.append((before, behind))
            floor = behind
    return cuts


def _around(found: Signs, at: int) -> tuple[int, int]:
    """Return where the clause before a joint ends and the one behind it begins: a comma, or "; and", is neither's."""
    follows = found.tokens[at + 1].norm if at + 1 < len(found.tokens) else ""
    both = found.tokens[at].text == ";" and follows in words("joint")
    return at - (at > 0 and found.tokens[at - 1].text == ","), at + 1 + both


def _within(found: Signs, at: int) -> bool:
    """Say whether a word only joins two in one phrase: "came under artillery and mortar fire"."""
    hit = found.has("act", at)
    return hit is not None and hit.first < at < hit.last - 1


def _told(found: Signs, first: int, last: int, said: frozenset[int]) -> bool:
    """Say whether a clause has its verb before a token: "that attacks near X" has not, and goes on."""
    opens = (at for at in range(first, last) if found.has("bound", at) is not None or found.tokens[at].text in _MARKS)
    start = max(opens, default=first)
    finite = (at for at in range(start, last) if at not in said and is_finite(found, at))
    return any(found.tokens[at - 1].norm != "to" or not at for at in finite)  # "attempts to advance near A | and B"


def _stands_alone(found: Signs, at: int, said: frozenset[int]) -> bool:
    """Say whether a clause with its own subject begins at a token: "Y was shelled", "in the Z sector, the enemy …"."""
    tokens = found.tokens
    if at >= len(tokens):
        return False
    fronts = tokens[at].norm in words("fronting")
    counts = found.has("measure", at) and tokens[min(at + 1, len(tokens) - 1)].text.isdigit()  # "about 10 settlements"
    if fronts or (tokens[at].norm in words("preposition") and not counts) or tokens[at].norm.endswith("ing"):
        comma = _comma(found, at, _FRONT)
        framed = fronts or not any(is_finite(found, on) for on in range(at, comma))
        return bool(comma) and framed and _stands_alone(found, comma + 1, said)
    while at < len(tokens) - 1 and tokens[at].norm not in words("finite") and _is_leading(found, at):
        at += 1  # "and then advanced" has no subject of its own
    return tokens[at].norm not in words("pronoun") and at not in said and _has_subject(found, at, said)


def _is_leading(found: Signs, at: int) -> bool:
    """Say whether a word before a verb is no subject: "then", "weeks" of "weeks later"."""
    adverb = found.tokens[at].text.islower() and found.tokens[at].norm.endswith("ly")
    if adverb and found.tokens[at + 1].norm not in words("finite"):
        return True  # "and quickly advanced", but "and supply was cut off"
    dated = found.tokens[at].norm in words("time link") or found.tokens[at + 1].norm in words("time link")
    return found.has("aux", at) is not None or (dated and _follows(found, at))


def _follows(found: Signs, at: int) -> bool:
    """Say whether words of time close with "later": "two days later"."""
    return any(token.norm in words("later") for token in found.tokens[at : at + _LATER])


def _has_subject(found: Signs, at: int, said: frozenset[int]) -> bool:
    """Say whether the words from a token on are a subject and then its verb."""
    tokens, on = found.tokens, at
    while on < min(at + _SUBJECT, len(tokens)):
        closed = _comma(found, on + 1, LONGEST) if tokens[on].text == "," and on > at else 0
        if closed and closed + 1 < len(tokens) and is_finite(found, closed + 1):
            on = closed + 1  # "X, besieged since March, | was taken"
        if (
            tokens[on].text in STOPS
            or tokens[on].text == "-"
            or found.has("bound", on) is not None
            or tokens[on].norm == "to"
        ):
            return False
        if is_finite(found, on):
            led = tokens[on - 1 - (tokens[on - 1].norm.endswith("ly") and on > at + 1)].norm
            told = on > at and on not in said and led != "and"
            return told and not _judges(found, on) and not _closes_list(found, at, on)
        on += 1
    return False


def _judges(found: Signs, verb: int) -> bool:
    """Say whether a verb behind a name says what no town can be: "reports that they took X and Y | are false"."""
    named = found.tokens[verb - 1].text[:1].isupper()
    return named and any(found.has("false", at) is not None for at in (verb, verb + 1, verb + 2))


def _closes_list(found: Signs, at: int, verb: int) -> bool:
    """Say whether a name ends a list that is the subject of a verb in the plural: "units based in X and Y | have"."""
    name = all(token.text[:1].isupper() for token in found.tokens[at:verb])
    many = found.tokens[verb].norm in words("plural form") and not found.tokens[verb - 1].norm.endswith("s")
    return name and many and not any(at <= force.first < verb for force in found.forces)


def _comma(found: Signs, at: int, reach: int) -> int:
    """Return the comma that is the first mark from a token on; 0 when there is another one, or none."""
    marks = (on for on in range(at, min(at + reach, len(found.tokens))) if found.tokens[on].text in STOPS)
    first = next(marks, 0)
    return first if first and found.tokens[first].text == "," else 0
