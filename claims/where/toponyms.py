"""The toponyms of an article as its words mean them: almost-names, bare names of oblasts, raions with their towns."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import product

from claims.lexicon import Lexicon, lexicon
from claims.where.communities import communities
from geo.gazetteer import Gazetteer
from geo.measure import rough_m
from geo.mention import Mention
from geo.nearly import nearly_named
from geo.place import Feature, Place

# "The X border region", whose it is: "a village in Kherson's southern region", and who speaks for it.
_BORDER = re.compile(
    r"\s+(?:border|frontier)\s+(?:region|area|oblast|province)\b|['’]s (?:\w+ern )?(?:region|oblast|province)\b"
    r"|(?:['’]s)?\s+regional (?:\w+[ -]){0,2}?"
    r"(?:administration|authorit|governor|official|police|prosecutor|leader|head|chief|government|council)\w*\b"
    r"(?! (?:building|headquarters|office))",
    re.IGNORECASE,
)
_VILLAGES = re.compile(r"\s+(?:villages?|hamlets?|settlements|towns)\b(?!\s+(?:of|called|named)\b)", re.IGNORECASE)
# "The Kharkiv (Kharkov) region": both names are the region's.
_TWICE = re.compile(r"(?:\s\([A-Z][\w'’-]+)?\)\s+(?:region|oblast|province)\b", re.IGNORECASE)
_WIDE = re.compile(
    r"\b(?:across|throughout|northern|southern|eastern|western|province of|region of)\s+$", re.IGNORECASE
)
_SPREAD = re.compile(r"\b(?:across|throughout)\s+$", re.IGNORECASE)
_LARGE = frozenset(("kyiv", "kiev"))  # "explosions across Kyiv" are in the city
# "villages in Kherson", and in the one city that has long been behind the front "fighting in Donetsk".
_LAND = re.compile(
    r"\b(?:villages|towns|settlements|localities|territor\w+|(?<!residential )(?<!urban )(?<!populated )areas|swathes"
    r"|front|frontline|front line)"
    r"(?: and \w+)? (?:in|across|of)\s+$",
    re.IGNORECASE,
)
_FOUGHT = re.compile(
    r"\b(?:(?:fight\w*|battles?|combat|clashes|(?:counter-?)?offensive|advanc\w+|intensif\w+|gains|progress"
    r"|success(?:es)?|grinding|control|under ?way|rag(?:es?|ed|ing))(?: (?:is|are|was|were))?"
    r"(?: (?:taking|takes?|took) place| occur\w+| ongoing)? in"
    r"|(?:forces|troops) in|parts of)\s+$",
    re.IGNORECASE,
)
# "The Kherson counteroffensive", "in Donetsk, including the city of X".
_WIDENED = re.compile(
    r"\s+(?:counter-?offensive|offensive)\b|,? including (?:in )?(?:the )?(?:[\w-]+ ){0,2}(?:cit|town|village)"
)
_REAR = frozenset(("donetsk", "zaporizhzhia", "zaporizhia", "zaporizhzhya", "zaporozhye"))  # no front ran through them
_CAPITALS = _REAR | {"kherson", "kharkiv", "kharkov", "sumy", "mykolaiv", "dnipropetrovsk"}
# A list of them with Luhansk in it, which is never the city, is one of oblasts: "in Donetsk and Luhansk".
_LISTED = re.compile(
    r"\b(?=(?:[A-Z]\w+(?:, (?:and )?| and | or |/)){0,3}(?:Luhansk|Lugansk)\b)"
    r"(?:(?:Donetsk|Luhansk|Lugansk|Kherson|Zapor\w+|Kharkiv|Kharkov)(?:, (?:and )?| and | or |/)?){2,5}"
    r"(?! (?:[Oo]blast|[Rr]egion|[Pp]rovince|[Cc]ity|[Pp]eople))"
)
_TOWN = re.compile(r"\b(?:(?:city|town|outskirts|mayor) of|(?:airfield|airport|base) near)\s+$", re.IGNORECASE)
_WAY = re.compile(r"\s+(?:direction|axis|sector|vector|front(?!\s*-?line))\b")
ROADS = ("highway", "road", "motorway", "Highway", "Road")
_ROAD = re.compile(rf"\s+(?:{'|'.join(ROADS)})\b")
_TOWARD = re.compile(r"\btowards?\s+$")
_BEFORE = 12  # characters of "towards"
# "The capital" alone is Kyiv where the text speaks of that city, and not only of a government.
_IN_KYIV = re.compile(
    r"\bcapital,? (?:city )?(?:of )?K(?:yiv|iev)\b|\bKlitschko\b"
    r"|\b(?:in|on|near|around|outside|across|over|shook|rocked|hit|struck|reach(?:es|ed)?) K(?:yiv|iev)\b"
)
_OF_TOWN = re.compile(r" of [A-Z]")
_OF_ANOTHER = re.compile(r"\s+(?:city )?of\b")
# What tells two villages of one name apart, before the other of them.
_OTHER = re.compile(r"\b((?:Velyk|Mal|Nov|Star|Verkhn|Nyzhn|Persh|Druh|Bolsh|Verkhniy|Nizhn)\w{1,4}) (?:and|та|і|и) $")
_LONGEST = 20  # characters of "Verkhnia and"
_HYPHENS = ("-", "–", "—")
_FARTHEST_M = 60_000.0  # from a raion's middle to its town
# Cities that the front has not reached while their oblasts were fought over: the bare name means the oblast.
_OBLASTS = frozenset(("kursk", "luhansk", "lugansk", "dnipropetrovsk", "kirovohrad", "kirovograd"))


def toponyms(words: Lexicon, gazetteer: Gazetteer, text: str) -> list[Mention]:
    """Find the toponyms of a text; "the X border region" is the oblast, a landmark its town."""
    found = [_unseated(text, mention, gazetteer) for mention in gazetteer.find(text)]
    found = _merged(found, nearly_named(text, found, gazetteer.lookup))
    found = _merged(found, _sharing(text, found, gazetteer))
    found = _merged([*communities(gazetteer, text)], found)  # what is known under its own name stays
    found = _far_ends(text, _merged(found, _landmarks(words.language, gazetteer, text)))
    lists = [run.span() for run in _LISTED.finditer(text)] if "hansk" in text or "gansk" in text else []
    for at, mention in enumerate(found):
        before = text[max(0, mention.start - 40) : mention.start]
        way = _WAY.match(text, mention.end) is not None  # a direction is called after its town
        if (
            (_is_bare(text, mention, before) and not way)
            or any(start <= mention.start < end for start, end in lists)
            or _BORDER.match(text, mention.end)
            or _TWICE.match(text, mention.end)
            or _is_wide(mention, before)
        ):
            meant = gazetteer.lookup(f"{mention.text} Oblast")
            found[at] = replace(mention, candidates=meant or mention.candidates)
        found[at] = _with_seat(gazetteer, found[at])
    return found


def _unseated(text: str, mention: Mention, gazetteer: Gazetteer) -> Mention:
    """Give back the noun that is another town's: "the Donetsk | city of Avdiivka" is not in Donetsk."""
    name, noun, rest = mention.text.partition(" city")
    if not noun or rest or not _OF_TOWN.match(text, mention.end):
        return mention
    return replace(mention, end=mention.start + len(name), text=name, candidates=gazetteer.lookup(name))


def _is_wide(mention: Mention, before: str) -> bool:
    """Say whether the words before a name speak of a whole region: "across Kharkiv", "northern Sumy"."""
    spread = mention.text.casefold() in _LARGE and _SPREAD.search(before) is not None
    return not spread and _WIDE.search(before) is not None


def _sharing(text: str, found: list[Mention], gazetteer: Gazetteer) -> list[Mention]:
    """Return the names that lend their noun from the next: "Velyka and Mala Oleksandrivka"."""
    new = []
    for mention in found:
        first, _, noun = mention.text.partition(" ")
        before = _OTHER.search(text, max(0, mention.start - _LONGEST), mention.start) if noun else None
        if before is not None and before[1] != first:
            places = gazetteer.lookup(f"{before[1]} {noun}")
            new += (
                [Mention(start=before.start(1), end=before.end(1), text=before[1], candidates=places)] if places else []
            )
    return new


def _merged(found: list[Mention], new: list[Mention]) -> list[Mention]:
    """Put new mentions in the place of those that they overlap."""
    if not new:
        return found
    taken = {at for mention in new for at in range(mention.start, mention.end)}
    kept = [m for m in found if taken.isdisjoint(range(m.start, m.end))]
    return sorted([*kept, *new], key=lambda mention: mention.start)


@lru_cache(maxsize=8)
def _pattern(language: str) -> tuple[re.Pattern[str], dict[str, str]] | None:
    """Return what finds the landmarks, longest first, and the town of each."""
    rows = [entry for entry in lexicon(language).entries if entry.tag == "landmark"]
    if not rows:
        return None
    towns = {name: entry.get("place") for entry in rows for name in _written(entry.phrase)}
    groups: dict[str, list[str]] = {}
    for name in sorted(towns, key=len, reverse=True):
        first, _, rest = name.partition(" ")
        groups.setdefault(first, []).append(re.escape(f" {rest}") if rest else "")
    forms = (f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in groups.items())
    initials = "".join(sorted({first[0] + first[0].upper() for first in groups}))
    return re.compile(rf"\b(?=[{initials}])(?:{'|'.join(forms)})\b".replace("'", "['’]"), re.IGNORECASE), towns


def _written(phrase: str) -> list[str]:
    """Write out the alternatives of a phrase."""
    spelled = (" ".join(each) for each in product(*(word.split("|") for word in phrase.split())))
    return [each.replace(" 's", "'s") for each in spelled]


def _landmarks(language: str, gazetteer: Gazetteer, text: str) -> list[Mention]:
    """Return what stands for a town: a plant, a bridge, "Ukraine's capital"."""
    known = _pattern(language)
    if known is None:
        return []
    pattern, towns = known
    new = []
    kyiv = _IN_KYIV.search(text) is not None
    for match in pattern.finditer(text):
        if match[0].casefold() == "the capital" and (not kyiv or _OF_ANOTHER.match(text, match.end())):
            continue
        town = gazetteer.lookup(towns[match[0].casefold().replace("’", "'")])[:1]
        new.append(Mention(start=match.start(), end=match.end(), text=match[0], candidates=town))
    return new


def _is_bare(text: str, mention: Mention, before: str) -> bool:
    """Say whether a city's bare name means its oblast here."""
    name = mention.text.casefold()
    if name in _OBLASTS:
        return not _TOWN.search(before)
    fought = name in _REAR and _FOUGHT.search(before) is not None
    wide = fought or _LAND.search(before) is not None or _WIDENED.match(text, mention.end) is not None
    wide = wide or _VILLAGES.match(text, mention.end) is not None  # "liberated two Donetsk villages"
    return wide and name in _CAPITALS


def _far_ends(text: str, found: list[Mention]) -> list[Mention]:
    """Take "Murom-Starytsia", where an attack goes from one to the other, as the place it goes to; a road as one."""
    result: list[Mention] = []
    for mention in found:
        before = result[-1] if result else None
        between = text[before.end : mention.start] if before is not None else ""
        joined = between in _HYPHENS
        road = _ROAD.match(text, mention.end) if between.strip() in _HYPHENS else None
        if road is not None and before is not None:
            result[-1] = replace(before, end=road.end(), text=text[before.start : road.end()])
        elif joined and before is not None and _leads(text, before.start, mention.end):
            whole = text[before.start : mention.end]
            result[-1] = replace(mention, start=before.start, text=whole)
        else:
            result.append(mention)
    return result


def _leads(text: str, start: int, end: int) -> bool:
    """Say whether what two names are joined in goes from one to the other."""
    toward = _TOWARD.search(text, max(0, start - _BEFORE), start) is not None
    return toward or _WAY.match(text, end) is not None


def _with_seat(gazetteer: Gazetteer, mention: Mention) -> Mention:
    """Add to the raion that a toponym means the town that it is named after."""
    if not mention.candidates or any(place.kind != "raion" for place in mention.candidates):
        return mention
    raion = mention.candidates[0]
    towns = [place for place in gazetteer.lookup(raion.name.rpartition(" ")[0]) if _is_seat(place, raion)]
    return replace(mention, candidates=(*mention.candidates, towns[0])) if towns else mention


def _is_seat(town: Place, raion: Place) -> bool:
    near = rough_m(town.lon, town.lat, raion.lon, raion.lat) < _FARTHEST_M
    return town.feature is Feature.POINT and town.admin1 == raion.admin1 and near
