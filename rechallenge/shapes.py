"""Shapes of data: each one reads a tree, reports what is off, and tells its JSON Schema.

A file format is a composition of shapes, so the reader and the published JSON Schema cannot drift
apart. A shape that finds a fault reports it and returns `BAD`; the others go on, so that one run
reports everything.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final, Protocol

from rechallenge.problems import did_you_mean, quote
from rechallenge.spans import Span
from rechallenge.yamltree import Mapping, Scalar, Sequence, Tree

Report = Callable[[Span, str, str, str], None]
"""Called with the place, the code, the message and the hint (which may be empty)."""
Schema = dict[str, Any]


class _Bad(Enum):
    BAD = "bad"


BAD: Final = _Bad.BAD
"""What a shape returns when it has reported a fault."""

SLUG = "[a-z][a-z0-9-]{0,39}"
"""What an id looks like."""
_SLUG = re.compile(SLUG)
_FORM = "an id starts with a small letter and holds at most 40 small letters, digits and hyphens"
_REORDERING = re.compile("[\u202a-\u202e]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


class Shape(Protocol):
    """What all shapes can do."""

    def read(self, tree: Tree, report: Report) -> Any:
        """Return the value of the tree, or report what is wrong with it and return `BAD`."""

    def schema(self) -> Schema:
        """Return the JSON Schema (2020-12) of what `read` accepts."""


class Named(Protocol):
    """A shape that stands under an id."""

    def read_as(self, id: str, span: Span, tree: Tree, report: Report) -> Any:
        """Return the value of the tree under the id, whose place is ``span``, or `BAD`."""

    def schema(self) -> Schema:
        """Return the JSON Schema of what stands under the id."""


def describe(tree: Tree) -> str:
    """Say what stands there, for a message."""
    match tree:
        case Mapping():
            return "keys and values"
        case Sequence():
            return "a list"
        case Scalar(text=""):
            return "nothing"
        case Scalar(text=text):
            return quote(text)


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


@dataclass(frozen=True, slots=True)
class Text:
    """Any text that is not empty; runs of white space count as one space."""

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Scalar):
            report(tree.span, "wrong-shape", f"{describe(tree)} where a text should be", "")
            return BAD
        return _normal(tree, report)

    def schema(self) -> Schema:
        hidden = r"[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u202a-\u202e\ufffe\uffff]"
        return {
            "type": ["string", "number", "boolean"],
            "pattern": r"\S",
            "not": {"type": "string", "pattern": hidden},
        }


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with a form of its own; ``parse`` raises ``ValueError`` with a message for the author.

    ``pattern`` and ``format`` are the form in the words of JSON Schema.
    """

    parse: Callable[[str], Any]
    pattern: str
    code: str = "wrong-shape"
    format: str = ""

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Scalar) or not tree.text:
            return TEXT.read(tree, report)
        try:
            return self.parse(tree.text)
        except ValueError as error:
            report(tree.span, self.code, quote(tree.text), str(error))
            return BAD

    def schema(self) -> Schema:
        schema: Schema = {"type": ["string", "number"], "pattern": f"^{self.pattern}$"}
        return {**schema, "format": self.format} if self.format else schema


def _slug(text: str) -> str:
    if not _SLUG.fullmatch(text):
        raise ValueError(_FORM)
    return text


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
        hint = f"should be a whole number, {self.low} to {self.high}"
        report(tree.span, "wrong-shape", quote(text), hint)
        return BAD

    def schema(self) -> Schema:
        numbers = "|".join(str(n) for n in range(self.low, self.high + 1))
        return {
            "type": ["integer", "string"],
            "minimum": self.low,
            "maximum": self.high,
            "pattern": f"^({numbers})$",
        }


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list of one shape, read as a tuple."""

    item: Shape
    least: int = 0
    most: int = 1000
    what: str = "items"

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Sequence):
            report(
                tree.span,
                "wrong-shape",
                f"{describe(tree)} where a list should be",
                "start each item with '- '",
            )
            return BAD
        found = len(tree.items)
        fits = self.least <= found <= self.most
        if not fits:
            _count(tree.span, found, self.least, self.most, self.what, report)
        read = self.item.read
        values = [read(item, report) for item in tree.items]
        return tuple(values) if fits and BAD not in values else BAD

    def schema(self) -> Schema:
        return {
            "type": "array",
            "items": self.item.schema(),
            "minItems": self.least,
            "maxItems": self.most,
        }


def _count(span: Span, found: int, least: int, most: int, what: str, report: Report) -> None:
    limit = f"at least {least}" if found < least else f"at most {most}"
    report(span, "wrong-shape", f"{found} {what} ({limit})", "")


@dataclass(frozen=True, slots=True)
class ById:
    """Keys that are ids, each with a value of one shape; read as a tuple.

    ``special`` maps keys that are no ids, such as ``not known``, to the ids they stand for.
    """

    item: "Named"
    least: int = 0
    most: int = 20_000
    what: str = "entries"
    special: Dict[str, str] | None = None
    pattern: re.Pattern[str] = _SLUG
    form: str = _FORM

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Mapping):
            report(
                tree.span,
                "wrong-shape",
                f"{describe(tree)} where ids should be",
                "write 'id:' and its keys below",
            )
            return BAD
        values = []
        special = self.special or {}
        for key, value in tree.pairs:
            id = special.get(key.text) or key.text
            if id is key.text and (not self.pattern.fullmatch(id) or id in special.values()):
                self._refuse(key, report)
                values.append(BAD)
            values.append(self.item.read_as(id, key.span, value, report))
        fits = self.least <= len(tree.pairs) <= self.most
        if not fits:
            _count(tree.span, len(tree.pairs), self.least, self.most, self.what, report)
        return tuple(values) if fits and BAD not in values else BAD

    def _refuse(self, key: Scalar, report: Report) -> None:
        hint = self.form
        for written, id in (self.special or {}).items():
            if did_you_mean(key.text.lower().replace("_", "-"), [written, id]):
                hint = f"did you mean '{written}'?"
        report(key.span, "malformed-id", f"the id {quote(key.text)}", hint)

    def schema(self) -> Schema:
        forms = [
            self.pattern.pattern,
            *(re.escape(s).replace(r"\ ", " ") for s in self.special or ()),
        ]
        names: Schema = {"pattern": f"^({'|'.join(forms)})$"}
        if self.special:
            names["not"] = {"enum": list(self.special.values())}
        return {
            "type": "object",
            "propertyNames": names,
            "additionalProperties": self.item.schema(),
            "minProperties": self.least,
            "maxProperties": self.most,
        }


@dataclass(frozen=True, slots=True)
class Single:
    """One value under an id; ``build`` gets the id, the value and the places of both."""

    shape: Shape
    build: Callable[[str, Any, Span, Span], Any]

    def read_as(self, id: str, span: Span, tree: Tree, report: Report) -> Any:
        value = self.shape.read(tree, report)
        return BAD if value is BAD else self.build(id, value, span, tree.span)

    def schema(self) -> Schema:
        return self.shape.schema()


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a record: the argument it becomes, its shape, and what it is for.

    With ``placed`` set, the argument ``<name>_span`` is given the place of the value.
    """

    name: str
    shape: Shape
    needed: bool = False
    placed: bool = False
    about: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """Keys and values, built into one object.

    ``build`` is called with the arguments named by the keys, with ``span``, and with ``id`` where
    the record has one. Keys that are left out are left to the defaults of ``build``. An ``open``
    record may hold keys that nobody here reads.
    """

    what: str
    build: Callable[..., Any]
    keys: Dict[str, Key]
    open: bool = False

    def read(self, tree: Tree, report: Report) -> Any:
        return self._read(tree, tree.span, {}, report)

    def read_as(self, id: str, span: Span, tree: Tree, report: Report) -> Any:
        """Read the record that stands under an id, at the place of the id."""
        return self._read(tree, span, {"id": id}, report)

    def _read(self, tree: Tree, span: Span, values: dict[str, Any], report: Report) -> Any:
        if not isinstance(tree, Mapping):
            needed = ", ".join(k for k, key in self.keys.items() if key.needed)
            report(
                tree.span,
                "wrong-shape",
                f"{describe(tree)} where {self.what} should be",
                f"it needs the keys: {needed}" if needed else "",
            )
            return BAD
        good = True
        values["span"] = span
        keys = self.keys
        needed_found = 0
        for name, value in tree.pairs:
            key = keys.get(name.text)
            if key is None:
                if self.open:
                    continue
                hint = did_you_mean(name.text, keys) or "known keys: " + ", ".join(keys)
                report(name.span, "unknown-key", f"{self.what} has no key {quote(name.text)}", hint)
                good = False
                continue
            needed_found += key.needed
            read = key.shape.read(value, report)
            if read is BAD:
                good = False
                continue
            values[key.name] = read
            if key.placed:
                values[key.name + "_span"] = value.span
        if needed_found < sum(key.needed for key in keys.values()):
            there = {name.text for name, _ in tree.pairs}
            missing = [k for k, key in keys.items() if key.needed and k not in there]
            plural = "s" if len(missing) > 1 else ""
            report(
                span,
                "missing-key",
                f"{self.what} lacks the key{plural} {', '.join(map(quote, missing))}",
                "",
            )
            good = False
        if not good:
            return BAD
        return self.build(**values)

    def schema(self) -> Schema:
        properties = {}
        for word, key in self.keys.items():
            properties[word] = key.shape.schema()
            if key.about:
                properties[word] = {"description": key.about, **properties[word]}
        return {
            "type": "object",
            "properties": properties,
            "required": [k for k, key in self.keys.items() if key.needed],
            "additionalProperties": self.open,
        }


@dataclass(frozen=True, slots=True)
class KindOf:
    """A record whose kind is told by which of some keys it has."""

    what: str
    kinds: Dict[str, Record]

    def read(self, tree: Tree, report: Report) -> Any:
        return self.read_as("", tree.span, tree, report)

    def read_as(self, id: str, span: Span, tree: Tree, report: Report) -> Any:
        """Read the record that stands under an id, at the place of the id."""
        kinds = self.kinds
        if isinstance(tree, Mapping):
            for key, _ in tree.pairs:
                if key.text in kinds:
                    return kinds[key.text].read_as(id, span, tree, report)
        self._refuse(span, tree, report)
        return BAD

    def _refuse(self, span: Span, tree: Tree, report: Report) -> None:
        wanted = "its first key should be one of: " + ", ".join(self.kinds)
        if isinstance(tree, Mapping):
            hints = [did_you_mean(key.text, self.kinds) for key, _ in tree.pairs]
            hint = next(filter(None, hints), wanted)
            report(span, "missing-key", f"{self.what} of no kind", hint)
        else:
            report(
                tree.span, "wrong-shape", f"{describe(tree)} where {self.what} should be", wanted
            )

    def schema(self) -> Schema:
        return {"anyOf": [record.schema() for record in self.kinds.values()]}


@dataclass(frozen=True, slots=True)
class TextOr:
    """A text alone, or a record that holds more; ``build`` makes the same object of a text."""

    text: Shape
    build: Callable[[str, Span], Any]
    record: Record

    def read(self, tree: Tree, report: Report) -> Any:
        if isinstance(tree, Mapping):
            return self.record.read(tree, report)
        text = self.text.read(tree, report)
        return BAD if text is BAD else self.build(text, tree.span)

    def schema(self) -> Schema:
        return {"anyOf": [self.text.schema(), self.record.schema()]}


TEXT = Text()
ID = Parsed(_slug, SLUG, "malformed-id")


def texts(least: int = 0) -> ListOf:
    """Return the shape of a list of texts."""
    return ListOf(TEXT, least)
