"""What no file of the project may hold, and what each must."""

import ast
import re
from statistics import median

import pytest

from tests.project.tree import files, texts

LOCKS = ("package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "uv.lock", "poetry.lock")
REGISTRIES = ("py" + "pi.org", "pythonhosted" + ".org", "npm" + "js.org", "npm" + "js.com")
MACHINE_PATH = re.compile(r"(?<![\w.<>/-])/(?:work|root|home|Users|tmp|opt)/[\w.]")
LARGEST = 1_500_000
"""The most bytes of a file; the drawn charts come nearest."""
LONGEST = 400
"""The most lines of a module."""

TEXTS = dict(texts())
MODULES = sorted(name for name in TEXTS if name.endswith(".py") and "/test_" not in name)
"""All modules but those of tests, whose names and sentences say what they are for."""


def test_the_search_sees_the_project() -> None:
    assert {"README.md", "tasks.py", "rechallenge/model.py", ".ci/run"} <= TEXTS.keys()


def test_no_file_names_a_package_registry() -> None:
    found = {name for name, text in TEXTS.items() for host in REGISTRIES if host in text}
    assert not found


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    found = {f"{name}: {m[0]}" for name, text in TEXTS.items() for m in MACHINE_PATH.finditer(text)}
    assert not found


def test_no_file_locks_versions_to_a_registry() -> None:
    assert not [path for path in files() if path.name in LOCKS]


def test_no_file_is_large() -> None:
    assert not [path for path in files() if path.stat().st_size > LARGEST]


@pytest.mark.parametrize("name", MODULES)
def test_a_module_begins_with_what_it_is_for(name: str) -> None:
    assert ast.get_docstring(ast.parse(TEXTS[name])) or not TEXTS[name].strip()


def test_no_module_is_long() -> None:
    lines = {name: len(TEXTS[name].splitlines()) for name in MODULES}
    assert not {name: count for name, count in lines.items() if count > LONGEST}


def test_modules_of_the_package_are_small() -> None:
    package = [name for name in MODULES if name.startswith("rechallenge/")]
    assert median(len(TEXTS[name].splitlines()) for name in package) <= 150
