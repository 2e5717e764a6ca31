"""The state inside a file: the view, the data it was drawn from, and the program that drew it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields

from claims.claim import Claim
from layers.view import View

VERSION = "0.1.0"
PROGRAM = f"Claimline {VERSION}"
STATE_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a file remembers of its making."""

    view: View
    data_hash: str
    program: str = PROGRAM


def data_hash(claims: Iterable[Claim]) -> str:
    """Return a short hash of the claims, whatever their order: equal means that nothing has changed."""
    digest = hashlib.sha256()
    for line in sorted("\x1f".join(_told(claim)) for claim in claims):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()[:12]


def _told(claim: Claim) -> Iterable[str]:
    return (str(getattr(claim, field.name)) for field in fields(claim))
