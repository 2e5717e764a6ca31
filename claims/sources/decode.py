"""Bytes to text, once: the encoding found, control characters neutralised, line ends unified.

Offsets of claims count the characters of what leaves this file. Apart from a byte order mark, which is dropped,
and CRLF or CR, which become LF, every character of the source stays where it is: what must not be kept is replaced
one for one. Unicode is not normalised, because that would move the offsets.
"""

import codecs
import re

from charset_normalizer import from_bytes

from claims.sources.draft import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"PK\x03\x04": "a zip or office file",
    b"\x1f\x8b": "a gzip file",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"SQLite format 3": "a database",
    b"\xd0\xcf\x11\xe0": "an office file",
}
_CYRILLIC = ["cp1251", "koi8_r", "koi8_u", "iso8859_5", "cp866", "mac_cyrillic"]
_SAMPLE = 65_536
_CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), *range(127, 160)], " ")
_DIRECTIONS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)], " ")
_BREAKS = {0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_NEUTRAL = str.maketrans({**_CONTROLS, **_DIRECTIONS, **_BREAKS, **_SURROGATES, 0xFEFF: "\u200b"})


def decode(data: bytes) -> str:
    """Return the text of a file's bytes, neutralised; raise Unreadable when it is no text."""
    if not data.strip():
        raise Unreadable("the file is empty")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return neutral(data.decode(encoding, errors="replace").removeprefix("\ufeff"))
    _refuse_binary(data)
    return neutral(_decode_unmarked(data))


def neutral(text: str) -> str:
    """Unify line ends and replace what could act on a screen or in a database by something inert."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_NEUTRAL)


def one_line(text: object, limit: int = 500) -> str:
    """Return a title, name or address on one line, cut to a sane length; empty for what is no text."""
    if not isinstance(text, str):
        return ""
    return " ".join(neutral(text).split())[:limit]


def _refuse_binary(data: bytes) -> None:
    for magic, what in _MAGIC.items():
        if data.startswith(magic):
            raise Unreadable(f"is {what}, not an article: save the article as text or HTML")
    if _utf16_without_mark(data[:_SAMPLE]):
        return
    sample = data[:_SAMPLE]
    controls = len(re.findall(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]", sample))
    if controls > max(8, len(sample) * 0.02) or sample.count(0) > len(sample) * 0.3:
        raise Unreadable("is a binary file, not an article: save the article as text or HTML")


def _decode_unmarked(data: bytes) -> str:
    if found := _utf16_without_mark(data[:_SAMPLE]):
        return data.decode(found, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        broken = data.decode("utf-8", errors="replace")
    # A page whose UTF-8 is torn in a few places is still UTF-8; a legacy encoding has hardly a valid sequence.
    if broken.count("\ufffd") * 10 <= sum(char > "\x7f" for char in broken):
        return broken
    return data.decode(_legacy(data[:_SAMPLE]), errors="replace")


def _utf16_without_mark(sample: bytes) -> str:
    """Recognise UTF-16 by the zero or Cyrillic-block byte that every other position then holds."""
    half = len(sample) // 2
    if half < 4:  # noqa: PLR2004 - too short to tell
        return ""
    for encoding, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if encoding.endswith("le") else sample[1::2]
        if (high.count(0) + high.count(4)) > half * 0.7 and low.count(0) < half * 0.1:
            return encoding
    return ""


def _legacy(sample: bytes) -> str:
    letters = re.findall(rb"[A-Za-z\x80-\xff]", sample)
    high = sum(letter > b"\x7f" for letter in letters)
    if high > len(letters) * 0.4:
        best = from_bytes(sample, cp_isolation=_CYRILLIC).best()
        return best.encoding if best is not None else "cp1251"
    try:
        sample.decode("cp1252")
    except UnicodeDecodeError:
        return "latin-1"
    return "cp1252"
