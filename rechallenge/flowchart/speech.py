"""A picture in words."""

import re
from html import unescape

_SPOKEN = re.compile(r'<desc[^>]*>([^<]*)|role="img" aria-label="([^"]*)"')


def spoken(svg: str) -> str:
    """Return what a screen reader says for a picture: its description and all names, in order."""
    said = (summary or name for summary, name in _SPOKEN.findall(svg))
    return " ".join(unescape(text) for text in said)
