"""The comparison that the manual is tested with."""

from pathlib import Path

import pytest

from tests.docs.blocks import Block, commands, printed_as_told


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("", ()),
        ("one\n", ("one",)),
        ("one  \ntwo\n\n", ("one", "two")),
        ("one\ntwo\nthree\n", ("one", "…", "three")),
        ("one\nthree\n", ("one", "…", "three")),
        ("one\ntwo\n", ("…",)),
        ("one two\n", ("one …",)),
    ],
)
def test_what_was_told_is_printed(printed: str, told: tuple[str, ...]) -> None:
    assert printed_as_told(printed, told)


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        ("one\n", ()),
        ("", ("one",)),
        ("one\ntwo\n", ("one",)),
        ("one\nTraceback\n", ("one", "…", "three")),
        ("axb\n", ("a.b",)),
        ("one two\n", ("two …",)),
    ],
)
def test_what_was_not_told_is_found(printed: str, told: tuple[str, ...]) -> None:
    assert not printed_as_told(printed, told)


def test_a_command_may_go_on_behind_a_backslash() -> None:
    text = "$ one \\\n    --two\nthree\n$ four\n"
    block = Block(Path(), 1, "console", "", text)
    assert [(c.line, c.printed) for c in commands(block)] == [
        ("one \\\n    --two", ("three",)),
        ("four", ()),
    ]
