import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from rechallenge.flowchart import Engine
from rechallenge.flowchart.engines import EngineMissingError, place, render

GRAPH = 'digraph { node [shape=box fixedsize=true label=""]; a -> b; a -> c }'
SCRIPT = f"""
from rechallenge.flowchart.engines import place
print(sorted(place({GRAPH!r})))
"""


@pytest.mark.parametrize("engine", Engine, ids=lambda engine: engine.value)
def test_graphviz_puts_what_is_led_to_below_and_side_by_side(engine: Engine) -> None:
    places = place(GRAPH, engine)
    assert places["a"][1] > places["b"][1] == places["c"][1]
    assert places["b"][0] != places["c"][0]


def test_many_threads_at_once_get_the_same() -> None:
    alone = render(GRAPH, "plain")
    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(lambda _: render(GRAPH, "plain"), range(80))) == {alone}


def test_without_the_program_dot_it_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(EngineMissingError, match="no program 'dot'; install Graphviz"):
        place(GRAPH, Engine.DOT)


@pytest.mark.parametrize("home", ["writable", "not-a-folder"])
def test_a_chart_is_laid_out_with_and_without_a_home_and_nothing_is_complained_of(
    tmp_path: Path, home: str
) -> None:
    folder = tmp_path / home
    if home == "writable":
        folder.mkdir()
    else:
        folder.write_text("")
    environment = {**os.environ, "HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache")}
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT], capture_output=True, text=True, env=environment
    )
    assert (done.stdout, done.stderr, done.returncode) == ("['a', 'b', 'c']\n", "", 0)
