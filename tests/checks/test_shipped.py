"""The shipped pathways pass all checks."""

import pytest

from rechallenge.checks import check, verdict
from rechallenge.library import load, shipped
from tests.checks.samples import TODAY


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_pathway_has_no_findings(name: str) -> None:
    assert check(load(name), TODAY) == []


@pytest.mark.parametrize("name", shipped())
def test_no_safety_rule_is_waived_in_a_shipped_pathway(name: str) -> None:
    waived = {used.waiver.check for used in verdict(load(name), TODAY).waived}
    assert not waived & {"unguarded-reexposure", "excluded-yet-given"}
