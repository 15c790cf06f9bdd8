"""The reader finds every fault of a file, at its place, and builds what has none."""

import re
from pathlib import Path

import pytest

from rechallenge.library import read_text
from rechallenge.model import Action, Link, Outcome, Question, Source
from rechallenge.problems import Findings, Unreadable
from rechallenge.reader import read
from rechallenge.spans import Span
from tests.toys import LOOP, NODES, toy, toy_pathway

BROKEN = sorted((Path(__file__).parent / "broken" / "reader").glob("*.yaml"))
EXPECTED = re.compile(rb"# (\d+:\d+ [a-z-]+)")
FATAL = {
    "action-loop",
    "alias",
    "duplicate-key",
    "empty",
    "encoding",
    "key",
    "malformed-id",
    "missing-key",
    "several-documents",
    "tag",
    "too-deep",
    "unknown-answer",
    "unknown-evidence",
    "unknown-key",
    "unknown-source",
    "unknown-target",
    "wrong-shape",
    "wrong-word",
    "yaml",
}
"""The codes a single file can have; ``too-large`` and ``too-many`` are tested by making one."""


def expected(path: Path) -> list[str]:
    return [found.decode() for found in EXPECTED.findall(path.read_bytes())]


def found(error: Unreadable) -> list[str]:
    return [f"{p.span.line}:{p.span.column} {p.code}" for p in error.problems]


def said(text: str) -> list[str]:
    """Return the findings of a text, without the name of the file."""
    with pytest.raises(Unreadable) as caught:
        read(text, "toy.yaml")
    return [str(problem).removeprefix("toy.yaml:") for problem in caught.value.problems]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_broken_file_has_exactly_the_finding_it_says(path: Path) -> None:
    with pytest.raises(Unreadable) as caught:
        read(read_text(str(path)), path.name)
    assert found(caught.value) == expected(path), caught.value


def test_every_fatal_code_has_a_broken_file() -> None:
    assert {line.split()[1] for path in BROKEN for line in expected(path)} == FATAL


TEXTS = [path for path in BROKEN if not path.stem.startswith("encoding")]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_windows_line_ends_move_no_finding(path: Path) -> None:
    text = path.read_text("utf-8")
    for ends in ("\r\n", "\r"):
        with pytest.raises(Unreadable) as caught:
            read(text.replace("\n", ends), path.name)
        assert found(caught.value) == expected(path)


def test_messages_are_said_as_to_somebody_with_the_file_open() -> None:
    for path in BROKEN:
        with pytest.raises(Unreadable) as caught:
            read(read_text(str(path)), path.name)
        for problem in caught.value.problems:
            assert problem.message[0] == problem.message[0].lower()
            assert not problem.message.endswith(".")
            assert not problem.hint.endswith(".")
            assert "invalid" not in str(problem).lower()
            assert str(problem).isprintable()


def test_all_faults_of_a_file_are_told_in_one_run_and_in_file_order() -> None:
    nodes = """
    first:
      question: Is it bad?
      answers:
        yes: {text: It is bad, go to: stopp}
        no: {text: It is not, goto: on}
      evidence: [nothing]
    stop: {outcome: Stop for good, disposition: permanently stop, disposition: continue}
    on: {outcome: Go on, disposition: carry on}
    a: {action: Do it, go to: a}
    """
    more = "evidence: {}\nsources: [doe-1999]"
    text = toy(nodes, more, status="drafted", version="&v 0.1.0")
    assert [(int(line.split(":")[0]), line.rsplit(" ", 1)[1]) for line in said(text)] == [
        (4, "[alias]"),
        (5, "[wrong-word]"),
        (23, "[unknown-key]"),
        (24, "[unknown-evidence]"),
        (25, "[duplicate-key]"),
        (26, "[wrong-word]"),
        (27, "[action-loop]"),
        (29, "[unknown-source]"),
    ]


def test_references_are_followed_although_another_node_is_at_fault() -> None:
    nodes = NODES.replace("disposition: continue", "disposition: carry on")
    first, second = said(toy(nodes, start="frist"))
    assert first == "17:8: no node named 'frist' — did you mean 'first'? [unknown-target]"
    assert second.endswith(
        "'carry on' — should be one of: leave this pathway, continue, continue with treatment, "
        "rechallenge, switch, discuss in a team, permanently stop, emergency [wrong-word]"
    )


def test_a_node_at_fault_is_still_a_target() -> None:
    nodes = NODES.replace("disposition: continue", "disposition: carry on")
    assert len(said(toy(nodes))) == 1


@pytest.mark.parametrize("nodes", ["[first, stop]", "", "first"])
def test_nothing_is_said_of_targets_where_the_nodes_cannot_be_read(nodes: str) -> None:
    text = toy("", "evidence: []").replace("nodes:\n", f"nodes: {nodes}\n")
    assert [line.rsplit(" ", 1)[1] for line in said(text)] == ["[wrong-shape]", "[wrong-shape]"]


def test_nothing_is_said_of_evidence_where_its_list_cannot_be_found() -> None:
    nodes = NODES.replace("question: Is it bad?", "question: Is it bad?\n  evidence: [rule]")
    assert said(toy(nodes, "evidnce: {}")) == [
        "27:1: the pathway has no key 'evidnce' — did you mean 'evidence'? [unknown-key]"
    ]
    assert [line.rsplit(" ", 1)[1] for line in said(toy(nodes))] == ["[unknown-evidence]"]


def test_a_misspelt_key_is_not_also_a_missing_one() -> None:
    text = toy(NODES.replace("text: It is bad", "txt: It is bad"))
    assert said(text) == ["22:13: an answer has no key 'txt' — did you mean 'text'? [unknown-key]"]


def test_an_unread_answer_is_not_also_an_unknown_one() -> None:
    nodes = NODES.replace("go to: stop}", "go too: stop}").replace(
        "  answers:", "  excludes: [yes]\n  answers:"
    )
    assert len(said(toy(nodes))) == 1


def test_a_sentence_with_a_colon_is_told_to_stand_in_quotes() -> None:
    nodes = NODES + "more: {action: Do it, go to: on, steps: [Take this: daily]}\n"
    assert said(toy(nodes)) == [
        "26:44: keys and values where a text should be — put a text in quotes that holds ': ' or "
        "starts with '- ', '[' or '{' [wrong-shape]"
    ]


def test_an_id_with_capitals_and_blanks_is_told_what_to_become() -> None:
    assert said(toy(start="The First Node"))[0] == (
        "17:8: 'The First Node' — write 'the-first-node'; an id starts with a small letter and "
        "holds at most 40 small letters, digits and hyphens [malformed-id]"
    )


def test_counts_are_told_with_their_limit() -> None:
    nodes = """
    first: {question: Is it?, answers: {yes: {text: It is, go to: on}}}
    on: {outcome: Go on, disposition: continue}
    """
    assert said(toy(nodes)) == ["19:38: 1 answer (at least 2) [wrong-shape]"]


def test_not_known_is_offered_by_the_words_of_the_file() -> None:
    nodes = LOOP.replace("question: Better?", "question: Better?\n  excludes: [unknown]")
    assert said(toy(nodes)) == [
        "21:16: no answer 'unknown' to exclude after — did you mean 'not known'? [unknown-answer]"
    ]
    named = toy(LOOP.replace("not known:", "unknown:"))
    assert read(named).nodes[0].id == "first"


def test_after_a_hundred_findings_the_reading_stops() -> None:
    nodes = "\n".join(f"n{i}: {{outcome: End, disposition: end}}" for i in range(5000))
    lines = said(toy(nodes))
    assert len(lines) == Findings.MOST + 1
    assert lines[0] == "1:1: 100 problems, and perhaps more — mend these first [too-many]"


def test_what_is_read_knows_its_place() -> None:
    nodes = """
    first:
      question: Is it bad?
      excludes: [yes]
      answers:
        yes: {text: It is bad, go to: stop}
        no: {text: It is not, go to: first, at most: 2, after that: stop}
    stop: {outcome: Stop for good, disposition: permanently stop, warnings: [Never again]}
    gate: {link: Pass the gate, pathway: gate, comes back: {open: stop}}
    act: {action: Act, steps: [Do it], doses: [{drug: toyinib, dose: 1 mg}], go to: stop}
    """
    more = """
    evidence:
      rule: {source: doe, finding: So it is, grade: case reports, provenance: read in the source}
    sources: [doe, {id: roe, title: Another}]
    waivers: [{check: long-text, at: stop, reason: It must be}]
    abbreviations: {CT: computed tomography}
    """
    listed = {"doe": Source("doe", "Known to all", span=Span(7, 7))}
    text = toy(nodes, more)
    pathway = read(text, "toy.yaml", listed)
    question, outcome, link, action = pathway.nodes
    assert isinstance(question, Question)
    assert isinstance(outcome, Outcome)
    assert isinstance(link, Link)
    assert isinstance(action, Action)
    yes, no = question.answers
    places = [
        (question.span, "first:"),
        (question.excludes_span, "[yes]"),
        (yes.span, "yes: {text"),
        (yes.target_span, "stop}"),
        (no.after_that_span, "stop}"),
        (outcome.span, "stop: {outcome"),
        (outcome.warnings[0].span, "Never again"),
        (link.pathway_span, "gate, comes"),
        (link.returns[0].span, "open: stop"),
        (link.returns[0].target_span, "stop}}"),
        (action.target_span, "stop}"),
        (action.doses[0].span, "{drug: toyinib"),
        (action.steps[0].span, "Do it"),
        (pathway.citations[0].span, "rule: {"),
        (pathway.citations[0].source_span, "doe, finding"),
        (pathway.sources[0].span, "doe, {id"),
        (pathway.sources[1].span, "{id: roe"),
        (pathway.waivers[0].span, "{check"),
        (pathway.waivers[0].at_span, "stop, reason"),
        (pathway.span("abbreviation CT"), "CT: computed"),
        (pathway.span("next review"), "2027-01-01"),
        (pathway.span("start"), "first"),
    ]
    lines = text.split("\n")
    for span, there in places:
        assert lines[span.line - 1][span.column - 1 :].startswith(there)


def test_a_file_without_a_single_key_is_no_pathway() -> None:
    assert said("- a\n- b\n")[0].startswith("1:1: a list where the pathway should be")


def test_a_source_from_the_library_is_taken_over_whole() -> None:
    known = Source("doe", "Known to all", authors=("Doe J",), issued="2020", doi="10.1000/1")
    pathway = read(toy(NODES, "sources: [doe]"), bibliography={"doe": known})
    assert pathway.sources == (known,)


def test_an_unknown_source_names_the_nearest() -> None:
    with pytest.raises(Unreadable, match="no source 'kim-2002' is described — did you mean 'kim-2"):
        read(toy(NODES, "sources: [kim-2002]"), bibliography={"kim-2020": Source("kim-2020", "T")})


def test_yes_no_and_numbers_stay_as_written() -> None:
    nodes = """
    yes:
      question: 1.10
      why: null
      look for: [no, 010, 2026-11-21, ~]
      answers:
        no: {text: no, go to: on}
        on: {text: 1e3, go to: null}
        null: {text: off, go to: true}
    on: {outcome: on, disposition: continue}
    null: {outcome: 0x10, disposition: continue}
    true: {outcome: "1:30", disposition: continue}
    """
    question = toy_pathway(nodes, start="yes", drug="no").nodes[0]
    assert isinstance(question, Question)
    assert (question.id, question.text, question.why) == ("yes", "1.10", "null")
    assert [s.text for s in question.look_for] == ["no", "010", "2026-11-21", "~"]
    assert [(a.id, a.text, a.target) for a in question.answers] == [
        ("no", "no", "on"),
        ("on", "1e3", "null"),
        ("null", "off", "true"),
    ]


def test_runs_of_white_space_count_as_one_blank() -> None:
    pathway = toy_pathway(
        title=">-\n  A  toy\n  of two lines\n\n  and more", population='" a\\tb\\n"'
    )
    assert pathway.title == "A toy of two lines and more"
    assert pathway.population == "a b"
