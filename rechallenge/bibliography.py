"""A library of sources: `sources.json`, in CSL-JSON as reference managers write it."""

from collections.abc import Mapping as Dict
from dataclasses import dataclass
from typing import Any

from rechallenge.format import SOURCE_KEYS
from rechallenge.model import Source
from rechallenge.problems import Problem, Unreadable
from rechallenge.shapes import BAD, TEXT, Key, ListOf, Record, Report, Schema
from rechallenge.spans import Span
from rechallenge.yamltree import Mapping, Scalar, Sequence, Tree, parse

FILE = "sources.json"
"""The name of the file, beside the pathways that cite it."""


def read_bibliography(text: str, file: str) -> Dict[str, Source]:
    """Return the sources of a CSL-JSON text, by id.

    Raises `Unreadable` with every finding.
    """
    problems: list[Problem] = []

    def report(span: Span, code: str, message: str, hint: str) -> None:
        problems.append(Problem(file, span, code, message, hint))

    items = _ITEMS.read(parse(text, file), report)
    sources: dict[str, Source] = {}
    for source in items if isinstance(items, tuple) else ():
        if source.id in sources:
            report(source.span, "repeated-source", f"a second source '{source.id}'", "keep one")
        sources[source.id] = source
    if problems:
        raise Unreadable(problems)
    return sources


@dataclass(frozen=True, slots=True)
class _Names:
    """CSL names: ``{"family": …, "given": …}`` or ``{"literal": …}``."""

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Mapping):
            return TEXT.read(tree, report)
        parts = {key.text: value for key, value in tree.pairs}
        if "literal" in parts:
            return TEXT.read(parts["literal"], report)
        if "family" not in parts:
            report(tree.span, "missing-key", "a name lacks the key 'family' or 'literal'", "")
            return BAD
        family = TEXT.read(parts["family"], report)
        given = TEXT.read(parts["given"], report) if "given" in parts else ""
        return BAD if BAD in (family, given) else f"{family} {given}".strip()

    def schema(self) -> Schema:
        return {}


@dataclass(frozen=True, slots=True)
class _Issued:
    """A CSL date: ``{"date-parts": [[2020, 11, 5]]}``, ``{"raw": "2020"}`` or a text."""

    def read(self, tree: Tree, report: Report) -> Any:
        match tree:
            case Mapping(
                pairs=[(Scalar(text="date-parts"), Sequence(items=[Sequence(items=parts)]))]
            ):
                texts = [TEXT.read(part, report) for part in parts]
                if BAD in texts:
                    return BAD
                joined = "-".join(text.zfill(2) for text in texts)
                return SOURCE_KEYS["issued"].shape.read(Scalar(joined, tree.span, False), report)
            case Mapping(pairs=[(Scalar(text="raw" | "literal"), value)]):
                return SOURCE_KEYS["issued"].shape.read(value, report)
            case _:
                return SOURCE_KEYS["issued"].shape.read(tree, report)

    def schema(self) -> Schema:
        return {}


_ITEMS = ListOf(
    Record(
        "a source",
        Source,
        {
            **SOURCE_KEYS,
            "author": Key("authors", ListOf(_Names())),
            "issued": Key("issued", _Issued()),
        },
        open=True,
    ),
    most=20_000,
)
