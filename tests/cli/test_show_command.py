import json
from pathlib import Path

import pytest

from tests.cli.program import run
from tests.golden_files import Golden
from tests.terminal.samples import RASH


def test_what_a_pathway_holds_is_shown_as_approved(golden: Golden) -> None:
    done = run("show", RASH)
    assert (done.code, done.err) == (0, "")
    golden("show/toy-rash.txt", done.out)


def test_paths_are_counted() -> None:
    assert "22 paths, each repeating at most one round" in run("show", RASH).text


def test_evidence_is_counted_by_grade_and_by_provenance() -> None:
    told = json.loads(run("show", RASH, "--format", "json").out)
    assert told["paths"] == 22
    assert told["citations by grade"]["prospective study or registry"] == 2
    assert told["citations by provenance"]["author's default"] == 2
    assert told["nodes on the author's default"] == [
        "red-flags",
        "examine",
        "hold",
        "settled",
        "gate",
        "team",
    ]
    assert told["pathway"]["id"] == "toy-rash"


@pytest.mark.parametrize("node", ["hold", "gate", "restart", "gate/pregnancy"])
def test_one_node_is_shown_in_full_with_its_evidence(node: str) -> None:
    text = run("show", RASH, "--node", node)
    assert text.code == 0
    assert "Evidence" in text.out
    told = json.loads(run("show", RASH, "--node", node, "--format", "json").out)
    assert told["id"] == node.split("/")[-1]
    assert set(told["evidence"])


def test_doses_and_waits_of_a_node_are_shown() -> None:
    text = run("show", RASH, "--node", "hold").text
    assert "- prednisolone 30 mg/day by mouth for 3 weeks" in text
    assert "→ wait 3 weeks, then settled" in text


def test_an_unknown_node_names_the_nearest() -> None:
    done = run("show", RASH, "--node", "setled")
    assert done.code == 1
    assert done.err == "rechallenge: no node named 'setled'; did you mean 'settled'?\n"


def test_a_file_that_is_not_there_is_told() -> None:
    assert "there is no such file" in run("show", "nowhere/x.yaml").err


def test_a_pathway_of_two_thousand_questions_is_shown_and_counted(tmp_path: Path) -> None:
    from tests.toys import toy

    nodes = "".join(
        f"q{n}: {{question: Which?, answers: {{yes: {{text: 'Yes', go to: q{n + 1}}}, "
        f"no: {{text: 'No', go to: q{n + 1}}}}}}}\n"
        for n in range(2_000)
    )
    file = tmp_path / "toy.yaml"
    end = "q2000: {outcome: Stop, disposition: permanently stop}\n"
    file.write_text(toy(nodes + end, start="q0"))
    done = run("show", str(file), "--format", "json")
    assert json.loads(done.out)["paths"] == 2**2_000
