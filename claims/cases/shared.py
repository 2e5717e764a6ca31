"""Places that two acts share, in a language with cases: "обстріляли та штурмували X"."""

from dataclasses import replace
from itertools import pairwise

from claims.cases.forces import case_of
from claims.cases.forms import SUBJECT, form
from claims.claim import Kind
from claims.lexicon import everywhere
from claims.what.acts import Act
from claims.what.armies import other
from claims.what.signs import Signs

_AND = frozenset(",") | everywhere("and", "also", "both and")
_SMALL = frozenset(("ADJF", "CONJ", "PRCL", "NUMR", "ADVB", "PRTF"))
_SIDES = frozenset(("ukraine", "russia"))
_TOGETHER = frozenset((Kind.PRESENCE, Kind.ADVANCE, Kind.CONTROL))
_LINKED = 3  # tokens between two acts that share their places


def _alike(found: Signs, act: Act, follows: Act) -> bool:
    """Say whether two acts can be in one place: ground is not gained where the rear is struck, nor X taken near Y."""
    fights = follows.hit.entry.tag == act.hit.entry.tag == "deed" and follows.hit.entry.get("agent") == "russia"
    struck = follows.kind is Kind.ATTACK and act.kind is not Kind.ATTACK and not fights  # "про наступ та бої в X"
    forces = {at for force in found.forces for at in range(force.first, force.last)}
    between = (at for at in range(act.hit.last, follows.hit.first) if at not in forces)
    return not struck and not any(found.tokens[at].text[:1].isupper() for at in between)


def _paired(found: Signs, act: Act, follows: Act, language: str) -> bool:
    """Say whether "and" joins two infinitives of one verb: "змогли повернути позиції та контратакувати в X"."""
    both = all("INFN" in form(found.tokens[each.hit.first].norm, language).parts for each in (act, follows))
    return both and any(found.has("join", at) is not None for at in range(act.hit.last, follows.hit.first))


def shared(found: Signs, acts: list[Act], language: str) -> tuple[Act, ...]:
    """Let an act take the place of the next one when both share it: "обстріляли та штурмували X"."""
    result = []
    for number, act in enumerate(acts):
        follows = next((later for later in acts[number + 1 :] if not later.implied), None)
        near = follows is not None and follows.hit.first - act.hit.last <= _LINKED
        behind_ = max(0, act.hit.first - _LINKED)
        apart = follows is not None and found.any_in("occasion", behind_, follows.hit.first) is not None
        joined = act.implied and follows is not None and near and not apart
        joined = (
            joined and follows is not None and (_alike(found, act, follows) or _paired(found, act, follows, language))
        )
        result.append(replace(act, places=follows.places, implied=False) if joined and follows else act)
    return tuple(each for act in result for each in (act, *_of_neither(found, act), *_of_both(found, act, language)))


def _of_both(found: Signs, act: Act, language: str) -> tuple[Act, ...]:
    """Return what the other side does too: "в X присутні як ЗСУ, так і російські війська"."""
    if act.kind not in _TOGETHER or act.hit.entry.tag != "act":
        return ()
    armed = [
        f for f in found.forces if not f.bare and f.side in _SIDES and SUBJECT in case_of(found.tokens, f, language)
    ]
    for left, right in pairwise(armed):
        between = found.tokens[left.last : right.first]
        joined = any(token.norm in _AND - {","} for token in between) and len(between) <= _LINKED + 1
        told = act.start <= found.tokens[left.first].start and found.tokens[right.last - 1].end <= act.end
        plain = all(token.norm in _AND or form(token.norm, language).parts & _SMALL for token in between)
        if joined and told and plain and left.side != right.side:
            return (replace(act, actor=other(act.actor)),)
    return ()


def _of_neither(found: Signs, act: Act) -> tuple[Act, ...]:
    """Return what is also denied of the other side: "не контролюють ані росіяни, ані українські війська"."""
    neither = sum(token.norm in everywhere("neither") for token in found.tokens)
    told = {hit.entry.get("side") for hit in found.covered.get("adjective", {}).values()}
    both = {"ukraine", "russia"} <= told | {force.side for force in found.forces}
    denied = act.kind is Kind.CONTROL and act.turn.denied and neither > 1 and both
    return (replace(act, actor=other(act.actor)),) if denied else ()
