"""Texts laid out in lines: how wide they are on a screen, where they wrap, nothing hidden in them.

What is to be read is a list of blocks; `lay` turns them into lines for a screen or a text file.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

Style = Literal["", "title", "strong", "quiet", "caution", "good", "bad"]
"""What a block is, for those who can see colour; its text says the same."""


class Block(NamedTuple):
    """A paragraph; ``mark`` stands before its first line, and the other lines hang below the text.

    A block without a text is an empty line. One that is ``unbroken`` stays on one line, however
    long, so that it can be copied.
    """

    text: str = ""
    mark: str = ""
    indent: int = 0
    style: Style = ""
    unbroken: bool = False


EMPTY = Block()
"""An empty line."""

_HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u2028\u2029\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)
_WIDE = ("W", "F")
_NO_WIDTH = ("Mn", "Me", "Cf")
_JOINER = "\u200d"
_ASCII = {
    "→": "->",
    "←": "<-",
    "↑": "up",
    "↓": "down",
    "–": "-",
    "—": "--",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "…": "...",
    "·": "|",
    "•": "-",
    "❯": ">",
    "✓": "*",
    "═": "=",
    "─": "-",
    "≥": ">=",
    "≤": "<=",
    "±": "+/-",
    "×": "x",
    "µ": "u",
    "μ": "u",
    "°": "deg",
    "²": "^2",
    "³": "^3",
    "½": " 1/2",
    "¼": " 1/4",
    "¾": " 3/4",
    "«": '"',
    "»": '"',
    "“": '"',
    "”": '"',
    "„": '"',
    "‘": "'",
    "’": "'",
    "ß": "ss",
    "æ": "ae",
    "Æ": "AE",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "ı": "i",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
}


def clean(text: str) -> str:
    """Return a text on one line, each character that could steer a terminal shown as ``�``."""
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub("\ufffd", " ".join(text.split()))


def in_ascii(text: str) -> str:
    """Return a text in plain ASCII; what has no plain form is written ``<U+00BD>``."""
    return text if text.isascii() else "".join(map(_plain, text))


def width(text: str) -> int:
    """Return how many columns a text takes on a screen."""
    return len(text) if text.isascii() else sum(map(_columns, text))


def wrap(text: str, columns: int) -> list[str]:
    """Break a text into lines of at most ``columns``; a word that is longer is broken hard."""
    lines: list[str] = []
    line = ""
    taken = 0
    for word in text.split(" "):
        needed = width(word)
        if line and taken + 1 + needed <= columns:
            line, taken = f"{line} {word}", taken + 1 + needed
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, columns) if needed > columns else [word]
        lines.extend(full)
        taken = width(line)
    return [*lines, line]


def lay(
    blocks: Iterable[Block], columns: int, ascii_only: bool = False
) -> Iterator[tuple[str, Style]]:
    """Yield the lines of blocks, cleaned and at most ``columns`` wide, each with its style.

    Blocks that are unbroken may be wider.
    """
    for block in blocks:
        text, mark = clean(block.text), clean(block.mark)
        if ascii_only:
            text, mark = in_ascii(text), in_ascii(mark)
        lead = " " * block.indent + (f"{mark} " if mark else "")
        hang = " " * width(lead)
        room = max(columns - len(hang), 8)
        for number, line in enumerate([text] if block.unbroken else wrap(text, room)):
            yield ((hang if number else lead) + line).rstrip(), block.style


def _plain(character: str) -> str:
    if character.isascii():
        return character
    if character in _ASCII:
        return _ASCII[character]
    from unicodedata import category, normalize

    bare = "".join(c for c in normalize("NFD", character) if category(c) != "Mn")
    return bare if bare.isascii() else f"<U+{ord(character):04X}>"


def _columns(character: str) -> int:
    if character.isascii():
        return 1
    from unicodedata import category, east_asian_width

    if category(character) in _NO_WIDTH:
        return 0
    return 2 if east_asian_width(character) in _WIDE else 1


def _pieces(word: str, columns: int) -> list[str]:
    """Break a word into pieces that fit; what joins the character before it stays with it."""
    pieces: list[str] = []
    piece: list[str] = []
    taken = 0
    for character in word:
        needed = _columns(character)
        joined = not needed or (piece and piece[-1] == _JOINER)
        if piece and taken + needed > columns and not joined:
            pieces.append("".join(piece))
            piece, taken = [], 0
        piece.append(character)
        taken += needed
    return [*pieces, "".join(piece)]
