"""What the package says of itself: version, licence, dependencies."""

import re
import tomllib
from datetime import date

import rechallenge
from tests.project.tree import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
RELEASE = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d|unreleased)$", re.MULTILINE)


def test_the_version_stands_in_one_place() -> None:
    assert PROJECT["project"]["dynamic"] == ["version"]
    assert PROJECT["tool"]["hatch"]["version"]["path"] == "rechallenge/__init__.py"
    assert "version" not in PROJECT["project"]


def test_the_changelog_begins_with_this_version() -> None:
    newest = RELEASE.search(CHANGELOG)
    assert newest is not None
    assert newest[1] == rechallenge.__version__


def test_the_changelog_goes_back_in_time() -> None:
    days = [day for _, day in RELEASE.findall(CHANGELOG) if day != "unreleased"]
    dates = [date.fromisoformat(day) for day in days]
    assert dates == sorted(dates, reverse=True)


def test_the_licence_is_apache_2() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert PROJECT["project"]["license"] == "Apache-2.0"


def test_the_licences_of_what_comes_along_come_along() -> None:
    for pattern in PROJECT["project"]["license-files"]:
        assert list(ROOT.glob(pattern)), pattern
