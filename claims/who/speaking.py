"""The pass over a page that gives each sentence its voices: speakers go on until somebody else begins."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from claims.claim import Claimant, ClaimantKind, Evidence, Side
from claims.segment import Block
from claims.what.denying import countered
from claims.who.attribution import Attribution, Style
from claims.who.matter import is_old, judges, listed, reported_on, shows, weighs
from claims.who.reach import asides, denials, reach
from claims.who.register import Register
from claims.who.scene import Scene
from claims.who.subject import opener
from claims.who.told import Part, Told, goes_on_with, in_passing, only_speaker, speaks_again
from claims.who.voice import Voice, chain, is_statement

_BACK = 8  # sentences back to which "This was stated by X" can reach
_FRESH = timedelta(days=7)  # a statement older than this is another one than what the same speaker says next
_APART = (Block.HEADLINE, Block.CAPTION)


class Speaking:
    """Hears the sentences of a page one after the other; `heard` holds the voices of each."""

    def __init__(self, told: Told, register: Register, own: Voice) -> None:
        """Begin with the outlet speaking."""
        self._told = told
        self._register = register
        self._own = own
        self._current: Voice | None = None
        self._bulletin: Voice | None = None
        self._paragraph = -1
        self._alone = only_speaker(told.parts, register, own.claimant)
        self._begun = False
        self._listing = False
        self._opener: Voice | None = None
        self._spoke: dict[str, date] = {}
        self.heard: list[list[Voice]] = []

    def hear(self, index: int) -> None:
        """Give a sentence its voices."""
        part = self._told.parts[index]
        sentence = part.scene.sentence
        was, self._listing = self._listing, listed(self._told, index, self._listing)
        if self._listing and not was:
            self._opener = self._current
        if self._listing and sentence.paragraph != self._paragraph:
            self._current = self._opener  # each item is told by who opened the list
        base = self._base(index, part)
        base = replace(base, said_on=reported_on(part) or base.said_on)
        heard = [replace(base, start=sentence.start, end=sentence.end)]
        self.heard.append(heard)
        heard += (said := self._said(part))
        heard += [replace(self._own, start=start, end=end) for start, end in asides(part.scene, part.found)]
        heard += self._denied(part, heard)
        whose = countered(self._told.page.text, part.scene)
        heard[:] = [replace(voice, countered=self._register.claimant(whose)) for voice in heard] if whose else heard
        self._after(index, part, base, said)
        topic = None if said else opener(self._told.page.text, part.scene)
        if topic is not None:
            self._register.mention(topic)
        self._paragraph = sentence.paragraph

    def announce(self, claimant: Claimant, evidence: Evidence) -> None:
        """Let the source that the page names for all of it speak until the outlet says otherwise."""
        self._bulletin = replace(self._own, claimant=claimant, evidence=(evidence,))

    def _base(self, index: int, part: Part) -> Voice:
        """Return who speaks where the sentence itself names nobody."""
        label = part.scene.begin(0, "label")
        if label and label.entry.get("says") == "outlet":
            self._bulletin = self._current = None
            self._begun = False
        if index in self._told.closings:
            quoting = self._told.closings[index]
            claimant = self._register.resolve(quoting) if quoting else None
            if claimant and quoting:
                return replace(self._own, claimant=claimant, said_on=self._said_on(quoting, claimant))
            return self._current or self._own
        return self._unsaid(index, part)

    def _unsaid(self, index: int, part: Part) -> Voice:
        """Return who goes on where nobody is quoted."""
        speaker = self._current.claimant if self._current else None
        old = (self._current or self._bulletin) is not None and is_old(part, self._told.published)
        if part.scene.sentence.block in _APART or weighs(part) or old or judges(part, speaker, self._own.claimant):
            return self._own
        if shows(part, speaker):
            return self._bulletin or self._own
        again = part.scene.sentence.paragraph == self._paragraph or self._listing or self._goes_on(index)
        if self._current is not None and again:
            return self._current
        if self._alone and self._begun:
            return replace(self._own, claimant=self._alone)
        return self._bulletin or self._own

    def _goes_on(self, index: int) -> bool:
        """Tell whether the speaker before a new paragraph speaks again behind it, or gives a bulletin by sectors."""
        claimant = self._current.claimant if self._current else None
        sector = any(hit.entry.tag == "sector" for hit in self._told.parts[index].scene.hits)
        if sector and claimant == self._register.bulletin:
            return True
        return claimant is not None and speaks_again(self._told.parts, index, claimant, self._register)

    def _said(self, part: Part) -> list[Voice]:
        """Return the voices that the sentence names, the widest first."""
        scene, found = part.scene, part.found
        said: list[Voice] = []
        floor = scene.sentence.start
        around = _closing(scene, found)
        outer = self._register.resolve(around) if around is not None else None
        for number, one in enumerate(found):
            claimant = outer if one is around else self._register.resolve(one)
            if claimant is None:
                continue
            if one.style == Style.CITED and said:
                if one.speaker and one.speaker.side is None and said[-1].claimant.side != Side.INDEPENDENT:
                    claimant = replace(claimant, side=said[-1].claimant.side)
                said.append(replace(said[-1], claimant=claimant, via=(*said[-1].via, said[-1].claimant.name)))
            elif one.style != Style.BACK:
                start, end = reach(scene, found, number, floor)
                said.append(self._from(one, scene, claimant, start, end))
                if one.style == Style.TRAIL:
                    floor = scene.tokens[one.last - 1].end
            if not (number and in_passing(scene, one)):
                self._register.remember(one, claimant)
        self._remember_back(found)
        said.sort(key=lambda voice: voice.start - voice.end)
        return [replace(voice, via=chain(voice, said)) for voice in said]

    def _remember_back(self, found: Sequence[Attribution]) -> None:
        """Note who "this was stated by" names as the last who spoke, before those who passed it on."""
        for one in found:
            told = self._register.resolve(one) if one.style == Style.BACK and one.speaker else None
            if told is not None:
                self._register.remember(one, told)

    def _from(self, one: Attribution, scene: Scene, claimant: Claimant, start: int, end: int) -> Voice:
        begin, stop = scene.tokens[one.first].start, scene.tokens[one.last - 1].end
        proof = Evidence(rule=one.rule, phrase=self._told.page.text[begin:stop], start=begin, end=stop)
        return Voice(
            start=start,
            end=end,
            claimant=claimant,
            via=self._via(one, claimant),
            said_on=self._said_on(one, claimant),
            attribution=(begin, stop),
            evidence=(proof,),
        )

    def _via(self, one: Attribution, claimant: Claimant) -> tuple[str, ...]:
        """Return who passed it on; "the publication" that nobody has named is not the one whom it quotes."""
        known = self._register.claimant(one.via) if one.via else claimant
        return ((one.via.name if known == claimant else known.name),) if one.via else ()

    def _said_on(self, one: Attribution, claimant: Claimant) -> date | None:
        """Return when it was said; a speaker dated once speaks on that day until the text says otherwise."""
        published = self._told.published
        if one.said_on is not None:
            if published and one.said_on >= published - _FRESH:
                self._spoke[claimant.name] = one.said_on
                if one.speaker is not None and one.speaker.state:
                    self._spoke[claimant.side] = one.said_on
            return one.said_on
        own = claimant.kind == ClaimantKind.OFFICIAL and claimant.side != Side.INDEPENDENT
        day = self._spoke.get(claimant.name) or (self._spoke.get(claimant.side) if own else None)
        general = one.present and (one.speaker is None or one.speaker.state)  # "Moscow says", day after day
        return None if general else day

    def _denied(self, part: Part, heard: list[Voice]) -> list[Voice]:
        """Return the voices that deny: over what is not so, and whose statement that was."""
        found: list[Voice] = []
        for one in denials(self._told.page.text, part.scene, part.found):
            around = [voice for voice in heard if voice.start <= one.start and one.end <= voice.end]
            around = [voice for voice in around if not is_statement(voice)] or heard[:1]
            speaker = min(reversed(around), key=lambda voice: voice.end - voice.start)
            denied = self._register.claimant(one.whose) if one.whose else None
            denied = None if denied == speaker.claimant else denied
            found.append(self._denial(speaker, one.start, one.end, denied))
            found += [
                self._denial(speaker, voice.start, min(voice.end, one.end), voice.claimant)
                for voice in heard
                if one.start <= voice.start < one.end and is_statement(voice)
            ]
        return found

    def _denial(self, speaker: Voice, start: int, end: int, denied: Claimant | None) -> Voice:
        day = self._spoke.get(denied.name) if denied else None
        return replace(speaker, start=start, end=end, denies=True, denied=denied, denied_on=day)

    def _after(self, index: int, part: Part, base: Voice, said: list[Voice]) -> None:
        """Note who goes on speaking after the sentence."""
        back = next((one for one in part.found if one.style == Style.BACK), None)
        if back is not None:
            claimant = self._register.resolve(back)
            self._begun = True
            self._current = self._from(back, part.scene, claimant, 0, 0) if claimant else None
            self._look_back(index)
            told = any(hit.entry.get("kind") == "unnamed" for hit in part.scene.hits)
            if self._current and (told or (back.speaker is not None and back.speaker.bulletin)):
                self._bulletin = self._current
        elif said and is_statement(said[-1]) and len(said) == 1:
            self._current = None
        elif said:
            self._begun = True
            self._current = goes_on_with(part, said)
            if part.scene.begin(0, "anaphor") and part.found[-1].style == Style.TRAIL:
                self._look_back(index)
        elif index in self._told.closings or part.scene.sentence.paragraph != self._paragraph:
            self._current = base if base.claimant != self._own.claimant else None
        if part.scene.sentence.block in _APART:
            self._current = None

    def _look_back(self, index: int) -> None:
        """Give what stands before "This was stated by X" to X: the paragraph, or all of a page that begins so."""
        speaker, target = self._current, None
        opening = not any(part.found for part in self._told.parts[:index])
        for back in range(index - 1, max(-1, index - _BACK), -1):
            other = self._told.parts[back]
            sentence = other.scene.sentence
            target = sentence.paragraph if target is None else target
            if speaker is None or sentence.block in _APART or other.found:
                break
            if sentence.paragraph != target and not opening:
                break
            whole = replace(speaker, start=sentence.start, end=sentence.end)
            theirs = [
                replace(speaker, start=one.start, end=one.end, denies=one.denies, denied=one.denied)
                for one in self.heard[back]
                if one.claimant == self._own.claimant and one.denies
            ]
            self.heard[back] += [whole, *theirs]


def _closing(scene: Scene, found: Sequence[Attribution]) -> Attribution | None:
    """Return the "it said" that closes a quotation in which others are spoken of: it is none of those."""
    last = found[-1] if len(found) > 1 and scene.is_quote(0) else None
    return last if last is not None and last.style == Style.TRAIL and last.speaker is None else None
