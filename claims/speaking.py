"""The pass over a page that gives each sentence its voices: speakers go on until somebody else begins."""

from dataclasses import dataclass, replace

from claims.attribution import Attribution, Style
from claims.claim import Claimant, ClaimantKind, Evidence
from claims.register import Register
from claims.scene import Scene
from claims.segment import Block, Page
from claims.voice import Voice

# How many sentences back "This was stated by X" can reach.
_BACK = 8


@dataclass(frozen=True, slots=True)
class Part:
    """One sentence with its attributions."""

    scene: Scene
    found: tuple[Attribution, ...]


class Speaking:
    """Hears the sentences of a page one after the other; `heard` holds the voices of each."""

    def __init__(
        self, page: Page, parts: list[Part], register: Register, own: Voice, closings: dict[int, Attribution | None]
    ) -> None:
        """Begin with the outlet speaking."""
        self._page = page
        self._parts = parts
        self._register = register
        self._own = own
        self._closings = closings
        self._current: Voice | None = None
        self._bulletin: Voice | None = None
        self._paragraph = -1
        self.heard: list[list[Voice]] = []

    def hear(self, index: int) -> None:
        """Give a sentence its voices."""
        part = self._parts[index]
        sentence = part.scene.sentence
        base = self._base(index, part)
        heard = [replace(base, start=sentence.start, end=sentence.end)]
        self.heard.append(heard)
        said = self._said(part)
        heard += said
        self._deny(part, heard)
        self._after(index, part, base, said)
        self._paragraph = sentence.paragraph

    def _base(self, index: int, part: Part) -> Voice:
        """Return who speaks where the sentence itself names nobody."""
        sentence = part.scene.sentence
        if part.scene.begin(0, "label"):
            self._label(part)
        if index in self._closings:
            quoting = self._closings[index]
            claimant = self._register.resolve(quoting) if quoting else None
            if claimant:
                return self._voice(claimant, quoting.said_on if quoting else None)
            return self._current or self._own
        if sentence.block in (Block.HEADLINE, Block.CAPTION):
            return self._own
        if sentence.paragraph == self._paragraph and self._current is not None:
            return self._current
        return self._bulletin or self._own

    def _label(self, part: Part) -> None:
        """Obey a label like "Background:": from there the outlet speaks."""
        hit = part.scene.begin(0, "label")
        if hit and hit.entry.get("says") == "outlet":
            self._bulletin = self._current = None

    def _said(self, part: Part) -> list[Voice]:
        """Return the voices that the sentence names, the widest first."""
        scene, found = part.scene, part.found
        said: list[Voice] = []
        floor = scene.sentence.start
        for number, one in enumerate(found):
            claimant = self._register.resolve(one)
            if claimant is None:
                continue
            if one.style == Style.CITED and said:
                said.append(self._cited(said[-1], claimant))
            elif one.style != Style.BACK:
                start, end = self._range(part, number, floor)
                said.append(self._from(one, scene, claimant, start, end))
                if one.style == Style.TRAIL:
                    floor = scene.tokens[one.last - 1].end
            self._register.remember(one, claimant)
        said.sort(key=lambda voice: voice.start - voice.end)
        return [replace(voice, via=self._chain(voice, said)) for voice in said]

    def _range(self, part: Part, number: int, floor: int) -> tuple[int, int]:
        scene, one = part.scene, part.found[number]
        sentence, tokens = scene.sentence, scene.tokens
        later = part.found[number + 1 :]
        if one.style == Style.TRAIL:
            return floor, (tokens[one.last - 1].end if later else sentence.end)
        first = sentence.start if number == 0 and self._opens(scene, one.first) else tokens[one.first].start
        trail = next((other for other in later if other.style == Style.TRAIL), None)
        return first, (tokens[trail.first].start if trail and trail.first else sentence.end)

    def _opens(self, scene: Scene, first: int) -> bool:
        """Tell whether only an adverbial stands before the attribution."""
        return first == 0 or not any(scene.cover(at, "aux") for at in range(first))

    def _from(self, one: Attribution, scene: Scene, claimant: Claimant, start: int, end: int) -> Voice:
        begin, stop = scene.tokens[one.first].start, scene.tokens[one.last - 1].end
        proof = Evidence(rule=one.rule, phrase=self._page.text[begin:stop], start=begin, end=stop)
        passed = (self._register.claimant(one.via).name,) if one.via else ()
        return Voice(
            start=start,
            end=end,
            claimant=claimant,
            via=passed,
            said_on=one.said_on,
            denies=one.force == "deny",
            attribution=(begin, stop),
            evidence=(proof,),
        )

    def _cited(self, by: Voice, claimant: Claimant) -> Voice:
        return replace(by, claimant=claimant, via=(*by.via, by.claimant.name))

    def _chain(self, voice: Voice, said: list[Voice]) -> tuple[str, ...]:
        """Return through whom a statement came: the media that speak around it, then the one told."""
        around = tuple(
            other.claimant.name
            for other in said
            if other is not voice
            and other.claimant.kind == ClaimantKind.MEDIA
            and other.claimant != voice.claimant
            and other.start <= voice.start
            and voice.end <= other.end
        )
        return (*around, *voice.via)

    def _voice(self, claimant: Claimant, said_on: object = None) -> Voice:
        return replace(self._own, claimant=claimant)

    def _deny(self, part: Part, heard: list[Voice]) -> None:
        """Add the denials: what "is not true", and whose statement that was."""

    def _after(self, index: int, part: Part, base: Voice, said: list[Voice]) -> None:
        """Note who goes on speaking after the sentence."""
        for one in part.found:
            if one.style == Style.BACK:
                self._look_back(index, part, one)
                return
        if said:
            self._current = replace(said[-1], denies=False, denied=None)
        elif index in self._closings or part.scene.sentence.paragraph != self._paragraph:
            self._current = base if base.claimant != self._own.claimant else None
        if part.scene.sentence.block in (Block.HEADLINE, Block.CAPTION):
            self._current = None

    def _look_back(self, index: int, part: Part, one: Attribution) -> None:
        """Give what stands before "This was stated by X" to X."""
        claimant = self._register.resolve(one)
        if claimant is None:
            return
        voice = self._from(one, part.scene, claimant, 0, 0)
        self._current = voice
        paragraph = part.scene.sentence.paragraph
        target = None
        for back in range(index - 1, max(-1, index - _BACK), -1):
            other = self._parts[back]
            sentence = other.scene.sentence
            target = sentence.paragraph if target is None else target
            if sentence.paragraph != target or sentence.block == Block.HEADLINE or other.found:
                break
            self.heard[back].append(replace(voice, start=sentence.start, end=sentence.end))
        if any(hit.entry.get("kind") == "unnamed" for hit in part.scene.hits if hit.entry.tag == "role"):
            self._bulletin = voice
        self._paragraph = paragraph
