"""The words before names of places, by what they tell of the name: data/words_before.toml, all languages at once."""

import re
import tomllib
from functools import cache

from geo.records import DATA


@cache
def _roles() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((DATA / "words_before.toml").read_text("utf-8"))


def before(role: str) -> str:
    """Return an alternation for a regular expression of the words of a role, the longest first."""
    words = {word for each in _roles()[role].values() for word in each}
    return "|".join(re.escape(word).replace(r"\*", r"\w{1,2}") for word in sorted(words, key=lambda w: (-len(w), w)))
