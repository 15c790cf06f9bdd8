"""Shapes of lists, and of values that stand under ids."""

import re
from collections.abc import Callable
from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Any

from rechallenge.problems import did_you_mean, quote
from rechallenge.shapes.base import BAD, END, Named, Report, Schema, Shape, describe
from rechallenge.shapes.scalars import SLUG, TEXT, slug_hint
from rechallenge.spans import Span
from rechallenge.yamltree import Mapping, Scalar, Sequence, Tree


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
                "start each item with '- '" + ("" if self.least else ", or write [] for none"),
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
    noun = what.removesuffix("s") if found == 1 else what
    report(span, "wrong-shape", f"{found} {noun} ({limit})", "")


@dataclass(frozen=True, slots=True)
class ById:
    """Keys that are ids, each with a value of one shape; read as a tuple.

    ``special`` maps keys that are no ids, such as ``not known``, to the ids they stand for. Where
    ``partial`` is set, entries with faults are left out; otherwise one fault spoils the whole.
    """

    item: Named
    least: int = 0
    most: int = 20_000
    what: str = "entries"
    special: Dict[str, str] | None = None
    pattern: re.Pattern[str] = re.compile(SLUG)
    form: str = ""
    partial: bool = False

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
        if self.partial:
            return tuple(value for value in values if value is not BAD)
        return tuple(values) if fits and BAD not in values else BAD

    def _refuse(self, key: Scalar, report: Report) -> None:
        hint = self.form or slug_hint(key.text)
        for written, id in (self.special or {}).items():
            if did_you_mean(key.text.lower().replace("_", "-"), [written, id]):
                hint = f"did you mean '{written}'?"
        report(key.span, "malformed-id", f"the id {quote(key.text)}", hint)

    def schema(self) -> Schema:
        forms = [
            self.pattern.pattern,
            *(re.escape(s).replace(r"\ ", " ") for s in self.special or ()),
        ]
        names: Schema = {"pattern": f"^({'|'.join(forms)}){END}"}
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


def texts(least: int = 0) -> ListOf:
    """Return the shape of a list of texts."""
    return ListOf(TEXT, least)
