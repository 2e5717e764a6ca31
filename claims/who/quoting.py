"""Who is quoted by somebody else: "Ukrinform quoted X as saying", "X was quoted by Ukrinform as saying"."""

from claims.lexicon import Hit
from claims.who.attribution import Attribution, Style, closes, complement, pronoun, said_on_day
from claims.who.nounphrase import is_verb
from claims.who.scene import Scene
from claims.who.speaker import Named, named
from claims.who.subject import after, before

_ATTENDING = 16  # tokens from ", with" to who speaks
_NAMED = 16  # tokens of "cited by the Institute for the Study of War"
_AHEAD = 8  # tokens from "was quoted" to "as saying"


def quoted(page: str, scene: Scene, hit: Hit, _found: list[Attribution]) -> Attribution | None:
    """Read "Ukrinform quoted Voloshyn as saying": the quoted one speaks, the other passes it on."""
    if scene.cover(hit.first - 1, "be"):
        return _was_quoted(page, scene, hit)
    if scene.norm(hit.first - 1) == "," and scene.begin(hit.last, "by"):
        return None  # "X, quoted by AFP, said": in passing
    left, right = before(page, scene, hit.first), after(page, scene, hit.last)
    if left is None or right is None or not is_verb(scene, hit.first):
        return None
    number, speaker = pronoun(scene, hit.last, right[0], right[1])
    last, asks, _ = complement(page, scene, right[0], "")
    if scene.begin(right[0], "quoting"):
        last, asks, _ = complement(page, scene, right[0] + 2, "")
    style = Style.TRAIL if closes(scene, left[0], asks) else Style.LEAD
    return Attribution(
        left[0], last, style, speaker, "who.quoted", "", said_on_day(scene, left[0], last), left[1], number, asks
    )


def _was_quoted(page: str, scene: Scene, hit: Hit) -> Attribution | None:
    """Read "Voloshyn was quoted by Ukrinform as saying"."""
    left = before(page, scene, hit.first)
    by = after(page, scene, hit.last + 1) if scene.begin(hit.last, "by") else None
    saying = _as_saying(scene, hit)
    if left is None or saying is None:
        return None
    number, speaker = pronoun(scene, left[0], hit.first, left[1])
    last, asks, _ = complement(page, scene, saying + 2, "")
    style = Style.TRAIL if closes(scene, left[0], asks) else Style.LEAD
    day = said_on_day(scene, left[0], last)
    return Attribution(left[0], last, style, speaker, "who.quoted", "", day, by[1] if by else None, number, asks)


def quotes(scene: Scene, hit: Hit) -> bool:
    """Tell whether somebody else is quoted: "was cited by X as saying", "X, cited by Y, said"."""
    aside = scene.norm(hit.first - 1) == "," and scene.begin(hit.last, "by") is not None
    told = aside or _as_saying(scene, hit) is not None or scene.cover(hit.first - 1, "be") is not None
    return scene.begin(hit.first, "quote") is not None and told


def _as_saying(scene: Scene, hit: Hit) -> int | None:
    """Return where "as saying" stands behind "quoted X", if it does."""
    ahead = range(hit.first, min(hit.last + _AHEAD, len(scene.tokens) - 1))
    return next((at for at in ahead if scene.begin(at, "quoting") and scene.begin(at + 1, "participle")), None)


def cited_by(page: str, scene: Scene, verb: int) -> tuple[tuple[int, Named | None], Named] | None:
    """Read "sources cited by ISW | said": the sources speak, and ISW passes it on."""
    ahead = range(verb - 2, max(0, verb - _NAMED), -1)
    by = next((at for at in ahead if scene.begin(at, "by") and scene.begin(at - 1, "quote")), 0)
    passing = after(page, scene, by + 1) if by else None
    told = before(page, scene, by - 1) if passing is not None and passing[0] == verb else None
    return (told, passing[1]) if told is not None and passing is not None else None


def cited_within(page: str, scene: Scene, first: int, last: int) -> Named | None:
    """Read whom an outlet cites: "об этом со ссылкой на X | сообщает ТАСС"."""
    inside = (scene.begin(at, "citing") for at in range(first, last))
    cited = next((one for one in inside if one is not None), None)
    source = after(page, scene, cited.last) if cited is not None else None
    return source[1] if source is not None else None


def attending(page: str, scene: Scene, participle: int) -> tuple[int, Named] | None:
    """Read "…, with the founder of the group, X, | saying that": where X is named, and who that is."""
    back = range(participle - 1, max(0, participle - _ATTENDING), -1)
    first = next((at for at in back if scene.norm(at) == "with" and scene.norm(at - 1) == ","), None)
    who = named(page, scene, first + 1, participle) if first is not None else None
    return (first, who) if first is not None and who is not None else None


def posted_by(page: str, scene: Scene, participle: int) -> tuple[int, Named] | None:
    """Read "a post by X | saying that": where X is named, and who that is."""
    by = next((at + 1 for at in range(participle) if scene.begin(at, "by")), None)
    author = after(page, scene, by) if by is not None else None
    return (by, author[1]) if by is not None and author is not None and author[0] == participle else None


def asserted_with(page: str, scene: Scene, hit: Hit) -> Attribution | None:
    """Read "…, with Ukraine | asserting that": who is named there says what follows."""
    opened = next((at + 1 for at in range(hit.first - 1, 0, -1) if scene.is_mark(at)), 0)
    told = after(page, scene, opened + 1) if opened and scene.begin(opened, "with") else None
    if told is None or told[0] != hit.first:
        return None
    return Attribution(opened, hit.last, Style.LEAD, told[1], "who.adding", hit.entry.get("force"), asks=True)
