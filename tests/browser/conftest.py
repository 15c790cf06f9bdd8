"""The browser that all tests of this folder share."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-background-networking"]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Start Chromium; fails where there is none."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("there is no program 'chromium'; install it, or run tasks.py test")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Open an empty page that cannot reach the network."""
    opened = browser.new_page()
    opened.route("**", lambda route: route.abort())
    yield opened
    opened.close()
