"""What is imported from the package reads like a sentence."""

import subprocess
import sys

import pytest

import rechallenge
from rechallenge import Walk, load, replay, shipped
from tests.toys import LOOP, toy_pathway


def test_every_public_name_can_be_imported() -> None:
    for name in rechallenge.__all__:
        assert getattr(rechallenge, name) is not None


def test_an_unknown_name_is_told_as_python_does() -> None:
    with pytest.raises(AttributeError, match="module 'rechallenge' has no attribute 'wlak'"):
        rechallenge.wlak  # noqa: B018


@pytest.mark.parametrize("first", sorted(set(rechallenge.__all__) - {"__version__"}))
def test_no_public_name_is_hidden_by_a_module_of_the_same_name(first: str) -> None:
    others = ", ".join(sorted(set(rechallenge.__all__) - {"__version__"}))
    code = f"from rechallenge import {first}\nfrom rechallenge import {others}\n"
    code += f"print([type(x).__name__ for x in ({others})])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert "module" not in done.stdout


def test_importing_the_package_imports_nothing_of_it() -> None:
    code = (
        "import sys, rechallenge\n"
        "print([m for m in sys.modules if m.startswith(('rechallenge.', 'yaml', 'networkx'))])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout == "[]\n"


def test_a_shipped_pathway_is_walked_in_one_line() -> None:
    here = Walk.start(load(shipped()[0]))
    assert here.question is not None or here.outcome is not None
    assert here.pathway.id == shipped()[0]


def test_a_walk_is_taken_up_again_from_its_answers() -> None:
    pathway = toy_pathway(LOOP)
    here = Walk.start(pathway).answer("no")
    again, misfits = replay(pathway, here.answers)
    assert again == here
    assert misfits == ()


def test_the_version_is_one_of_python_packages() -> None:
    assert [part.isdecimal() for part in rechallenge.__version__.split(".")] == [True] * 3
