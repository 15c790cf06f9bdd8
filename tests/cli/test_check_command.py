"""``rechallenge check``."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner, Result

from rechallenge.checks import checks
from rechallenge.checks.manual import page
from rechallenge.cli import cli
from rechallenge.library import shipped
from tests.toys import toy

EVIDENCE = """
evidence:
  own: {finding: A default, grade: no published evidence, provenance: author's default}
"""
GOOD = """
first: {action: Wait, go to: stop, evidence: [own]}
stop: {outcome: Stop, disposition: switch, evidence: [own]}
"""
LONG = GOOD.replace("action: Wait", f"action: {'x' * 91}")
WAIVED = EVIDENCE + "waivers: [{check: long-text, at: first, reason: A quotation.}]"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, nodes: str = GOOD, more: str = EVIDENCE, **head: str) -> str:
    """Write a toy pathway to a file named by its id, and return the name."""
    path = Path(f"{name}.yaml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(toy(nodes, more, id=path.stem, **head), encoding="utf-8")
    return str(path)


def run(*arguments: str, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(cli, ["check", "--today", "2026-11-21", *arguments], input=stdin)


def test_a_file_without_findings_is_told_in_one_calm_line() -> None:
    result = run(put("toy"))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "toy.yaml: no findings\n", "")


def test_findings_go_to_standard_output_and_are_counted() -> None:
    result = run(put("toy", LONG))
    assert result.exit_code == 1
    assert result.stdout == (
        "toy.yaml:19:3: 'first' has a text of 91 characters (at most 90) — "
        "shorten it; there is room in 'steps' [long-text]\n"
        "toy.yaml: 1 finding\n"
    )
    assert not result.stderr


def test_waivers_in_use_are_counted_and_listed() -> None:
    result = run(put("toy", LONG, WAIVED))
    assert result.exit_code == 0
    assert result.stdout == (
        "toy.yaml: no findings, 1 waived\n  waived: long-text at 'first' (1): A quotation.\n"
    )


def test_all_findings_of_all_files_are_told_in_one_run() -> None:
    Path("tab.yaml").write_text("a:\n\tb: c\n", encoding="utf-8")
    result = run(put("a", LONG), "tab.yaml", "nowhere.yaml", put("b", LONG), put("c"))
    assert result.exit_code == 1
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        *["a.yaml"] * 2,
        *["tab.yaml"] * 2,
        *["nowhere.yaml"] * 2,
        *["b.yaml"] * 2,
        "c.yaml",
    ]
    assert "tab.yaml:2:1: a tab" in result.stdout
    assert "nowhere.yaml:1:1: there is no such file" in result.stdout


def test_without_files_the_shipped_pathways_are_checked() -> None:
    result = run()
    assert [line.split(":")[0] for line in result.stdout.splitlines()][: len(shipped())]
    assert {line.split(":")[0] for line in result.stdout.splitlines()} >= set(shipped())


def test_a_folder_stands_for_the_pathways_in_it() -> None:
    put("sub/b")
    put("sub/a")
    Path("sub/a.cases.yaml").write_text(
        "format: 1\npathway: a\ncases: {one: {title: One, kind: made-up, story: A, answers: {},"
        " outcome: stop, because: B}}\n",
        encoding="utf-8",
    )
    assert run("sub").stdout == "sub/a.yaml: no findings\nsub/b.yaml: no findings\n"


def test_a_folder_without_pathways_is_told() -> None:
    Path("empty").mkdir()
    result = run("empty")
    assert result.exit_code == 1
    assert "empty:1:1: a folder without a pathway file (*.yaml)" in result.stdout


def test_a_file_named_twice_is_told_once() -> None:
    assert run(put("toy"), "toy.yaml", ".").stdout == "toy.yaml: no findings\n"


def test_the_cases_beside_a_pathway_are_checked_for_their_shape() -> None:
    put("toy")
    Path("toy.cases.yaml").write_text("format: 1\npathway: other\ncases: {}\n", encoding="utf-8")
    result = run("toy.yaml")
    assert result.exit_code == 1
    assert "toy.cases.yaml:2:10: these cases are for 'other', not 'toy'" in result.stdout
    both = run("toy.yaml", "toy.cases.yaml").stdout
    assert both.count("these cases are for") == 1


def test_a_cases_file_can_be_named_alone() -> None:
    put("toy")
    Path("toy.cases.yaml").write_text("format: 1\npathway: toy\n", encoding="utf-8")
    assert (
        "toy.cases.yaml:1:1: the cases file lacks the key 'cases'" in run("toy.cases.yaml").stdout
    )
    Path("lone.cases.yaml").write_text("format: 1\n", encoding="utf-8")
    assert "there is no lone.yaml beside these cases" in run("lone.cases.yaml").stdout


def test_a_library_of_sources_can_be_named() -> None:
    Path("sources.json").write_text('[{"id": "doe", "title": "A"}]', encoding="utf-8")
    assert run("sources.json").stdout == "sources.json: no findings\n"
    Path("sources.json").write_text('[{"id": "doe"}]', encoding="utf-8")
    assert "a source lacks the key 'title'" in run("sources.json").stdout


def test_a_faulty_pathway_behind_a_link_is_told_once() -> None:
    Path("gate.yaml").write_text("format: 2\n", encoding="utf-8")
    put("toy", "first: {link: See there, pathway: gate}")
    result = run("toy.yaml", "gate.yaml")
    assert result.exit_code == 1
    assert result.stdout.count("gate.yaml:1:9") == 1
    counts = [line for line in result.stdout.splitlines() if line.count(":") == 1]
    assert [line.split(":")[0] for line in counts] == ["toy.yaml", "gate.yaml"]
    assert "no findings" not in result.stdout
    assert run("toy.yaml", "gate.yaml", "--format", "github").stdout.count("line=1,col=9") == 1


def test_a_minus_sign_reads_standard_input() -> None:
    result = run("-", stdin=toy(GOOD, EVIDENCE, id="whatever"))
    assert result.stdout == "<stdin>: no findings\n"
    assert "<stdin>:1:1: the file is empty" in run("-").stdout


def test_the_day_of_the_check_can_be_set() -> None:
    name = put("toy", next_review="2026-11-21")
    assert run(name).exit_code == 0
    assert "the next review was due on 2026-11-21" in run(name, "--today", "2026-11-22").stdout


@pytest.mark.parametrize("day", ["tomorrow", "2026-13-01", "2026-02-30", "21.11.2026"])
def test_a_day_that_is_none_is_wrong_usage(day: str) -> None:
    result = run("--today", day)
    assert result.exit_code == 2
    assert f"'{day}': " in result.stderr


def test_findings_as_json_are_for_programs() -> None:
    put("toy", LONG)
    put("waived", LONG, WAIVED)
    result = run("toy.yaml", "waived.yaml", "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "format": 1,
        "kind": "check",
        "today": "2026-11-21",
        "files": [
            {
                "file": "toy.yaml",
                "findings": [
                    {
                        "file": "toy.yaml",
                        "line": 19,
                        "column": 3,
                        "code": "long-text",
                        "message": "'first' has a text of 91 characters (at most 90)",
                        "hint": "shorten it; there is room in 'steps'",
                    }
                ],
                "waived": [],
            },
            {
                "file": "waived.yaml",
                "findings": [],
                "waived": [
                    {
                        "check": "long-text",
                        "at": "first",
                        "reason": "A quotation.",
                        "findings": 1,
                    }
                ],
            },
        ],
    }


def test_findings_become_annotations_of_a_pull_request() -> None:
    assert run(put("toy"), "--format", "github").stdout == ""
    result = run(put("toy", LONG), "--format", "github")
    assert result.exit_code == 1
    assert result.stdout == (
        "::error file=toy.yaml,line=19,col=3,title=long-text::'first' has a text of 91 characters "
        "(at most 90) — shorten it; there is room in 'steps'\n"
    )


def test_nothing_in_an_annotation_can_end_it_or_begin_another() -> None:
    result = run("a,b:c%\n::error::d.yaml", "--format", "github")
    (line,) = result.stdout.splitlines()
    assert line.startswith(
        "::error file=a%2Cb%3Ac%25%0A%3A%3Aerror%3A%3Ad.yaml,line=1,col=1,title="
    )


def test_a_name_of_a_file_cannot_steer_the_terminal() -> None:
    assert "\x1b" not in run("\x1b[31mred.yaml").stdout


def test_a_check_is_explained_by_its_page() -> None:
    result = run("--explain", "long-text")
    assert result.exit_code == 0
    assert result.stdout == page(checks()["long-text"])


def test_a_check_that_does_not_exist_is_wrong_usage_with_the_nearest() -> None:
    result = run("--explain", "long-txt")
    assert result.exit_code == 2
    assert "no check named 'long-txt'; did you mean 'long-text'?" in result.stderr


def test_the_shell_completes_pathways_and_checks() -> None:
    shell = ShellComplete(cli, {}, "rechallenge", "_RECHALLENGE_COMPLETE")
    offered = [item.value for item in shell.get_completions(["check"], "")]
    assert offered == shipped()
    codes = [item.value for item in shell.get_completions(["check", "--explain"], "long")]
    assert codes == ["long-text"]
    assert [item.type for item in shell.get_completions(["check"], "./to")] == ["file"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"\xff\xfea\x00",
        b"\x80abc",
        b"[" * 200_000,
        b"a: &x [1]\nb: *x\n",
        b"---\na: b\n---\nc: d\n",
        b"a: b\n" * 300_000,
        b"- just\n- a list\n",
        b"just words",
    ],
    ids=["empty", "nul", "utf-16", "latin", "brackets", "alias", "two", "large", "list", "words"],
)
def test_whatever_a_file_holds_is_told_without_a_traceback(data: bytes) -> None:
    Path("bad.yaml").write_bytes(data)
    result = run("bad.yaml", put("good"))
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "bad.yaml:" in result.stdout
    assert "Traceback" not in result.output
    assert result.stdout.endswith("good.yaml: no findings\n")


def test_a_reader_that_goes_away_is_no_error_of_ours() -> None:
    command = f"{sys.executable} -m rechallenge check --explain long-text | head -c 1"
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, text=True, env=os.environ, check=False
    )
    assert done.stderr == ""
