"""Places that two acts share, in a language with cases: "обстріляли та штурмували X"."""

from dataclasses import replace

from claims.armies import other
from claims.claim import Kind
from claims.signs import Signs
from claims.what import Act

_NEITHER = frozenset(("ні", "ані", "ни"))
_LINKED = 3  # tokens between two acts that share their places


def _alike(found: Signs, act: Act, follows: Act) -> bool:
    """Say whether two acts can be in one place: ground is not gained where the rear is struck, nor X taken near Y."""
    struck = follows.kind is Kind.ATTACK and act.kind is not Kind.ATTACK
    forces = {at for force in found.forces for at in range(force.first, force.last)}
    between = (at for at in range(act.hit.last, follows.hit.first) if at not in forces)
    return not struck and not any(found.tokens[at].text[:1].isupper() for at in between)


def shared(found: Signs, acts: list[Act]) -> tuple[Act, ...]:
    """Let an act take the place of the next one when both share it: "обстріляли та штурмували X"."""
    result = []
    for number, act in enumerate(acts):
        follows = next((later for later in acts[number + 1 :] if not later.implied), None)
        near = follows is not None and follows.hit.first - act.hit.last <= _LINKED
        behind_ = max(0, act.hit.first - _LINKED)
        apart = follows is not None and found.any_in("occasion", behind_, follows.hit.first) is not None
        joined = act.implied and follows is not None and near and not apart and _alike(found, act, follows)
        result.append(replace(act, places=follows.places, implied=False) if joined and follows else act)
    return tuple(each for act in result for each in (act, *_of_neither(found, act)))


def _of_neither(found: Signs, act: Act) -> tuple[Act, ...]:
    """Return what is also denied of the other side: "не контролюють ані росіяни, ані українські війська"."""
    neither = sum(token.norm in _NEITHER for token in found.tokens)
    told = {hit.entry.get("side") for hit in found.covered.get("adjective", {}).values()}
    both = {"ukraine", "russia"} <= told | {force.side for force in found.forces}
    denied = act.kind is Kind.CONTROL and act.turn.denied and neither > 1 and both
    return (replace(act, actor=other(act.actor)),) if denied else ()
