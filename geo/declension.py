"""The grammatical cases of Ukrainian and Russian place names, by their endings.

A name of a village is in no dictionary, so its forms follow from its ending alone. Where an ending belongs to
two paradigms (Дворічна is an adjective, Кам'янка a noun) both are formed: a form that nobody writes does no harm.
"""

from itertools import product

# Ending of the nominative: endings of the genitive, dative, accusative, instrumental and locative.
_UKRAINIAN = (
    ("ський", "ського ському ський ським ському/ським"),
    ("ське", "ського ському ське ським ському/ськім"),
    ("ий", "ого ому ий им ому/ім"),
    ("ій", "ього/ія ьому/ію ій ім/ієм ьому/ії"),
    ("ая", "аї аї аю аєю аї"),
    ("ія", "ії ії ію ією ії"),
    ("ка", "ки/кої ці/кій ку кою ці/кій"),
    ("га", "ги/гої зі/гій гу гою зі/гій"),
    ("ха", "хи/хої сі/хій ху хою сі/хій"),
    ("ця", "ці ці цю цею ці"),
    ("а", "и/і/ої і/ій у ою/ею і/ій"),
    ("я", "і/ї/ьої і/ї/ій ю ею/єю і/ї/ій"),
    ("поле", "поля полю поле полем полі"),
    ("ще", "ща щу ще щем щі"),
    ("е", "ого/а/я ому/у/ю е им/ом/ем ому/ім/і"),
    ("є", "ього/я ьому/ю є ім/єм ьому/ім/ї"),
    ("о", "а у о ом і/у"),
    ("ки", "ок/ків/ків кам ки ками ках"),
    ("ці", "ців/ець цям ці цями цях"),
    ("и", "ів//их ам/им и/их ами/ими ах/их"),
    ("і", "ів/ей/їв/их ям/ам/им і/их ями/ами/ими ях/ах/их"),
    ("ї", "їв/й ям ї ями ях"),
    ("їв", "єва єву їв євом/євим єві/єву"),
    ("ів", "ова/ева/ового ову/еву/овому ів овом/евом/овим ові/еві/ову/овому"),
    ("ин", "ина/иного ину/иному ин ином/иним ині/иному"),
    ("іл", "ола/олу олу іл олом олі"),
    ("іль", "оля/еля олю/елю іль олем/елем/іллю олі/елі/елю"),
    ("ір", "ору/ора/іру/іра ору/іру ір ором/іром орі/ірі"),
    ("іг", "огу/ога огу іг огом озі"),
    ("ець", "ця цю ець цем ці"),
    ("ок", "ку/ка ку ок ком ку"),
    ("яр", "яру яру яр яром яру/ярі"),
    ("ь", "я/і ю/і ь ем/ю і/ю"),
    ("й", "я/ю ю й єм ї/ю"),
    ("", "а/у/я у/ові/ю  ом/ем і/у"),
)
_RUSSIAN = (
    ("ский", "ского скому ский ским ском"),
    ("ское", "ского скому ское ским ском"),
    ("ый", "ого ому ый ым ом"),
    ("ий", "его/ия/ого ему/ию/ому ий им/ием ем/ии/ом"),
    ("ой", "ого/оя ому/ою ой ым/оем ом/ое"),
    ("ая", "ой ой ую ой/ою ой"),
    ("яя", "ей ей юю ей ей"),
    ("ия", "ии ии ию ией ии"),
    ("ое", "ого ому ое ым/им ом"),
    ("ее", "его ему ее им ем"),
    ("а", "ы/и е у ой/ою/ей е"),
    ("я", "и е ю ей/ею е"),
    ("о", "а у о ом е"),
    ("е", "я/а ю/у е ем е"),
    ("ки", "ок/ков кам ки ками ках"),
    ("цы", "цев/ец/цов цам цы цами цах"),
    ("ы", "ов//ых ам/ым ы/ых ами/ыми ах/ых"),
    ("и", "ов/ей//их ам/ям/им и/их ами/ями/ими ах/ях/их"),
    ("ец", "ца цу ец цом/цем це"),
    ("ок", "ка ку ок ком ке"),
    ("ь", "я/и ю/и ь ем/ью е/и"),
    ("й", "я ю й ем е"),
    ("", "а у  ом/ем/ым е/у/ом"),
)
_CASES = 5
_MOST_WORDS = 4


def forms(name: str, *, russian: bool) -> tuple[str, ...]:
    """Return the nominative of a Cyrillic name and its other cases, lower case, each once."""
    words = name.casefold().split()
    if not 1 <= len(words) <= _MOST_WORDS:
        return (name.casefold(),)
    tables = [_cases(word, _RUSSIAN if russian else _UKRAINIAN) for word in words]
    found = [" ".join(words)]
    for case in range(_CASES):
        found += (" ".join(combined) for combined in product(*(table[case] for table in tables)))
    return tuple(dict.fromkeys(found))


def _cases(word: str, paradigms: tuple[tuple[str, str], ...]) -> list[list[str]]:
    """Return the forms of one word, hyphens included, a list for each oblique case."""
    head, hyphen, last = word.rpartition("-")
    if hyphen:
        fronts, backs = _cases(head, paradigms), _cases(last, paradigms)
        return [[f"{f}-{b}" for f in [head, *front] for b in back] for front, back in zip(fronts, backs, strict=True)]
    for ending, cases in paradigms:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word.removesuffix(ending)
            return [[stem + e for e in case.split("/")] for case in cases.split(" ")]
    return [[word]] * _CASES
