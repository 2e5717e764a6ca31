"""Romanisation of Ukrainian and Russian names, and the Russian form of a Ukrainian name, by rule."""

import re

_BASE = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "ж": "zh", "з": "z", "и": "y", "і": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "є": "ie", "ї": "i", "й": "i", "ю": "iu", "я": "ia",
    "ь": "", "'": "", "’": "", "ʼ": "",
}  # fmt: skip
_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_RUSSIAN = _BASE | {"г": "g", "и": "i", "й": "y", "ы": "y", "э": "e", "ё": "yo", "ъ": "", "ю": "yu", "я": "ya"}
_ENDINGS = (
    (r"(?<=[жчшщц])і(?=вськ|вщин)", "е"), (r"і(?=вськ|вщин)", "о"), (r"ї(?=вськ|вщин)", "е"),
    (r"([джлнсттч])\1я\b", r"\1ье"), (r"єве\b", "ево"), (r"(?<=[гдкнрст])іне\b", "ино"), (r"нє\b", "нее"),
    (r"(?<=ив)е\b", "ое"),
    (r"ївка\b", "евка"), (r"(?<=[жчшщц])івка\b", "евка"), (r"івка\b", "овка"), (r"поле\b", "полє"),
    (r"івці\b", "овцы"), (r"ський\b", "ский"), (r"ське\b", "ское"), (r"ська\b", "ская"), (r"ьк\b", "к"),
    (r"(?<=[жчшщ])е\b", "ее"), (r"(?<=[жчшщ]в)е\b", "ое"), (r"(?<=[ое]в)е\b", "о"), (r"(?<=ин)е\b", "о"),
    (r"(?<=[нкрлт])е\b", "ое"), (r"(?<=[бвгджзклмнпрст])ий\b", "ый"), (r"иця\b", "ица"), (r"ці\b", "цы"),
    (r"(?<=[^аеиіоуюяє])ів\b", "ов"), (r"їв\b", "ев"), (r"ець\b", "ец"),
)  # fmt: skip
# Roots that both languages share, with another vowel in Russian.
_STEMS = (
    ("під", "под"), ("гір", "гор"), ("ліс", "лес"), ("сівер", "север"), ("біл", "бел"), ("вільн", "вольн"),
    ("річ", "реч"), ("піск", "песк"), ("піщ", "песч"), ("камін", "камен"), ("звір", "звер"), ("світл", "светл"),
    ("відрад", "отрад"), ("запоріжж", "запорожж"), ("мідн", "медн"), ("цвіт", "цвет"),
    ("рівн", "ровн"), ("вільш", "ольш"), ("вільх", "ольх"), ("віл", "вол"), ("кріп", "креп"), ("тихе", "тихое"),
    ("поріч", "пореч"), ("м'ян", "мен"), ("заліз", "желез"), ("степове", "степное"), ("розд", "разд"),
    ("радіс", "радост"), ("солод", "слад"), ("мілов", "мелов"), ("глибок", "глубок"), ("комиш", "камыш"),
    ("ічне", "ическое"), ("кітн", "котн"), ("пілля", "полье"), ("піль", "поль"), ("оріх", "орех"),
    ("слов'ян", "славян"), ("микола", "никола"), ("микит", "никит"), ("олекс", "алекс"),
    ("костянтин", "константин"), ("пилип", "филип"), ("кіндрат", "кондрат"), ("володимир", "владимир"),
    ("катерин", "екатерин"), ("ганн", "анн"), ("юхим", "ефим"), ("надія", "надежда"), ("зоря", "заря"),
    ("зірка", "звезда"), ("олен", "елен"), ("крохмал", "крахмал"), ("вітн", "ветн"), ("дійськ", "дейск"),
    ("мійськ", "мейск"), ("сілл", "селл"), ("сільськ", "сельск"), ("довж", "долж"), ("колодяз", "колодез"),
    ("щасл", "счастл"), ("розкіш", "роскош"), ("вілля", "волье"), ("рокитн", "ракитн"), ("сонц", "солнц"),
    ("хліб", "хлеб"), ("лозуват", "лозоват"), ("яблун", "яблон"), ("жовт", "желт"),
    ("нижньо", "нижне"), ("верхньо", "верхне"), ("серед", "сред"), ("вовч", "волч"), ("ріг", "рог"), ("міст", "мост"),
    ("вікн", "окн"), ("перше", "первое"), ("друге", "второе"), ("шкільн", "школьн"),
    ("сонячн", "солнечн"), ("увате", "оватое"), ("увата", "оватая"), ("запорізьк", "запорожск"),
    ("затишшя", "затишье"), ("затишш", "затишь"), ("окіп", "окоп"), ("хутір", "хутор"), ("прикіл", "прикол"),
    ("сірий", "серый"), (" бір", " бор"), ("відродження", "возрождение"), ("бажання", "желание"),
    ("рогізн", "рогозн"), ("зимівник", "зимовник"), ("стінк", "стенк"), ("кремінн", "кременн"), ("верхня", "верхняя"),
    ("сухий", "сухой"), (" другий", " второй"), (" друга", " вторая"), (" перша", " первая"), (" перший", " первый"),
    ("безіменн", "безымянн"), ("нижня", "нижняя"),
)  # fmt: skip
_ADJECTIVES = (
    (r"(?<=[ое]в)о\b", "ое"), (r"(?<=[нврткл])а (?=\w)", "ая "), (r"(?<=[нврткл])и (?=\w)", "ые "),
    (r"(?<=[нвр])е (?=\w)", "ое "), (r"ова\b", "овая"), (r"(?<=[лр])овка\b", "евка"), (r"(?<=[лр])овка\b", "ьевка"),
    (r"(?<=[жчшщлн])ов\b", "ев"), (r"чово\b", "чевое"), (r"(?<=[тв])ый (?=\w)", "ой "), (r"нее\b", "ное"),
    (r"(?<=[лр])овск(?=ое\b|ий\b|ая\b)", "евск"),
)  # fmt: skip
_ONE_APOSTROPHE = str.maketrans("’ʼ", "''")
_LETTERS = str.maketrans({"і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ъ", "’": "ъ", "ʼ": "ъ"})


def romanise(ukrainian: str) -> str:
    """Write a Ukrainian name in Latin letters as the cabinet's table of 2010 has it."""
    return " ".join("-".join(_title(_word(part)) for part in word.split("-")) for word in ukrainian.split())


def romanise_russian(russian: str) -> str:
    """Write a Russian name in Latin letters as English-language news does."""
    return "".join(_RUSSIAN.get(char, char) for char in russian.casefold())


def russian_form(ukrainian: str) -> str:
    """Guess the Russian form of a Ukrainian name from its endings; irregular ones stand in `data/`."""
    text = ukrainian.casefold()
    for ending, russian in _ENDINGS:
        text = re.sub(ending, russian, text)
    return text.translate(_LETTERS)


def russian_forms(ukrainian: str) -> tuple[str, ...]:
    """Guess the Russian forms of a name where its ending allows several (Дорошівка: Дорошевка, Дорошовка)."""
    if not ukrainian:
        return ()
    first = russian_form(ukrainian)
    spelled = (first, re.sub(r"(?<=[жчшщц])евка\b", "овка", first), re.sub(r"^пища", "песча", first))
    return tuple(dict.fromkeys((*spelled, *_variants(ukrainian, first))))


def _variants(ukrainian: str, first: str) -> tuple[str, ...]:
    """Guess again where one rule is not enough: stems that changed their vowel, adjectives before a noun, -ове."""
    changed = ukrainian.casefold().translate(_ONE_APOSTROPHE)
    for stem, russian in _STEMS:
        changed = changed.replace(stem, russian)
    guesses = [first, russian_form(changed)]
    for guess in tuple(guesses):
        for pattern, russian in _ADJECTIVES:
            guesses.append(re.sub(pattern, russian, guess))
    return tuple(guesses)


def _word(word: str) -> str:
    lower = word.casefold().replace("зг", "zgh")
    if not lower:
        return ""
    first = _INITIAL.get(lower[0], _BASE.get(lower[0], lower[0]))
    return first + "".join(_BASE.get(char, char) for char in lower[1:])


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]
