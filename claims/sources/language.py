"""Which language a text is written in, by its letters and commonest words: enough to choose a lexicon."""

import re

UNDETERMINED = "und"
_SAMPLE = 20_000
_ENGLISH_WORDS = "the of and to that for with by from it has have were said this their are be but not which they"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_ENOUGH_ENGLISH = 0.05


def guess_language(text: str) -> str:
    """Return "en", "uk" or "ru"; another code or "und" for what none of their lexicons can read."""
    sample = text[:_SAMPLE].casefold()
    latin = len(re.findall(r"[a-z]", sample))
    cyrillic = len(re.findall(r"[а-яёіїєґў]", sample))
    if cyrillic > latin:
        return _cyrillic(sample)
    return "en" if _reads_english(sample) else UNDETERMINED


def _cyrillic(sample: str) -> str:
    if "ў" in sample:
        return "be"
    ukrainian = len(re.findall(r"[іїєґ]", sample))
    russian = len(re.findall(r"[ыэъё]", sample))
    if ukrainian == russian == 0:
        return "ru" if re.search(r"\b(?:и|что|в|на)\b", sample) else UNDETERMINED
    return "uk" if ukrainian > russian else "ru"


def _reads_english(sample: str) -> bool:
    words = re.findall(r"[^\W\d_]+", sample)
    if len(words) < 25:  # noqa: PLR2004 - too short for shares: a headline alone
        return sample.isascii() or any(word in _ENGLISH for word in words)
    return sum(word in _ENGLISH for word in words) >= len(words) * _ENOUGH_ENGLISH
