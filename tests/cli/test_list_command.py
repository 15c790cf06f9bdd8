import json

from rechallenge.library import load, shipped
from tests.cli.program import run


def test_all_shipped_pathways_are_listed_with_version_status_and_counts() -> None:
    done = run("list")
    assert (done.code, done.err) == (0, "")
    assert "not a medical device" in done.out
    for id in shipped():
        pathway = load(id)
        questions = sum(1 for _ in pathway.questions())
        assert f"{id} {pathway.title} version {pathway.version} · draft" in done.text
        assert f"{questions} questions" in done.text


def test_the_list_is_there_for_programs_too() -> None:
    done = run("list", "--format", "json")
    rows = json.loads(done.out)
    assert [row["id"] for row in rows] == shipped()
    assert set(rows[0]) == {
        "id",
        "title",
        "version",
        "status",
        "severity",
        "questions",
        "outcomes",
        "cases",
    }


def test_a_narrow_screen_and_plain_ascii_are_kept_to() -> None:
    done = run("list", COLUMNS="40", LC_ALL="C")
    assert done.code == 0
    assert done.out.isascii()
    assert max(map(len, done.out.splitlines())) <= 40
