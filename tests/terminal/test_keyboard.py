"""Walking with keys, in a real terminal."""

import json
import re
from pathlib import Path

import pytest

from rechallenge.terminal.keyboard import DOWN as DOWN_KEY
from rechallenge.terminal.keyboard import ENTER as ENTER_KEY
from rechallenge.terminal.keyboard import ESCAPE as ESCAPE_KEY
from rechallenge.terminal.keyboard import OTHER, keys
from rechallenge.terminal.keyboard import UP as UP_KEY
from tests.terminal.samples import RASH
from tests.terminal.tty import CTRL_C, CTRL_D, DOWN, ENTER, ESCAPE, UP, Person

HINT = "↑ ↓ or 1-3, then Enter"


def answer(person: Person, number: int) -> None:
    """Pick an answer by its number."""
    person.sees("then Enter")
    person.presses(str(number))
    person.sees(f"Enter confirms {number}")
    person.presses(ENTER)


def test_enter_without_a_choice_answers_nothing() -> None:
    with Person("walk", RASH) as person:
        person.sees(HINT)
        person.presses(ENTER)
        person.sees("No answer is chosen yet.")
        person.sees(HINT)
        assert "❯" not in person.seen
        assert "→" not in person.seen
        person.presses("q")
        assert person.ends() == 0


def test_arrows_move_a_marker_and_enter_confirms_it() -> None:
    with Person("walk", RASH) as person:
        person.sees(HINT)
        person.presses(DOWN)
        person.sees("❯ 1. Yes, at least one")
        person.sees("Enter confirms 1")
        person.presses(DOWN)
        person.sees("❯ 2. No, after a full examination")
        person.sees("Enter confirms 2")
        person.presses(UP)
        person.sees("❯ 1. Yes, at least one")
        person.sees("Enter confirms 1")
        person.presses(UP)
        person.sees("❯ 3. Not examined yet")
        person.sees("Enter confirms 3")
        person.presses(DOWN)
        person.sees("❯ 1. Yes, at least one")
        person.sees("Enter confirms 1")
        person.presses(ENTER)
        person.sees("→ Yes, at least one")
        person.sees("OUTCOME: emergency")
        person.sees("q quit")
        person.presses("q")
        assert person.ends() == 0


def test_a_digit_moves_to_its_answer_and_waits_for_enter() -> None:
    with Person("walk", RASH) as person:
        person.sees(HINT)
        person.presses("2")
        person.sees("❯ 2. No, after a full examination")
        person.sees("Enter confirms 2")
        person.presses("9")
        person.sees("There is no answer 29; there are 3.")
        person.sees("Enter confirms 2")
        person.presses(ENTER)
        person.sees("Which CTCAE grade is the rash?")
        person.sees("then Enter")
        person.presses("q")
        assert person.ends() == 0


def test_the_start_tells_what_this_is_and_whom_it_is_not_for() -> None:
    with Person("walk", RASH) as person:
        person.sees(HINT)
        for told in (
            "Training and reference aid, not a medical device.",
            "toy-rash 0.3.1 · content",
            "draft, not reviewed by a clinician",
            "Not for: children; rash that began before toyinib",
        ):
            assert told in person.text


def test_explanation_evidence_map_and_help_come_on_demand() -> None:
    with Person("walk", RASH) as person:
        person.sees(HINT)
        assert "Severe reactions can look mild" not in person.text
        person.presses("?")
        person.sees("Why: Severe reactions can look mild on the first day.")
        person.sees("Look for:")
        person.sees("Fever above 38 °C (after 1 day).")
        person.sees(HINT)
        person.presses("e")
        person.sees("Evidence behind step 1: Photograph the rash and note the date")
        person.sees("Evidence behind step 2")
        person.sees("section 4.4 (label or")
        person.sees("Withhold in a severe reaction.")
        person.sees("author's default, no published source")
        person.sees(HINT)
        person.presses("m")
        person.sees("The walk so far")
        person.sees("You are here: Is any danger sign present")
        person.sees("What may follow:")
        person.sees("No, after a full examination → Which CTCAE grade is the rash?")
        person.sees(HINT)
        person.presses("h")
        person.sees("change any earlier answer and keep the later ones that still apply")
        person.sees(HINT)
        person.presses("x")
        person.sees("The key 'x' does nothing here.")


def test_going_back_takes_one_answer_back() -> None:
    with Person("walk", RASH) as person:
        answer(person, 2)
        person.sees("Which CTCAE grade")
        person.sees("then Enter")
        person.presses("b")
        person.sees("One answer was taken back.")
        person.sees("2. Is any danger sign present")
        person.sees("then Enter")
        person.presses("b")
        person.sees("There is nothing to take back.")


def test_changing_an_answer_tells_what_was_dropped_and_how_the_outcome_changed() -> None:
    with Person("walk", RASH) as person:
        for number in (2, 2, 1, 2):
            answer(person, number)
        person.sees("OUTCOME: rechallenge: Give toyinib again at half the dose")
        person.sees("q quit")
        person.presses("c")
        person.sees("Which answer do you want to change?")
        person.sees("4. Is the patient pregnant?")
        person.sees("then Enter")
        person.presses("2")
        person.sees("Enter confirms 2")
        person.presses(ENTER)
        person.sees("your answer so far")
        person.sees("then Enter")
        person.presses("1")
        person.sees("Enter confirms 1")
        person.presses(ENTER)
        person.sees("What this changed")
        person.sees("q quit")
        assert "- 1 other answer was kept." in person.text
        assert "- 2 answers were dropped:" in person.text
        assert "settled: yes «Has the rash settled to grade 1 or less?» Yes, settled" in person.text
        assert (
            "The outcome changed, from «Give toyinib again at half the dose» (rechallenge) to «Go "
            "on with toyinib and treat the skin» (continue with treatment)." in person.text
        )


def test_a_change_can_be_left_alone() -> None:
    with Person("walk", RASH) as person:
        answer(person, 2)
        person.sees("Which CTCAE grade")
        person.sees("then Enter")
        person.presses("c")
        person.sees("b leaves it as it is")
        person.presses(ESCAPE)
        person.sees("3. Which CTCAE grade")


def test_nothing_to_change_at_the_start() -> None:
    with Person("walk", RASH) as person:
        person.sees(HINT)
        person.presses("c")
        person.sees("Nothing is answered yet.")


def test_restarting_asks_first_and_tells_the_way_back() -> None:
    with Person("walk", RASH) as person:
        answer(person, 2)
        person.sees("Which CTCAE grade")
        person.sees("then Enter")
        person.presses("r")
        person.sees("Start again and forget the answer?")
        person.sees("then Enter")
        person.presses("2")
        person.sees("Enter confirms 2")
        person.presses(ENTER)
        person.sees("3. Which CTCAE grade")
        person.sees("then Enter")
        person.presses("r")
        person.sees("1. Yes, start again")
        person.sees("then Enter")
        person.presses("1")
        person.sees("Enter confirms 1")
        person.presses(ENTER)
        person.sees("To come back to where you were:")
        person.sees("  rechallenge walk ")
        person.sees("2. Is any danger sign present")


def test_saving_asks_for_a_name_and_never_writes_over_another_file(tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text("mine")
    saved = tmp_path / "walk.json"
    with Person("walk", RASH) as person:
        answer(person, 2)
        person.sees("Which CTCAE grade")
        person.sees("then Enter")
        person.presses("s")
        person.sees("Save to which file?")
        person.types(str(other))
        person.sees("Not saved: ")
        person.sees("is not a saved walk of this pathway")
        person.sees("then Enter")
        person.presses("s")
        person.sees("Save to which file?")
        person.types(str(saved))
        person.sees("Saved; go on with:")
        person.sees("  rechallenge walk ")
        person.sees("then Enter")
        person.presses("q")
        assert person.ends() == 0
    assert other.read_text() == "mine"
    assert json.loads(saved.read_text())["answers"] == {"red-flags": "no"}


def test_quitting_offers_the_path_code() -> None:
    with Person("walk", RASH) as person:
        answer(person, 2)
        person.sees("Which CTCAE grade")
        person.sees("then Enter")
        person.presses("q")
        assert person.ends() == 0
        assert re.search(
            r"You stopped before an outcome; go on with: rechallenge walk \S+ --code toy-rash~1",
            person.text,
        )


@pytest.mark.parametrize(("key", "code"), [(CTRL_C, 130), (CTRL_D, 1)])
def test_breaking_off_loses_nothing(key: str, code: int, tmp_path: Path) -> None:
    saved = tmp_path / "walk.json"
    with Person("walk", RASH, "--save", str(saved)) as person:
        answer(person, 2)
        person.sees("Which CTCAE grade")
        person.sees("then Enter")
        person.presses(key)
        assert person.ends() == code
        assert "stopped at the question 'grade'" in person.text
        assert "path code: toy-rash~1" in person.text
        assert "go on with: rechallenge walk" in person.text
        assert "Traceback" not in person.seen
    assert json.loads(saved.read_text())["answers"] == {"red-flags": "no"}


def test_the_walk_is_saved_after_every_answer(tmp_path: Path) -> None:
    saved = tmp_path / "walk.json"
    with Person("walk", RASH, "--save", str(saved)) as person:
        answer(person, 2)
        person.sees("Which CTCAE grade")
        person.sees("then Enter")
        assert json.loads(saved.read_text())["answers"] == {"red-flags": "no"}


def test_a_window_that_shrinks_to_40_columns_is_drawn_anew() -> None:
    with Person("walk", RASH) as person:
        person.sees(HINT)
        person.presses("2")
        person.sees("Enter confirms 2")
        person.seen = ""
        person.resizes(50, 40)
        person.sees("Enter confirms 2")
        assert "❯ 2. No, after a full examination" in person.text
        person.presses(ENTER)
        person.sees("Which CTCAE grade is the rash?")
        person.sees("then Enter")
        assert all(len(line) <= 40 for line in person.lines)


def test_40_columns_hold_a_whole_walk() -> None:
    with Person("walk", RASH, columns=40) as person:
        for number in (2, 2, 1, 2):
            answer(person, number)
        person.sees("OUTCOME: rechallenge")
        person.sees("q quit")
        person.presses("q")
        assert person.ends() == 0
        wide = [line.strip() for line in person.lines if len(line) > 40]
        assert [line.split()[:2] for line in wide] == [["rechallenge", "walk"]]


def test_a_low_window_does_not_draw_over_what_scrolled_away() -> None:
    with Person("walk", RASH, rows=6) as person:
        person.sees(HINT)
        person.presses(DOWN)
        person.sees("❯ 1. Yes, at least one")
        person.sees("Enter confirms 1")
        assert not re.search(r"\x1b\[\d+A", person.seen)


@pytest.mark.parametrize("changes", [{"TERM": "dumb"}, {"TERM": None}])
def test_a_dumb_terminal_is_asked_line_by_line_without_escapes(
    changes: dict[str, str | None],
) -> None:
    with Person("walk", RASH, environ=changes) as person:
        person.sees("Type a number or the word in brackets")
        person.sees("> ")
        person.types("perhaps")
        person.sees("'perhaps' is no answer here; possible: 1 (yes), 2 (no), 3 (not known)")
        person.sees("> ")
        person.types("")
        person.sees("> ")
        person.types("?")
        person.sees("Why: Severe reactions")
        person.sees("> ")
        person.types("no")
        person.sees("Which CTCAE grade")
        person.sees("> ")
        person.types("1")
        person.sees("OUTCOME: continue with treatment")
        person.sees("> ")
        person.types("q")
        assert person.ends() == 0
        assert "\x1b" not in person.seen


def test_a_terminal_without_utf8_gets_plain_marks() -> None:
    variants: list[dict[str, str | None]] = [
        {"LANG": "C", "LC_CTYPE": None},
        {"PYTHONIOENCODING": "ascii"},
    ]
    for changes in variants:
        with Person("walk", RASH, environ=changes) as person:
            person.sees("up down or 1-3, then Enter")
            person.presses(DOWN)
            person.sees("> 1. Yes, at least one")
            person.sees("Enter confirms 1")
            person.presses(ENTER)
            person.sees("-> Yes, at least one")
            person.sees("q quit")
            person.presses("q")
            assert person.ends() == 0
            assert person.seen.isascii()


def test_colour_is_there_only_beside_text_and_can_be_turned_off() -> None:
    with Person("walk", RASH, environ={"NO_COLOR": None}) as person:
        answer(person, 1)
        person.sees("OUTCOME: emergency")
        assert "\x1b[31m" in person.seen
    off: list[tuple[tuple[str, ...], dict[str, str | None]]] = [
        (("--no-colour",), {"NO_COLOR": None}),
        ((), {"NO_COLOR": "1"}),
    ]
    for args, changes in off:
        with Person("walk", RASH, *args, environ=changes) as person:
            answer(person, 1)
            person.sees("OUTCOME: emergency")
            assert not re.search(r"\x1b\[[0-9;]*m", person.seen)


def test_a_case_pauses_between_steps_and_offers_to_walk_on() -> None:
    with Person("walk", RASH, "--case", "roe-2019-third") as person:
        person.sees("A 61-year-old woman")
        person.sees("any key: next step")
        for step in ("Not examined yet", "No, after", "Grade 3", "No, still", "Yes, settled"):
            person.presses(" ")
            person.sees(f"→ {step}")
            person.sees("any key: next step")
        person.presses(" ")
        person.sees("→ No, tested")
        person.sees("any key: next step")
        person.presses(" ")
        person.sees("OUTCOME: rechallenge")
        person.sees("Reached as expected: Give toyinib again at half the dose")
        person.sees("Where the published course differs: She was given the full dose again.")
        person.sees("Do you want to walk yourself?")
        person.sees("then Enter")
        person.presses("2")
        person.sees("Enter confirms 2")
        person.presses(ENTER)
        person.sees("The walk so far")
        person.sees("q quit")
        person.presses("b")
        person.sees("Is the patient pregnant?")
        person.sees("then Enter")
        person.presses("q")
        assert person.ends() == 0


def test_a_case_can_be_stopped() -> None:
    with Person("walk", RASH, "--case", "roe-2019-third") as person:
        person.sees("any key: next step")
        person.presses("q")
        assert person.ends() == 0
        assert "OUTCOME" not in person.seen


def test_keys_are_told_apart_however_they_arrive() -> None:
    assert keys("\x1b[A\x1b[B\r") == [UP_KEY, DOWN_KEY, ENTER_KEY]
    assert keys("\x1bOA\x1bOB\n") == [UP_KEY, DOWN_KEY, ENTER_KEY]
    assert keys("\xe0H\x00P") == [UP_KEY, DOWN_KEY]
    assert keys("2?\x1b") == ["2", "?", ESCAPE_KEY]
    assert keys("\x1b[15~\x1b[1;5C") == [OTHER, OTHER]
