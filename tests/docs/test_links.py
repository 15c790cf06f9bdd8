"""Every page of the manual can be found, and every link leads somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.blocks import ROOT, pages

LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
PAGES = pages()


def links(page: Path) -> Iterator[str]:
    """Yield the links of a page to other files."""
    for match in LINK.finditer(FENCED.sub("", page.read_text(encoding="utf-8"))):
        target = match[1].partition("#")[0]
        if target and "://" not in target:
            yield target


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_link_leads_to_a_file(page: Path) -> None:
    assert not [link for link in links(page) if not (page.parent / link).exists()]


def test_every_page_is_found_from_the_readme() -> None:
    found: set[Path] = set()
    waiting = [ROOT / "README.md"]
    while waiting:
        page = waiting.pop()
        if page not in found:
            found.add(page)
            targets = [(page.parent / link).resolve() for link in links(page)]
            folders = [target for target in targets if target.is_dir()]
            waiting += [target for target in targets if target.suffix == ".md"]
            waiting += [path for folder in folders for path in folder.glob("*.md")]
    assert {page.resolve() for page in PAGES} <= {page.resolve() for page in found}


def test_a_decision_has_a_number_of_its_own() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [name[:3] for name in names]
    assert len(numbers) == len(set(numbers)), names
    for name in names:
        first = (ROOT / "docs" / "decisions" / name).read_text(encoding="utf-8").splitlines()[0]
        assert first.startswith(f"# {name[:3]} "), name
