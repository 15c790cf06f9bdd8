"""A library of sources: `sources.json`, in CSL-JSON as reference managers write it.

What a source there says beyond the keys of `docs/format.md` is passed over, and so is what it
leaves empty. Names become those of a reference list: ``{"family": "Wal", "given": "Dide",
"non-dropping-particle": "van de"}`` is ``van de Wal D``.
"""

import re
from collections.abc import Mapping as Dict
from dataclasses import dataclass, replace
from typing import Any

from rechallenge.format import SOURCE_KEYS
from rechallenge.model import Source
from rechallenge.problems import Findings
from rechallenge.shapes import BAD, TEXT, ListOf, Record, Report, Schema
from rechallenge.yamltree import Mapping, Scalar, Sequence, Tree, parse

FILE = "sources.json"
"""The name of the file, beside the pathways that cite it."""

_PAIR = re.compile(r"\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})|\\.")
_YEAR = re.compile(r"\b(1[5-9]|20)[0-9]{2}\b")


def read_bibliography(text: str, file: str) -> Dict[str, Source]:
    """Return the sources of a CSL-JSON text, by id.

    Raises `Unreadable` with every finding.
    """
    findings = Findings(file)
    tree = parse(_PAIR.sub(_joined, text.replace("\t", " ")), file, findings)
    items = _ITEMS.read(_without_empty(tree), findings)
    sources: dict[str, Source] = {}
    for source in items if items is not BAD else ():
        if source.id in sources:
            hint = f"the first is in line {sources[source.id].span.line}; keep one of them"
            message = f"a second source '{source.id}'"
            findings(source.span, "repeated-source", message, hint)
        sources.setdefault(source.id, source)
    if findings:
        raise findings.unreadable()
    return sources


def _joined(found: re.Match[str]) -> str:
    """Write a character that JSON writes as a pair of surrogates as YAML does."""
    if not found[1]:
        return found[0]
    high, low = int(found[1], 16) - 0xD800, int(found[2], 16) - 0xDC00
    return f"\\U{0x10000 + (high << 10) + low:08x}"


def _without_empty(tree: Tree) -> Tree:
    """Leave out whatever holds nothing: ``null``, ``""``, ``[]`` and ``{}``."""
    match tree:
        case Scalar():
            return tree
        case Sequence():
            items = [_without_empty(item) for item in tree.items]
            return tree._replace(items=[item for item in items if _holds(item)])
        case Mapping():
            pairs = [(key, _without_empty(value)) for key, value in tree.pairs]
            return tree._replace(pairs=[(key, value) for key, value in pairs if _holds(value)])


def _holds(tree: Tree) -> bool:
    match tree:
        case Scalar(text=text, quoted=quoted):
            return bool(text.strip()) and (quoted or text != "null")
        case Sequence(items=items):
            return bool(items)
        case Mapping(pairs=pairs):
            return bool(pairs)


@dataclass(frozen=True, slots=True)
class _Name:
    """A name of CSL: ``{"family": …, "given": …}``, ``{"literal": …}``, or a text."""

    def read(self, tree: Tree, report: Report) -> Any:
        if not isinstance(tree, Mapping):
            return TEXT.read(tree, report)
        found = {key.text: TEXT.read(value, report) for key, value in tree.pairs}
        if BAD in found.values():
            return BAD
        if "literal" in found:
            return found["literal"]
        if "family" not in found:
            report(tree.span, "missing-key", "a name lacks the key 'family' or 'literal'", "")
            return BAD
        particles = (found.get("dropping-particle"), found.get("non-dropping-particle"))
        initials = _initials(found.get("given", ""))
        parts = (*particles, found["family"], initials, found.get("suffix"))
        return " ".join(part for part in parts if part)

    def schema(self) -> Schema:
        return {}


def _initials(given: str) -> str:
    """Shorten given names as a reference list does: ``Sun-Young`` and ``S. Y.`` become ``SY``."""
    names = re.split(r"[\s.-]+", given)
    return "".join(
        name if name.isupper() and len(name) <= 3 else name[:1].upper() for name in names
    )


@dataclass(frozen=True, slots=True)
class _Issued:
    """A date of CSL: ``{"date-parts": [[2020, 11, 5]]}``, ``{"raw": "Nov 2020"}`` or a text.

    Of a range the first date counts, and of words such as ``Nov 2020`` the year.
    """

    def read(self, tree: Tree, report: Report) -> Any:
        issued = SOURCE_KEYS["issued"].shape
        if not isinstance(tree, Mapping):
            return issued.read(tree, report)
        for key, value in tree.pairs:
            match key.text, value:
                case "date-parts", Sequence(items=[Sequence(items=parts), *_]):
                    texts = [part.text.zfill(2) for part in parts if isinstance(part, Scalar)]
                    return issued.read(Scalar("-".join(texts), value.span, False), report)
                case (("raw" | "literal"), Scalar(text=text)):
                    year = _YEAR.search(text)
                    written = Scalar(year[0], value.span, True) if year else value
                    exact = re.fullmatch(r"[0-9]{4}(-[0-9]{2}){1,2}", text)
                    return issued.read(value if exact else written, report)
        return issued.read(tree, report)

    def schema(self) -> Schema:
        return {}


_ITEMS = ListOf(
    Record(
        "a source",
        Source,
        {
            **SOURCE_KEYS,
            "author": replace(SOURCE_KEYS["author"], shape=ListOf(_Name())),
            "issued": replace(SOURCE_KEYS["issued"], shape=_Issued()),
        },
        open=True,
    ),
    most=20_000,
    what="sources",
)
