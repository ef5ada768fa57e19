"""What drawing instructions make pdfium keep, beside the objects that they draw.

Each ``q`` keeps a state of the graphics until its ``Q``: ten million of them pack to twenty
kilobytes and take 1.7 GB. A path or a text that clips is added to those that clip already, and
the list is copied where a saved state or an object holds it too: 1,300 bytes ask for as much. A
path keeps its corners until it is drawn, and with what is drawn.

What is weighed is never less than what pdfium keeps: inside a text, a comment or a picture, where
nobody can be sure that pdfium sees one too, what keeps counts, and what gives back does not.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.pdf.limits import LIMITS, exceeded
from extract.pdf.weighing.instruction_words import AFTER, BEFORE

_MEGA = 10**6
_UNCLIPPED_MODE = re.compile(BEFORE + rb"[0-3][\s\0]+Tr" + AFTER)
"""How text is painted (ISO 32000-1, table 106): from 4 on it clips too."""
_KEEPS = rb"[q'\"]|W\*?|T[jJ]"
_OUTSIDE = re.compile(
    rb"\(|<[^<>]*+>|%[^\r\n]*+|"
    + BEFORE
    + rb"(?:%s|Q|Tr|[0-3][\s\0]+Tr|ID)" % _KEEPS
    + AFTER
)
_IN_STRING = re.compile(
    rb"\\.|[()]|" + BEFORE + rb"(?:%s)" % _KEEPS + AFTER, re.DOTALL
)
_IN_PICTURE = re.compile(BEFORE + rb"(?:%s|EI)" % _KEEPS + AFTER)
_KEEPING = re.compile(BEFORE + rb"(?:%s)" % _KEEPS + AFTER)
_PARENTHESES: Mapping[bytes, int] = {b"(": 1, b")": -1}
_PICTURE: Mapping[bytes, re.Pattern[bytes]] = {
    b"ID": _IN_PICTURE,
    b"EI": _OUTSIDE,
}
"""What is looked for after the operators around the bytes of a picture."""
_SHOWING = frozenset((b"Tj", b"TJ", b"'", b'"'))
_CORNERS: Mapping[bytes, int] = {
    b"m": 1,
    b"l": 1,
    b"h": 1,
    b"v": 3,
    b"y": 3,
    b"c": 3,
    b"re": 5,
}
"""How many corners each operator adds to a path."""


def check_kept(text: bytes, name: str) -> None:
    """Refuse instructions that save more states inside each other, or copy more clips, than is
    kept.

    Raises:
        LimitExceededError: these do.
    """
    clips, shown = text.count(b"W"), sum(map(text.count, _SHOWING))
    if not _may_pass(clips) and _may_pass(clips + shown) and _clips_text(text):
        clips += shown
    if text.count(b"q") > LIMITS.states or _may_pass(clips):
        _Kept(name).follow(text)


def _may_pass(clips: int) -> bool:
    """Whether so many clips may be copied too often: each with all before it, at most."""
    return clips * clips > 2 * LIMITS.clips * _MEGA


def _clips_text(text: bytes) -> bool:
    """Whether text may clip."""
    modes = text.count(b"Tr")
    unclipped = sum(1 for _ in _UNCLIPPED_MODE.finditer(text))
    return modes > unclipped


def counted_corners(words: Mapping[bytes, int]) -> int:
    """Those of the paths that instructions describe, of whose words these are the counts."""
    return sum(
        corners * words.get(operator, 0)
        for operator, corners in _CORNERS.items()
    )


@dataclass(slots=True)
class _Kept:
    """What is kept at one place of the instructions."""

    name: str
    saved: list[tuple[int, bool]] = field(default_factory=list)
    clips: int = 0
    """Paths and texts that clip there."""
    text_clips: bool = False
    copied: int = 0
    """Clips that were copied, or may have been, until there."""

    def follow(self, text: bytes) -> None:
        """Go through all instructions."""
        inside, tokens, at = 0, _OUTSIDE, 0
        while (found := tokens.search(text, at)) is not None:
            token, at = found[0], found.end()
            if token in _PARENTHESES:
                inside += _PARENTHESES[token]
                tokens = _IN_STRING if inside else _OUTSIDE
            elif token in _PICTURE:
                tokens = _PICTURE[token]
            else:
                self._take(token)

    def _take(self, token: bytes) -> None:
        if token[:1] in b"<%":
            for keeping in _KEEPING.finditer(token):
                self._keep(keeping[0])
        elif token == b"Q" or token[-2:] == b"Tr":
            self._change(token)
        else:
            self._keep(token)

    def _keep(self, token: bytes) -> None:
        if token == b"q":
            self.saved.append((self.clips, self.text_clips))
            if len(self.saved) > LIMITS.states:
                raise exceeded(self.name, "states")
        elif token[:1] == b"W" or (self.text_clips and token in _SHOWING):
            self.copied += self.clips
            self.clips += 1
            if self.copied > LIMITS.clips * _MEGA:
                raise exceeded(self.name, "clips")

    def _change(self, token: bytes) -> None:
        if token != b"Q":
            self.text_clips = token == b"Tr"
        elif self.saved:
            self.clips, self.text_clips = self.saved.pop()
