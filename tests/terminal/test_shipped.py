"""Every worked case of every shipped pathway comes through the walk and all that is made of it."""

from datetime import date

import pytest

from rechallenge.cases import load_cases
from rechallenge.counts import count_paths
from rechallenge.library import load, shipped
from rechallenge.pathcode import encode, restore
from rechallenge.prose import lay, width
from rechallenge.routes import routes
from rechallenge.saved import read_saved, resume, written
from rechallenge.terminal import outline, views
from rechallenge.terminal.ending import ending_blocks
from rechallenge.transcript import FORMATS, transcript
from rechallenge.transcript.tell import tell
from rechallenge.walk import replay


@pytest.mark.parametrize("id", shipped())
def test_every_case_is_coded_saved_and_written_down(id: str) -> None:
    pathway = load(id)
    map = routes(pathway)
    for case in load_cases(pathway):
        here, misfits = replay(map, case.given)
        assert (misfits, here.place.key) == ((), case.outcome)
        assert restore(map, encode(here)) == (here, False, "")
        assert resume(map, read_saved(written(here), "x")) == (here, "", ())
        told = tell(here)
        assert told.outcome
        assert told.weakest
        for format in FORMATS:
            assert told.code in transcript(here, format)
        lines = [line for line, _ in lay(ending_blocks(here, "x"), 40)]
        assert f"  {told.code}" in lines
        assert all(width(line) <= 40 for line in lines if told.code not in line)


@pytest.mark.parametrize("id", shipped())
def test_every_shipped_pathway_can_be_shown_counted_and_opened(id: str) -> None:
    pathway = load(id)
    assert count_paths(routes(pathway)).number
    blocks = [
        *views.opening_blocks(pathway, date(2026, 11, 21)),
        *outline.head_blocks(pathway),
        *outline.outline_blocks(pathway),
        *outline.evidence_count_blocks(pathway),
        *outline.source_blocks(pathway),
        *outline.background_blocks(pathway),
    ]
    assert all(width(line) <= 40 for line, _ in lay(blocks, 40))
