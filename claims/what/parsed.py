"""One sentence as the reader holds it while it looks for acts."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from claims.lexicon import Hit, words
from claims.memory import Memory
from claims.what.actors import touching
from claims.what.clauses import Clauses
from claims.what.passive import is_passive
from claims.what.signs import Signs
from claims.what.usage import before_adverbs, is_noun, is_verb
from claims.where.places import Spot
from claims.who.voices import Voice

_AUXILIARIES = frozenset(("have", "be"))
_SHOWN = 4  # tokens from "show" to the deed that is seen
_MOVES = frozenset(("advance", "attack", "withdrawal", "repulse"))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that tells an act, and whether it is used as a verb."""

    hit: Hit
    verb: bool
    passive: bool


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence with its signs, clauses, places and phrases; `hear` gives the voice over a span of characters."""

    found: Signs
    cut: Clauses
    places: tuple[Spot, ...]
    phrases: tuple[Phrase, ...]
    memory: Memory
    hear: Callable[[int, int], Voice]

    def voice(self, hit: Hit) -> Voice:
        """Return whose voice tells a phrase; what a clause adds on a place is no part of what is denied."""
        heard = self.hear(self.found.tokens[hit.first].start, self.found.tokens[hit.last - 1].end)
        start = self.cut.start(hit.first)
        adds = self.found.tokens[start].norm in words("adding clause") and self.found.tokens[start - 1].text == ","
        aside = heard.denies and adds and start in self.cut.relative
        before = before_adverbs(self.found, hit.first)
        held = hit.entry.get("kind") == "control" and before > 0 and self.found.tokens[before].text == ","
        aside = aside or (heard.denies and held)  # "reports of a landing in X, still occupied by Russia, are untrue"
        return replace(heard, denies=False, denied=None) if aside else heard


def phrases(found: Signs, cut: Clauses, taken: frozenset[int]) -> tuple[Phrase, ...]:
    """Pick the acts among overlapping phrases: verbs where they are used as verbs, else nouns; `taken` tells none."""
    real = [hit for hit in found.acts if hit.entry.tag == "act" or is_noun(found, hit)]
    nouns = {hit.first: hit for hit in real if hit.entry.tag == "deed"}
    told = [hit for hit in real if hit.entry.get("form") == "clause" and not _spans_another(hit, real)]
    whole = {at for hit in told for at in range(hit.first, hit.last)}
    chosen: list[Phrase] = []
    free = 0
    for hit in sorted(real, key=lambda hit: (hit.first, -hit.last, hit.entry.tag)):
        verb = hit.entry.tag == "act"
        mute = (hit.first in taken and hit.last - 1 in taken) or _of_speaker(found, hit, taken)
        part = not verb and not whole.isdisjoint(range(hit.first, hit.last))
        idle = bool(hit.entry.get("touch")) and touching(found, hit) is None
        if (
            hit.first < free
            or mute
            or idle
            or part
            or _spans_another(hit, real)
            or _goes_on_doing(found, hit, real)
            or _shows_deed(found, hit, real)
            or (verb and not is_verb(found, hit, nouns))
        ):
            continue
        chosen.append(Phrase(hit, verb, verb and hit.entry.get("form") != "clause" and is_passive(found, hit, cut)))
        free = hit.last
    return tuple(chosen)


def _of_speaker(found: Signs, hit: Hit, taken: frozenset[int]) -> bool:
    """Say whether a participle tells whose man speaks: "the commander of the army | fighting in X"."""
    doing = found.tokens[hit.first].norm.endswith("ing") and hit.first - 1 in taken
    return doing and any(force.last == hit.first for force in found.forces)


def _spans_another(hit: Hit, hits: list[Hit]) -> bool:
    """Say whether a gap swallows the real verb: "have [taken] control of" is told by "taken control of"."""
    stopped = (h for h in hits if h.entry.get("stops") and hit.first < h.first and h.last <= hit.last)
    if hit.entry.get("kind") != "repulse" and any(stopped):
        return True  # "continue to [repel] attacks"
    if hit.entry.get("inside") and hit.entry.get("form") == "clause" and _tells_more(hit, hits):
        return True  # "sees Putin's [advancing] soldiers near X"
    if hit.entry.get("water") and any(hit.first < h.first < hit.last < h.last for h in hits):
        return True  # "have [forced the troops off] the island"
    within = [h for h in hits if hit.first < h.first and h.last == hit.last and h.last - h.first > 1]
    words = hit.entry.phrase.split()
    verbs = (h for h in hits if h.entry.tag == "act" and words[0] == "have")
    if any(h.first == hit.first + 1 and hit.last <= h.last for h in verbs):
        return True  # "had [quit a bridgehead mission]"
    if words[0] not in _AUXILIARIES:  # "restore their lost positions" is no withdrawal
        ends = frozenset(words[-1].split("|"))
        within = [h for h in within if ends.isdisjoint(h.entry.phrase.split()[-1].split("|"))]
    within = [h for h in within if not hit.entry.phrase.endswith(h.entry.phrase)]
    within = [h for h in within if not (hit.entry.get("deny") and h.entry.get("deny"))]  # "there are [no Russians in]"
    return any(h.entry.tag == "act" and not h.entry.phrase.startswith("under") for h in within)


def _goes_on_doing(found: Signs, hit: Hit, hits: list[Hit]) -> bool:
    """Say whether a gap opens with the verb that is meant, "keeps [storming our] positions", or makes a noun of it.

    "Capture [of the Ukrainian] stronghold" captures a town.
    """
    open_ = hit.entry.phrase.split()[1:2] == ["…"]
    if open_ and found.tokens[hit.first + 1].norm == "of" and hit.entry.get("form") != "clause":
        return any(other.first == hit.first and other.entry.tag == "deed" for other in hits)
    doing = hit.first + 1 < hit.last and found.tokens[hit.first + 1].norm.endswith("ing")
    return doing and open_ and any(other.first == hit.first + 1 and other.entry.tag == "act" for other in hits)


def _shows_deed(found: Signs, hit: Hit, hits: list[Hit]) -> bool:
    """Say whether a picture shows a deed, and not troops in a place: "images show [a slight advance] of the army"."""
    if hit.entry.get("role") != "of" or hit.last - hit.first > 1 or hit.entry.get("kind") != "presence":
        return False
    near = range(hit.last, hit.last + _SHOWN)
    deed = next((h for h in hits if h.entry.tag == "deed" and h.first in near and h.entry.get("kind") in _MOVES), None)
    return deed is not None and not any(
        f.first < deed.first and f.first >= hit.last for f in found.forces if not f.bare
    )


def _tells_more(hit: Hit, hits: list[Hit]) -> bool:
    """Say whether a phrase about troops in a place holds words that tell what they do there."""
    return any(hit.first < h.first and h.last <= hit.last and h.entry.get("kind") in _MOVES for h in hits)
