"""Who is quoted by somebody else: "Ukrinform quoted X as saying", "X was quoted by Ukrinform as saying"."""

from claims.attribution import Attribution, Style, closes, complement, pronoun, said_on_day
from claims.lexicon import Hit
from claims.nounphrase import is_verb
from claims.scene import Scene
from claims.subject import after, before

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
    ahead = range(hit.first, min(hit.last + _AHEAD, len(scene.tokens) - 1))
    saying = next((at for at in ahead if scene.begin(at, "quoting") and scene.begin(at + 1, "participle")), None)
    if left is None or saying is None:
        return None
    number, speaker = pronoun(scene, left[0], hit.first, left[1])
    last, asks, _ = complement(page, scene, saying + 2, "")
    style = Style.TRAIL if closes(scene, left[0], asks) else Style.LEAD
    day = said_on_day(scene, left[0], last)
    return Attribution(left[0], last, style, speaker, "who.quoted", "", day, by[1] if by else None, number, asks)
