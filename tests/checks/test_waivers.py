"""`rechallenge.checks`: what is found is put in order, and waived where the author says so."""

from pathlib import Path

import pytest

from rechallenge.checks import MODULES, check, checks, verdict
from tests.checks.samples import TODAY
from tests.plugins import enter
from tests.toys import toy, toy_pathway

LONG = f"""
first: {{action: "{"x" * 91}", go to: stop, evidence: [own]}}
stop: {{outcome: "{"y" * 91}", disposition: switch, evidence: [own]}}
"""
EVIDENCE = """
evidence:
  own: {finding: A default, grade: no published evidence, provenance: author's default}
"""


def said(nodes: str, waivers: str = "") -> list[str]:
    """Return all problems of a toy pathway, without the name of the file."""
    text = f"waivers:\n{waivers}" if waivers else ""
    pathway = toy_pathway(nodes, EVIDENCE + text)
    return [str(problem).removeprefix("toy.yaml:") for problem in check(pathway, TODAY)]


def test_findings_come_in_the_order_of_the_file() -> None:
    lines = toy(LONG, EVIDENCE).splitlines()
    found = check(toy_pathway(LONG, EVIDENCE), TODAY)
    assert [lines[p.span.line - 1][p.span.column - 1 :][:5] for p in found] == ["first", "stop:"]
    assert [p.code for p in found] == ["long-text", "long-text"]


def test_a_waiver_at_a_node_covers_only_that_node() -> None:
    found = said(LONG, "  - {check: long-text, at: first, reason: A quotation.}")
    assert len(found) == 1
    assert "'stop' has a text" in found[0]


def test_a_waiver_without_a_place_covers_the_file() -> None:
    pathway = toy_pathway(
        LONG, EVIDENCE + "waivers: [{check: long-text, reason: All are quotations.}]"
    )
    problems, waived = verdict(pathway, TODAY)
    assert not problems
    assert [(used.waiver.reason, used.findings) for used in waived] == [("All are quotations.", 2)]


def test_a_waiver_that_waives_nothing_is_found() -> None:
    found = said(LONG.replace("x" * 91, "x"), "  - {check: long-text, at: first, reason: None.}")
    assert found[-1].endswith(
        "nothing to waive for 'long-text' at 'first' — remove the waiver [idle-waiver]"
    )


def test_a_waiver_of_a_check_that_does_not_exist_names_the_nearest() -> None:
    found = said(LONG, "  - {check: long-txt, reason: A quotation.}")
    assert found[-1].endswith(
        "no check named 'long-txt' — did you mean 'long-text'? [unknown-check]"
    )


def test_every_check_has_the_code_that_its_module_is_named_by() -> None:
    assert [name.replace("_", "-") for name in MODULES] == list(checks())[: len(MODULES)]


def test_a_check_of_another_package_is_run_with_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(
        tmp_path,
        "rechallenge.checks",
        "shouting",
        '''"""No shouting."""
from rechallenge.checks import Finding
CODE = "shouting"
def check(subject):
    if subject.pathway.title.isupper():
        yield Finding(subject.pathway.span("title"), "a title in capitals")
''',
    )
    monkeypatch.syspath_prepend(str(tmp_path))
    checks.cache_clear()
    try:
        codes = {problem.code for problem in check(toy_pathway(title="A RASH"), TODAY)}
    finally:
        checks.cache_clear()
    assert {"shouting", "no-citation"} <= codes
