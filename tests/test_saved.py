import json

import pytest
from hypothesis import given

from rechallenge.problems import Unreadable
from rechallenge.routes import routes
from rechallenge.saved import read_answers, read_saved, resume, written
from rechallenge.walk import walk
from tests.strategies import pathways, picks, wander
from tests.terminal.samples import TO_RECHALLENGE, walked
from tests.toys import LOOP, toy_pathway

TEXT = written(walked(*TO_RECHALLENGE))


def messages(text: str) -> str:
    with pytest.raises(Unreadable) as caught:
        read_saved(text, "x.json")
    return str(caught.value)


@given(pathways(), picks())
def test_a_saved_walk_is_taken_up_where_it_stopped(pathway, numbers) -> None:  # type: ignore[no-untyped-def]
    here = wander(walk(pathway), numbers)
    resumed = resume(here.map, read_saved(written(here), "x.json"))
    assert resumed.walk == here
    assert resumed.changed == ""
    assert resumed.misfits == ()


def test_the_file_holds_the_pathway_and_the_answers_and_nothing_else() -> None:
    told = json.loads(TEXT)
    assert list(told) == [
        "format",
        "kind",
        "pathway",
        "version",
        "content",
        "answers",
        "saved by",
    ]
    assert told["answers"] == {
        "red-flags": "not known",
        "red-flags#2": "no",
        "grade": "three",
        "settled": "no",
        "settled#2": "yes",
        "gate/pregnancy": "no",
    }


def test_the_same_walk_gives_the_same_bytes() -> None:
    assert written(walked(*TO_RECHALLENGE)) == TEXT


def test_a_changed_pathway_is_told_and_what_no_longer_fits_is_named() -> None:
    saved = read_saved(written(walk(toy_pathway(LOOP)).answer("not-known").answer("yes")), "x")
    changed = toy_pathway(LOOP.replace("not known:", "unclear:"), version="0.2.0")
    resumed = resume(routes(changed), saved)
    assert resumed.changed.startswith(
        "the pathway has changed since the walk was saved: 0.1.0 (content "
    )
    assert "is now 0.2.0" in resumed.changed
    assert resumed.walk.answers == {}
    assert [(m.key, m.why) for m in resumed.misfits] == [
        ("first", "'first' has no answer 'not-known'; its answers: yes, no, unclear"),
        ("first#2", "the walk stops before it, at 'first'"),
    ]


def test_what_still_fits_a_changed_pathway_is_kept() -> None:
    saved = read_saved(written(walk(toy_pathway(LOOP)).answer("no").answer("yes")), "x")
    resumed = resume(routes(toy_pathway(LOOP.replace("Go on", "Go on now"))), saved)
    assert resumed.changed
    assert resumed.walk.outcome
    assert resumed.misfits == ()


def test_a_walk_of_another_pathway_says_whose_it_is() -> None:
    with pytest.raises(ValueError, match="this saved walk is for 'toy-rash', not 'toy'"):
        resume(routes(toy_pathway()), read_saved(TEXT, "x"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "x.json:1:1: the file is empty"),
        ("{", "x.json:"),
        ("[]", "x.json:1:1: a list where a saved walk should be"),
        ("just words", "x.json:1:1: 'just words' where a saved walk should be"),
        ('{"format": 1}', "lacks the keys 'kind', 'pathway', 'version', 'content', 'answers'"),
        (TEXT.replace('"format": 1', '"format": 2'), "x.json:2:13: '2'"),
        (TEXT.replace("saved walk", "saved wark"), "did you mean 'saved walk'?"),
        (TEXT.replace('"toy-rash"', '"../etc/passwd"'), "'../etc/passwd'"),
        (TEXT.replace('"grade": "three"', '"grade": 3'), "x.json:10:14: '3'"),
        (TEXT.replace('"grade": "three"', '"grade": ["three"]'), "x.json:10:14: "),
        (TEXT.replace('"grade"', '"red-flags"'), "a second key 'red-flags'"),
        (TEXT.replace('"grade"', '"Grade!"'), "the id 'Grade!'"),
        (TEXT.replace("saved by", "savedby"), "did you mean 'saved by'?"),
        ("[" * 200_000, "nested over 40 levels"),
        ('{"answers": ' * 30_000, "nested over 40 levels"),
        ('{"a": &x [1], "b": *x}', "the anchor"),
        ("{\x1b[2J}", "x.json:1:"),
    ],
)
def test_a_broken_foreign_or_hostile_file_gets_a_message(text: str, said: str) -> None:
    assert said in messages(text)
    assert "\x1b" not in messages(text)


def test_answers_are_read_from_yaml_json_and_saved_walks_alike() -> None:
    wanted = {"red-flags": "no", "grade": "three", "settled#2": "not-known"}
    yaml = "red-flags: no\ngrade: three\nsettled#2: not known\n"
    assert read_answers(yaml, "a.yaml") == wanted
    assert read_answers(json.dumps(wanted), "a.json") == wanted
    assert read_answers(TEXT, "a.json") == walked(*TO_RECHALLENGE).answers


def test_answers_that_are_none_get_a_message() -> None:
    with pytest.raises(Unreadable, match="a list where ids should be"):
        read_answers("[yes, no]", "a.yaml")
    with pytest.raises(Unreadable, match="a second key 'grade'"):
        read_answers("grade: one\ngrade: three\n", "a.yaml")
