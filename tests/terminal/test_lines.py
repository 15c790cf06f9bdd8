"""Walking with lines: answers that are piped in are never guessed."""

import io

import pytest

from rechallenge.terminal.asking import Command, Menu, NotUnderstoodError, Option, Picked, resolve
from rechallenge.terminal.lines import Lines
from rechallenge.terminal.screen import Screen

OPTIONS = (Option("yes", "Yes"), Option("no", "No"), Option("not-known", "Not seen"))
MENU = Menu(OPTIONS, "?ebcmsrqh")


def lines(text: str, attended: bool = False) -> Lines:
    return Lines(Screen(io.StringIO()), io.StringIO(text), attended)


@pytest.mark.parametrize(
    ("line", "index"), [("1", 0), ("no", 1), ("not known", 2), ("not-known", 2), ("  3  ", 2)]
)
def test_an_answer_is_given_by_its_number_or_its_id(line: str, index: int) -> None:
    assert lines(f"{line}\n").choose(MENU) == Picked(index)


def test_empty_lines_and_notes_are_passed_over() -> None:
    assert lines("\n   \n# a note\n#1\nno\n").choose(MENU) == Picked(1)


def test_a_byte_order_mark_is_passed_over() -> None:
    assert lines("\ufeffno\n").choose(MENU) == Picked(1)


def test_the_last_line_needs_no_end() -> None:
    assert lines("no").choose(MENU) == Picked(1)


@pytest.mark.parametrize(
    "line",
    ["0", "4", "-1", "1.0", "2 3", "YES", "y", "ye", "²", "١", "yes please", "b now", "999999"],
)
def test_whatever_is_no_answer_stops_the_walk_and_names_the_line(line: str) -> None:
    asker = lines(f"\n# note\n{line}\nyes\n")
    with pytest.raises(NotUnderstoodError) as caught:
        asker.choose(MENU)
    assert str(caught.value) == (
        f"line 3: '{line}' is no answer here; possible: 1 (yes), 2 (no), 3 (not known); "
        "keys: ? e b c m s r q h"
    )


def test_no_input_answers_nothing() -> None:
    with pytest.raises(EOFError):
        lines("").choose(MENU)
    with pytest.raises(EOFError):
        lines("\n\n# only notes\n").choose(MENU)


def test_a_letter_that_is_both_an_answer_and_a_key_is_not_guessed() -> None:
    menu = Menu((Option("b", "B"), Option("c", "C")), "bcq")
    with pytest.raises(NotUnderstoodError, match="both an answer and a key here"):
        lines("b\n").choose(menu)
    assert lines("1\n").choose(menu) == Picked(0)


def test_commands_are_single_letters_and_some_take_more() -> None:
    assert lines("?\n").choose(MENU) == Command("?")
    assert lines("c grade=two\n").choose(MENU) == Command("c", "grade=two")
    assert lines("s my walk.json\n").choose(MENU) == Command("s", "my walk.json")


def test_a_command_that_does_not_apply_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="'\\?' is no answer here; the walk is at its end"):
        lines("?\n").choose(Menu((), "bq"))


def test_control_characters_in_a_line_are_not_repeated() -> None:
    with pytest.raises(NotUnderstoodError) as caught:
        lines("\x1b[2J\x9b31m\n").choose(MENU)
    assert "\x1b" not in str(caught.value)
    assert "\x9b" not in str(caught.value)


def test_a_line_of_a_megabyte_is_refused() -> None:
    with pytest.raises(NotUnderstoodError, match="line 1 is longer than any answer"):
        lines("1" * 1_000_000).choose(MENU)


def test_a_person_is_asked_again() -> None:
    asker = lines("perhaps\n\nno\n", attended=True)
    assert asker.choose(MENU) == Picked(1)
    shown = asker.screen.stream.getvalue()  # type: ignore[attr-defined]
    assert "'perhaps' is no answer here" in shown


def test_a_number_means_the_option_that_is_shown_with_it() -> None:
    assert [resolve(MENU, str(n)) for n in range(5)] == [None, 0, 1, 2, None]
