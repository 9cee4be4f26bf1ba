"""RTF to what a reader sees of it, as pieces.

Invariant: every letter comes out once, or is taken out by `_Reader._drop`, and `proof` holds
that. A group that is not known here and holds letters is not passed over: somebody has to look.
What hides is taken out as in Word: hidden text, tracked deletions, letters too small or in the
colour of their ground, codes of fields, comments, headers and footers.

We read it ourselves. striprtf 0.0.35 (BSD), the best-kept library with a licence that lets us,
hands on hidden, deleted and white text as if it showed, leaves out notes and boxes of text
without a word, and knows no headings, lists or merged cells.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from publisher.findings import Finding, Rule
from publisher.intake.describe import Describe, described, told_instead
from publisher.intake.drawing import COVER, undecoded
from publisher.intake.fingerprint import of_bytes
from publisher.intake.flow import CONTENTS, Piece, assemble
from publisher.intake.package import CannotReadError
from publisher.intake.picture import Frame, raster
from publisher.intake.rtf import groups
from publisher.intake.rtf.account import Account
from publisher.intake.rtf.fields import code_of, shown_without_result
from publisher.intake.rtf.header import Header, header_of
from publisher.intake.rtf.line import is_contents, piece_of
from publisher.intake.rtf.pictures import may_cover, picture_of, settings_of
from publisher.intake.rtf.say import Speaker
from publisher.intake.rtf.state import State
from publisher.intake.rtf.story import Story
from publisher.intake.rtf.table import columns_of
from publisher.intake.rtf.tree import Group, Letters, Word, parse, text_of
from publisher.intake.web.read import Page
from publisher.intake.word.fields import link_of
from publisher.intake.word.visible import DRAWN
from publisher.model import Paragraph, Run, plain_text

CallNote = Callable[[list[Piece]], int]
"""Takes what a note says, and gives its number."""
_OBJECT, _PART = "an embedded object", "a part of a kind that is not known"


def read_rtf(data: bytes, describe: Describe, call_note: CallNote) -> Page:
    """Read an RTF file. Raises: CannotReadError (D105, D109)."""
    root = parse(data)
    if root.name != "rtf" or root.has("fromhtml"):
        raise CannotReadError(Rule.D105)
    return _Reader(header_of(root), data, describe, call_note).read(root)


class _Reader:
    """Walks through the groups; what is met on the way is kept in its account."""

    def __init__(
        self, header: Header, data: bytes, describe: Describe, call_note: CallNote
    ) -> None:
        self._header, self._data = header, data
        self._describe, self._call_note = describe, call_note
        self._plain = State(font=header.font, unsure=header.painted)
        self._what = ""
        self._notes: list[list[Piece]] = []
        self.account = Account()
        self._speaker = Speaker(header, self.account, describe, data)

    def read(self, root: Group) -> Page:
        """What the file says."""
        pieces = self._story(root, self._plain)
        shown = [plain_text(assemble(some)) for some in (pieces, *self._notes)]
        return Page(tuple(pieces), tuple(self.account.findings(self._data, "\n".join(shown))))

    def _story(self, group: Group, state: State) -> list[Piece]:
        """What a text of its own says: the body, a note, a box."""
        story = Story(self.account)
        self._walk(group, state, story)
        self._end(story, replace(state, in_table=False))
        return story.close()

    def _start(self, state: State) -> State:
        """How a note or a box begins: plain, but for how characters by their code are told."""
        return replace(self._plain, skip=state.skip)

    def _walk(self, group: Group, state: State, story: Story) -> None:
        waiting: list[Letters] = []
        skip = 0
        for part in group.parts:
            if isinstance(part, Letters):
                part, skip = self._without_fallback(part, skip)
                waiting += [part] if part.data else []
                continue
            if skip and isinstance(part, Word) and part.name in ("u", *groups.CHARACTERS):
                self.account.drop(part.start, part.end)  # a word is one letter by the format
                skip -= 1
                continue
            self._speaker.say(waiting, state, story)
            waiting, skip = [], 0
            if isinstance(part, Group):
                self._group(part, state, story)
            elif part.name == "u":
                self._speaker.unicode(part, state, story)
                skip = state.skip
            else:
                state = self._word(part, state, story)
        self._speaker.say(waiting, state, story)

    def _without_fallback(self, part: Letters, skip: int) -> tuple[Letters, int]:
        """The letters but for those that stand for the one before in old programs."""
        if not skip:
            return part, 0
        if part.in_hex:
            self.account.drop(part.start, part.end)
            return replace(part, data=b""), skip - 1
        cut = min(skip, len(part.data))
        self.account.drop(part.start, part.start + cut)
        return replace(part, data=part.data[cut:], start=part.start + cut), skip - cut

    def _word(self, word: Word, state: State, story: Story) -> State:
        name = word.name
        if name in groups.CHARACTERS:
            if not state.gone:
                story.runs.append(state.run(groups.CHARACTERS[name]))
        elif name in ("par", "sect"):
            if name == "sect" or not state.goes_on:
                self._end(story, state)
        elif name in ("cell", "nestcell"):
            level = 1 if name == "cell" else max(state.level, 2)
            self._end(story, state, level)
            story.tables[-1].end_cell()
        elif name == "row":
            self._end(story, state, 1)
            story.tables[-1].end_row(*columns_of(story.of_row))
        elif name in groups.DRAWN:
            self._drawn(word.start, state, story)
        elif name == "trowd" or name.startswith(("tr", "cl", "cellx")):
            story.define(word)
        else:
            return state.after(word, self._plain)
        return state

    def _end(self, story: Story, state: State, level: int | None = None) -> None:
        """The end of a paragraph."""
        style = self._header.styles.get(state.s, "").lower()
        places, story.places = story.places, []
        runs, story.runs = story.runs, []
        beside, story.beside = story.beside, []
        label, story.label = story.label, ("", 0, 0)
        target = story.target(state.level if level is None else level)
        if is_contents(style):
            self.account.hidden[CONTENTS] += bool(places)
            for start, end in (*places, label[1:]):
                self.account.drop(start, end)
        else:
            target += piece_of(runs, label, state, style, self.account)
        target += beside

    def _group(self, group: Group, state: State, story: Story) -> None:
        """A group within text: text itself, or something that is to be read by itself."""
        name = group.name
        read = {
            "footnote": self._note,
            "field": self._field,
            "pict": self._picture,
            "object": self._object,
            "shp": self._shape,
            "shpgrp": self._shapes,
            "nesttableprops": self._nested_row,
            **dict.fromkeys(groups.LABELS, self._label),
        }.get(name)
        if name in groups.LEFT_OUT:
            self.account.hidden[groups.LEFT_OUT[name]] += bool(group.bytes_of_text().strip())
            self.account.drop(group.start, group.end)
        elif name in groups.SILENT:
            self.account.drop(group.start, group.end)
        elif read is not None:
            read(group, state, story)
        elif name == "upr":
            self._one_of_two(group, state, story)
        elif name in ("shppict", "shpinst") or not group.starred:
            self._walk(group, state, story)
        else:
            self._unknown(group, state, story)

    def _unknown(self, group: Group, state: State, story: Story) -> None:
        self.account.drop(group.start, group.end)
        if group.bytes_of_text().strip():
            around = self._data[group.start : group.end] + self._data
            self._instead(_PART, "", around, state, story)

    def _one_of_two(self, group: Group, state: State, story: Story) -> None:
        """The same words twice, for old programs and for those that know Unicode."""
        self.account.drop_but(group, group.groups("ud"))
        for inner in group.groups("ud"):
            self._walk(inner, state, story)

    def _label(self, group: Group, state: State, story: Story) -> None:
        own = Story(self.account)
        self._walk(group, replace(state, in_table=False), own)
        self.account.drop(*story.label[1:])  # of a paragraph that goes on in this one
        story.label = ("".join(run.text for run in own.runs), group.start, group.end)

    def _note(self, group: Group, state: State, story: Story) -> None:
        pieces = self._story(group, self._start(state))
        if state.gone:
            self.account.drop(group.start, group.end)
            return
        self._notes.append(pieces)
        story.runs.append(Run("", note=self._call_note(pieces)))

    def _field(self, group: Group, state: State, story: Story) -> None:
        code, results = code_of(group, state.skip), list(group.groups("fldrslt"))
        self.account.drop_but(group, results)
        link = link_of(code)
        if link and link.startswith("#"):
            self.account.links_within += 1
            link = None
        if any(text_of(result.everything(), 0).strip() for result in results) or not code:
            for result in results:
                self._walk(result, replace(state, link=link or state.link), story)
            return
        for result in results:
            self._walk(result, state, story)
        shown = shown_without_result(group, code, state.skip)
        if shown is None:
            self._drawn(group.start, state, story)
        elif shown:
            self._speaker.add(shown, state, story)

    def _drawn(self, at: int, state: State, story: Story) -> None:
        """What the program works out and the file does not say, as it is described."""
        known_by = of_bytes(str(at).encode(), self._data)
        told = told_instead(DRAWN, "", known_by, self._describe)
        if isinstance(told, Finding):
            self.account.found.append(told)
        else:
            self._speaker.add(told, state, story)

    def _object(self, group: Group, state: State, story: Story) -> None:
        results = list(group.groups("result"))
        self.account.drop_but(group, results)
        before, self._what = self._what, _OBJECT
        for result in results:
            self._walk(result, state, story)
        self._what = before
        if not results:
            self._instead(_OBJECT, "", self._data[group.start : group.end], state, story)

    def _picture(self, group: Group, state: State, story: Story) -> None:
        self.account.drop(group.start, group.end)
        picture = picture_of(group, state.skip)
        if picture.hidden or state.gone:
            self.account.hidden["hidden drawings"] += 1
            return
        made = raster(picture.data, Frame(picture.crop))
        if made is None:
            what = self._what or undecoded(picture.data)
            self._instead(what, picture.alt, self._data[group.start : group.end], state, story)
            return
        shown = described(made, picture.alt, self._describe)
        if isinstance(shown, Finding):
            self.account.found.append(shown)
        else:
            self.account.added += shown.alt
            story.beside.append(shown)

    def _instead(self, what: str, alt: str, data: bytes, state: State, story: Story) -> None:
        told = told_instead(what, alt, of_bytes(data), self._describe)
        if isinstance(told, Finding):
            self.account.found.append(told)
        else:
            self.account.descriptions += 1
            self.account.added += told
            story.beside.append(Paragraph((Run(told),)))

    def _shape(self, group: Group, state: State, story: Story) -> None:
        """A drawn shape: a box of text, a picture, words along a path, or a line."""
        inside = [inner for inner in group.everything() if isinstance(inner, Group)]
        instructions = [inner for inner in inside if inner.name == "shpinst"]
        settings = {k: v for one in instructions for k, v in settings_of(one, state.skip).items()}
        boxes = [inner for one in instructions for inner in one.groups("shptxt")]
        pictures = [inner for inner in inside if inner.name == "pict" and _is_own(inner, inside)]
        if self._is_hidden(group, settings, state):
            return
        self.account.drop_but(group, boxes)
        start = replace(self._start(state), unsure=True)  # the shape has a colour of its own
        said = [piece for box in boxes for piece in self._story(box, start)]
        story.beside += said
        words = settings.get("gtextUNICODE", "").strip()
        if words:
            self.account.added += words
            story.beside.append(Paragraph((Run(words),)))
        for picture in pictures:
            self._picture(picture, state, story)
        if not (words or pictures) and may_cover(settings, plain_text(assemble(said))):
            self.account.cannot_read(COVER)

    def _shapes(self, group: Group, state: State, story: Story) -> None:
        """Shapes in one, with properties of their own."""
        told = [settings_of(one, state.skip) for one in group.groups("shpinst")]
        if not any(self._is_hidden(group, settings, state) for settings in told):
            self._walk(group, state, story)

    def _is_hidden(self, shape: Group, settings: Mapping[str, str], state: State) -> bool:
        """Whether a shape is not seen; it is left out then."""
        hidden = settings.get("fHidden") == "1" or bool(state.gone)
        if hidden:
            self.account.hidden["hidden drawings"] += 1
            self.account.drop(shape.start, shape.end)
        return hidden

    def _nested_row(self, group: Group, _: State, story: Story) -> None:
        self.account.drop(group.start, group.end)
        story.target(max(len(story.tables), 2))
        story.tables[-1].end_row(*columns_of(group.words()))


def _is_own(picture: Group, inside: list[Group]) -> bool:
    """Whether a picture is one of the shape itself, not of what old programs show of it."""
    around = (g for g in inside if g.start < picture.start and picture.end <= g.end)
    return not any(g.name in ("shprslt", "nonshppict", "shptxt") for g in around)
