import os
import subprocess
import sys
from pathlib import Path

import pytest

from rechallenge.pathcode import encode
from rechallenge.writer import write
from tests.cli.program import Done, run
from tests.flowchart.samples import GATE, walked, whole
from tests.flowchart.xml import SVG, tree
from tests.terminal.tty import environment


@pytest.fixture
def toy(tmp_path: Path) -> Path:
    """Write the whole toy and its gate to a folder."""
    (tmp_path / "gate.yaml").write_text(write(GATE), encoding="utf-8")
    path = tmp_path / "whole.yaml"
    path.write_text(write(whole()), encoding="utf-8")
    return path


def export(toy: Path, *args: str, path: str | None = os.environ["PATH"]) -> Done:
    return run("export", str(toy), *args, PATH=path)


@pytest.mark.parametrize("end", [".svg", ".png", ".pdf", ".gv", ".dot", ".mmd", ".txt"])
def test_the_end_of_the_name_tells_the_format(toy: Path, tmp_path: Path, end: str) -> None:
    target = tmp_path / f"chart{end}"
    done = export(toy, "-o", str(target), "--scale", "0.5")
    assert (done.code, done.out, done.err) == (0, f"{target}\n", "")
    assert target.stat().st_size > 1000


def test_several_formats_go_to_a_folder_that_is_made(toy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    done = export(toy, "--to", "svg", "--to", "mermaid,outline", "-o", str(folder))
    assert done.code == 0
    assert sorted(path.name for path in folder.iterdir()) == ["whole.mmd", "whole.svg", "whole.txt"]


def test_pages_are_files_of_their_own_named_after_the_file(toy: Path, tmp_path: Path) -> None:
    done = export(toy, "-o", str(tmp_path / "chart.svg"), "--pages", "a4")
    assert done.code == 0
    names = [f"chart-page-{number}.svg" for number in (1, 2, 3)]
    assert done.out.split() == [str(tmp_path / name) for name in names]


def test_a_text_goes_to_a_pipe_byte_by_byte(toy: Path, tmp_path: Path) -> None:
    target = tmp_path / "chart.svg"
    export(toy, "-o", str(target))
    for args in (["--to", "svg"], ["--to", "svg", "-o", "-"]):
        done = export(toy, *args)
        assert (done.code, done.err) == (0, "")
        assert done.out == target.read_text(encoding="utf-8")


def test_a_pipe_that_closes_early_is_no_trouble(toy: Path) -> None:
    command = f"{sys.executable} -m rechallenge export {toy} --to svg | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, env=environment())
    assert (done.stdout, done.stderr) == (b"<?xml vers", b"")


def test_a_full_standard_output_is_told(toy: Path) -> None:
    command = f"{sys.executable} -m rechallenge export {toy} --to svg > /dev/full"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=environment())
    assert done.returncode == 1
    assert (
        done.stderr == "rechallenge: standard output cannot be written: no space left on device\n"
    )


def test_a_picture_of_pixels_asks_for_a_file(toy: Path) -> None:
    done = export(toy, "--to", "png")
    assert done.code == 2
    assert "give a file or a folder with -o, or pipe a text format on" in done.err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--to", "sgv", "-o", "x"], "no format named 'sgv'; did you mean 'svg'?"),
        (["-o", "chart.docx"], "name a format with --to: svg, png, pdf, dot, mermaid, outline"),
        ([], "name a format with --to"),
        (["--to", "svg", "--to", "pdf"], "several formats need a folder; give one with -o"),
        (["--to", "svg", "--path", "first"], "'first' should be question=answer"),
        (["--to", "svg", "--path", "a=b", "--case", "c"], "give --path or --case, not both"),
        (["--to", "svg", "--theme", "pink"], "'pink' is not one of"),
        (["--to", "png", "--scale", "0"], "0.0 is not in the range"),
    ],
)
def test_a_wrong_command_line_says_what_would_be_right(
    toy: Path, args: list[str], said: str
) -> None:
    done = export(toy, *args)
    assert done.code == 2
    assert said in " ".join(done.err.split())


def test_a_file_of_ours_is_written_over(toy: Path, tmp_path: Path) -> None:
    target = tmp_path / "chart.svg"
    export(toy, "-o", str(target))
    first = target.read_bytes()
    assert export(toy, "-o", str(target), "--theme", "dark").code == 0
    assert target.read_bytes() != first


@pytest.mark.parametrize("content", ["<svg>drawn by hand</svg>", "notes"])
def test_a_file_of_another_kind_is_kept_unless_forced(
    toy: Path, tmp_path: Path, content: str
) -> None:
    target = tmp_path / "chart.svg"
    target.write_text(content)
    done = export(toy, "-o", str(target))
    assert done.code == 1
    assert (
        "was not made as this kind of file by rechallenge; give another name, or --force"
        in done.err
    )
    assert target.read_text() == content
    assert export(toy, "-o", str(target), "--force").code == 0
    assert target.read_text().startswith("<?xml")


def test_another_kind_of_our_files_is_kept_too(toy: Path, tmp_path: Path) -> None:
    target = tmp_path / "chart"
    assert export(toy, "--to", "svg", "-o", str(target)).code == 0
    assert export(toy, "--to", "outline", "-o", str(target)).code == 1


def test_the_pathway_itself_is_never_written_over(toy: Path) -> None:
    before = toy.read_bytes()
    done = export(toy, "--to", "outline", "-o", str(toy), "--force")
    assert (done.code, toy.read_bytes()) == (1, before)
    assert "is the pathway itself; give another name" in done.err


def test_of_several_files_none_is_written_when_one_may_not_be(toy: Path, tmp_path: Path) -> None:
    folder = tmp_path / "charts"
    folder.mkdir()
    (folder / "whole.txt").write_text("my notes")
    assert export(toy, "--to", "svg", "--to", "outline", "-o", str(folder)).code == 1
    assert [path.name for path in folder.iterdir()] == ["whole.txt"]


def test_a_folder_that_is_not_there_is_told(toy: Path, tmp_path: Path) -> None:
    done = export(toy, "-o", str(tmp_path / "nowhere" / "chart.svg"))
    assert (done.code, "there is no such folder" in done.err) == (1, True)
    done = export(toy, "--to", "svg,dot", "-o", str(tmp_path / "nowhere" / "charts"))
    assert (done.code, "there is no folder" in done.err) == (1, True)
    done = export(toy, "--to", "svg,dot", "-o", str(toy))
    assert (done.code, "is a file; several formats need a folder" in done.err) == (1, True)


def test_a_picture_that_is_too_large_says_what_would_help(toy: Path, tmp_path: Path) -> None:
    done = export(toy, "-o", str(tmp_path / "chart.png"), "--scale", "40")
    assert done.code == 1
    assert "use --pages a4, or --scale" in done.err
    assert not (tmp_path / "chart.png").exists()


def test_without_the_program_dot_the_exit_code_is_3(toy: Path, tmp_path: Path) -> None:
    done = export(toy, "-o", str(tmp_path / "chart.svg"), "--engine", "dot", path="")
    assert done.code == 3
    assert "there is no program 'dot'; install Graphviz" in done.err


def test_a_path_is_given_as_answers_or_as_a_code(toy: Path, tmp_path: Path) -> None:
    here = walked()
    answers = ",".join(f"{key}={id}" for key, id in here.answers.items())
    drawn = []
    for path in (answers, encode(here)):
        target = tmp_path / "chart.svg"
        done = export(toy, "-o", str(target), "--path", path)
        assert (done.code, done.err) == (0, "")
        drawn.append(target.read_bytes())
    assert drawn[0] == drawn[1]
    assert b"The walk shown has 10 steps" in drawn[0]


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("first=maybe", "'first' has no answer 'maybe'; its answers: yes, no, not known"),
        ("first=no,fist=yes", "there is no question 'fist'; did you mean 'first'?"),
        ("toy~1ABC", "this code is cut short"),
    ],
)
def test_a_path_that_does_not_fit_is_not_drawn(toy: Path, path: str, said: str) -> None:
    done = export(toy, "--to", "svg", "--path", path)
    assert (done.code, done.out) == (1, "")
    assert said in done.err


def test_a_worked_case_is_highlighted_by_its_name(toy: Path) -> None:
    (toy.parent / "whole.cases.yaml").write_text(
        """format: 1
pathway: whole
cases:
  mild-one:
    title: A mild case
    kind: made-up
    story: A rash.
    answers: {first: no, grade: mild}
    outcome: on
    because: It is mild.
"""
    )
    done = export(toy, "--to", "outline", "--case", "mild-one")
    assert (done.code, done.err) == (0, "")
    assert "* Given at step 2 of the walk" in done.out
    done = export(toy, "--to", "outline", "--case", "mild-two")
    assert done.code == 1
    assert "no case named 'mild-two'; did you mean 'mild-one'?" in done.err


def test_every_option_reaches_the_picture(toy: Path) -> None:
    plain = export(toy, "--to", "svg").out
    for args in (
        ["--layout", "lr"],
        ["--theme", "print"],
        ["--detail", "title"],
        ["--engine", "dot"],
    ):
        other = export(toy, "--to", "svg", *args).out
        assert tree(other).tag == f"{SVG}svg"
        assert other != plain or args[0] == "--engine"


def test_the_help_imports_nothing_that_draws() -> None:
    script = (
        "import sys\nfrom rechallenge.cli import cli\n"
        "try:\n    cli(['export', '--help'])\nexcept SystemExit:\n    pass\n"
        "print([m for m in sys.modules if m.split('.')[0] in "
        "('graphviz', 'wasmtime', 'resvg_py', 'typst', 'networkx')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=os.environ
    )
    assert done.stdout.splitlines()[-1] == "[]"
