"""Shapes read what they should, and say what is there and what would be right."""

from enum import Enum
from typing import Any

import pytest

from rechallenge.problems import Findings
from rechallenge.shapes import (
    BAD,
    ID,
    TEXT,
    ById,
    Key,
    KindOf,
    ListOf,
    Needs,
    Record,
    Shape,
    Single,
    TextOr,
    Whole,
    texts,
    words,
)
from rechallenge.yamltree import parse


class Colour(Enum):
    RED = "red"
    DARK_BLUE = "dark blue"


def pair(**values: Any) -> tuple[tuple[str, Any], ...]:
    del values["span"]
    values.pop("id", None)
    return tuple(sorted(values.items()))


SIZED = Record(
    "a thing",
    pair,
    {
        "name": Key("name", TEXT, needed=True),
        "size": Key("size", Whole(1, 9)),
        "unit": Key("unit", TEXT),
    },
    rules=(Needs("size", ("unit",), hint="such as cm"), Needs("name", ("size",), ("tall",))),
)


def read(shape: Shape, text: str) -> Any:
    """Read a text that has no faults."""
    findings = Findings("f")
    value = shape.read(parse(text, "f"), findings)
    assert not findings, str(findings.unreadable())
    return value


def said(shape: Shape, text: str) -> list[str]:
    """Return what is said of a text with faults."""
    findings = Findings("f")
    value = shape.read(parse(text, "f"), findings)
    assert value is BAD
    return [str(p).removeprefix("f:") for p in findings.unreadable().problems]


@pytest.mark.parametrize(
    ("shape", "text", "value"),
    [
        (TEXT, "  a \t b\n  c", "a b c"),
        (TEXT, '"\\u200fa\\u2067b\\u2069"', "\u200fa\u2067b\u2069"),
        (ID, "yes", "yes"),
        (ID, "a-1", "a-1"),
        (Whole(1, 52), "52", 52),
        (words(Colour), "dark blue", Colour.DARK_BLUE),
        (texts(), "[]", ()),
        (texts(), "[a, b]", ("a", "b")),
        (
            ById(Single(TEXT, lambda id, text, *_: (id, text))),
            "{a: b, c: d}",
            (("a", "b"), ("c", "d")),
        ),
        (SIZED, "{name: x}", (("name", "x"),)),
        (SIZED, "{name: tall, size: 3, unit: m}", (("name", "tall"), ("size", 3), ("unit", "m"))),
        (TextOr(TEXT, lambda text, _: text, SIZED), "x", "x"),
        (TextOr(TEXT, lambda text, _: text, SIZED), "{name: x}", (("name", "x"),)),
        (KindOf("a kind", {"name": SIZED}), "{unit: m, name: x}", (("name", "x"), ("unit", "m"))),
    ],
)
def test_a_shape_reads(shape: Shape, text: str, value: Any) -> None:
    assert read(shape, text) == value


@pytest.mark.parametrize(
    ("shape", "text", "lines"),
    [
        (TEXT, '""', ["1:1: nothing stands here — write a text [wrong-shape]"]),
        (
            TEXT,
            '"a\\u202eb"',
            [
                "1:1: the invisible character U+202E — remove it; it can show a text other than "
                "it is [wrong-shape]"
            ],
        ),
        (
            ID,
            "Big Id",
            [
                "1:1: 'Big Id' — write 'big-id'; an id starts with a small letter and holds at "
                "most 40 small letters, digits and hyphens [malformed-id]"
            ],
        ),
        (Whole(1, 9), "10", ["1:1: '10' — should be a whole number, 1 to 9 [wrong-shape]"]),
        (Whole(1, 9), "1.0", ["1:1: '1.0' — should be a whole number, 1 to 9 [wrong-shape]"]),
        (Whole(1, 1), "2", ["1:1: '2' — should be 1 [wrong-shape]"]),
        (words(Colour), "rad", ["1:1: 'rad' — did you mean 'red'? [wrong-word]"]),
        (words(Colour), "x", ["1:1: 'x' — should be one of: red, dark blue [wrong-word]"]),
        (
            texts(),
            "a",
            [
                "1:1: 'a' where a list should be — start each item with '- ', or write [] for "
                "none [wrong-shape]"
            ],
        ),
        (
            ListOf(TEXT, 1, what="sentences"),
            "a",
            ["1:1: 'a' where a list should be — start each item with '- ' [wrong-shape]"],
        ),
        (ListOf(TEXT, 1, what="sentences"), "[]", ["1:1: 0 sentences (at least 1) [wrong-shape]"]),
        (ListOf(TEXT, 2, 2, "parts"), "[a]", ["1:1: 1 part (at least 2) [wrong-shape]"]),
        (ListOf(TEXT, 0, 2, "parts"), "[a, b, c]", ["1:1: 3 parts (at most 2) [wrong-shape]"]),
        (SIZED, "x", ["1:1: 'x' where a thing should be — it needs the keys: name [wrong-shape]"]),
        (SIZED, "{}", ["1:1: a thing lacks the key 'name' [missing-key]"]),
        (SIZED, "{nam: x}", ["1:2: a thing has no key 'nam' — did you mean 'name'? [unknown-key]"]),
        (
            SIZED,
            "{name: x, colour: red}",
            ["1:11: a thing has no key 'colour' — known keys: name, size, unit [unknown-key]"],
        ),
        (
            SIZED,
            "{name: x, size: 3}",
            ["1:1: a thing with 'size' lacks the key 'unit' — such as cm [missing-key]"],
        ),
        (
            SIZED,
            "{name: tall}",
            ["1:1: a thing with 'name: tall' lacks the key 'size' [missing-key]"],
        ),
        (
            KindOf("a kind", {"name": SIZED}),
            "{size: 3}",
            ["1:1: a kind of no kind — its first key should be one of: name [missing-key]"],
        ),
    ],
)
def test_a_shape_says_what_is_there_and_what_would_be_right(
    shape: Shape, text: str, lines: list[str]
) -> None:
    assert said(shape, text) == lines


def test_all_faults_of_a_record_are_told() -> None:
    assert len(said(SIZED, "{size: ten, colour: red, uni: m}")) == 4


def test_a_partial_record_is_built_from_what_has_no_faults() -> None:
    findings = Findings("f")
    partial = Record("a thing", pair, SIZED.keys, partial=True)
    value = partial.read(parse("{name: x, size: ten, colour: red}", "f"), findings)
    assert value == (("name", "x"),)
    assert len(findings.unreadable().problems) == 2


def test_a_partial_list_by_id_leaves_out_what_has_faults() -> None:
    findings = Findings("f")
    shape = ById(Single(ID, lambda id, value, *_: (id, value)), partial=True)
    assert shape.read(parse("{a: b, c: D, E: f}", "f"), findings) == (("a", "b"), ("E", "f"))
    assert [p.code for p in findings.unreadable().problems] == ["malformed-id", "malformed-id"]


def test_an_open_record_passes_over_what_it_does_not_know() -> None:
    assert read(Record("a thing", pair, SIZED.keys, open=True), "{name: x, colour: {a: b}}") == (
        ("name", "x"),
    )
