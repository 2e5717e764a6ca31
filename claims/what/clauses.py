"""Clauses: where in a sentence the words of one act end and those of the next begin."""

from bisect import bisect_right
from dataclasses import dataclass

from claims.lexicon import Hit, words
from claims.what.apposed import is_contact
from claims.what.enumerations import LEADING, goes_on, lists_on, pairs
from claims.what.signs import Force, Signs

_CUTS = frozenset((";", ":", "—", "–", "(", ")", "[", "]", "..."))
_FRONTED = frozenset(
    ("if", "when", "after", "although", "though", "while", "as", "once", "since", "despite", "unless", "before")
)
_RELATIVES = frozenset(("which", "who", "where", "whose"))
_SUBJECT = 4  # tokens of "the road is"
_ASIDE, _FRONTS = 12, frozenset((",", '"', "“", "„", "«", "that"))  # tokens of a bracket that ends no clause
_LISTING = frozenset(("well", "of", "far", "soon", "many", "much", "few"))


@dataclass(frozen=True, slots=True)
class Clauses:
    """The clauses of a sentence by the token indexes that they begin at; `relative` ones begin with which or who."""

    starts: tuple[int, ...]
    relative: frozenset[int]
    size: int

    def start(self, at: int) -> int:
        """Return where the clause of a token begins."""
        return self.starts[bisect_right(self.starts, at) - 1]

    def end(self, at: int) -> int:
        """Return where the clause of a token ends."""
        place = bisect_right(self.starts, at)
        return self.starts[place] if place < len(self.starts) else self.size


def clauses(found: Signs, muted: frozenset[int]) -> Clauses:
    """Cut a sentence at its conjunctions, relative pronouns, dashes and changes of subject; `muted` are "X said"."""
    starts = {0}
    relative: set[int] = set()
    tokens = found.tokens
    for at, token in enumerate(tokens):
        bare = _spoken(found, at, muted) and not tokens[min(at + 1, len(tokens) - 1)].text[:1].isupper()
        if bare and _all_muted(max(starts), at, muted) and max(starts) in relative:
            relative.add(at + 1)  # "a town that X says [was taken]": the town is explained all the same
        if (
            _cuts(found, at)
            or _spoken(found, at, muted)
            or (at and token.text == "," and at + 1 < len(tokens) and _closes(found, at, starts))
        ):
            starts.add(at + 1)
        elif at and ((contact := is_contact(found, at)) or _opens(found, at, max(starts))):
            starts.add(at)
            named = token.norm == "that" and at - 1 not in muted and (_named_before(found, at) or _done_to(found, at))
            named = named or (token.norm == "that" and tokens[at - 1].text == "," and at + 1 in muted)
            if token.norm in _RELATIVES or named or contact:
                relative.add(at)
    return Clauses(tuple(sorted(starts)), frozenset(relative), len(tokens))


def _all_muted(first: int, last: int, muted: frozenset[int]) -> bool:
    return all(at in muted for at in range(first + 1, last + 1))


def _spoken(found: Signs, at: int, muted: frozenset[int]) -> bool:
    """Say whether "X said" ends here; "battles are reported | near Y" goes on."""
    if at not in muted or at + 1 in muted:
        return False
    first = at
    while first - 1 in muted:
        first -= 1
    return not {"be", "have"} & set(found.tokens[first].lemmas)


def _closes(found: Signs, at: int, starts: set[int]) -> bool:
    """Say whether a comma ends a clause that stands before its main clause: "If they cross, few return"."""
    if not at or found.tokens[at].text != "," or at + 1 >= len(found.tokens):
        return False
    start = max(starts)
    opener = found.has("bound", start)
    if opener is not None and start and {"be", "have"} & set(found.tokens[at + 1].lemmas):
        return True  # "X, a village of 500 people before the war, | was liberated"
    if opener is None or opener.entry.phrase not in _FRONTED or not _may_front(found, start):
        return False
    following = found.tokens[at + 1]
    troops = any(f.first == at + 1 and not f.bare for f in found.forces)  # "Despite losses, | Russian troops entered X"
    goes_on = following.text.islower() or following.text.isdigit() or troops  # "As of 16:00, | 18 clashes"
    aside = any(found.has("vain", on) for on in (at + 1, at + 3)) or (start > 0 and _frames(found, start + 1, at + 1))
    return goes_on and not aside and following.norm not in ("and", "or")


def _may_front(found: Signs, start: int) -> bool:
    """Say whether a clause can stand before its main clause here: at the start, and in what is said."""
    return not start or found.tokens[start - 1].norm in _FRONTS


def _named_before(found: Signs, at: int) -> bool:
    """Say whether "that" follows a place, so that it stands for it, and does not open what somebody said."""
    force = any(f.first < at <= f.last + 1 and not f.bare for f in found.forces)
    after = found.tokens[at + 1] if at + 1 < len(found.tokens) else None
    told = after is not None and bool({"be", "have"} & set(after.lemmas))
    if told and (found.tokens[at - 1].text == "," or found.has("relation", at - 2) or found.has("relation", at - 3)):
        return True  # "the village of X, that was retaken", "cities in the east that have been shelled"
    return force or found.has("type", at - 1) is not None or found.has("holder", at - 1) is not None


def _done_to(found: Signs, at: int) -> bool:
    """Say whether "that" stands for a name to which somebody does something: "X that Russia is attempting to seize"."""
    troops = next((f for f in found.forces if f.first in (at + 1, at + 2)), None)
    if troops is None or found.tokens[at - 1].text[:1].isupper():
        return troops is not None
    ends = [f.last for f in found.forces if f.first <= troops.last + 1 and troops.first <= f.first]  # "neither A nor B"
    held = (hit for hit in found.acts if 0 <= hit.first - max(ends) <= 1)
    stops = (_stops(found, hit.last) for hit in held if _takes(hit))
    return any(stops)  # "a grey zone that neither side controls"


def _stops(found: Signs, at: int) -> bool:
    """Say whether nothing follows a verb but when it was: "that Russian forces seized | in May"."""
    if at >= len(found.tokens) or found.tokens[at].text in ".,;":
        return True
    return found.tokens[at].norm in words("time opener") or is_when(found, at)


def is_when(found: Signs, at: int) -> bool:
    """Say whether "in" opens a month or a year: "which they took in February", "in early 2022"."""
    ahead = found.tokens[at + 1 : at + 3]
    dated = any(token.text[:4].isdigit() or found.has("calendar", at + 1 + on) for on, token in enumerate(ahead))
    return found.tokens[at].norm == "in" and dated


def _takes(hit: Hit) -> bool:
    """Say whether a verb is one that no army does without telling of what: "holds", "captured"."""
    return hit.entry.tag == "act" and hit.entry.get("kind") in ("control", "capture") and hit.last - hit.first == 1


def _cuts(found: Signs, at: int) -> bool:
    tokens = found.tokens
    text = tokens[at].text
    following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
    if text == ";" and lists_on(found, at):
        return False
    if text in "()[]":
        return not _short_aside(found, at)
    if pairs(found, at):
        return False
    cuts = text in _CUTS or (text == "-" and spaced(found, at))
    return cuts and following != "including" and not goes_on(found, at)


def _short_aside(found: Signs, at: int) -> bool:
    """Say whether a bracket holds only a few words: those do not end a clause."""
    step = 1 if found.tokens[at].text in "([" else -1
    near = found.tokens[at + 1 : at + 1 + _ASIDE] if step > 0 else found.tokens[max(0, at - _ASIDE) : at]
    return any(token.text in ")]" if step > 0 else token.text in "([" for token in near)


def spaced(found: Signs, at: int) -> bool:
    """Say whether a mark stands free between two words, as a dash that parts clauses does."""
    tokens = found.tokens
    return 0 < at < len(tokens) - 1 and tokens[at - 1].end < tokens[at].start and tokens[at].end < tokens[at + 1].start


def _opens(found: Signs, at: int, start: int) -> bool:
    tokens = found.tokens
    hit = found.has("bound", at)
    if hit is not None and hit.first == at and tokens[at - 1].norm != "the":  # "the following settlements"
        following = tokens[at + 1].norm if at + 1 < len(tokens) else ""
        if _leads_on(found, at, following):
            return False
        dated = following in words("time link") or found.has("calendar", at + 1) is not None
        since = tokens[at].norm == "since" and dated  # "has been going on since last night near X"
        timed = since or (
            tokens[at].norm == "during" and any(t.norm in words("time link") for t in tokens[at + 1 : at + 3])
        )
        if timed or (tokens[at].norm == "since" and "have" in tokens[at - 1].lemmas):
            return False  # "in the X sector during the day near Y", "have since closed in on X"
        before = tokens[at - 1].norm
        if tokens[at].norm == "as" and found.has("compass", at - 1) is not None:
            return False  # "as far south | as X"
        listing = tokens[at].norm in ("as", "so") and following in _LISTING | words("shown as")
        return not listing and before not in ("well", "far", "many", "much", "few", "such")
    before = tokens[at - 1].norm
    if before == "," or (before in ("and", "or") and at > 1):
        return (_new_subject(found, at) or _of_things(found, at)) and not _frames(found, start, at)
    return False


def _leads_on(found: Signs, at: int, following: str) -> bool:
    """Say whether a word opens no clause here: "all but flattened", "slow but steady", "have however been pushing"."""
    word, before = found.tokens[at].norm, found.tokens[at - 1]
    nearly = word == "but" and (following == "also" or before.norm in words("all but"))
    helped = word in words("parenthesis") and bool({"be", "have"} & set(before.lemmas))
    deed = (
        found.has("happens", at + 1) if word in words("relative pronoun") else None
    )  # "the shelling | that occurred in X"
    return nearly or helped or deed is not None or any(act.first < at < act.last - 1 for act in found.acts)


def _frames(found: Signs, start: int, at: int) -> bool:
    """Say whether only where it happens stands before a comma: "In the directions of X and Y, | the enemy …"."""
    first = start
    while first < at and (
        found.tokens[first].text in "\"“”'‘«" or found.tokens[first].norm in LEADING | {"that", "but"}
    ):
        first += 1
    placed = found.has("relation", first)
    if found.tokens[at - 1].norm != "," or placed is None or placed.first != first:
        return False
    span = range(first, at)
    told = any(hit.first in span for hit in found.acts) or any(found.has("bound", on) for on in span)
    return not told and not any({"be", "have"} & set(found.tokens[on].lemmas) for on in span)


def _new_subject(found: Signs, at: int) -> bool:
    """Say whether troops that stand here are the subject of what follows, not a member of a list."""
    force = next((f for f in found.forces if f.first in (at, at + 1) and (not f.bare or _deeds_act(found, f))), None)
    if force is None or (
        force.first == at + 1 and found.tokens[at].norm not in ("the", "a", "some", "these", "those", "its", "an")
    ):
        return False
    if found.tokens[force.last - 1].norm == "'s":  # "the enemy's" is no subject itself
        return False
    if any(other.bare and other.last == at - 1 for other in found.forces):  # "which Russian and | Chechen troops took"
        return False
    after = force.last
    while after < len(found.tokens) and (found.has("aux", after) or found.tokens[after].norm.endswith("ly")):
        after += 1
    if force.bare:
        return True
    purpose = found.tokens[min(force.last, len(found.tokens) - 1)].norm == "to"  # "an attempt by a group to enter X"
    return not purpose and (any(hit.first == after for hit in found.acts) or after > force.last)


def _of_things(found: Signs, at: int) -> bool:
    """Say whether a clause on something else begins behind ", and": "did not take it, and | the road is under fire"."""
    tokens = found.tokens
    joined = at > 2 and tokens[at - 1].norm == "and" and tokens[at - 2].text == ","  # noqa: PLR2004
    if not joined or tokens[at].norm not in words("article"):
        return False
    return any(tokens[on].norm in words("finite") for on in range(at + 2, min(at + _SUBJECT, len(tokens))))


def _deeds_act(found: Signs, force: Force) -> bool:
    """Say whether what an army does is the subject of the verb behind it: "Ukrainian | counterattacks retook X"."""
    deeds = [hit for hit in found.acts if hit.entry.tag == "deed" and hit.first == force.last]
    many = [hit.last for hit in deeds if found.tokens[hit.last - 1].norm.endswith("s")]
    return any(hit.entry.tag == "act" and hit.first in many for hit in found.acts)
