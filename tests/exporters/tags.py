"""What a tagged PDF says to a screen reader."""

from io import BytesIO
from typing import Any

from pypdf import PdfReader


def root(data: bytes) -> Any:
    """Return the catalogue of a document."""
    return PdfReader(BytesIO(data)).trailer["/Root"]


def alternatives(data: bytes) -> list[str]:
    """Return the alternative texts of a document, in their order."""
    reader: Any = PdfReader(BytesIO(data))
    objects = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return [str(o["/Alt"]) for o in objects if isinstance(o, dict) and "/Alt" in o]
