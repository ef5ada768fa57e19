r"""Characters that are obeyed or not seen where text is shown: names and messages print them by
their number instead.

A file name may hold any of them: an escape sequence moves a terminal's cursor, a line break makes
one message two, a direction mark makes an `exe` look like a `pdf`, and a name that is not UTF-8
holds half a surrogate pair, which no file of ours can.
"""

import re

HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f"
    "\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""Controls, line and paragraph breaks, direction and joining marks, fillers, tags, and halves of
surrogate pairs."""
_SHORT = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_RAW_BYTES = range(0xDC80, 0xDD00)
"""What Python makes of a byte of a file name that is not UTF-8 (PEP 383)."""


def visible(text: str) -> str:
    r"""``text`` on one line, each hidden character as its number.

    >>> visible("a\x1b[2Jb\n")
    'a\\x1b[2Jb\\n'
    >>> visible("annexe\u202efdp.exe"), visible("d\udce9lib.pdf")
    ('annexe\\u202efdp.exe', 'd\\xe9lib.pdf')
    """
    return HIDDEN.sub(_number, text)


def visible_lines(text: str) -> str:
    r"""The same of a text whose line breaks are its own.

    >>> visible_lines("a\x07\nb")
    'a\\x07\nb'
    """
    return "\n".join(map(visible, text.split("\n")))


def visible_note(text: str) -> str:
    r"""The same of what a person wrote: line breaks of any system are its own, a tab is a space.

    >>> visible_note("a\tb\r\nc\u202e")
    'a b\nc\\u202e'
    """
    if not HIDDEN.search(text):
        return text
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return visible_lines(lines.replace("\t", " "))


def _number(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if code in _RAW_BYTES:
        return f"\\x{code - 0xDC00:02x}"
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    if code > 0xFF:
        return f"\\u{code:04x}"
    return _SHORT.get(character, f"\\x{code:02x}")
