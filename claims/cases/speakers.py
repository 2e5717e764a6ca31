"""Where the words that name a speaker begin and end before a verb, in a language with cases."""

from claims.cases.forms import OF, SUBJECT, form
from claims.who.nounphrase import noun_end, within_lead
from claims.who.scene import Scene
from claims.who.speaker import is_sign


def past_lead(scene: Scene, first: int, end: int) -> int:
    """Leave out what a preposition leads to: "об окружении X в Y | Вооруженные силы Украины опровергли"."""
    if scene.articles or is_sign(scene, first):
        return first
    if not scene.cover(first - 1, "bound"):
        return end if within_lead(scene, first) else first
    signs = ("person", "org", "nation", "role", "occupation")
    heads = [at for at in range(first + 1, end) if any(scene.begin(at, tag) for tag in signs)]
    if scene.cover(first - 1, "opens"):  # "об освобождении ВСУ Клещеевки | сообщил X": whose it is, no subject
        heads = [at for at in heads if OF not in form(scene.norm(at), scene.language).cases]
        return heads[0] if heads else end
    oblique = SUBJECT not in form(scene.norm(first), scene.language).cases  # "на Харківщині | оголосили"
    return heads[0] if heads else end if oblique else first


def can_open(scene: Scene, at: int) -> bool:
    """Say whether a word can begin a subject: not "окруженні" in "про дії в окруженні військ у X | ЗСУ заявили"."""
    return SUBJECT in form(scene.norm(at), scene.language).cases


def only_told(scene: Scene, first: int) -> bool:
    """Tell whether a name is only whom something was told: "Путину | доложили", and no subject."""
    if scene.articles:
        return False
    cases = form(scene.norm(first), scene.language).cases
    return cases == {"datv"} and scene.cover(first - 1, "bound") is None


def past_object(scene: Scene, first: int, end: int) -> int:
    """Leave out the object that stands before its verb: "украинская сторона | потерю города | отрицает"."""
    run = noun_end(scene, first) if not scene.articles and is_sign(scene, first) else end
    if run in (first, end):
        return end
    one = form(scene.norm(run), scene.language)
    timed = one.parts & {"PREP", "ADVB"} and not any(scene.is_name(at) for at in range(run, end))
    return run if timed or ("accs" in one.cases and OF not in one.cases) else end
