"""The closed vocabularies of a pathway, each written in the file as the words a reader sees."""

from enum import Enum


class Ordered(Enum):
    """A vocabulary whose order of writing has a meaning."""

    @property
    def rank(self) -> int:
        """The place in the vocabulary, counted from 0."""
        return list(type(self)).index(self)


class Status(Enum):
    """How far a pathway has come on its way to use."""

    DRAFT = "draft"
    IN_REVIEW = "in review"
    REVIEWED = "reviewed"
    RETIRED = "retired"


class Severity(Enum):
    """Whether the adverse event can threaten life or an organ."""

    NON_SEVERE = "non-severe"
    SEVERE = "severe"


class Rechallenge(Enum):
    """What «rechallenge» means; evidence for one kind never supports another."""

    REEXPOSURE = "re-exposure after an adverse event"
    TREAT_THROUGH = "treat-through"
    RETREATMENT = "re-treatment of disease"


class Grade(Ordered):
    """How strong the evidence behind a citation is, from the strongest to the weakest."""

    LABEL = "label or official standard"
    TRIAL = "randomised trial"
    PROSPECTIVE = "prospective study or registry"
    RETROSPECTIVE = "retrospective study or series"
    CASES = "case reports"
    ANALOGY = "guidance for other drugs"
    NONE = "no published evidence"


class Provenance(Ordered):
    """How the author of the pathway came to know the fact, from the surest to the least sure."""

    READ = "read in the source"
    SECONDARY = "read in a secondary report"
    VENDOR = "read on a vendor page only"
    INFERRED = "worked out by the author"
    RECALLED = "recalled, not verified"
    DEFAULT = "author's default"


class Disposition(Ordered):
    """What an outcome means for the drug, from the least to the most cautious."""

    LEAVE = "leave this pathway"
    CONTINUE = "continue"
    CONTINUE_TREATED = "continue with treatment"
    RECHALLENGE = "rechallenge"
    SWITCH = "switch"
    TEAM = "discuss in a team"
    STOP = "permanently stop"
    EMERGENCY = "emergency"

    @property
    def gives_drug(self) -> bool:
        """Whether the patient takes the culprit drug after this outcome."""
        return self in _GIVING


_GIVING = frozenset({Disposition.CONTINUE, Disposition.CONTINUE_TREATED, Disposition.RECHALLENGE})
