"""``rechallenge test``."""

import json
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from rechallenge.cli import cli
from rechallenge.library import shipped
from tests.toys import LOOP, toy

CASES = """
format: 1
pathway: toy
cases:
  settled:
    title: One who settled
    kind: made-up
    story: Better at once.
    answers: {first: yes}
    outcome: on
    because: There is nothing to wait for.
  waited:
    title: One who waited
    kind: made-up
    story: No better three times.
    answers: {first: no, first#2: no, first#3: no}
    outcome: stop
    because: Two rounds are enough.
  unseen:
    title: One whom nobody saw
    kind: made-up
    story: Not seen twice.
    answers: {first: not known, first#2: not known}
    outcome: stop
    because: One round is enough.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("toy.yaml").write_text(toy(LOOP), encoding="utf-8")
    return tmp_path


def cases(text: str = CASES) -> None:
    Path("toy.cases.yaml").write_text(text.lstrip(), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["test", *arguments])


def test_cases_that_pass_and_cover_everything_are_told_in_two_lines() -> None:
    cases()
    result = run("toy.yaml")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "toy: 3 cases, 3 passed, 0 failed\n"
        "  covered: nodes 4 of 4, answers 3 of 3, outcomes 2 of 2, limits 2 of 2\n"
    )


def test_a_case_that_ends_elsewhere_is_told_with_its_route() -> None:
    cases(CASES.replace("outcome: stop\n    because: Two", "outcome: on\n    because: Two"))
    result = run("toy.yaml")
    assert result.exit_code == 1
    assert result.stdout.startswith(
        "toy.cases.yaml:16:14: case 'waited' reaches 'stop', not 'on' [case-outcome]\n"
        "  the route of 'waited': first: no → wait → first#2: no → wait#2 → first#3: no → stop\n"
        "toy: 3 cases, 2 passed, 1 failed\n"
    )


def test_an_answer_that_is_not_asked_for_fails_the_case() -> None:
    cases(CASES.replace("{first: yes}", "{first: yes, first#2: yes}"))
    result = run("toy.yaml")
    assert result.exit_code == 1
    assert "case 'settled': the answer at 'first#2' is not used" in result.stdout


def test_what_no_case_covers_fails_and_is_told_unless_gaps_are_allowed() -> None:
    cases(CASES.partition("  unseen:")[0])
    result = run("toy.yaml")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[1:] == [
        "  covered: nodes 4 of 4, answers 2 of 3, outcomes 2 of 2, limits 1 of 2",
        "  not covered: answer first: not known",
        "  not covered: limit first: not known",
    ]
    allowed = run("toy.yaml", "--allow-gaps")
    assert (allowed.exit_code, allowed.stdout) == (0, result.stdout)


def test_gaps_that_are_allowed_do_not_excuse_a_case_that_fails() -> None:
    cases(CASES.replace("outcome: on", "outcome: stop"))
    assert run("toy.yaml", "--allow-gaps").exit_code == 1


def test_a_pathway_without_cases_says_where_to_write_them() -> None:
    result = run("toy.yaml")
    assert result.exit_code == 1
    assert result.stdout == "toy: no cases; write them in toy.cases.yaml\n"
    assert run("toy.yaml", "--allow-gaps").exit_code == 0


def test_what_cannot_be_read_does_not_keep_the_others_from_being_run() -> None:
    cases()
    result = run("nowhere.yaml", "toy.yaml")
    assert result.exit_code == 1
    assert result.stdout.startswith("nowhere.yaml:1:1: there is no such file")
    assert "toy: 3 cases, 3 passed" in result.stdout
    cases("format: 1\npathway: toy\n")
    assert "toy.cases.yaml:1:1: the cases file lacks the key 'cases'" in run("toy.yaml").stdout


def test_a_folder_stands_for_the_pathways_in_it_each_once() -> None:
    cases()
    assert run(".", "toy.yaml").stdout.count("toy: 3 cases") == 1
    Path("empty").mkdir()
    assert "a folder without a pathway file" in run("empty").stdout


def test_results_as_json_are_for_programs() -> None:
    cases(CASES.partition("  unseen:")[0].replace("outcome: on", "outcome: stop"))
    result = run("toy.yaml", "--format", "json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["format"], told["kind"]) == (1, "test")
    (toy_told,) = told["pathways"]
    assert toy_told["pathway"] == "toy"
    assert toy_told["coverage"]["answers"] == {
        "covered": 2,
        "of": 3,
        "missed": ["first: not known"],
    }
    settled, waited = toy_told["cases"]
    assert (settled["passed"], settled["expected"], settled["reached"]) == (False, "stop", "on")
    assert settled["problems"][0]["code"] == "case-outcome"
    assert waited["passed"]
    assert waited["answers"] == {"first": "no", "first#2": "no", "first#3": "no"}


def test_the_shipped_pathways_pass_and_are_covered() -> None:
    result = run()
    assert result.exit_code == 0, result.stdout
    assert [line.split(":")[0] for line in result.stdout.splitlines()[::2]] == shipped()


def test_the_shell_completes_pathways() -> None:
    shell = ShellComplete(cli, {}, "rechallenge", "_RECHALLENGE_COMPLETE")
    assert [item.value for item in shell.get_completions(["test"], "")] == shipped()
