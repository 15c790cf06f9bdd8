"""Pathways are found by name or by path, with the sources and the pathways they need."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rechallenge import library
from rechallenge.library import (
    MOST_LINKS,
    bibliography,
    files,
    load,
    locate,
    read_text,
    shipped,
    shipped_folder,
)
from rechallenge.problems import NotFound, Unreadable
from tests.toys import NODES, toy

LINK = """
first: {link: Pass the gate, pathway: gate, comes back: {on: done}}
done: {outcome: Done, disposition: continue}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder, as an author does."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(name: str, text: str) -> None:
    Path(name).write_text(text, "utf-8")


def said(name: str) -> list[str]:
    with pytest.raises((Unreadable, NotFound)) as caught:
        load(name)
    return str(caught.value).split("\n")


def test_the_shipped_pathways_load_by_name() -> None:
    assert shipped()
    for name in shipped():
        pathway = load(name)
        assert pathway.id == name
        assert Path(pathway.file) == shipped_folder() / f"{name}.yaml"


def test_a_cases_file_is_no_pathway(folder: Path) -> None:
    put("b.yaml", toy(id="b"))
    put("a.yaml", toy(id="a"))
    put("a.cases.yaml", "format: 1")
    assert [path.name for path in files(folder)] == ["a.yaml", "b.yaml"]
    assert not any(name.endswith(".cases") for name in shipped())


def test_a_path_is_a_file_and_is_shown_as_it_was_given(folder: Path) -> None:
    put("toy.yaml", toy())
    put("plain", toy())
    for name in ("toy.yaml", "./toy.yaml", "plain", str(folder / "toy.yaml")):
        assert load(name).file == name


def test_a_shipped_name_wins_over_a_file_and_a_path_over_both(folder: Path) -> None:
    name = shipped()[0]
    put(name, toy())
    put(f"{name}.yaml", toy())
    assert load(name).id == name
    assert load(f"./{name}").id == "toy"
    assert load(f"{name}.yaml").id == "toy"


def test_a_misspelt_name_is_told_the_nearest(folder: Path) -> None:
    name = shipped()[0]
    assert said(name[:-1] + "x") == [
        f"{name[:-1]}x:1:1: no pathway of this name is shipped — did you mean '{name}'? [not-found]"
    ]
    assert said("zzz") == [
        "zzz:1:1: no pathway of this name is shipped — see 'rechallenge list', or give the path "
        "of a file [not-found]"
    ]


def test_a_misspelt_path_is_told_the_nearest(folder: Path) -> None:
    put("toy.yaml", toy())
    assert said("toi.yaml") == [
        "toi.yaml:1:1: there is no such file — did you mean 'toy.yaml'? [not-found]"
    ]
    assert said("nowhere/toy.yaml") == ["nowhere/toy.yaml:1:1: there is no such file [not-found]"]


@pytest.mark.parametrize("name", ["a" * 5000, "a" * 5000 + ".yaml", "a\0b", "a\0b.yaml", ""])
def test_a_name_that_no_file_can_have_is_told_so(folder: Path, name: str) -> None:
    (line,) = said(name)
    assert "[not-found]" in line


def test_a_folder_is_no_pathway(folder: Path) -> None:
    Path("sub").mkdir()
    assert said("sub") == ["sub:1:1: a folder — give a file, such as sub/NAME.yaml [not-found]"]


def test_a_dangling_link_is_no_file(folder: Path) -> None:
    Path("toy.yaml").symlink_to("nowhere.yaml")
    assert said("toy.yaml") == [
        "toy.yaml:1:1: a link to a file that is not there — mend the link [not-found]"
    ]


def test_a_dash_reads_standard_input(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put("gate.yaml", toy(id="gate"))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(toy(LINK).encode())))
    pathway = load("-")
    assert pathway.file == "<stdin>"
    assert pathway.linked["gate"].id == "gate"


def test_standard_input_may_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert said("-") == [
        "<stdin>:1:1: standard input is closed — give the path of a file [not-found]"
    ]


def test_an_edit_shows_at_once(folder: Path) -> None:
    put("toy.yaml", toy(title="One"))
    assert load("toy.yaml").title == "One"
    put("toy.yaml", toy(title="Two"))
    assert load("toy.yaml").title == "Two"


def test_a_linked_pathway_is_found_beside_the_file(folder: Path) -> None:
    Path("sub").mkdir()
    put("sub/toy.yaml", toy(LINK))
    put("sub/gate.yaml", toy(id="gate"))
    assert load("sub/toy.yaml").linked["gate"].file == "sub/gate.yaml"


def test_a_linked_pathway_beside_the_file_wins_over_a_shipped_one(folder: Path) -> None:
    name = shipped()[0]
    nodes = LINK.replace("pathway: gate, comes back: {on: done}", f"pathway: {name}")
    put("toy.yaml", toy(nodes))
    assert load("toy.yaml").linked[name].title == load(name).title
    put(f"{name}.yaml", toy(id=name, title="Mine"))
    assert load("toy.yaml").linked[name].title == "Mine"


def test_an_unknown_pathway_is_told_the_nearest(folder: Path) -> None:
    put("toy.yaml", toy(LINK))
    assert said("toy.yaml") == [
        "toy.yaml:19:41: no pathway named 'gate' — put gate.yaml beside this file [unknown-pathway]"
    ]
    put("gates.yaml", toy(id="gates"))
    assert said("toy.yaml")[0].endswith("did you mean 'gates'? [unknown-pathway]")


def test_every_unknown_outcome_of_a_link_is_told_at_its_place(folder: Path) -> None:
    put("toy.yaml", toy(LINK.replace("{on: done}", "{onn: done, off: done}")))
    put("gate.yaml", toy(id="gate"))
    assert said("toy.yaml") == [
        "toy.yaml:19:60: 'gate' has no outcome 'onn' — did you mean 'on'? [unknown-outcome]",
        "toy.yaml:19:71: 'gate' has no outcome 'off' — its outcomes: stop, on [unknown-outcome]",
    ]


def test_the_faults_of_this_file_and_of_the_linked_ones_are_told_together(folder: Path) -> None:
    nodes = LINK + "more: {link: Go, pathway: gate}\nother: {link: Go, pathway: nowhere-at-all}\n"
    put("toy.yaml", toy(nodes))
    put("gate.yaml", toy(id="gate", status="drafted"))
    assert [line.split(" ")[0] for line in said("toy.yaml")] == [
        "gate.yaml:5:9:",
        "toy.yaml:22:30:",
    ]


def test_pathways_that_link_in_a_circle_are_refused(folder: Path) -> None:
    for id, other in (("a", "b"), ("b", "c"), ("c", "a")):
        put(f"{id}.yaml", toy(f"first: {{link: Go, pathway: {other}}}", id=id))
    assert said("a.yaml") == [
        "c.yaml:19:30: pathways link in a circle: a → b → c → a — remove one link [link-circle]"
    ]
    put("a.yaml", toy("first: {link: Go, pathway: a}", id="a"))
    assert said("a.yaml") == [
        "a.yaml:19:30: pathways link in a circle: a → a — remove one link [link-circle]"
    ]


def test_a_linked_file_must_hold_the_pathway_of_its_name(folder: Path) -> None:
    put("gate.yaml", toy("first: {link: Go, pathway: gate}", id="x"))
    assert said("gate.yaml") == [
        "gate.yaml:19:30: gate.yaml holds the pathway 'x', not 'gate' — let a file be named by the "
        "id in it [wrong-pathway]"
    ]


def test_a_loop_of_actions_through_a_link_is_refused(folder: Path) -> None:
    nodes = """
    first: {action: Begin, go to: gate}
    gate: {link: Pass, pathway: gate, comes back: {on: again}}
    again: {action: Go again, go to: gate}
    """
    put("toy.yaml", toy(nodes))
    put(
        "gate.yaml",
        toy(
            "first: {action: Wait, go to: on}\non: {outcome: On, disposition: continue}", id="gate"
        ),
    )
    (line,) = said("toy.yaml")
    assert line.startswith("toy.yaml:20:3: links and actions lead round in a circle: gate → gate/")
    assert line.endswith("let a question decide when it ends [action-loop]")
    put("gate.yaml", toy(id="gate"))
    assert load("toy.yaml").linked


def test_links_one_behind_the_other_have_a_limit(folder: Path) -> None:
    put("p0.yaml", toy(id="p0"))
    for number in range(1, MOST_LINKS + 2):
        put(f"p{number}.yaml", toy(f"first: {{link: Go, pathway: p{number - 1}}}", id=f"p{number}"))
    assert load(f"p{MOST_LINKS}.yaml").linked
    (line,) = said(f"p{MOST_LINKS + 1}.yaml")
    assert line.endswith("[too-deep]")


def test_a_bomb_of_links_is_refused(folder: Path) -> None:
    put("p0.yaml", toy(id="p0"))
    for number in range(1, 8):
        links = "\n".join(f"l{n}: {{link: Go, pathway: p{number - 1}}}" for n in range(9))
        put(f"p{number}.yaml", toy(links, id=f"p{number}", start="l0"))
    (line,) = said("p7.yaml")
    assert "nodes with those of all links (at most 50000)" in line
    assert line.endswith("[too-large]")


def test_sources_are_found_beside_the_file_and_then_among_the_shipped(folder: Path) -> None:
    known = bibliography(shipped_folder())
    assert known
    listed = next(iter(known))
    put("toy.yaml", toy(NODES, f"sources: [{listed}, doe]"))
    assert said("toy.yaml") == [
        f"toy.yaml:26:{13 + len(listed)}: no source 'doe' is described — describe it here or in "
        "sources.json [unknown-source]"
    ]
    put("sources.json", '[{"id": "doe", "title": "Mine"}]')
    assert [source.title for source in load("toy.yaml").sources] == [known[listed].title, "Mine"]
    put("sources.json", f'[{{"id": "doe", "title": "M"}}, {{"id": "{listed}", "title": "My own"}}]')
    assert load("toy.yaml").sources[0].title == "My own"


def test_a_broken_library_of_sources_is_told_at_its_place(folder: Path) -> None:
    put("toy.yaml", toy())
    put("sources.json", '[{"id": "doe"}]')
    assert said("toy.yaml") == ["sources.json:1:2: a source lacks the key 'title' [missing-key]"]


def test_a_file_that_may_not_be_read_is_told_so(folder: Path) -> None:
    put("toy.yaml", toy())
    Path("toy.yaml").chmod(0)
    if os.geteuid() == 0:
        folder.chmod(0o755)
        lines = _as_nobody(folder)
    else:
        lines = said("toy.yaml")
    assert lines == [
        "toy.yaml:1:1: the file may not be read — ask its owner for permission [not-found]"
    ]


def _as_nobody(folder: Path) -> list[str]:
    """Load a file without the rights of root, who may read everything."""
    code = (
        "import os, sys\n"
        "from rechallenge.library import load, shipped\n"
        "from rechallenge.problems import NotFound\n"
        "shipped()\n"
        "os.setgroups([]), os.setgid(65534), os.setuid(65534)\n"
        "try: load('toy.yaml')\n"
        "except NotFound as error: print(error)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(shipped_folder().parent)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout.split("\n")[:-1]


def test_what_reading_meets_is_told_without_numbers_of_errors(folder: Path) -> None:
    with pytest.raises(
        NotFound, match=r"the file cannot be read: Input/output error \[not-found\]"
    ):
        read_text("/proc/self/mem")


def test_an_endless_file_is_read_no_further_than_the_limit() -> None:
    with pytest.raises(Unreadable, match="over 1048576 bytes"):
        read_text("/dev/zero")


def test_names_resolve_without_reading(folder: Path) -> None:
    assert locate("-") == "-"
    assert locate("nowhere/x") == "nowhere/x"
    assert locate("x.json") == "x.json"
    assert Path(locate(shipped()[0])).is_file()


def test_in_a_checkout_the_pathways_are_those_of_the_checkout() -> None:
    package = Path(library.__file__).parent
    assert shipped_folder() == package.parent / "trees"
