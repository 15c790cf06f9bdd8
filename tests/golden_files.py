"""Approved outputs in ``tests/golden``; ``pytest --rewrite-goldens`` writes them anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "golden"

Golden = Callable[[str, str], None]
"""Holds a text against the approved file of a name."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-goldens", action="store_true", help="write approved outputs anew, to review"
    )


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with its approved file, or write that file anew."""

    def compare(name: str, text: str) -> None:
        path = FOLDER / name
        if request.config.getoption("--rewrite-goldens"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{name} is not there; write it with pytest --rewrite-goldens"
        assert text == path.read_text(encoding="utf-8"), f"{name} has changed"

    return compare
