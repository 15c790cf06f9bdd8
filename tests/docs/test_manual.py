"""Every block of the manual does what it says."""

import doctest
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import tasks
from rechallenge.yamltree import parse
from tests.docs.blocks import KINDS, ROOT, Block, blocks, commands, pages, printed_as_told

PAGES = pages()
BLOCKS = [block for page in PAGES for block in blocks(page)]


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("block", BLOCKS, ids=str)
def test_a_block_says_what_it_is(block: Block) -> None:
    assert block.kind in KINDS


@pytest.mark.parametrize(
    "block", [b for b in BLOCKS if b.kind in ("json", "toml", "yaml")], ids=str
)
def test_a_block_of_data_can_be_read(block: Block) -> None:
    match block.kind:
        case "json":
            json.loads(block.text)
        case "toml":
            tomllib.loads(block.text)
        case _:
            parse(block.text, str(block))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_a_page_does_what_it_says(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Follow the page from top to bottom as its reader would, in an empty folder."""
    names: dict[str, object] = {}
    files: set[Path] = set()
    for block in blocks(page):
        if block.file:
            _write(tmp_path / block.file, block.text, files)
        elif block.kind == "console":
            _run(block, tmp_path)
        elif block.kind in ("python", "pycon"):
            monkeypatch.chdir(tmp_path)
            _execute(block, names)


def test_the_pipeline_runs_what_the_manual_tells_to_set_up() -> None:
    told = {
        line.partition("#")[0].strip()
        for block in BLOCKS
        if block.kind == "sh"
        for line in block.text.splitlines()
    }
    run = {f"python3 tasks.py {task}" for task in ("ci", *tasks.PIPELINE)}
    assert {"python3 tasks.py demo", "python3 tasks.py test"} <= told <= run
    assert "python3 tasks.py ci" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def _write(file: Path, text: str, written: set[Path]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text(encoding="utf-8") if file in written else ""
    file.write_text(before + text, encoding="utf-8")
    written.add(file)


def _run(block: Block, folder: Path) -> None:
    for command in commands(block):
        done = subprocess.run(
            ["bash", "-c", command.line],
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert "Traceback (most recent call last)" not in done.stdout, done.stdout
        assert printed_as_told(done.stdout, command.printed), (
            f"{block}: $ {command.line}\nprinted:\n{done.stdout}\n"
            "the page says:\n" + "\n".join(command.printed)
        )


def _environment(folder: Path) -> dict[str, str]:
    """Let commands find rechallenge, print as on a terminal of 80 columns, and install here."""
    programs = str(Path(sys.executable).parent)
    site = str(folder / "site")
    return os.environ | {
        "PATH": os.pathsep.join([programs, os.environ["PATH"]]),
        "PYTHONPATH": site,
        "PIP_TARGET": site,
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
        "PIP_QUIET": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "COLUMNS": "80",
        "LANG": "C.UTF-8",
        "NO_COLOR": "1",
    }


def _execute(block: Block, names: dict[str, object]) -> None:
    if block.kind == "python":
        exec(compile(block.text, str(block), "exec"), names)
        return
    parsed = doctest.DocTestParser().get_doctest(block.text, names, str(block), str(block), 0)
    said: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS, verbose=False)
    runner.run(parsed, out=said.append, clear_globs=False)
    names.update(parsed.globs)
    assert not runner.failures, "".join(said)
