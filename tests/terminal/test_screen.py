import io
import os

import pytest

from rechallenge.prose import Block
from rechallenge.terminal.screen import Screen, is_live, speaks_ascii_only, wants_colour


@pytest.mark.parametrize(
    ("encoding", "environ", "plain"),
    [
        ("utf-8", {}, False),
        ("UTF-8", {"LANG": "en_GB.UTF-8"}, False),
        ("utf-8", {"LANG": "C"}, True),
        ("utf-8", {"LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ("utf-8", {"LC_CTYPE": "C.UTF-8"}, False),
        ("utf-8", {"LC_ALL": "POSIX", "LANG": "en_GB.UTF-8"}, True),
        ("utf-8", {"LC_ALL": "C.UTF-8", "LANG": "en_GB.UTF-8"}, False),
        ("ascii", {}, True),
        ("iso8859-1", {"LANG": "de_DE"}, True),
        (None, {}, True),
    ],
)
def test_plain_ascii_is_for_terminals_that_know_no_more(
    encoding: str | None, environ: dict[str, str], plain: bool
) -> None:
    assert speaks_ascii_only(encoding, environ) is plain


def test_colour_is_for_living_terminals_that_want_it() -> None:
    assert wants_colour(True, {})
    assert wants_colour(True, {"NO_COLOR": ""})
    assert not wants_colour(True, {"NO_COLOR": "1"})
    assert not wants_colour(False, {})


def test_nobody_sits_at_a_pipe() -> None:
    assert not is_live(io.StringIO(), io.StringIO(), {"TERM": "xterm"})
    assert not is_live(None, None, {"TERM": "xterm"})


def test_colour_leaves_the_text_alone() -> None:
    stream = io.StringIO()
    Screen(stream, colour=True).show(Block("Stop", "!", 4, "bad"))
    assert stream.getvalue() == "    \x1b[31m\x1b[1m! Stop\x1b[0m\n"


def test_a_screen_whose_reader_has_gone_stays_silent() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as stream:
        screen = Screen(stream)
        screen.show(Block("nobody reads this"))
        assert screen.gone
        screen.show(Block("nor this"))
