"""Each file in ``tests/broken/checks`` has the one finding that its first line tells."""

import re
from pathlib import Path

import pytest

from rechallenge.checks import check, checks
from rechallenge.library import load
from tests.checks.samples import TODAY

FILES = sorted((Path(__file__).parents[1] / "broken" / "checks").glob("*.yaml"))
_EXPECTED = re.compile(r"# (\d+:\d+ [a-z-]+)\n")
OF_WAIVERS = {"unknown-check", "idle-waiver"}


def expected(path: Path) -> list[str]:
    """Return what the first line tells: ``line:column code``, or nothing."""
    match = _EXPECTED.match(path.read_text(encoding="utf-8"))
    return [match[1]] if match else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_broken_file_has_exactly_the_finding_it_tells(path: Path) -> None:
    problems = check(load(str(path)), TODAY)
    found = [f"{p.span.line}:{p.span.column} {p.code}" for p in problems]
    assert found == expected(path), problems


def test_every_check_has_a_broken_file() -> None:
    told = {finding.split()[1] for path in FILES for finding in expected(path)}
    assert told == checks().keys() | OF_WAIVERS


def test_the_only_file_without_a_finding_is_what_others_link_to() -> None:
    assert [path.stem for path in FILES if not expected(path)] == ["toy-gate"]
