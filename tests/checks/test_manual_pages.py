"""The manual pages of the checks: current, complete, and with examples that are true."""

import re
from datetime import date
from pathlib import Path

import pytest

from rechallenge.checks import Subject, checks
from rechallenge.checks.manual import pages
from rechallenge.reader import read
from rechallenge.routes import routes
from tests.checks.samples import TODAY
from tests.toys import HEAD

FOLDER = Path(__file__).parents[2] / "docs" / "checks"
CODES = list(checks())
PAGES = pages()
SECTIONS = ("## Why it matters", "## Bad", "## Good", "## To waive it")
_EXAMPLE = re.compile(r"^## (Bad|Good)\n.*?```yaml\n(.*?)```", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)]*)\)")
_KEY = re.compile(r"^([a-z ]+):", re.MULTILINE)


def test_the_pages_are_what_the_checks_say_now() -> None:
    """To rewrite them: ``python -m tests.checks.regenerate``."""
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    assert written == PAGES


def test_the_index_leads_to_every_page() -> None:
    linked = _LINK.findall(PAGES["index.md"])
    assert linked == [f"{code}.md" for code in CODES]


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_all_sections_and_links_only_to_pages(code: str) -> None:
    page = PAGES[f"{code}.md"]
    assert page.startswith(f"# {code}\n\n")
    assert [line for line in page.splitlines() if line.startswith("## ")] == list(SECTIONS)
    assert set(_LINK.findall(page)) <= PAGES.keys()
    assert f"  - check: {code}\n" in page


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_has_the_finding_and_the_good_one_has_not(code: str) -> None:
    examples = dict(_EXAMPLE.findall(PAGES[f"{code}.md"]))
    assert _found(code, examples["Bad"])
    assert not _found(code, examples["Good"])


def _found(code: str, example: str, today: date = TODAY) -> list[str]:
    """Complete an example with what it leaves out, and check it."""
    keys = set(_KEY.findall(example))
    lines = [f"{key}: {value}" for key, value in HEAD.items() if key not in keys]
    if "nodes" not in keys:
        lines.append("nodes: {first: {outcome: Stop, disposition: permanently stop}}")
    pathway = read("\n".join([example, *lines]), "toy.yaml")
    return [f.message for f in checks()[code].check(Subject(pathway, routes(pathway), today))]
