"""The account of a walk: all that a transcript tells, in one neutral form.

Every view of a finished walk is made from an `Account`: the end of the walk in the terminal and the
transcripts as text, Markdown and JSON. Texts are the pathway's own; amounts and lengths of time are
in words.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from rechallenge.vocabulary import Disposition, Grade, Provenance, Rechallenge


@dataclass(frozen=True, slots=True)
class Evidence:
    """A citation; ``reference`` is its number in the list of references, None without a source.

    ``said`` is the whole of it in one line. ``about`` is set where it speaks of one kind of
    rechallenge only.
    """

    id: str
    said: str
    finding: str
    grade: Grade
    provenance: Provenance
    source: str
    place: str
    reference: int | None
    about: Rechallenge | None


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence or a dose with its timing, and the ids of the evidence of its step behind it."""

    text: str
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the answer that was given.

    ``round`` of ``rounds`` counts how often a limited answer was given; ``used_up`` tells that it
    was more often than it may, so that the walk went on elsewhere.
    """

    kind: ClassVar[str] = "question"
    number: int
    key: str
    pathway: str
    text: str
    answer: str
    answer_text: str
    note: str
    round: int
    rounds: int | None
    used_up: bool
    default_mark: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Done:
    """Something to do on the way; ``wait`` is how long until the next step.

    ``as_at`` is the number of the earlier step at which the same was done; None the first time.
    """

    kind: ClassVar[str] = "action"
    number: int
    key: str
    pathway: str
    text: str
    as_at: int | None
    why: str
    steps: tuple[Said, ...]
    doses: tuple[Said, ...]
    monitoring: tuple[Said, ...]
    wait: str
    default_mark: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Entered:
    """The walk went on in another pathway, called ``title``."""

    kind: ClassVar[str] = "link"
    number: int
    key: str
    pathway: str
    text: str
    why: str
    into: str
    title: str
    default_mark: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class End:
    """An outcome; ``final`` unless the walk came back from there to the pathway it left.

    ``title`` is that of the pathway the outcome belongs to.
    """

    kind: ClassVar[str] = "outcome"
    number: int
    key: str
    pathway: str
    text: str
    disposition: Disposition
    final: bool
    title: str
    why: str
    next: tuple[Said, ...]
    warnings: tuple[Said, ...]
    default_mark: str
    evidence: tuple[Evidence, ...]


Passage = Asked | Done | Entered | End


@dataclass(frozen=True, slots=True)
class Offered:
    """An answer that could be given."""

    id: str
    text: str
    note: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """The question at which a walk stands that is not at its end."""

    number: int
    key: str
    text: str
    answers: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Timed:
    """A line of the time plan, from the step ``step``.

    ``starts`` and ``ends`` are the earliest days, counted from the start of the walk; None where
    the pathway does not say. ``what`` is «wait», «dose», «do», «monitor» or «next».
    """

    step: int
    what: str
    text: str
    starts: Decimal | None
    ends: Decimal | None


@dataclass(frozen=True, slots=True)
class Weakness:
    """The weakest evidence on the path, and the steps that rest on it."""

    grade: Grade
    provenance: Provenance
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """A document in the list of references."""

    number: int
    source: str
    text: str


@dataclass(frozen=True, slots=True)
class Account:
    """All there is to tell of a walk; ``outcome`` or ``waiting`` is set, never both.

    ``on_default`` and ``partly_on_default`` number the steps that rest on the author's default.
    """

    pathway: str
    title: str
    version: str
    content: str
    status: str
    drug: str
    adverse_event: str
    severity: str
    banner: str
    stamp: str
    steps: tuple[Passage, ...]
    outcome: End | None
    waiting: Waiting | None
    plan: tuple[Timed, ...]
    weakest: Weakness | None
    on_default: tuple[int, ...]
    partly_on_default: tuple[int, ...]
    references: tuple[Reference, ...]
    code: str
    disclaimer: str
