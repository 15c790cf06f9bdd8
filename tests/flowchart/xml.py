"""SVG read as XML, strictly."""

from typing import Any

from lxml import etree  # type: ignore[import-untyped]

SVG = "{http://www.w3.org/2000/svg}"


def tree(svg: str) -> Any:
    """Return the root of a picture; fails where it is no valid XML."""
    return etree.fromstring(svg.encode())
