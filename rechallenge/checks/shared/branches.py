"""The branches of a question, put in the order of their caution."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from rechallenge.checks.shared.caution import NEVER, NOWHERE, RANKS, Beyond
from rechallenge.graph import Arrow
from rechallenge.model import NOT_KNOWN, Question
from rechallenge.vocabulary import Disposition


class Branches:
    """The ways that the answers of a question open; ``unknown`` are those of «not known»."""

    def __init__(self, question: Question, arrows: Iterable[Arrow], beyond: Beyond) -> None:
        self.question = question
        self.beyond = beyond
        self.unknown: list[Arrow] = []
        self.known: dict[str, list[str]] = {}
        for arrow in arrows:
            assert arrow.exit.answer is not None
            if arrow.exit.answer.id == NOT_KNOWN:
                self.unknown.append(arrow)
            else:
                self.known.setdefault(arrow.head, []).append(arrow.exit.answer.id)

    @cached_property
    def least(self) -> Mapping[str, None]:
        """The targets of the least cautious known answers; of several none is more cautious."""
        level = [key for key in self.known if self._caution[key] == min(self._caution.values())]
        return {key: None for key in level if not any(self._does_more(key, o) for o in level)}

    @cached_property
    def cautious(self) -> frozenset[str]:
        """The targets of the known answers that are more cautious than the least cautious one."""
        return frozenset(self.known.keys() - self.least.keys())

    @cached_property
    def floor(self) -> int:
        """The rank of the least cautious end of the least cautious known answer."""
        return min(self.beyond.reach(key).floor for key in self.least)

    @cached_property
    def most(self) -> int:
        """The rank of the most cautious end of the known answers; `NEVER` where all lead back."""
        most = max(self.beyond.reach(key).ceiling for key in self.known)
        return NEVER if most < 0 else most

    @cached_property
    def indifferent(self) -> bool:
        """Whether there are several known answers that do not differ in their caution.

        Either all lead to one place, or all come to ends of one rank and none does more on its way.
        Asking again counts as doing more where the drug may be given at the end.
        """
        if len({id for ids in self.known.values() for id in ids}) == 1:
            return False
        if len(self.known) == 1:
            return True
        reaches = [self.beyond.reach(key) for key in self.known]
        ends = {rank for reach in reaches if reach != NOWHERE for rank in reach}
        if len(ends) != 1 or (NOWHERE in reaches and min(ends) <= RANKS[Disposition.RECHALLENGE]):
            return False
        return not any(self.beyond.leads_to(a, b) for a in self.cautious for b in self.least)

    def said(self, target: str) -> str:
        """Name the known answers that lead to a place."""
        return " and ".join(f"'{id}'" for id in dict.fromkeys(self.known[target]))

    @cached_property
    def _caution(self) -> Mapping[str, tuple[bool, int, int]]:
        caution = {}
        for target, answers in self.known.items():
            excluded = all(id in self.question.excludes for id in answers)
            caution[target] = (excluded, *self.beyond.reach(target))
        return caution

    def _does_more(self, key: str, other: str) -> bool:
        """Whether a branch of the same reach comes to another one, and not the other way."""
        leads_to = self.beyond.leads_to
        return key != other and leads_to(key, other) and not leads_to(other, key)
