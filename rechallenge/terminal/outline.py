"""A pathway told without walking it: its head, its outline, its evidence, one node in full."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from rechallenge.model import (
    Action,
    Answer,
    Citation,
    Link,
    Node,
    Outcome,
    Pathway,
    Question,
    Statement,
)
from rechallenge.prose import EMPTY, Block
from rechallenge.routes import Place
from rechallenge.terminal.views import evidence_blocks
from rechallenge.transcript.grounds import default_mark, grounds
from rechallenge.transcript.passages import disposition_style
from rechallenge.vocabulary import Grade, Provenance
from rechallenge.wording import (
    BANNER,
    about_text,
    answer_name,
    citation_text,
    dose_text,
    limit_text,
    reference,
    stamp,
    statement_text,
)


def head_blocks(pathway: Pathway) -> Iterator[Block]:
    """Yield what the pathway is about, and what it is not for."""
    yield Block(pathway.title, style="title")
    yield Block(BANNER, style="strong")
    yield Block(stamp(pathway), style="quiet")
    yield EMPTY
    kinds = "; ".join(kind.value for kind in pathway.rechallenge)
    told = [
        ("Drug", pathway.drug),
        ("Adverse event", f"{pathway.adverse_event} ({pathway.severity.value})"),
        ("About", kinds),
        ("For", pathway.population),
        ("Grading", pathway.grading),
        ("Authors", "; ".join(pathway.authors) or "none named"),
        ("Reviewers", "; ".join(pathway.reviewers) or "none: nobody has reviewed it"),
    ]
    yield from (Block(text, f"{label}:") for label, text in told)
    if pathway.not_for:
        yield Block("Not for:", style="caution")
        yield from (Block(text, "-", 2) for text in pathway.not_for)
    if pathway.abbreviations:
        yield from _titled("Abbreviations")
        yield from (Block(long, f"{short}:", 2) for short, long in pathway.abbreviations)


def outline_blocks(pathway: Pathway) -> Iterator[Block]:
    """Yield the nodes in the order of the file, numbered, each with where it leads."""
    yield from _titled("Outline")
    numbers = {node.id: number for number, node in enumerate(pathway.nodes, 1)}
    if numbers[pathway.start] != 1:
        yield Block(f"The walk starts at {numbers[pathway.start]}.")
    for node in pathway.nodes:
        yield _entry(node, numbers[node.id])
        match node:
            case Question():
                for answer in node.answers:
                    yield Block(f"{answer.text} → {_targets(answer, numbers)}", "-", 5)
            case Action():
                wait = f"wait {node.wait}, then " if node.wait else ""
                yield Block(f"→ {wait}{numbers[node.target]}", "", 5)
            case Link():
                for back in node.returns:
                    text = pathway.linked[node.pathway].node(back.outcome).text
                    yield Block(f"back with «{text}» → {numbers[back.target]}", "-", 5)
            case Outcome():
                pass


def evidence_count_blocks(pathway: Pathway) -> Iterator[Block]:
    """Yield how strong the evidence is, by grade and by how it is known, and the defaults."""
    yield from _titled("Evidence")
    grades = Counter(citation.grade for citation in pathway.citations)
    tags = Counter(citation.provenance for citation in pathway.citations)
    yield Block(_many(len(pathway.citations), "citation"))
    yield from (Block(f"{grades[g]} {g.value}", "-", 2) for g in Grade if grades[g])
    yield Block("Known in this way:")
    yield from (Block(f"{tags[p]} {p.value}", "-", 2) for p in Provenance if tags[p])
    defaults = default_nodes(pathway)
    style = "caution" if defaults else ""
    nodes = _many(len(defaults), "node")
    rest = "rests" if len(defaults) == 1 else "rest"
    yield Block(f"{nodes} {rest} on the author's default, wholly or in part.", "!", 0, style)  # type: ignore[arg-type]


def source_blocks(pathway: Pathway) -> Iterator[Block]:
    """Yield the list of sources."""
    yield from _titled("Sources")
    for number, source in enumerate(pathway.sources, 1):
        yield Block(reference(source), f"[{number}]")
    if not pathway.sources:
        yield Block("None are listed.")


def background_blocks(pathway: Pathway) -> Iterator[Block]:
    """Yield the background notes, each marked with what it is about."""
    if not pathway.background:
        return
    yield from _titled("Background, which no step rests on")
    for note in pathway.background:
        yield Block(note.title, style="strong")
        if mark := about_text(note.about):
            yield Block(f"{mark[:1].upper()}{mark[1:]}.", "!", 2, "caution")
        for statement in note.notes:
            cited = [citation_text(pathway, pathway.citation(id)) for id in statement.evidence]
            said = f" [{'; '.join(cited)}]" if cited else ""
            yield Block(statement_text(statement) + said, "-", 2)


def node_blocks(place: Place) -> Iterator[Block]:
    """Yield one node in full, with its evidence."""
    node = place.node
    yield Block(f"{node.kind} {node.id}", style="quiet")
    yield Block(node.text, style="title")
    if mark := default_mark(grounds(place)):
        yield Block(f"{mark[:1].upper()}{mark[1:]}.", "!", 0, "caution")
    if node.why:
        yield Block(node.why, "Why:")
    match node:
        case Question():
            yield from _question(node)
        case Action():
            yield from _listed("", node.steps)
            if node.doses:
                yield Block("Doses, one after the other:")
                yield from (Block(dose_text(dose), "-", 2) for dose in node.doses)
            yield from _listed("Monitoring:", node.monitoring)
            yield Block(f"{f'wait {node.wait}, then ' if node.wait else ''}{node.target}", "→")
        case Outcome():
            style = disposition_style(node.disposition)
            yield Block(f"Disposition: {node.disposition.value}", style=style)
            yield from _listed("What to do next:", node.next)
            yield from _listed("Warnings:", node.warnings)
        case Link():
            yield Block(node.pathway, "→")
            yield from (Block(f"{b.outcome} → {b.target}", "-", 2) for b in node.returns)
    yield from _titled("Evidence")
    yield from evidence_blocks(place)


def default_nodes(pathway: Pathway) -> tuple[str, ...]:
    """Return the ids of the nodes that rest on the author's default, wholly or in part."""
    return tuple(n.id for n in pathway.nodes if default_mark(_cited(pathway, n)))


def _cited(pathway: Pathway, node: Node) -> Sequence[Citation]:
    return grounds(Place(node.id, node, pathway, ()))


def _titled(title: str) -> Iterator[Block]:
    yield EMPTY
    yield Block(title, style="title")


def _entry(node: Node, number: int) -> Block:
    match node:
        case Question():
            return Block(f"{node.text} [{node.id}]", f"{number}.", style="strong")
        case Action():
            return Block(f"Do: {node.text} [{node.id}]", f"{number}.")
        case Link():
            return Block(f"Go on in {node.pathway}: {node.text} [{node.id}]", f"{number}.")
        case Outcome():
            return Block(
                f"End ({node.disposition.value}): {node.text} [{node.id}]",
                f"{number}.",
                0,
                disposition_style(node.disposition),
            )


def _targets(answer: Answer, numbers: dict[str, int]) -> str:
    if answer.at_most is None:
        return str(numbers[answer.target])
    then = numbers[answer.after_that]
    return f"{numbers[answer.target]} ({limit_text(answer)}, after that {then})"


def _question(node: Question) -> Iterator[Block]:
    if node.how:
        yield Block(node.how, "How to judge it:")
    yield from _listed("Look for:", node.look_for)
    yield Block("Answers:")
    for answer in node.answers:
        limit = limit_text(answer)
        then = f" ({limit}, after that {answer.after_that})" if limit else ""
        yield Block(f"{answer.text} [{answer_name(answer.id)}] → {answer.target}{then}", "-", 2)
        if answer.note:
            yield Block(answer.note, "", 4, "quiet")
    if node.excludes:
        names = ", ".join(map(answer_name, node.excludes))
        yield Block(f"After these answers the drug must not be given again: {names}", "!", 0, "bad")


def _listed(title: str, said: Iterable[Statement]) -> Iterator[Block]:
    said = tuple(said)
    if said and title:
        yield Block(title)
    yield from (Block(statement_text(one), "-", 2) for one in said)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
