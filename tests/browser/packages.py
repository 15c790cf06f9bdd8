"""The scripts of npm packages that tests bring along."""

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "node_modules"


def script(name: str) -> str:
    """Return the path of a script of an npm package; fails when it was not installed."""
    path = FOLDER / name
    if not path.is_file():
        pytest.fail(f"{name} is not there; run 'npm install' in tests/browser, or tasks.py test")
    return str(path)
