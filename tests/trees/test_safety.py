"""What must hold for every shipped pathway before anybody may learn from it."""

import re
from datetime import date

import pytest

from rechallenge.cases import Kind, judge_all
from rechallenge.checks import verdict
from rechallenge.checks.shared.parts import Part, notes, parts
from rechallenge.model import Action, Link, Outcome, evidence
from rechallenge.vocabulary import Disposition, Grade, Provenance, Rechallenge, Status
from rechallenge.wording import DEFAULT_MARK, about_text, citation_text, stamp
from tests.trees import shipped
from tests.trees.shipped import GATE, NAMES, PNEUMONITIS, RASH

TODAY = date(2026, 11, 21)
NUMBER = re.compile(r"(?<![\w-])\d+(?:[.,]\d+)*")
"""A digit inside a name, as in CYP3A4, is no number."""

NEVER_AGAIN = [("never-again", "yes"), ("never-again", "severe-skin"), ("never-again", "repeated")]
BEHIND_GATE = [(f"gate/{question}", answer) for question, answer in NEVER_AGAIN]

HARD_STOPS = {
    RASH: [
        ("red-flags", "yes"),
        ("red-flags", "earlier"),
        ("grade", "life-threatening"),
        ("week-three", "danger"),
        ("course-end", "danger"),
        ("after-course", "danger"),
        ("resolved", "danger"),
        ("step-check", "danger"),
        ("second", "yes"),
        ("second", "not-known"),
        *BEHIND_GATE,
    ],
    PNEUMONITIS: [
        ("grade", "four"),
        ("grade", "five"),
        ("bars", "yes"),
        ("team", "no"),
        ("consent", "no"),
        ("recurrence", "sure"),
        ("cause-again", "unproven"),
        *BEHIND_GATE,
    ],
    GATE: NEVER_AGAIN,
}
"""The answers after which the drug is never given again, by pathway."""

STOPS = [(name, key, answer) for name, stops in HARD_STOPS.items() for key, answer in stops]
NAMED = re.compile(r"\b(TEN|SJS|DRESS|anaphyla\w+|angioedema|red flag|grade 4)\b", re.IGNORECASE)

every_pathway = pytest.mark.parametrize("name", NAMES)
pathway_with_reaction = pytest.mark.parametrize("name", [RASH, PNEUMONITIS])


def says_number(part: Part) -> bool:
    return NUMBER.search(part.said) is not None


# The hard stops


def test_the_hard_stops_are_known_for_every_shipped_pathway() -> None:
    assert sorted(HARD_STOPS) == sorted(NAMES)


@pytest.mark.parametrize(("name", "key", "answer"), STOPS)
def test_a_hard_stop_never_reaches_an_end_that_gives_the_drug(
    name: str, key: str, answer: str
) -> None:
    ends = shipped.ends(name, shipped.targets(name, key, answer))
    assert ends
    for end in ends:
        assert isinstance(end.node, Outcome)
        assert end.node.disposition in (Disposition.STOP, Disposition.EMERGENCY), end.key


@pytest.mark.parametrize(("name", "key", "answer"), STOPS)
def test_no_dose_of_the_drug_lies_behind_a_hard_stop(name: str, key: str, answer: str) -> None:
    map = shipped.map_of(name)
    for target in shipped.targets(name, key, answer):
        for place in map.reachable(target):
            node = map.places[place].node
            if isinstance(node, Action):
                assert not [dose for dose in node.doses if dose.drug == "imatinib"], place


@every_pathway
def test_an_answer_that_names_a_severe_reaction_is_a_hard_stop(name: str) -> None:
    for question in shipped.pathway(name).questions():
        for answer in question.answers:
            if NAMED.search(answer.text) and answer.id != "no":
                assert (question.id, answer.id) in HARD_STOPS[name], answer.text


@pathway_with_reaction
def test_no_dose_of_imatinib_after_the_reaction_is_reached_but_through_the_gate(name: str) -> None:
    guarded = {node.id for node in shipped.behind(name, "gate")}
    doses = [
        node.id
        for node in shipped.pathway(name).nodes
        if isinstance(node, Action) and any(dose.drug == "imatinib" for dose in node.doses)
    ]
    assert doses
    assert guarded.issuperset(doses)


@pathway_with_reaction
def test_rechallenge_is_reached_only_through_the_gate(name: str) -> None:
    given = [o.id for o in shipped.pathway(name).outcomes() if o.disposition.name == "RECHALLENGE"]
    assert given
    assert {node.id for node in shipped.behind(name, "gate")}.issuperset(given)


@pathway_with_reaction
def test_the_gate_comes_back_to_a_way_on_only_when_cleared(name: str) -> None:
    link = shipped.pathway(name).node("gate")
    assert isinstance(link, Link)
    assert link.pathway == GATE
    assert {back.outcome for back in link.returns} == {"cleared", "not-settled"}


# Rechallenge after pneumonitis


WARNING = ("controversial", "non-standard", "case reports")
OFFERS = ["alternative", "team", "consent", "gate", "restart", "watch", "recurrence"]


def test_every_place_that_rechallenge_after_pneumonitis_must_pass_is_known_to_offer_it() -> None:
    map = shipped.map_of(PNEUMONITIS)
    passed = [
        node.id
        for node in shipped.behind(PNEUMONITIS, "alternative")
        if "negative-rechallenge" not in map.reachable(map.start, frozenset([node.id]))
    ]
    assert sorted(passed) == sorted([*OFFERS, "negative-rechallenge"])


@pytest.mark.parametrize("node", OFFERS)
def test_rechallenge_after_pneumonitis_is_offered_as_controversial(node: str) -> None:
    said = shipped.words(PNEUMONITIS, node)
    for word in WARNING:
        assert word in said, f"'{node}' does not say {word}"


@pytest.mark.parametrize(
    "end",
    [
        outcome.id
        for outcome in shipped.pathway(PNEUMONITIS).outcomes()
        if outcome.disposition is Disposition.RECHALLENGE
    ],
)
def test_an_end_with_rechallenge_after_pneumonitis_warns_that_it_is_controversial(end: str) -> None:
    outcome = shipped.pathway(PNEUMONITIS).node(end)
    assert isinstance(outcome, Outcome)
    warnings = " ".join(warning.text for warning in outcome.warnings)
    for word in WARNING:
        assert word in warnings


def test_every_imatinib_restart_after_pneumonitis_says_so_in_its_title() -> None:
    for node in shipped.pathway(PNEUMONITIS).nodes:
        if isinstance(node, Action) and any(dose.drug == "imatinib" for dose in node.doses):
            assert "controversial, non-standard, case reports only" in node.text


# Evidence


@every_pathway
def test_every_clinical_node_has_evidence(name: str) -> None:
    bare = [
        node.id
        for node in shipped.pathway(name).nodes
        if not isinstance(node, Link) and not evidence(node)
    ]
    assert bare == []


@every_pathway
def test_every_sentence_with_a_number_rests_on_evidence(name: str) -> None:
    whole = shipped.pathway(name)
    bare = [p.said for p in (*parts(whole), *notes(whole)) if says_number(p) and not p.rests_on]
    assert bare == []


@every_pathway
def test_every_dose_rests_on_evidence(name: str) -> None:
    doses = [part for part in parts(shipped.pathway(name)) if part.what == "dose"]
    assert [part.said for part in doses if not part.rests_on] == []


@every_pathway
def test_recalled_evidence_never_carries_a_number(name: str) -> None:
    whole = shipped.pathway(name)
    recalled = {c.id for c in whole.citations if c.provenance is Provenance.RECALLED}
    assert [i for i in recalled if NUMBER.search(whole.citation(i).finding)] == []
    for part in (*parts(whole), *notes(whole)):
        if part.rests_on and recalled.issuperset(part.rests_on):
            assert not says_number(part), part.said


@every_pathway
def test_an_authors_default_is_shown_as_one_and_claims_no_publication(name: str) -> None:
    whole = shipped.pathway(name)
    defaults = [c for c in whole.citations if c.provenance is Provenance.DEFAULT]
    assert defaults
    for citation in defaults:
        assert citation_text(whole, citation) == DEFAULT_MARK
        assert citation.grade is Grade.NONE
        assert not citation.source
        assert citation.id.startswith("default-")


@every_pathway
def test_nothing_but_a_default_is_called_one(name: str) -> None:
    for citation in shipped.pathway(name).citations:
        if citation.id.startswith("default-"):
            assert citation.provenance is Provenance.DEFAULT


@every_pathway
def test_only_arithmetic_and_defaults_do_without_a_source(name: str) -> None:
    for citation in shipped.pathway(name).citations:
        if not citation.source:
            assert citation.provenance in (Provenance.INFERRED, Provenance.DEFAULT)


@every_pathway
def test_evidence_for_retreatment_of_disease_backs_no_node(name: str) -> None:
    whole = shipped.pathway(name)
    retreatment = {c.id for c in whole.citations if c.about is Rechallenge.RETREATMENT}
    assert retreatment
    assert retreatment.isdisjoint(shipped.cited(whole.nodes))


@every_pathway
def test_background_on_retreatment_is_marked_as_no_support_for_reexposure(name: str) -> None:
    whole = shipped.pathway(name)
    retreatment = {c.id for c in whole.citations if c.about is Rechallenge.RETREATMENT}
    for section in whole.background:
        if any(not retreatment.isdisjoint(note.evidence) for note in section.notes):
            assert section.about is Rechallenge.RETREATMENT, section.title
    assert "never support for re-exposure" in about_text(Rechallenge.RETREATMENT)


@every_pathway
def test_every_section_on_retreatment_says_that_it_is_not_about_safety(name: str) -> None:
    for section in shipped.pathway(name).background:
        if section.about is Rechallenge.RETREATMENT:
            assert "safety" in " ".join(note.text for note in section.notes)


@pathway_with_reaction
def test_evidence_that_steroids_spare_the_effect_backs_no_step_of_reexposure(name: str) -> None:
    whole = shipped.pathway(name)
    treat_through = {c.id for c in whole.citations if c.about is Rechallenge.TREAT_THROUGH}
    assert treat_through.isdisjoint(shipped.cited(shipped.behind(name, "gate")))


# Status


@every_pathway
def test_a_draft_names_no_reviewer_and_its_stamp_says_so(name: str) -> None:
    whole = shipped.pathway(name)
    assert whole.status is Status.DRAFT
    assert whole.reviewers == ()
    assert whole.last_review is None
    assert "not reviewed by a clinician" in stamp(whole)
    assert "last review: never" in stamp(whole)


@every_pathway
def test_a_pathway_says_what_it_is_not_for(name: str) -> None:
    said = " ".join(shipped.pathway(name).not_for)
    assert "children" in said
    assert "only to prove that it was the cause" in said


@every_pathway
def test_a_pathway_passes_all_checks_without_waivers(name: str) -> None:
    problems, waived = verdict(shipped.pathway(name), TODAY)
    assert [str(problem) for problem in problems] == []
    assert waived == ()
    assert shipped.pathway(name).waivers == ()


# Cases


@every_pathway
def test_the_cases_pass_and_cover_everything(name: str) -> None:
    problems, coverage = judge_all(shipped.pathway(name), shipped.cases(name))
    assert [str(problem) for problem in problems] == []
    assert coverage.full


@every_pathway
def test_a_published_patient_is_cited_and_says_where_the_course_differs(name: str) -> None:
    for case in shipped.cases(name):
        if case.kind is Kind.PUBLISHED:
            assert case.source, case.id
            assert case.place, case.id
            assert case.provenance in (Provenance.READ, Provenance.SECONDARY), case.id
            assert case.differs, case.id


@every_pathway
def test_a_made_up_person_is_not_dressed_as_a_published_one(name: str) -> None:
    for case in shipped.cases(name):
        if case.kind is Kind.MADE_UP:
            assert not case.source, case.id
            assert case.provenance is None, case.id


@pathway_with_reaction
def test_at_least_eight_published_patients_are_walked(name: str) -> None:
    published = [case for case in shipped.cases(name) if case.kind is Kind.PUBLISHED]
    assert len(published) >= 8
    assert len({case.source for case in published}) >= 6


@every_pathway
def test_a_published_patient_with_dress_or_sjs_never_ends_with_the_drug(name: str) -> None:
    map = shipped.map_of(name)
    for case in shipped.cases(name):
        if case.kind is Kind.PUBLISHED and re.search(r"\b(DRESS|SJS|TEN)\b", case.title):
            node = map.places[case.outcome].node
            assert isinstance(node, Outcome)
            assert not node.disposition.gives_drug, case.id
