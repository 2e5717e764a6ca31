"""The outlet's own voice: whose side a publisher is on when it speaks for itself."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from claims.article import Article
from claims.claim import Claimant, ClaimantKind, Side
from geo.errors import ClaimlineError

OUTLETS = Path(__file__).parents[2] / "data" / "outlets.toml"
# A national domain tells the country of an outlet that has no row.
_COUNTRY = {"ua": Side.UKRAINE, "укр": Side.UKRAINE, "ru": Side.RUSSIA, "рф": Side.RUSSIA, "su": Side.RUSSIA}
_PARTS = re.compile(r"\s*(?:/|,|;|\bvia\b)\s*|\s*\(.*?\)\s*")


@lru_cache(maxsize=2)
def outlets(path: Path = OUTLETS) -> dict[str, Side]:
    """Return the side by casefolded name and by domain."""
    sides: dict[str, Side] = {}
    try:
        rows = tomllib.loads(path.read_text("utf-8")).get("outlet", [])
        for row in rows:
            for key in (*row["names"], *row.get("domains", ())):
                sides.setdefault(key.casefold(), Side(row["side"]))
    except (tomllib.TOMLDecodeError, KeyError, ValueError) as error:
        raise ClaimlineError(f"Mend {path.name}: each [[outlet]] needs a side and names ({error})") from error
    return sides


def outlet_side(publisher: str, url: str = "") -> Side:
    """Return the side of a publisher, by its name, else by its address; independent when neither tells."""
    sides = outlets()
    for name in (publisher, *filter(None, _PARTS.split(publisher))):
        if name.casefold().strip() in sides:
            return sides[name.casefold().strip()]
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    labels = host.split(".")
    for first in range(len(labels) - 1):
        if ".".join(labels[first:]) in sides:
            return sides[".".join(labels[first:])]
    return _COUNTRY.get(labels[-1], Side.INDEPENDENT)


def outlet(article: Article) -> Claimant:
    """Return the outlet as the claimant of what nobody else says."""
    side = outlet_side(article.publisher, article.url)
    return Claimant(name=article.publisher or "outlet", side=side, kind=ClaimantKind.MEDIA)
