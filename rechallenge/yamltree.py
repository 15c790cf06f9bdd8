"""YAML text to a tree of texts, lists and mappings that know their places.

The only user of PyYAML. The tree is built from the parser's events, so nothing is ever turned into
a number, a date or a truth value (``no`` stays ``no`` and ``1.10`` stays ``1.10``), nothing can be
expanded (anchors and aliases are refused), and the parser never gets deeper than
`MAX_DEPTH`, whatever the file holds.
"""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml

from rechallenge.problems import Problem, Unreadable, quote
from rechallenge.spans import Span

MAX_BYTES = 1024 * 1024
"""The largest file that is read: 1 MiB."""
MAX_DEPTH = 40
"""The deepest nesting of lists and mappings that is read."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_FORBIDDEN = re.compile(
    r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


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

    Raises `Unreadable` when the file is too large, is not UTF-8, or holds characters that no text
    file holds.
    """
    if len(data) > MAX_BYTES:
        raise _unreadable(
            file, Span(1, 1), "too-large", f"{_size(data)} (at most 1 MiB)", "split the pathway"
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _unreadable(file, Span(1, 1), "encoding", "saved as UTF-16", "save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        raise _unreadable(
            file,
            place(before, len(before)),
            "encoding",
            f"the byte 0x{data[error.start]:02x} is not UTF-8",
            "save it as UTF-8; is it a text file?",
        ) from None
    if bad := _FORBIDDEN.search(text):
        raise _unreadable(
            file,
            place(text, bad.start()),
            "encoding",
            f"the control character U+{ord(bad[0]):04X}",
            "remove it; is it a text file?",
        )
    return text


def parse(text: str, file: str) -> Tree:
    """Build the tree of a text that holds one YAML document.

    Raises `Unreadable` on faulty YAML, an empty file, several documents, anchors, aliases, tags,
    duplicate keys and nesting over `MAX_DEPTH`.
    """
    problems: list[Problem] = []
    try:
        root = _build(yaml.parse(text, Loader=_Loader), file, problems)
    except yaml.YAMLError as error:
        problems.append(_syntax(error, text, file))
        root = None
    if problems:
        raise Unreadable(problems)
    if root is None:
        raise _unreadable(file, Span(1, 1), "empty", "the file is empty", "start with 'format: 1'")
    return root


def dump(value: object) -> str:
    """Write lists, mappings and texts as YAML that `parse` reads back to the same texts."""
    text: str = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return text


def place(text: str, index: int) -> Span:
    """Return the line and column of a character of a text."""
    before = text[:index]
    return Span(before.count("\n") + 1, index - (before.rfind("\n") + 1) + 1)


def _build(events: Iterable[Any], file: str, problems: list[Problem]) -> Tree | None:
    root: Tree | None = None
    stack: list[tuple[Any, Scalar | None, set[str] | None]] = []
    items: Any = None
    key: Scalar | None = None
    seen: set[str] | None = None
    documents = 0
    tree: Tree

    def refuse(event: Any, code: str, message: str, hint: str) -> None:
        mark = event.start_mark
        span = Span(mark.line + 1, mark.column + 1)
        problems.append(Problem(file, span, code, message, hint))

    for event in events:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            mark = event.start_mark
            tree = Scalar(event.value, Span(mark.line + 1, mark.column + 1), bool(event.style))
            if event.anchor or event.tag:
                _refuse_extras(event, refuse)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            if len(stack) == MAX_DEPTH:
                refuse(event, "too-deep", f"nested over {MAX_DEPTH} levels", "flatten the file")
                return None
            if event.anchor or event.tag:
                _refuse_extras(event, refuse)
            mark = event.start_mark
            span = Span(mark.line + 1, mark.column + 1)
            children: list[Any] = []
            tree = (
                Mapping(children, span)
                if kind is yaml.MappingStartEvent
                else Sequence(children, span)
            )
            if items is None:
                root = tree
            elif seen is None:
                items.append(tree)
            elif key is None:
                refuse(
                    event,
                    "key",
                    "a list or a mapping stands where a key should be",
                    "write 'key: value'",
                )
                key = Scalar("", span, True)
            else:
                items.append((key, tree))
                key = None
            stack.append((items, key, seen))
            items, key, seen = children, None, set() if kind is yaml.MappingStartEvent else None
            continue
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            items, key, seen = stack.pop()
            continue
        elif kind is yaml.AliasEvent:
            refuse(event, "alias", f"the alias *{event.anchor}", "write the value out")
            tree = Scalar("", Span(event.start_mark.line + 1, event.start_mark.column + 1), True)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents > 1:
                refuse(
                    event, "several-documents", "a second document starts here", "keep one a file"
                )
                return None
            continue
        else:
            continue
        if items is None:
            root = tree
        elif seen is None:
            items.append(tree)
        elif key is None:
            key = tree
            if key.text in seen:
                refuse(
                    event, "duplicate-key", f"a second key {quote(key.text)}", "keep one of them"
                )
            seen.add(key.text)
        else:
            items.append((key, tree))
            key = None
    return root


def _refuse_extras(event: Any, refuse: Any) -> None:
    if event.anchor:
        refuse(
            event, "alias", f"the anchor &{event.anchor}", "write the value out where it is used"
        )
    if event.tag and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
        refuse(event, "tag", f"the tag {quote(event.tag)}", "write a plain text")


_HINTS = (
    ("mapping values are not allowed", "a ': ' inside a text", "put the text in quotes"),
    ("cannot start any token", "a character that YAML keeps for itself", "put the text in quotes"),
    ("could not find expected ':'", "a line without ':'", "write 'key: value', and indent alike"),
    (
        "did not find expected key",
        "the indentation or a quote is off",
        "indent like the lines above",
    ),
    ("did not find expected '-' indicator", "the indentation is off", "start each item with '- '"),
    ("did not find expected ',' or ']'", "a list that starts with [ is not closed", "add ]"),
    ("did not find expected ',' or '}'", "a mapping that starts with { is not closed", "add }"),
    ("unexpected end of stream", "a quote is never closed", "close it"),
    ("undefined alias", "an alias", "write the value out"),
    ("unknown escape character", "a backslash in double quotes", "use single quotes"),
)


def _syntax(error: yaml.YAMLError, text: str, file: str) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or error).split("\n")[0]
    span = Span(mark.line + 1, mark.column + 1) if mark else Span(1, 1)
    lines = text.split("\n")
    line = lines[span.line - 1] if span.line <= len(lines) else ""
    if "\t" in line[: len(line) - len(line.lstrip())]:
        return Problem(
            file, Span(span.line, line.index("\t") + 1), "yaml", "a tab", "indent with spaces"
        )
    for phrase, message, hint in _HINTS:
        if phrase in said:
            return Problem(file, span, "yaml", message, hint)
    return Problem(file, span, "yaml", said, "compare with docs/format.md")


def _size(data: bytes) -> str:
    return f"over {MAX_BYTES} bytes" if len(data) == MAX_BYTES + 1 else f"{len(data)} bytes"


def _unreadable(file: str, span: Span, code: str, message: str, hint: str) -> Unreadable:
    return Unreadable([Problem(file, span, code, message, hint)])
