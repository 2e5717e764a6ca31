"""Stems: the short, safe, stable names that articles go by. No word of a text ever becomes a path."""

import hashlib
import re
import unicodedata
from pathlib import PurePosixPath

_LONGEST = 80
_SLUG = 40
_UNSAFE = re.compile(r"[^\w.\- ]+")


def safe_stem(name: str) -> str:
    """Return a file name without its ending, with what could act in a path or on a screen taken out."""
    stem = PurePosixPath(name.replace("\\", "/")).name
    stem = stem[: stem.rfind(".")] if stem.rfind(".") > 0 else stem
    stem = _UNSAFE.sub("_", unicodedata.normalize("NFC", stem)).strip(" .")
    if not stem:
        return f"article-{digest(name)}"
    return stem if len(stem) <= _LONGEST else f"{stem[:_LONGEST]}-{digest(name)}"


def row_name(file: str, *, given: str, url: str, title: str, text: str) -> str:
    """Name an article of a corpus, feed or web archive: by its own id, else its address, title or text."""
    if re.fullmatch(r"[\w-]{3,80}", given) and not given.isdecimal():
        return given
    basis = url or given or title or text
    words = _slug(_last_segment(url) or title)
    return "-".join(part for part in (safe_stem(file)[:_SLUG], words, digest(basis)) if part)


def digest(text: str) -> str:
    """Return eight hexadecimal digits that stand for a text."""
    return hashlib.sha256(text.encode("utf-8", errors="replace")).hexdigest()[:8]


def _last_segment(url: str) -> str:
    path = re.sub(r"^[a-z]+://[^/]*|[?#].*$", "", url)
    segments = [segment for segment in path.split("/") if segment]
    return re.sub(r"\.\w{1,5}$", "", segments[-1]) if segments else ""


def _slug(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words).casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_SLUG].strip("-")
