"""Places that two acts share, in a language with cases: "обстріляли та штурмували X"."""

from dataclasses import replace

from claims.signs import Signs
from claims.what import Act

_LINKED = 3  # tokens between two acts that share their places


def shared(found: Signs, acts: list[Act]) -> tuple[Act, ...]:
    """Let an act take the place of the next one when both share it: "обстріляли та штурмували X"."""
    result = []
    for number, act in enumerate(acts):
        follows = next((later for later in acts[number + 1 :] if not later.implied), None)
        near = follows is not None and follows.hit.first - act.hit.last <= _LINKED
        behind_ = max(0, act.hit.first - _LINKED)
        apart = follows is not None and found.any_in("occasion", behind_, follows.hit.first) is not None
        joined = act.implied and follows is not None and near and not apart
        result.append(replace(act, places=follows.places, implied=False) if joined and follows else act)
    return tuple(result)
