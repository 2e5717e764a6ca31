"""The stock of phrases of a language: rows of data, compiled into one net."""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from claims.morphology import lemmas
from claims.segment import Token
from geo.errors import ClaimlineError

FOLDER = Path(__file__).parents[1] / "data" / "lexicon"
# Words that may stand anywhere inside a phrase without being written in it.
_SMALL = (
    "the a an its their his her our now already still also not again fully completely then currently only yet always "
    "never reportedly allegedly apparently successfully almost just even "
    "likely probably largely entirely simply totally effectively partially partly n't"
)
_SKIPPED = frozenset(_SMALL.split())
_GAP, _WIDEST_GAP = "…", 3
_MOST_SKIPPED = 8  # small words and quotation marks in a row: no phrase is parted by more
_REMEMBERED = 20_000  # words that a node of the net keeps in mind
_QUOTES = frozenset("\"“”„«»‘’'")
_BREAKS = frozenset(",.;:–—")


@dataclass(frozen=True, slots=True)
class Entry:
    """One phrase of one row: the tag says what sort of sign it is, the attributes are the row's other fields."""

    tag: str
    phrase: str
    source: str
    attributes: tuple[tuple[str, str], ...] = ()
    written: int = field(init=False, compare=False, repr=False)  # words, gaps aside
    _table: dict[str, str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Keep the attributes for looking up: a sentence asks for them hundreds of times."""
        object.__setattr__(self, "_table", dict(self.attributes))
        words_ = self.phrase.split()
        object.__setattr__(self, "written", len(words_) - words_.count("…"))

    def get(self, name: str, default: str = "") -> str:
        """Return an attribute of the row, or the default."""
        return self._table.get(name, default)


class Hit(NamedTuple):
    """A phrase found: `first` and `last` are a half-open interval of token indexes."""

    first: int
    last: int
    entry: Entry


@dataclass(slots=True, eq=False)
class _Node:
    """A place in the net of phrases; `known` remembers where each word leads from here.

    The words of one alternation, a|b, lead to one node, so that a phrase of many alternations stays as small as it is
    written: the net is no tree.
    """

    children: dict[str, list["_Node"]] = field(default_factory=dict)
    steps: dict[tuple[str, ...], "_Node"] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    known: dict[str, tuple["_Node", ...]] = field(default_factory=dict)

    def step(self, forms: tuple[str, ...]) -> "_Node":
        """Return the node that any of these forms leads to, made when it is new."""
        node = self.steps.get(forms)
        if node is None:
            node = self.steps[forms] = _Node()
            for form in forms:
                self.children.setdefault(form, []).append(node)
        return node

    def after(self, token: Token) -> tuple["_Node", ...]:
        """Return the nodes that a word, in any of its forms, leads to."""
        found = self.known.get(token.norm)
        if found is None:
            forms = ("=" + token.norm, *token.lemmas)
            found = tuple(dict.fromkeys(node for form in forms for node in self.children.get(form, ())))
            if len(self.known) >= _REMEMBERED:
                self.known.clear()
            self.known[token.norm] = found
        return found


class Phrases:
    """Phrases of dictionary forms, found in a token sequence in one pass.

    In a phrase, `a|b` is either word, `…` up to three words within one comma, and a word matches every form of itself;
    `=word` matches that very form.
    """

    def __init__(self, entries: Iterable[Entry], cased: str = "") -> None:
        """Compile the net; in a language with cases, `cased`, phrases may be written in any form of their words."""
        self._root = _Node()
        for entry in entries:
            self._add(entry, cased)

    def scan(self, tokens: Sequence[Token]) -> list[Hit]:
        """Return the hits by position: from each token the longest of each tag; hits may overlap."""
        found: list[Hit] = []
        known, after = self._root.known, self._root.after
        for first, token in enumerate(tokens):
            starts = known.get(token.norm)
            if starts is None:
                starts = after(token)
            if starts:
                longest: dict[str, Hit] = {}
                for node in starts:
                    self._grow(node, tokens, first + 1, first, longest)
                found += longest.values()
        return found

    def _add(self, entry: Entry, cased: str) -> None:
        node = self._root
        for word in entry.phrase.split():
            forms = (each for form in word.split("|") for each in _forms(form, cased))
            node = node.step(tuple(dict.fromkeys(forms)))
        node.entries.setdefault(entry.tag, entry)

    def _grow(self, node: _Node, tokens: Sequence[Token], at: int, first: int, longest: dict[str, Hit]) -> None:
        """Note the phrases that end here, and go on."""
        for tag, entry in node.entries.items():
            hit = longest.get(tag)  # of two that end here the one that leaves less open
            if hit is None or at > hit.last or (at == hit.last and entry.written > hit.entry.written):
                longest[tag] = Hit(first, at, entry)
        if node.children:
            self._step(node, tokens, at, first, longest)

    def _step(self, node: _Node, tokens: Sequence[Token], at: int, first: int, longest: dict[str, Hit]) -> None:
        """Go on from a node, over small words that no phrase writes; a phrase cannot end on one."""
        end = at
        while end < len(tokens) and end - at <= _MOST_SKIPPED:
            token = tokens[end]
            children = node.known.get(token.norm)
            for child in node.after(token) if children is None else children:
                self._grow(child, tokens, end + 1, first, longest)
            end += 1
            if not _passes(token):
                break
        for gap in node.children.get(_GAP, ()):
            for start in reversed(range(at, end)):
                self._leap(gap, tokens, start, first, longest)

    def _leap(self, gap: _Node, tokens: Sequence[Token], at: int, first: int, longest: dict[str, Hit]) -> None:
        """Go on behind a gap of any width, up to the next comma; most words lead nowhere and are only looked at."""
        twice = _GAP in gap.children
        for token in tokens[at : at + _WIDEST_GAP + 1]:
            children = gap.known.get(token.norm)
            if twice or children or (children is None and gap.after(token)) or _passes(token):
                self._step(gap, tokens, at, first, longest)
            if token.text in _BREAKS:
                break
            at += 1


def _passes(token: Token) -> bool:
    """Say whether a word may stand inside a phrase without being written in it."""
    return token.norm in _SKIPPED or token.text in _QUOTES


def _forms(word: str, cased: str) -> tuple[str, ...]:
    return lemmas(word, cased)[:2] if cased and not word.startswith("=") else (word,)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases of one language; `version` changes with any of its files.

    `cases` is true when the language marks by cases, not by the order of words, who acts on what.
    """

    language: str
    version: str
    entries: tuple[Entry, ...]
    phrases: dict[str, Phrases]
    cases: bool = False


@lru_cache(maxsize=8)
def lexicon(language: str) -> Lexicon:
    """Load a language's files from data/lexicon; a language without files is read with the English ones."""
    folder = FOLDER / language
    if not any(folder.glob("*.toml")):
        folder = FOLDER / "en"
    digest = hashlib.sha256()
    entries: list[Entry] = []
    rows: dict[str, list[Entry]] = {}
    tables = {path: _table(path) for path in sorted(folder.glob("*.toml"))}
    cases = any(table.get("grammar", {}).get("cases") for table in tables.values())
    for path, table in tables.items():
        digest.update(path.read_bytes())
        for entry in _entries(path, table):
            entries.append(entry)
            rows.setdefault(path.stem, []).append(entry)
            other, _, tag = entry.get("also").partition(" ")
            if other:  # "who untrue": a phrase that two files need is written once
                rows.setdefault(other, []).append(Entry(tag, entry.phrase, entry.source))
    phrases = {stem: Phrases(rows.get(stem, ()), language if cases else "") for stem in (path.stem for path in tables)}
    return Lexicon(language, digest.hexdigest()[:12], tuple(entries), phrases, cases)


@cache  # every tag is asked for in every article, and a miss goes through all rows
def words(tag: str, language: str = "en") -> frozenset[str]:
    """Return the function words of a tag in the language's grammar.toml: "determiner", "auxiliary"."""
    path = FOLDER / language / "grammar.toml"
    return frozenset(entry.phrase for entry in _entries(path, _table(path)) if entry.tag == tag)


@cache
def everywhere(*tags: str) -> frozenset[str]:
    """Return the function words of these tags in all languages: what "and" joins is joined by "та" and "и" as well."""
    languages = [path.parent.name for path in FOLDER.glob("*/grammar.toml")]
    return frozenset().union(*(words(tag, language) for tag in tags for language in languages))


def _table(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ClaimlineError(f"Mend {path.parent.name}/{path.name}: {error}") from error


def _entries(path: Path, table: dict[str, Any]) -> Iterator[Entry]:
    for number, row in enumerate(table.get("row", []), 1):
        if not isinstance(row.get("tag"), str) or not isinstance(row.get("phrases"), list):
            raise ClaimlineError(f"Give row {number} of {path.parent.name}/{path.name} a tag and a list of phrases")
        attributes = tuple((key, str(value)) for key, value in row.items() if key not in ("tag", "phrases"))
        for phrase in row["phrases"]:
            yield Entry(row["tag"], phrase.casefold(), f"{path.parent.name}/{path.name}", attributes)
