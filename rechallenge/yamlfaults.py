"""What is wrong with faulty YAML, in the words of somebody who never heard of YAML.

The parser tells where it gave up and what it missed. Here the usual slips of an author are
recognised in that, and in the line itself: an apostrophe in quotes, a colon in a text, a tab.
"""

import re
from typing import NamedTuple

from rechallenge.problems import quote
from rechallenge.spans import Span

_QUOTE_IT = "put the whole text in quotes"
_ALIGN = "let it start in the same column as its neighbours"


class Fault(NamedTuple):
    """Where the YAML is faulty, what is there, and what would be right."""

    span: Span
    message: str
    hint: str


class _Said(NamedTuple):
    """What the parser said: what it was reading since where, and what it missed where."""

    context: str
    since: Span
    problem: str
    at: Span
    lines: list[str]

    def before(self, span: Span) -> str:
        """Return the line up to a place."""
        return self._line(span)[: span.column - 1]

    def char(self, span: Span) -> str:
        """Return the character at a place, or nothing at the end of a line."""
        return self._line(span)[span.column - 1 : span.column]

    def _line(self, span: Span) -> str:
        return self.lines[span.line - 1] if span.line <= len(self.lines) else ""


def fault(context: str, since: Span | None, problem: str, at: Span | None, text: str) -> Fault:
    """Explain what a parser of YAML said about a text."""
    at = at or since or Span(1, 1)
    said = _Said(context, since or at, problem, at, text.split("\n"))
    for pattern, explain in _FAULTS:
        if re.search(pattern, f"{context}: {problem}"):
            return explain(said)
    return Fault(at, f"faulty YAML: {problem}", "compare with docs/format.md")


def _unclosed_quote(said: _Said) -> Fault:
    return Fault(said.since, "a quote is opened here and never closed", "close it")


def _colon(said: _Said) -> Fault:
    if re.search(r":\s", said.before(said.at)):
        return Fault(said.at, "a second ': ' in one line", _QUOTE_IT)
    if said.at.column > 1000:
        return Fault(said.at, "a key of over 1000 characters", "a key is a short word")
    if said.before(said.at).strip():
        return Fault(said.at, "the indentation of this line is off", _ALIGN)
    return Fault(said.at, "a ':' without a key before it", "write 'key: value'")


def _start(said: _Said) -> Fault:
    char = said.char(said.since)
    return Fault(said.since, f"a text that starts with {quote(char)}", _QUOTE_IT)


def _start_here(said: _Said) -> Fault:
    return _start(said._replace(since=said.at))


def _item_in_line(said: _Said) -> Fault:
    hint = "put the text in quotes, or each item on a line of its own"
    return Fault(said.at, "a text that starts with '- '", hint)


def _no_colon(said: _Said) -> Fault:
    return Fault(said.since, "a line without ': '", "write 'key: value', a blank after the colon")


def _backslash(said: _Said) -> Fault:
    near = said.before(said.at) + said.char(said.at)
    column = near.rfind("\\") + 1 or said.at.column
    return Fault(Span(said.at.line, column), "a backslash in double quotes", "use single quotes")


def _open_bracket(said: _Said) -> Fault:
    opened = said.char(said.since)
    closed = {"[": "]", "{": "}"}.get(opened, "]")
    if said.since.line == said.at.line:
        hint = f"part the items by ', ' and end them by '{closed}', or {_QUOTE_IT}"
        return Fault(said.at, f"an unexpected {_shown(said)} after '{opened}'", hint)
    return Fault(
        said.since, f"'{opened}' is opened here and never closed", f"close it by '{closed}'"
    )


def _shown(said: _Said) -> str:
    char = said.char(said.at)
    return quote(char) if char.strip() else "end"


def _no_key(said: _Said) -> Fault:
    before = said.before(said.at).strip()
    if before and before[-1] in "'\"":
        hint = f"{_QUOTE_IT} of the other kind"
        return Fault(said.at, f"more text after the closing {before[-1]}", hint)
    if before and before[-1] in "]}":
        return Fault(said.at, f"more text after the closing '{before[-1]}'", _QUOTE_IT)
    if said.char(said.at) == "-":
        return Fault(said.at, "a list item where a key should be", f"{_ALIGN}, or give it a key")
    if said.char(said.at) == ":":
        return Fault(said.at, "a ':' without a key before it", "write 'key: value'")
    return Fault(said.at, "the indentation of this line is off", _ALIGN)


def _no_item(said: _Said) -> Fault:
    return Fault(said.at, "a key where a list item should be", f"start it with '- ', or {_ALIGN}")


def _percent(said: _Said) -> Fault:
    return Fault(said.since, "a line that starts with '%'", _QUOTE_IT)


def _after_the_end(said: _Said) -> Fault:
    if said.before(said.at).strip():
        return _no_key(said)
    return Fault(said.at, "more text after '...', which ends the file", "remove the '...'")


_FAULTS = (
    ("quoted scalar.*(end of stream|document separator|document indicator)", _unclosed_quote),
    ("quoted scalar", _backslash),
    ("mapping values are not allowed", _colon),
    ("scanning (an alias|an anchor|a block scalar|a tag)", _start),
    ("parsing a tag|undefined tag handle", _start),
    ("cannot start any token|keys are not allowed|node content", _start_here),
    ("sequence entries are not allowed", _item_in_line),
    ("could not find expected ':'", _no_colon),
    ("parsing a flow", _open_bracket),
    ("parsing a block mapping", _no_key),
    ("parsing a block collection", _no_item),
    ("directive|incompatible YAML", _percent),
    ("document start", _after_the_end),
)
