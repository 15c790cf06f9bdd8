"""What is written is read back equal, and the hash tells what a reader can see."""

import copy
import os
import subprocess
import sys
from typing import Any

from hypothesis import assume, given
from hypothesis import strategies as st

from rechallenge.model import Pathway
from rechallenge.problems import Unreadable
from rechallenge.reader import read
from rechallenge.writer import content_hash, plain, short_hash, write
from rechallenge.yamltree import dump
from tests.strategies import pathways
from tests.toys import LOOP, NODES, toy, toy_pathway


@given(pathways())
def test_what_is_written_is_read_back_equal(pathway: Pathway) -> None:
    assert read(write(pathway)) == pathway


@given(pathways())
def test_what_is_written_is_written_alike_the_next_time(pathway: Pathway) -> None:
    assert write(read(write(pathway))) == write(pathway)


@given(pathways(links=0))
def test_the_hash_is_that_of_what_is_read_back(pathway: Pathway) -> None:
    assert content_hash(read(write(pathway))) == content_hash(pathway)


def test_comments_and_blanks_do_not_change_the_hash() -> None:
    text = toy(LOOP)
    loose = "# a comment\n\n" + text.replace("title: A toy", "title:   'A  toy'  # so it is")
    assert loose != text
    assert content_hash(read(loose)) == content_hash(read(text))


def shuffled(value: Any, draw: Any) -> Any:
    """Put the keys of all records in another order; ids stay in theirs, for readers see them."""
    if isinstance(value, dict):
        items = [(key, shuffled(item, draw)) for key, item in value.items()]
        return dict(draw(st.permutations(items)) if "text" in value or "id" in value else items)
    return [shuffled(item, draw) for item in value] if isinstance(value, list) else value


@given(st.data(), pathways(links=0))
def test_the_order_of_keys_does_not_change_the_hash(data: st.DataObject, pathway: Pathway) -> None:
    text = dump(shuffled(plain(pathway), data.draw))
    assert content_hash(read(text)) == content_hash(pathway)


def texts(value: Any) -> list[tuple[Any, Any]]:
    """Return every text of a plain document, as its container and its key there."""
    found: list[tuple[Any, Any]] = []
    for key, item in list(value.items() if isinstance(value, dict) else enumerate(value)):
        found += [(value, key)] if isinstance(item, str) else texts(item)
    return found


@given(st.data(), pathways(links=0))
def test_any_change_of_a_text_changes_the_hash(data: st.DataObject, pathway: Pathway) -> None:
    document = copy.deepcopy(plain(pathway))
    container, key = data.draw(st.sampled_from(texts(document)))
    container[key] = data.draw(st.sampled_from(["x", "1", "yes", container[key] + "x"]))
    try:
        changed = read(dump(document))
    except Unreadable:
        assume(False)
    assert (content_hash(changed) == content_hash(pathway)) == (changed == pathway)


def test_the_order_of_nodes_is_part_of_what_a_reader_sees() -> None:
    first, *others = toy_pathway().nodes
    lines = NODES.strip().split("\n")
    turned = "\n".join([*lines[:5], lines[6], lines[5]])
    assert toy_pathway(turned).nodes != (first, *others)
    assert content_hash(toy_pathway(turned)) != content_hash(toy_pathway())


def test_a_linked_pathway_is_part_of_what_a_reader_sees() -> None:
    nodes = "first: {link: Go, pathway: gate}\non: {outcome: Go on, disposition: continue}"
    one, other = (toy_pathway(id="gate", title=title) for title in ("A gate", "Another gate"))
    hashes = {content_hash(toy_pathway(nodes, linked=[gate])) for gate in (one, other)}
    assert len(hashes) == 2


def test_the_short_hash_is_the_beginning_of_the_long_one() -> None:
    pathway = toy_pathway()
    assert len(content_hash(pathway)) == 64
    assert short_hash(pathway) == content_hash(pathway)[:12]


def test_the_hash_and_the_text_are_the_same_in_every_process() -> None:
    text = toy(LOOP, "abbreviations: {CT: computed tomography, MR: magnetic resonance}")
    code = (
        "import sys\n"
        "from rechallenge.reader import read\n"
        "from rechallenge.writer import content_hash, write\n"
        "pathway = read(sys.stdin.read())\n"
        "print(content_hash(pathway), write(pathway))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            input=text,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        ).stdout
        for seed in ("0", "1", "4711")
    }
    assert told == {f"{content_hash(read(text))} {write(read(text))}\n"}


def test_a_link_that_never_returns_is_written_without_returns() -> None:
    nodes = "first: {link: Go, pathway: gate}\non: {outcome: Go on, disposition: continue}"
    assert "comes back" not in write(toy_pathway(nodes))
