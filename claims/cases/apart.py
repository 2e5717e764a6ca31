"""A sentence with cases taken apart: clauses that could stand alone are read each for itself, without asides."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from claims.cases.clauses import finite
from claims.cases.forces import case_of, signs
from claims.cases.forms import AGENT, SUBJECT, form
from claims.lexicon import Lexicon
from claims.what.signs import Signs
from geo.mention import Mention

_LONGEST_ASIDE = 24
_TURNING = ("false", "deny", "vain", "fail", "none", "statement", "hedge", "unsure", "percent", "early")
_PLAIN = frozenset(("NOUN", "NPRO"))
_TELLING = frozenset(("PRTS", "PRED", "ADJS"))
_DASHES = frozenset(("–", "—"))
_MARKS = frozenset(("–", "—", "-"))  # "а заяви про X | — фейк"
_CLOSING = frozenset(("»", "”"))
_STOPS = frozenset((",", ";", ":", "(", ")", "–", "—"))


def parts(
    found: Signs, lexicon: Lexicon, named: Sequence[Mention], spoken: Sequence[tuple[int, int]]
) -> tuple[Signs, ...]:
    """Return a sentence as the clauses that are read each for itself.

    `named` are its toponyms, `spoken` the spans of "X said": an aside that tells of war or of a speaker stays.
    """
    places = {at for at, token in enumerate(found.tokens) for m in named if m.start <= token.start < m.end}
    said = {at for at, token in enumerate(found.tokens) for first, last in spoken if first <= token.start < last}
    passed = {at for first, last in _asides(found, places, said) for at in range(first, last)}
    cuts = _cuts(found, lexicon.language, places - said, said)
    if not passed and not cuts:
        return (found,)
    pieces = []
    for (_, first), (last, _) in pairwise(((0, 0), *cuts, (len(found.tokens), 0))):
        kept = tuple(found.tokens[at] for at in range(first, last) if at not in passed)
        if kept:
            pieces.append(signs(replace(found.sentence, tokens=kept), lexicon))
    return tuple(pieces)


def _asides(found: Signs, places: set[int], said: set[int]) -> Iterator[tuple[int, int]]:
    """Yield what is said of a place in passing, with its marks: ", що за 20 км від обласного центру,"."""
    for at in range(1, len(found.tokens) - 2):
        if at - 1 not in places:
            continue
        if found.tokens[at].text == "(" and found.has("alias", at + 1) is not None:
            close = next((on for on in range(at, len(found.tokens)) if found.tokens[on].text == ")"), None)
            if close is not None:  # "Димитров (украинское название Мирноград), …"
                yield at, close + 1
            continue
        explains = found.tokens[at].text == "," and (
            any(found.has("relative", on) is not None for on in (at + 1, at + 2))
            or found.has("lying", at + 1) is not None
        )
        # "на напрямках A – B та C – D": what opens with a place is told of it too
        if explains or (found.tokens[at].text in _DASHES and not places & {at, at + 1}):
            last = _ends(found, at)
            if last and (not _tells(found, at, last) or _lies(found, at, last)) and said.isdisjoint(range(at, last)):
                yield at, last


def _lies(found: Signs, first: int, last: int) -> bool:
    """Say whether an aside only tells where a place is: ", що знаходиться на півночі області,"."""
    inside = [hit for hit in found.acts if first <= hit.first < last]
    stands = all(hit.entry.get("subject") and hit.entry.get("kind") == "presence" for hit in inside)
    return bool(inside) and stands and not any(first <= force.first < last for force in found.forces)


def _ends(found: Signs, at: int) -> int:
    """Return where an aside ends that a mark opens, its closing mark with it where the clause goes on."""
    tokens, mark = found.tokens, found.tokens[at].text
    stop = min(at + _LONGEST_ASIDE, len(tokens))
    end = next((on for on in range(at + 1, stop) if tokens[on].text in _STOPS or on == len(tokens) - 1), 0)
    if end <= at + 1 or (tokens[end].text != mark and not (mark == "," and tokens[end].text in ".;")):
        return 0
    return end + (tokens[end].text == mark)


def _tells(found: Signs, first: int, last: int) -> bool:
    """Say whether words of war stand between two tokens, or what turns them."""
    return (
        any(first <= hit.first < last for hit in found.acts)
        or any(first <= force.first < last for force in found.forces)
        or any(found.any_in(tag, first, last) is not None for tag in _TURNING)
    )


def _cuts(found: Signs, language: str, placed: set[int], said: set[int]) -> list[tuple[int, int]]:
    """Return where clauses that stand alone meet: the half-open tokens of each ", а" and ";"."""
    tokens, cuts, floor = found.tokens, [], 0
    joints = [at for at in range(1, len(tokens) - 1) if _joint(found, at)]
    for at, end in zip(joints, (*joints[1:], len(tokens)), strict=True) if joints and tokens[-1].text != "?" else ():
        behind = _past_joint(found, at)
        if at <= floor or behind >= end or at in said:
            continue
        free = tokens[at].text == ";" or not (_covered(found, floor, at) or _aims(found, floor, at, language))
        # "…, і ще 6 атак біля X, | зазначили в Генштабі": who says so is no predicate of it
        closed = next((on for on in range(behind, end) if on in said or tokens[on].text in _CLOSING), end)
        alone = free and _told(found, floor, at, language, said) and _stands_alone(found, behind, closed, language)
        if alone and _apart(found, (floor, at, behind, len(tokens)), placed):
            cuts.append((at, behind))
            floor = behind
    return cuts


def _covered(found: Signs, first: int, last: int) -> bool:
    """Say whether one denial may cover both clauses: "спростував, що A, а B", "заява, що A, а B, – фейк"."""
    if found.any_in("deny", first, last) is not None:
        return True
    size = len(found.tokens)
    false = found.any_in("false", last, size)
    return false is not None and found.any_in("statement", last, false.last) is None


def _aims(found: Signs, first: int, last: int, language: str) -> bool:
    """Say whether a clause of purpose or condition with a verb of its own may go on: "якщо A, а B, то …"."""
    aim = found.any_in("purpose", first, last)
    return aim is not None and any(finite(found, at, language) for at in range(aim.last, last))


def _apart(found: Signs, marks: tuple[int, int, int, int], placed: set[int]) -> bool:
    """Say whether both clauses name places, or one of them tells nothing of war."""
    first, last, behind, end = marks
    left, right = placed.isdisjoint(range(first, last)), placed.isdisjoint(range(behind, end))
    if not left and not right:
        return True
    return not _tells(found, first, last) or not _tells(found, behind, end)


def _joint(found: Signs, at: int) -> bool:
    if found.tokens[at].text == ";":
        return True
    return found.tokens[at].text == "," and _past_joint(found, at) > at + 1


def _past_joint(found: Signs, at: int) -> int:
    """Return the token behind the words that join two clauses: ", тоді як | …", "; а | …"."""
    end = at + 1
    while end < len(found.tokens) and (hit := found.has("joint", end)) is not None and hit.first == end:
        end = hit.last
    return end


def _told(found: Signs, first: int, last: int, language: str, said: set[int]) -> bool:
    """Say whether a clause has a predicate, so that nothing behind it is needed."""
    if any(at not in said and _predicate(found, at, language) for at in range(first, last)):
        return True
    deeds = (hit.first for hit in found.acts if first <= hit.first < last and hit.entry.tag == "deed")
    return any(_is_subject(found, at, language) for at in deeds)  # "біля X бої, | а під Y тихо"


def _predicate(found: Signs, at: int, language: str) -> bool:
    named = at > 0 and found.tokens[at].text.istitle() and found.tokens[at - 1].text.isalpha()
    if named or found.has("type", at) is not None:
        return False  # "поблизу | сіл"
    if finite(found, at, language) or (found.has("false", at) and found.tokens[at - 1].text in _MARKS):
        return True
    hit, one = found.has("act", at), form(found.tokens[at].norm, language)
    if one.parts & _TELLING:
        return True
    if hit is None or hit.first != at:
        return False
    if hit.entry.get("role") in ("undergo", "absent"):
        return True
    after = form(found.tokens[hit.last].norm, language) if hit.last < len(found.tokens) else None
    described = after is not None and after.noun and SUBJECT in after.cases and "PREP" not in after.parts
    return one.adjective and SUBJECT in one.cases and not described


def _stands_alone(found: Signs, first: int, last: int, language: str) -> bool:
    """Say whether a clause has a subject of its own, or a predicate that needs none: "X звільнено"."""
    if found.any_in("too", first, first + 1) is not None:
        return False
    verb = next((at for at in range(first, last) if _predicate(found, at, language)), None)
    if verb is None:
        return False
    hit = found.has("act", verb)
    if form(found.tokens[verb].norm, language).passive or (hit and hit.entry.get("role")):
        return True
    troops = [f for f in found.forces if first <= f.first and f.last <= last and not f.bare and f.side != "pronoun"]
    acting = (f for f in troops if {SUBJECT, AGENT} & case_of(found.tokens, f, language))
    if any(not _led(found, force.first, language) for force in acting):
        return True
    stop = last if hit is None else verb  # "тривають | бої", but not "відбили | атаки"
    return any(_is_subject(found, at, language) for at in range(first, stop))


def _is_subject(found: Signs, at: int, language: str) -> bool:
    """Say whether a word is a noun that can be the subject: in the nominative, behind no preposition."""
    one = form(found.tokens[at].norm, language)
    return bool(one.parts & _PLAIN) and SUBJECT in one.cases and not _led(found, at, language)


def _led(found: Signs, at: int, language: str) -> bool:
    """Say whether a preposition leads to a word, over the adjectives before it."""
    at -= 1
    while at >= 0 and form(found.tokens[at].norm, language).adjective and found.tokens[at].text.isalpha():
        at -= 1
    return at >= 0 and "PREP" in form(found.tokens[at].norm, language).parts
