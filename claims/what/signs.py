"""The signs in one sentence: phrases of the lexicon, and the forces it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.lexicon import Hit, Lexicon, words
from claims.segment import Sentence, Token

_FURTHEST_HEAD = 6  # words from "Russian" to the "troops" it speaks of
_OPPOSED = {"ukraine": "russia", "russia": "ukraine"}
_QUOTES = frozenset('"“”„«»')
_ENDS = frozenset(',.;:()[]"“”«»–—!?')


@dataclass(frozen=True, slots=True)
class Force:
    """Troops, or a state at war, between two token indexes.

    `side` is ukraine, russia, or relative: enemy, our, attacker, pronoun. `bare` is an adjective or a possessive
    that stands before no troops ("the Russian advance").
    """

    first: int
    last: int
    side: str
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Signs:
    """What the lexicon finds in a sentence; `acts` are without those that only look like acts."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    acts: tuple[Hit, ...]
    forces: tuple[Force, ...]
    covered: dict[str, dict[int, Hit]]

    def has(self, tag: str, at: int) -> Hit | None:
        """Return the hit of this tag that covers a token, if any."""
        return self.covered.get(tag, {}).get(at)

    def any_in(self, tag: str, first: int, last: int) -> Hit | None:
        """Return the first hit of this tag that begins in a half-open interval of tokens."""
        rows = self.covered.get(tag)
        if not rows:
            return None
        return next((hit for at in range(first, last) if (hit := rows.get(at)) is not None and hit.first == at), None)


def signs(sentence: Sentence, known: Lexicon) -> Signs:
    """Scan a sentence for everything that the lexicon knows."""
    tokens = sentence.tokens
    covered: dict[str, dict[int, Hit]] = {}
    acts: list[Hit] = []
    for name in ("what", "where"):
        for hit in known.phrases[name].scan(tokens):
            if tokens[hit.first].text == "May" and hit.entry.tag == "modal":
                continue  # the month
            rows = covered.setdefault(hit.entry.tag, {})
            for at in range(hit.first, hit.last):
                if at not in rows or rows[at].last <= at:
                    rows[at] = hit
            if hit.entry.tag in ("act", "deed"):
                acts.append(hit)
    idle, modal = covered.get("idle", {}), covered.get("modal", {})
    for at in [at for at, hit in modal.items() if at in idle and idle[at].first == hit.first < idle[at].last - 1]:
        del modal[at]  # "if we speak of X, the offensive goes on"
    dates = covered.get("calendar", {})
    idle = {at: hit for at, hit in idle.items() if not (hit.last in dates and _leads_to_day(hit))}
    real = tuple(hit for hit in acts if not _is_idle(hit, idle))
    return Signs(sentence, tokens, real, _forces(tokens, covered), covered)


def _leads_to_day(hit: Hit) -> bool:
    """Say whether a phrase ends on the "on" that a weekday follows: "which they took on | Sunday"."""
    return len(hit.entry.phrase.split()) > 1 and hit.entry.phrase.split()[-1] in words("lies in")


def _is_idle(act: Hit, idle: dict[int, Hit]) -> bool:
    if act.entry.get("form") == "clause":  # only in longer words: "a car [bomb exploded in]"
        return act.first in idle and idle[act.first].first < act.first and act.last <= idle[act.first].last
    other = idle.get(act.first)
    if other is not None and other.last - other.first >= act.last - act.first:
        return not set(other.entry.phrase.split()) - {"…"} < set(act.entry.phrase.split())  # "take active action"
    inside = idle.get(act.last - 1)
    if inside is None or set(inside.entry.phrase.split()) - {"…"} <= set(act.entry.phrase.split()):
        return False  # "fought for weeks for control of X" says so itself
    if not set(inside.entry.phrase.split()[-1].split("|")).isdisjoint(act.entry.phrase.split()[-1].split("|")):
        return False  # and so does "moved to the left bank", where nobody leaves a bank
    ends = act.entry.phrase.split()[-1].split("|")
    if inside.last > act.last and (ends == ["to"] or not words("preposition").isdisjoint(ends)):
        return False  # "was lost | to Russian forces" loses no forces, "dug in on | the left bank" leaves no bank
    return act.first < inside.first < act.last


def _forces(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]]) -> tuple[Force, ...]:
    found: list[Force] = []
    named = covered.get("force", {})
    nations = covered.get("nation", {})
    at = 0
    while at < len(tokens):
        hit = max((row[at] for row in (named, nations) if at in row), key=_length, default=None)
        if hit is None or hit.first != at:
            at += 1
            continue
        force = _force(tokens, covered, hit)
        if force is not None:
            force = _of_whom(tokens, found, force)
            found.append(force)
        at = force.last if force is not None else hit.last
    return tuple(found)


def _of_whom(tokens: Sequence[Token], found: list[Force], force: Force) -> Force:
    """Take plain troops together with those that they are of: "small groups of Ukrainian troops"."""
    head = found[-1] if found else None
    if head is None or head.side != "some" or force.bare or force.side in ("some", "pronoun", "weapon"):
        return force
    between = [token.norm for token in tokens[head.last : force.first] if token.text not in _QUOTES]
    return Force(found.pop().first, force.last, force.side) if between in (["of"], ["of", "the"]) else force


def _length(hit: Hit) -> int:
    return hit.last - hit.first


def _force(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], hit: Hit) -> Force | None:
    side = hit.entry.get("side")
    if hit.entry.tag == "nation":
        return _nation(tokens, covered, hit)
    if side == "pronoun":
        nobody = hit.first in covered.get("impersonal", {})  # "it is wrong to speak of the capture of X"
        return None if nobody else Force(hit.first, hit.last, side)
    if hit.entry.phrase in ("russian", "ukrainian") and tokens[hit.first].norm in ("russian", "ukrainian"):
        return _adjective(tokens, covered, hit.first, hit.last, side)
    return Force(hit.first, _grown(tokens, covered, hit.last), side)


def _nation(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], hit: Hit) -> Force | None:
    side = hit.entry.get("side")
    if tokens[hit.first].text.isupper() and len(tokens[hit.first].text) < 3:  # noqa: PLR2004
        return None
    behind = hit.first - 1 - (hit.first > 1 and tokens[hit.first - 1].norm == "the")
    before = tokens[behind].norm if behind >= 0 else ""
    if hit.last < len(tokens) and tokens[hit.last].norm == "'s":
        return _adjective(tokens, covered, hit.first, hit.last + 1, side)
    sides = covered.get("quarter", {}).keys() | covered.get("compass", {}).keys()  # "eastern Ukraine", "east Ukraine"
    holds = before == "of" and (tokens[behind - 1].norm in words("grip") or _is_doing(tokens, covered, hit.last))
    holds = holds or (before == "for" and tokens[behind - 1].norm in words("for whom"))
    if (
        (before in words("plain place") and not holds and not _comes_from(covered, behind, before))
        or (before == "with" and behind - 1 in covered.get("border", {}))  # "the border with Russia"
        or hit.first - 1 in sides
        or (hit.entry.get("city") and (_is_struck(tokens, covered, hit.first) or _heads_region(covered, hit.last)))
    ):
        return None
    after = tokens[hit.last + 1].text if hit.last + 1 < len(tokens) else ""
    verb = tokens[hit.last].norm == "forces" and after[:1].isupper() if hit.last < len(tokens) else False
    return Force(hit.first, hit.last if verb else _grown(tokens, covered, hit.last), side)


def _heads_region(covered: dict[str, dict[int, Hit]], at: int) -> bool:
    """Say whether a city only names the land around it: "the Kyiv | region"."""
    kind = covered.get("type", {}).get(at)
    return kind is not None and kind.first == at and kind.entry.get("value") in ("region", "axis")


def _is_doing(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], at: int) -> bool:
    """Say whether a state does what follows it: "after months of Kyiv | holding on to X"."""
    act = covered.get("act", {}).get(at)
    held = act is not None and act.entry.get("kind") in ("control", "capture")
    return (held or at in covered.get("carry", {}) or at in covered.get("try", {})) and tokens[at].norm.endswith("ing")


def _comes_from(covered: dict[str, dict[int, Hit]], at: int, word: str) -> bool:
    """Say whether an attack comes from a state, which then is no place: "counterattacks from Moscow"."""
    deed = covered.get("deed", {}).get(at - 1)
    return word == "from" and deed is not None and deed.entry.get("kind") == "attack"


def _is_struck(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], at: int) -> bool:
    """Say whether a city is what an act is done to: "shelled Kyiv", "in both Kyiv and X", "from X and Kyiv"."""
    if _is_apposed(tokens, covered, at):
        return True
    act, last = covered.get("act", {}).get(at - 1), len(tokens) - 1
    if act is not None and act.entry.get("stops") and at < last and tokens[at + 1].norm == "from":
        return False  # "prevented Moscow from sending more"
    if _heads_towns(tokens, covered, at):
        return True
    if at > 2 and tokens[at - 1].norm == "and" and tokens[at - 3].norm in words("plain place"):  # noqa: PLR2004
        return tokens[at - 2].text.istitle()
    if 1 < at < len(tokens) - 2 and tokens[at - 1].text == "," and tokens[at + 1].norm in (",", "and"):
        after = at + 2 + (tokens[at + 2].norm == "and" and at + 3 < len(tokens))
        return tokens[at - 2].text.istitle() and tokens[after].text.istitle()  # "Zhytomyr, Kyiv, and Lviv"
    both = "and" in (tokens[at - 1].norm, tokens[min(at + 1, last)].norm)
    states = both and not covered.get("nation", {}).keys().isdisjoint((at - 2, at + 2))  # "both Moscow and Kyiv said"
    return not states and ((act is not None and act.last == at) or at - 1 in covered.get("either", {}))


def _is_apposed(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], at: int) -> bool:
    """Say whether a city is named as such: "the capital, Kyiv,", "a Kyiv school"."""
    named = at > 1 and tokens[at - 1].text == "," and tokens[at - 2].norm in words("seat")
    behind = [token.norm for token in tokens[at + 1 : at + 4]]
    named = named or (behind[:1] == [","] and not words("seat").isdisjoint(behind))  # "Kyiv, the capital,"
    one = at > 0 and tokens[at - 1].norm in ("a", "an") and at + 1 not in covered.get("unit", {})
    return named or one


def _heads_towns(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], at: int) -> bool:
    """Say whether a city opens a list of towns that suffer something: "Kyiv and Sumy came under fire"."""
    suffered = (covered.get("act", {}).get(on) for on in (at + 1, at + 2))
    if any(hit is not None and hit.first > at and hit.entry.get("role") == "undergo" for hit in suffered):
        return True  # "Kyiv has come under attack"
    if at + 2 >= len(tokens) or tokens[at + 1].norm not in ("and", ",") or not tokens[at + 2].text.istitle():
        return False
    suffers = any("under" in hit.entry.phrase.split() for hit in covered.get("act", {}).values())
    return suffers and not any(at + 2 in covered.get(tag, {}) for tag in ("nation", "force"))


def _adjective(
    tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], first: int, last: int, side: str
) -> Force | None:
    """Decide by its noun whether "Russian …" speaks of troops, of an act, or of something else."""
    units, unarmed, acts = covered.get("unit", {}), covered.get("unarmed", {}), covered.get("act", {})
    bounds, named, deeds = covered.get("bound", {}), covered.get("force", {}), covered.get("deed", {})
    for at in range(last, min(len(tokens), last + _FURTHEST_HEAD)):
        if tokens[at].text in _ENDS or tokens[at].norm in ("and", "or", "nor") or at in bounds:
            break
        if at in named and named[at].entry.get("side") == _OPPOSED.get(side):
            break  # "the Ukrainian General Staff said | Russian troops": the troops are not Ukraine's
        if at in unarmed and not any(at in row and _length(row[at]) > _length(unarmed[at]) for row in (units, deeds)):
            return None  # "Ukrainian border towns" are no troops, Ukrainian border guards are, nor is a border breach
        if at in units:
            return Force(first, _grown(tokens, covered, at + 1), side)
        if at in acts:
            return Force(first, last, side, bare=True)
        if tokens[at].norm in words("plain place"):
            break
    return Force(first, last, side, bare=True)


def _grown(tokens: Sequence[Token], covered: dict[str, dict[int, Hit]], last: int) -> int:
    """Take in the rest of a compound: "Russian assault groups", "the army's units"."""
    units = covered.get("unit", {})
    while last < len(tokens) and (
        (last in units and not tokens[last].norm.endswith("ed")) or (tokens[last].norm == "'s" and last + 1 in units)
    ):
        last += 1
    return last
