"""Texts on a drawing: made safe, measured and broken into lines."""

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from rechallenge.fonts import font

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")
_SIGN = "\ufffd"


def clean(text: str) -> str:
    """Return a text on one line without what no drawing may hold.

    Control characters and marks that turn the reading direction are dropped; what no file can hold
    becomes the replacement sign.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join("".join(filter(None, map(_clean, text))).split())


@cache
def _clean(char: str) -> str:
    if char.isspace():
        return " "
    category = unicodedata.category(char)
    if category == "Cs" or ord(char) & 0xFFFE == 0xFFFE:
        return _SIGN
    return "" if category == "Cc" or char in _BIDI else char


def is_right_to_left(text: str) -> bool:
    """Whether the first letter of a text is one that is read from right to left."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(char) for char in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def is_drawable(text: str) -> bool:
    """Whether the fonts of the package hold every character of a text."""
    known = font().widths
    return all(ord(char) in known for char in text)


@lru_cache(maxsize=20_000)
def width(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a line is drawn, in points.

    What the fonts of the package lack is drawn in another font, and counted generously.
    """
    em, widths = font(bold)
    units = 0
    for char in text:
        wide = widths.get(ord(char))
        units += _guess(char, em) if wide is None else wide
    return units * size / em


@cache
def _guess(char: str, em: int) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    if ord(char) >= 0x1F000:
        return int(em * 1.3)
    return em if unicodedata.east_asian_width(char) in "WF" else int(em * 0.75)


@lru_cache(maxsize=5_000)
def wrap(text: str, most: float, size: float, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines of at most ``most`` points, about equally long.

    A word that is longer than a line is broken where it must be.
    """
    lines = _fill(text, most, size, bold)
    if not 1 < len(lines) <= 8:
        return lines
    low, high = most / 2, most
    while high - low > 2:
        middle = (low + high) / 2
        tried = _fill(text, middle, size, bold)
        if len(tried) == len(lines) and not _cuts_a_word(tried, text):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _cuts_a_word(lines: tuple[str, ...], text: str) -> bool:
    return " ".join(lines) != text


def _fill(text: str, most: float, size: float, bold: bool) -> tuple[str, ...]:
    blank = width(" ", size, bold)
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for word in _pieces(text, most, size, bold):
        long = width(word, size, bold)
        if line and used + blank + long > most:
            lines.append(" ".join(line))
            line, used = [], 0.0
        used += long + (blank if line else 0.0)
        line.append(word)
    if line:
        lines.append(" ".join(line))
    return tuple(lines)


def _pieces(text: str, most: float, size: float, bold: bool) -> Iterator[str]:
    for word in text.split():
        if width(word, size, bold) <= most:
            yield word
        else:
            yield from _broken(word, most, size, bold)


def _broken(word: str, most: float, size: float, bold: bool) -> Iterator[str]:
    piece, used = "", 0.0
    for cluster in clusters(word):
        long = width(cluster, size, bold)
        if piece and used + long > most:
            yield piece
            piece, used = "", 0.0
        piece += cluster
        used += long
    if piece:
        yield piece


def clusters(word: str) -> Iterator[str]:
    """Yield the characters of a word, each with the accents and joined signs that belong to it."""
    cluster = ""
    for char in word:
        joined = char in _JOINERS or unicodedata.combining(char) or cluster[-1:] == "\u200d"
        if cluster and not (joined and len(cluster) < 40):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster
