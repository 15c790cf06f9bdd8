"""YAML text to a tree of texts, lists and mappings that know their places.

The only user of PyYAML. The tree is built from the parser's events, so nothing is ever turned into
a number, a date or a truth value (``no`` stays ``no`` and ``1.10`` stays ``1.10``), nothing can be
expanded (anchors and aliases are refused), and the parser never gets deeper than
`MAX_DEPTH`, whatever the file holds. Lines are those of YAML 1.2 and of every editor.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import yaml

from rechallenge.problems import Findings, Problem, Unreadable, quote
from rechallenge.spans import Span
from rechallenge.yamlfaults import fault

MAX_BYTES = 1024 * 1024
"""The largest file that is read: 1 MiB."""
MAX_DEPTH = 40
"""The deepest nesting of lists and mappings that is read."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_SafeDumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


_OTHER_BREAKS = re.compile("[\x85\u2028\u2029]")
_TAB = re.compile("^ *(\t)[ \t]*[^ \t\n]", re.MULTILINE)


class _Dumper(_SafeDumper):  # type: ignore[misc]
    """Writes a list that stands in two places twice, never as an alias."""

    def ignore_aliases(self, _: object) -> bool:
        return True


class Scalar(NamedTuple):
    """A text, exactly as written; ``quoted`` when it stood in quotes or in a block."""

    text: str
    span: Span
    quoted: bool


class Sequence(NamedTuple):
    """A list."""

    items: "list[Tree]"
    span: Span


class Mapping(NamedTuple):
    """Keys and values in the order of the file."""

    pairs: "list[tuple[Scalar, Tree]]"
    span: Span


Tree = Scalar | Sequence | Mapping


def decode(data: bytes, file: str) -> str:
    """Turn the bytes of a file into text.

    Raises `Unreadable` when the file is too large or is not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise _unreadable(
            file, Span(1, 1), "too-large", f"{_size(data)} (at most 1 MiB)", "split the pathway"
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _unreadable(file, Span(1, 1), "encoding", "saved as UTF-16", "save it as UTF-8")
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        raise _unreadable(
            file,
            place(before, len(before)),
            "encoding",
            f"the byte 0x{data[error.start]:02x} is not UTF-8",
            "save it as UTF-8; is it a text file?",
        ) from None


def parse(text: str, file: str, findings: Findings | None = None) -> Tree:
    """Build the tree of a text that holds one YAML document.

    With ``findings`` given, duplicate keys, anchors, aliases and tags are told there and the tree
    is built without them. Raises `Unreadable` on these otherwise, and always on faulty YAML, on
    control characters, an empty file, several documents, and nesting over `MAX_DEPTH`.
    """
    found = findings if findings is not None else Findings(file)
    text = _prepared(text, found)
    try:
        root = _document(yaml.parse(text, Loader=_Loader), found)
    except yaml.MarkedYAMLError as error:
        said = fault(
            error.context or "",
            _span(error.context_mark),
            str(error.problem),
            _span(error.problem_mark),
            text,
        )
        found(said.span, "yaml", said.message, said.hint)
        raise found.unreadable() from None
    if found and findings is None:
        raise found.unreadable()
    return root


def dump(value: object) -> str:
    """Write lists, mappings and texts as YAML that `parse` reads back to the same texts."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


def place(text: str, index: int) -> Span:
    """Return the line and column of a character of a text."""
    before = _with_newlines(text[:index])
    return Span(before.count("\n") + 1, len(before) - before.rfind("\n"))


def texts_under(tree: Tree, key: str) -> Iterator[tuple[Sequence, Scalar]]:
    """Yield every text in a list that stands under a key, anywhere in the tree, with the list."""
    match tree:
        case Mapping():
            for name, value in tree.pairs:
                if name.text == key and isinstance(value, Sequence):
                    yield from ((value, item) for item in value.items if isinstance(item, Scalar))
                else:
                    yield from texts_under(value, key)
        case Sequence():
            for item in tree.items:
                yield from texts_under(item, key)
        case Scalar():
            pass


def _with_newlines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _prepared(text: str, findings: Findings) -> str:
    """Refuse what no text file holds, and leave nothing that parsers see as different lines.

    YAML 1.1 ends a line at U+0085, U+2028 and U+2029, which no editor does. Every character keeps
    its line and column.
    """
    text = _OTHER_BREAKS.sub(" ", _with_newlines(text))
    if bad := _FORBIDDEN.search(text):
        message = f"the control character U+{ord(bad[0]):04X}"
        findings(place(text, bad.start()), "encoding", message, "remove it; is it a text file?")
        raise findings.unreadable()
    if "\t" not in text:
        return text
    if tabs := list(_TAB.finditer(text)):
        more = f", and in {len(tabs) - 1} more lines" if len(tabs) > 1 else ""
        message = f"a tab in the indentation{more}"
        findings(place(text, tabs[0].start(1)), "yaml", message, "indent with spaces")
        raise findings.unreadable()
    return text.replace("\t", " ")


Next = Callable[[], Any]


def _document(events: Any, findings: Findings) -> Tree:
    following = events.__next__
    following()
    if type(following()) is yaml.StreamEndEvent:
        findings(Span(1, 1), "empty", "the file is empty", "start with 'format: 1'")
        raise findings.unreadable()
    root = _tree(following(), following, MAX_DEPTH, findings)
    following()
    event = following()
    if type(event) is not yaml.StreamEndEvent:
        message = "a second document starts here"
        findings(_span_of(event), "several-documents", message, "keep one a file")
        raise findings.unreadable()
    return root


def _tree(event: Any, following: Next, levels: int, findings: Findings) -> Tree:
    """Build the tree that starts with an event; ``levels`` is how deep it may nest."""
    mark = event.start_mark
    span = Span(mark.line + 1, mark.column + 1)
    kind = type(event)
    if kind is yaml.AliasEvent:
        _refuse_alias(event, span, findings)
        return Scalar("", span, False)
    if event.anchor or event.tag:
        _refuse_extras(event, span, findings)
    if kind is yaml.ScalarEvent:
        return Scalar(event.value, span, bool(event.style))
    if not levels:
        findings(span, "too-deep", f"nested over {MAX_DEPTH} levels", "flatten the file")
        raise findings.unreadable()
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(_tree(event, following, levels - 1, findings))
        return Sequence(items, span)
    return Mapping(_pairs(following, levels - 1, findings), span)


def _pairs(following: Next, levels: int, findings: Findings) -> list[tuple[Scalar, Tree]]:
    pairs = []
    lines: dict[str, int] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        key = _tree(event, following, levels, findings)
        if not isinstance(key, Scalar):
            message = "a list or a mapping stands where a key should be"
            hint = "write 'key: value'; put a text that starts with a bracket in quotes"
            findings.refuse(key.span, "key", message, hint)
            key = Scalar("", key.span, True)
        elif key.text in lines:
            hint = f"the first is in line {lines[key.text]}; keep one of them"
            findings(key.span, "duplicate-key", f"a second key {quote(key.text)}", hint)
        lines.setdefault(key.text, key.span.line)
        event = following()
        if key.text == "<<" and type(event) is yaml.AliasEvent:
            findings.forget(key.span)
        pairs.append((key, _tree(event, following, levels, findings)))
    return pairs


def _refuse_alias(event: Any, span: Span, findings: Findings) -> None:
    hint = "put a text that starts with * in quotes; write a repeated value out"
    findings.refuse(span, "alias", f"the alias {quote('*' + event.anchor)}", hint)


def _refuse_extras(event: Any, span: Span, findings: Findings) -> None:
    if event.anchor:
        hint = "put a text that starts with & in quotes; write a repeated value out"
        findings.refuse(span, "alias", f"the anchor {quote('&' + event.anchor)}", hint)
    if event.tag:
        hint = "put a text that starts with ! in quotes"
        findings.refuse(span, "tag", f"the tag {quote(event.tag)}", hint)


def _span_of(event: Any) -> Span:
    return Span(event.start_mark.line + 1, event.start_mark.column + 1)


def _span(mark: Any) -> Span | None:
    return Span(mark.line + 1, mark.column + 1) if mark else None


def _size(data: bytes) -> str:
    return f"over {MAX_BYTES} bytes" if len(data) == MAX_BYTES + 1 else f"{len(data)} bytes"


def _unreadable(file: str, span: Span, code: str, message: str, hint: str) -> Unreadable:
    return Unreadable([Problem(file, span, code, message, hint)])
