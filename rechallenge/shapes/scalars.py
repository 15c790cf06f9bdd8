"""Shapes of single texts: any text, one of a form of its own, one of a list, a number."""

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from enum import Enum
from typing import Any

from rechallenge.problems import did_you_mean, quote
from rechallenge.shapes.base import BAD, END, Report, Schema, describe
from rechallenge.yamltree import Scalar, Tree

SLUG = "[a-z][a-z0-9-]{0,39}"
"""What an id looks like."""
_SLUG = re.compile(SLUG)
_FORM = "an id starts with a small letter and holds at most 40 small letters, digits and hyphens"
_REORDERING = re.compile("[\u202a-\u202e]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


def _normal(tree: Scalar, report: Report) -> Any:
    text = " ".join(tree.text.split())
    if not text:
        report(tree.span, "wrong-shape", "nothing stands here", "write a text")
        return BAD
    if text.isprintable():
        return text
    if found := _CONTROL.search(text) or _REORDERING.search(text):
        message = f"the invisible character U+{ord(found[0]):04X}"
        report(tree.span, "wrong-shape", message, "remove it; it can show a text other than it is")
        return BAD
    return text


_VISIBLE = r"[^\s\u001c-\u001f\u0085]"
_HIDDEN = {
    "type": "string",
    "pattern": r"[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f"
    r"\u202a-\u202e\ufeff\ufffe\uffff]",
}


@dataclass(frozen=True, slots=True)
class Text:
    """Any text that is not empty; runs of white space count as one space."""

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Scalar):
            hint = "put a text in quotes that holds ': ' or starts with '- ', '[' or '{'"
            report(tree.span, "wrong-shape", f"{describe(tree)} where a text should be", hint)
            return BAD
        return _normal(tree, report)

    def schema(self) -> Schema:
        return {"type": ["string", "number", "boolean"], "pattern": _VISIBLE, "not": _HIDDEN}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with a form of its own; ``parse`` raises ``ValueError`` with a message for the author.

    ``pattern`` and ``format`` are the form in the words of JSON Schema; ``words`` are what
    ``parse`` reads beside it.
    """

    parse: Callable[[str], Any]
    pattern: str
    code: str = "wrong-shape"
    format: str = ""
    words: tuple[str, ...] = ()

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Scalar) or not tree.text:
            return TEXT.read(tree, report)
        try:
            return self.parse(tree.text)
        except ValueError as error:
            report(tree.span, self.code, quote(tree.text), str(error))
            return BAD

    def schema(self) -> Schema:
        samples = {"number": "2020", "boolean": "true"}  # what other readers make of plain texts
        types = [t for t, text in samples.items() if re.fullmatch(self.pattern, text)]
        schema: Schema = {"type": ["string", *types], "pattern": f"^({self.pattern}){END}"}
        if self.format:
            schema["format"] = self.format
        return {"anyOf": [{"enum": list(self.words)}, schema]} if self.words else schema


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(slug_hint(text))
    return text


def slug_hint(text: str) -> str:
    """Say what an id looks like, and which id a text could become."""
    meant = re.sub("[^a-z0-9]+", "-", text.lower()).strip("-")
    return f"write '{meant}'; {_FORM}" if _SLUG.fullmatch(meant) else _FORM


@dataclass(frozen=True, slots=True)
class Words:
    """One of a closed list of texts, each standing for a value."""

    values: Dict[str, Any]

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Scalar) or not tree.text:
            return TEXT.read(tree, report)
        if tree.text in self.values:
            return self.values[tree.text]
        near = did_you_mean(tree.text, self.values)
        hint = near or "should be one of: " + ", ".join(self.values)
        report(tree.span, "wrong-word", quote(tree.text), hint)
        return BAD

    def schema(self) -> Schema:
        return {"enum": list(self.values)}


def words(kind: type[Enum]) -> Words:
    """Return the shape of a vocabulary."""
    return Words({member.value: member for member in kind})


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two others."""

    low: int
    high: int

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Scalar) or not tree.text:
            return TEXT.read(tree, report)
        text = tree.text
        if re.fullmatch("[1-9][0-9]{0,5}", text) and self.low <= int(text) <= self.high:
            return int(text)
        several = f"a whole number, {self.low} to {self.high}"
        hint = f"should be {several if self.low < self.high else self.low}"
        report(tree.span, "wrong-shape", quote(text), hint)
        return BAD

    def schema(self) -> Schema:
        numbers = "|".join(str(n) for n in range(self.low, self.high + 1))
        return {
            "type": ["integer", "string"],
            "minimum": self.low,
            "maximum": self.high,
            "pattern": f"^({numbers}){END}",
        }


TEXT = Text()
ID = Parsed(_slug, SLUG, "malformed-id")
