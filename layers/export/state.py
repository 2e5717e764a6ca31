"""The state inside a file: the view, the data it was drawn from, and the program that drew it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, fields

from pydantic import TypeAdapter, ValidationError

from claims.claim import Claim
from geo.errors import ClaimlineError
from layers.view import View

VERSION = "0.1.0"
PROGRAM = f"Claimline {VERSION}"
_FORMAT = 1
_MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a file remembers of its making; `claimline_state` counts the forms that this record has had."""

    claimline_state: int = _FORMAT
    program: str = PROGRAM
    data_hash: str
    view: View

    def text(self) -> str:
        """Return the state as one line of JSON in plain ASCII, fit for every kind of metadata."""
        return json.dumps(json.loads(_STATES.dump_json(self, exclude_defaults=False)), separators=(",", ":"))


_STATES = TypeAdapter(State)


def read_state(text: str) -> State:
    """Return the state that was written as text; what another program or a newer one wrote is refused."""
    if len(text) > _MOST_CHARACTERS:
        raise ClaimlineError("The state in this file is too long to be one of Claimline's: it cannot be restored.")
    try:
        form = json.loads(text)["claimline_state"]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise ClaimlineError(
            "This file holds no state of Claimline's: choose one of its snapshots or exports."
        ) from None
    if not isinstance(form, int) or form > _FORMAT:
        raise ClaimlineError("This file was made by a newer Claimline: update the program to restore its state.")
    try:
        return _STATES.validate_json(text)
    except ValidationError:
        raise ClaimlineError("The state in this file is damaged and cannot be restored.") from None


def data_hash(claims: Iterable[Claim]) -> str:
    """Return a short hash of the claims, whatever their order: equal means that nothing has changed."""
    digest = hashlib.sha256()
    for line in sorted("\x1f".join(_told(claim)) for claim in claims):
        digest.update(line.encode("utf-8", "surrogatepass") + b"\x1e")
    return digest.hexdigest()[:12]


def _told(claim: Claim) -> Iterable[str]:
    return (str(getattr(claim, field.name)) for field in fields(claim))
