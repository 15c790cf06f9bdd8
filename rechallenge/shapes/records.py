"""Shapes of records: keys and values that are built into one object."""

from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass, field
from typing import Any

from rechallenge.problems import did_you_mean, nearest, quote
from rechallenge.shapes.base import BAD, Report, Schema, Shape, describe
from rechallenge.spans import Span
from rechallenge.yamltree import Mapping, Scalar, Tree


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
class Needs:
    """A rule: when a key is there, with one of ``words`` if any are named, others are needed."""

    key: str
    others: tuple[str, ...]
    words: tuple[str, ...] = ()
    hint: str = ""

    def lacking(self, tree: Mapping, there: set[str]) -> tuple[str, list[str]]:
        """Return how the key is written and which of the others are not there."""
        lacking = [other for other in self.others if other not in there]
        if not lacking or self.key not in there:
            return "", []
        if not self.words:
            return self.key, lacking
        for name, value in tree.pairs:
            if name.text == self.key and isinstance(value, Scalar) and value.text in self.words:
                return f"{self.key}: {value.text}", lacking
        return "", []

    def schema(self) -> Schema:
        """Return the rule in JSON Schema."""
        if not self.words:
            return {"dependentRequired": {self.key: list(self.others)}}
        condition = {"properties": {self.key: {"enum": list(self.words)}}, "required": [self.key]}
        return {"if": condition, "then": {"required": list(self.others)}}


@dataclass(frozen=True, slots=True)
class Record:
    """Keys and values, built into one object.

    ``build`` is called with the arguments named by the keys, with ``span``, and with ``id`` where
    the record has one. Keys that are left out are left to the defaults of ``build``. An ``open``
    record may hold keys that nobody here reads. A ``partial`` one is built from what has no faults.
    """

    what: str
    build: Callable[..., Any]
    keys: Dict[str, Key]
    open: bool = False
    rules: tuple[Needs, ...] = ()
    partial: bool = False
    needed: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Note the keys that must be there."""
        needed = frozenset(word for word, key in self.keys.items() if key.needed)
        object.__setattr__(self, "needed", needed)

    def read(self, tree: Tree, report: Report) -> Any:
        return self._read(tree, tree.span, {}, report)

    def read_as(self, id: str, span: Span, tree: Tree, report: Report) -> Any:
        """Read the record that stands under an id, at the place of the id."""
        return self._read(tree, span, {"id": id}, report)

    def _read(self, tree: Tree, span: Span, values: dict[str, Any], report: Report) -> Any:
        if not isinstance(tree, Mapping):
            keys = ", ".join(word for word in self.keys if word in self.needed)
            message = f"{describe(tree)} where {self.what} should be"
            report(tree.span, "wrong-shape", message, f"it needs the keys: {keys}")
            return BAD
        good = True
        values["span"] = span
        there = set()
        meant = set()
        for name, value in tree.pairs:
            key = self.keys.get(name.text)
            if key is None:
                if not self.open:
                    meant.add(self._unknown(name, report))
                continue
            there.add(name.text)
            read = key.shape.read(value, report)
            if read is BAD:
                good = False
                continue
            values[key.name] = read
            if key.placed:
                values[key.name + "_span"] = value.span
        whole = self._whole(tree, span, there, meant, report)
        return self.build(**values) if self.partial or (good and whole and not meant) else BAD

    def _unknown(self, name: Scalar, report: Report) -> str:
        """Report a key that nobody knows and return the one that was meant, or an empty text."""
        near = nearest(name.text, self.keys)
        hint = f"did you mean '{near}'?" if near else "known keys: " + ", ".join(self.keys)
        report(name.span, "unknown-key", f"{self.what} has no key {quote(name.text)}", hint)
        return near

    def _whole(
        self, tree: Mapping, span: Span, there: set[str], meant: set[str], report: Report
    ) -> bool:
        """Report keys that should be there, but those that are only misspelt."""
        whole = True
        if not self.needed <= there:
            whole = False
            lacking = [word for word in self.keys if word in self.needed - there - meant]
            if lacking:
                report(span, "missing-key", f"{self.what} lacks {_keys(lacking)}", "")
        for rule in self.rules:
            written, lacking = rule.lacking(tree, there)
            if lacking:
                whole = False
                lacking = [word for word in lacking if word not in meant]
            if lacking:
                message = f"{self.what} with '{written}' lacks {_keys(lacking)}"
                report(span, "missing-key", message, rule.hint)
        return whole

    def schema(self) -> Schema:
        properties = {}
        for word, key in self.keys.items():
            properties[word] = key.shape.schema()
            if key.about:
                properties[word] = {"description": key.about, **properties[word]}
        schema: Schema = {
            "type": "object",
            "properties": properties,
            "required": [word for word in self.keys if word in self.needed],
            "additionalProperties": self.open,
        }
        rules = [rule.schema() for rule in self.rules]
        return {**schema, "allOf": rules} if rules else schema


def _keys(words: list[str]) -> str:
    return f"the key{'s' if len(words) > 1 else ''} {', '.join(map(quote, words))}"


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
        if not isinstance(tree, Mapping):
            message = f"{describe(tree)} where {self.what} should be"
            report(tree.span, "wrong-shape", message, wanted)
            return
        for key, _ in tree.pairs:
            if hint := did_you_mean(key.text, self.kinds):
                report(key.span, "unknown-key", f"{self.what} has no key {quote(key.text)}", hint)
                return
        report(span, "missing-key", f"{self.what} of no kind", wanted)

    def schema(self) -> Schema:
        return {"anyOf": [record.schema() for record in self.kinds.values()]}


@dataclass(frozen=True, slots=True)
class TextOr:
    """A text alone, or a record that holds more; ``build`` makes the same object of a text."""

    text: Shape
    build: Callable[[str, Span], Any]
    record: Record

    def read(self, tree: Tree, report: Report) -> Any:
        if isinstance(tree, Mapping) and any(
            key.text in self.record.keys or nearest(key.text, self.record.keys)
            for key, _ in tree.pairs
        ):
            return self.record.read(tree, report)
        text = self.text.read(tree, report)
        return BAD if text is BAD else self.build(text, tree.span)

    def schema(self) -> Schema:
        return {"anyOf": [self.text.schema(), self.record.schema()]}
