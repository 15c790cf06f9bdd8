"""Pathways that charts are tried on."""

from dataclasses import replace

from rechallenge.library import load, shipped
from rechallenge.model import Pathway, Source
from rechallenge.vocabulary import Disposition
from rechallenge.walk import Walk, replay
from tests.toys import toy_pathway

GATE = toy_pathway(
    """
first:
  question: Is a bar there?
  answers:
    yes: {text: A bar is there, go to: barred}
    no: {text: No bar, go to: cleared}
cleared: {outcome: The gate is passed, disposition: rechallenge}
barred: {outcome: Never again, disposition: permanently stop}
""",
    id="gate",
    title="The gate",
)

WHOLE = """
first:
  question: Is any danger sign of a severe reaction present now?
  answers:
    yes: {text: "Yes, at least one danger sign", go to: hospital, evidence: [read]}
    no: {text: "No, after a full examination", go to: grade}
    not known: {text: Not examined yet, go to: look, at most: 2, after that: hospital}
  evidence: [read, own]
look:
  action: Examine the whole skin and the mouth today
  wait: 24 to 48 hours
  go to: first
  evidence: [default]
grade:
  question: How severe is it?
  answers:
    mild: {text: Mild, go to: on}
    severe: {text: Severe, go to: steroid}
    worse: {text: Worse than last time, go to: first, at most: 1, after that: team}
  evidence: [read]
steroid:
  action: Hold the drug and give prednisolone
  doses:
    - {drug: prednisolone, dose: 30 mg/day, route: by mouth, for: 3 weeks, note: With food.}
    - {drug: prednisolone, dose: 20 mg/day, route: by mouth, for: 3 weeks}
  wait: 6 weeks
  go to: gate
  evidence: [read, other]
gate:
  link: Pass the gate
  pathway: gate
  comes back: {cleared: again}
  evidence: [default]
again:
  question: Is the drug tolerated?
  answers:
    yes: {text: Tolerated, go to: rechallenged}
    no: {text: Not tolerated, go to: stop}
  evidence: [read]
hospital: {outcome: To hospital today, disposition: emergency, evidence: [read]}
on: {outcome: Go on unchanged, disposition: continue, evidence: [default]}
team: {outcome: Ask the team, disposition: discuss in a team, evidence: [own]}
rechallenged: {outcome: Taken again, disposition: rechallenge, evidence: [other]}
stop: {outcome: Stop for good, disposition: permanently stop, evidence: [read]}
"""

EVIDENCE = """
evidence:
  read:
    source: doe-2020
    finding: It works.
    grade: randomised trial
    provenance: read in the source
  other:
    source: roe-2019
    finding: So too.
    grade: case reports
    provenance: read in the source
  own: {finding: Added up., grade: no published evidence, provenance: worked out by the author}
  default: {finding: A rule., grade: no published evidence, provenance: author's default}
sources:
  - {id: doe-2020, title: A trial of toyinib, author: [Doe J], issued: 2020, DOI: 10.1000/toy}
  - {id: roe-2019, title: Two cases, author: [Roe R], issued: 2019, URL: "https://example.org/a?b=1&c=2"}
"""


def whole() -> Pathway:
    """Return a toy with every kind of box, a loop, a link, doses and sources."""
    return toy_pathway(WHOLE, EVIDENCE, [GATE], id="whole", title="A whole toy")


def walked() -> Walk:
    """Return a walk through `whole` that goes round the loop and through the link."""
    answers = {
        "first": "not-known",
        "first#2": "no",
        "grade": "severe",
        "gate/first": "no",
        "again": "yes",
    }
    walk, unused = replay(whole(), answers)
    assert not unused
    return walk


def ends() -> Pathway:
    """Return a toy with an outcome of every disposition."""
    kinds = list(Disposition)
    questions = [
        f"q{i}: {{question: Is it {i}?, answers: "
        f"{{yes: {{text: It is, go to: e{i}}}, no: {{text: It is not, go to: "
        f"{f'q{i + 1}' if i < len(kinds) - 2 else f'e{i + 1}'}}}}}}}"
        for i in range(len(kinds) - 1)
    ]
    outcomes = [
        f"e{i}: {{outcome: End {i}, disposition: {kind.value}}}" for i, kind in enumerate(kinds)
    ]
    return toy_pathway("\n".join([*questions, *outcomes]), start="q0")


HOSTILE = (
    "<script>alert(1)</script> ]]> --> \"quoted\" 'too' & &amp; javascript:alert(1) #35; %% `code` "
    "{{x}} |y| \\n \\ ;end; \x00\x07\x1b[31m\x7f\x85 \u202eevil\u202c \u2067x\u2069 \ud800 \ufffe "
    "e\u0301 Z\u0351\u036b\u0343 هل ظهر طفح؟ האם יש פריחה 皮疹 👩🏽‍⚕️"
)
WORD = "W" * 10_000


def hostile() -> Pathway:
    """Return `whole` with every text replaced by one that tries to break out.

    The first question is one very long word besides.
    """
    pathway = whole()

    def worse(thing: object) -> object:
        if isinstance(thing, tuple):
            return tuple(worse(part) for part in thing)
        names = ("text", "note", "drug", "finding", "title", "why", "place", "doi")
        if not hasattr(thing, "__dataclass_fields__"):
            return thing
        changed: dict[str, object] = {n: HOSTILE for n in names if getattr(thing, n, "")}
        if isinstance(thing, Source):
            changed |= {"url": "javascript:alert(1)", "authors": (HOSTILE,)}
        for name in ("answers", "doses", "steps"):
            if hasattr(thing, name):
                changed[name] = worse(getattr(thing, name))
        return replace(thing, **changed)  # type: ignore[type-var]

    return replace(
        pathway,
        title=HOSTILE,
        drug=HOSTILE,
        adverse_event=HOSTILE,
        population=HOSTILE,
        not_for=(HOSTILE,),
        grading=HOSTILE,
        nodes=(replace(pathway.nodes[0], text=WORD), *worse(pathway.nodes[1:])),  # type: ignore[misc]
        citations=worse(pathway.citations),  # type: ignore[arg-type]
        sources=worse(pathway.sources),  # type: ignore[arg-type]
        linked=pathway.linked,
    )


def all_shipped() -> list[Pathway]:
    """Return the pathways that come with the package."""
    return [load(name) for name in shipped()]
