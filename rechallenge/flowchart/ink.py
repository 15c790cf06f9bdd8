"""Pieces of SVG, escaped so that no text of a pathway can be more than text.

Texts come from a `Flowchart`, which holds none with control characters.
"""

from collections.abc import Iterable
from functools import lru_cache

from rechallenge.flowchart.text import is_right_to_left
from rechallenge.fonts import FAMILY

FONTS = f"'{FAMILY}', Helvetica, Arial, 'Liberation Sans', sans-serif"

Value = str | float | None


@lru_cache(maxsize=50_000)
def number(value: float) -> str:
    """Write a number of points, to a hundredth."""
    said = f"{value:.2f}"
    return said[:-3] if said.endswith(".00") else said


def tag(name: str, *inside: str, **values: Value) -> str:
    """Return an element; ``_`` in the name of a value stands for ``-``, None leaves it out.

    ``inside`` is SVG already; values are escaped here.
    """
    said = [f"<{name}"]
    for key, value in values.items():
        if value is not None:
            said.append(
                f'{_key(key)}="{_escaped(value) if isinstance(value, str) else number(value)}"'
            )
    start = " ".join(said)
    body = "".join(inside)
    return f"{start}>{body}</{name}>" if body else f"{start}/>"


@lru_cache(maxsize=100)
def _key(key: str) -> str:
    return key.replace("_", "-")


@lru_cache(maxsize=5_000)
def _escaped(value: str) -> str:
    return escape(value).replace('"', "&quot;").replace("'", "&#x27;")


def escape(text: str) -> str:
    """Write a text so that it is nothing but text."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def words(
    text: str,
    x: float,
    y: float,
    size: float,
    *,
    fill: str | None = None,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    """Return a line of text; its base line is at ``y``.

    A line that is read from right to left starts at the right, where ``anchor`` says start.
    """
    said = f' fill="{fill}"' if fill else ""
    if bold:
        said += ' font-weight="bold"'
    if not text.isascii() and is_right_to_left(text):
        said += ' direction="rtl" unicode-bidi="isolate"'
        anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
    if anchor != "start":
        said += f' text-anchor="{anchor}"'
    place = f'x="{number(x)}" y="{number(y)}" font-size="{number(size)}"'
    return f"<text {place}{said}>{escape(text)}</text>"


def path(
    d: str, *, fill: str = "none", stroke: str = "", width: float = 1.0, more: str = ""
) -> str:
    """Return a path; ``more`` are further values, written out."""
    line = f' stroke="{stroke}" stroke-width="{number(width)}"' if stroke else ""
    return f'<path d="{d}" fill="{fill}"{line}{more}/>'


def group(children: Iterable[str], **values: Value) -> str:
    """Return a group of elements."""
    return tag("g", *children, **values)


def named(name: str, children: Iterable[str], **values: Value) -> str:
    """Return a group that a screen reader speaks as one thing, by its name."""
    return group(children, role="img", aria_label=name, **values)
