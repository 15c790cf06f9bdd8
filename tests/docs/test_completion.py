"""The lines of the README that complete commands in a shell."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
ENVIRONMENT = os.environ | {
    "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
}


def _told(shell: str) -> str:
    row = re.search(rf"^\| {shell} \| `[^`]*` \| `(.*)` \|$", README, re.MULTILINE)
    assert row is not None
    return row[1].replace("\\|", "|")


def _bash(script: str) -> str:
    done = subprocess.run(
        ["bash", "-c", script], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_the_line_for_bash_works() -> None:
    words = "COMP_WORDS=(rechallenge wa) COMP_CWORD=1"
    script = (
        f"{_told('bash')}\n{words}\n_rechallenge_completion rechallenge\necho ${{COMPREPLY[@]}}"
    )
    assert _bash(script) == "walk\n"


@pytest.mark.parametrize(("shell", "word"), [("zsh", "compdef"), ("fish", "complete --")])
def test_the_lines_for_other_shells_ask_for_their_script(shell: str, word: str) -> None:
    call = re.search(r"_RECHALLENGE_COMPLETE=\w+ rechallenge", _told(shell))
    assert call is not None
    assert f"={shell}_source " in call[0]
    assert word in _bash(call[0])


def test_pathways_complete_by_name() -> None:
    words = "COMP_WORDS='rechallenge walk imatinib-r' COMP_CWORD=2"
    printed = _bash(f"{words} _RECHALLENGE_COMPLETE=bash_complete rechallenge")
    assert "plain,imatinib-rash" in printed.splitlines()
