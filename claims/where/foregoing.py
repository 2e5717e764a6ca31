"""Names before a name: where in the words before it another one ends."""

from claims.lexicon import words
from claims.what.signs import Signs


def parts_towns(found: Signs, joint: int, name: int) -> bool:
    """Say whether "and" stands between two places: "the town and X", "the town and the villages of X and Y"."""
    pointing = words("pointing")
    opens = joint == name - 1 or found.tokens[joint + 1].norm in pointing
    return opens and found.has("type", joint - 1) is not None and found.tokens[joint - 2].norm in pointing


def ends_region(found: Signs, at: int) -> bool:
    """Say whether a kind word ends a wider name: "the Kyiv region towns of X", "the X and Y communities of Z"."""
    kind = found.has("type", at)
    wide = kind is not None and (kind.entry.get("value") == "region" or found.has("community", at) is not None)
    return wide and found.tokens[at - 1].text[:1].isupper()


def is_named(found: Signs, at: int) -> bool:
    """Say whether a kind word belongs to a name before it: "the Kharkiv region"."""
    community = found.has("community", at)
    at = at if community is None else community.first  # "the Kharkiv city community"
    return any(found.tokens[near].text[:1].isupper() for near in (at, at - 1) if near >= 0)
