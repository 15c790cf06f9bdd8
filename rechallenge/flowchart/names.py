"""What a screen reader speaks for the boxes and arrows of a chart."""

from collections.abc import Mapping

from rechallenge.flowchart.chart import Arrow, Box, Flowchart, Kind, Style
from rechallenge.flowchart.evidence import DEFAULT, OWN

_KINDS = {
    Kind.STATE: "Clinical state",
    Kind.QUESTION: "Question",
    Kind.ACTION: "Action",
    Kind.OUTCOME: "Outcome",
    Kind.LINK: "Link",
    Kind.JUMP: "Jump",
}

_SIGNS = {DEFAULT: "author's default", OWN: "worked out by the author"}


def chart_summary(chart: Flowchart) -> str:
    """Return what the whole picture shows, in a few sentences."""
    counts = [
        _count(sum(box.kind is kind for box in chart.boxes), kind.value)
        for kind in (Kind.QUESTION, Kind.ACTION, Kind.OUTCOME, Kind.LINK)
    ]
    page = f"Page {chart.page} of {chart.pages}. " if chart.page else ""
    held = ", ".join(filter(None, counts))
    walk = f" {chart.walk}." if chart.walk else ""
    return (
        f"{page}Flowchart with {held}. The boxes are listed in reading order by their numbers, "
        f"each followed by the arrows that leave it.{walk} {' '.join(chart.footer)}"
    )


def box_name(box: Box) -> str:
    """Return the name of a box: kind, number, words."""
    number = f" {box.number}" if box.number else ""
    badge = f"{box.badge}: " if box.badge and box.kind is Kind.OUTCOME else ""
    said = [line.text for line in box.lines if line.style is not Style.EVIDENCE]
    cited = [line.text for line in box.lines if line.style is Style.EVIDENCE]
    evidence = [f"Evidence: {spoken_signs(text)}"] if cited and (text := cited[0]) else []
    return f"{_KINDS[box.kind]}{number}: {badge}{_sentences([*said, *evidence, _steps(box)])}"


def arrow_name(arrow: Arrow, boxes: Mapping[str, Box]) -> str:
    """Return the name of an arrow: the answer and where it leads."""
    said = f"{arrow.text}: " if arrow.text else ""
    limit = f"{arrow.limit} " if arrow.limit else ""
    ends = [box_reference(boxes[id]) for id in arrow.ends if id in boxes]
    if not ends:
        return _sentences([f"{said}{_jump_words(boxes[arrow.target])}"])
    then = f"; after that to {ends[1]}" if len(ends) > 1 else ""
    evidence = f"Evidence: {spoken_signs(arrow.evidence)}" if arrow.evidence else ""
    walked = "Walked" if arrow.walked else ""
    leads = f"{said}{limit}leads to {ends[0]}{then}"
    return _sentences([leads[:1].upper() + leads[1:], evidence, walked])


def box_reference(box: Box) -> str:
    """Return how other boxes speak of this one."""
    if not box.number:
        return "the clinical state"
    badge = f"{box.badge}: " if box.badge else ""
    return f"{box.number}, {_KINDS[box.kind].lower()}, {badge}{box.lines[0].text}"


def spoken_signs(signs: str) -> str:
    """Say the signs of sources in words: ``sources 1 to 3, 7, author's default``."""
    parts = signs.strip("[]").split(", ")
    numbers = [part.replace("–", " to ") for part in parts if part not in _SIGNS]
    many = len(numbers) > 1 or any(" to " in number for number in numbers)
    said = [f"source{'s' if many else ''} {', '.join(numbers)}"] if numbers else []
    return ", ".join([*said, *(_SIGNS[part] for part in parts if part in _SIGNS)])


def _jump_words(box: Box) -> str:
    return ", ".join(line.text for line in box.lines)


def _steps(box: Box) -> str:
    steps = [str(step) for step in box.walked if step]
    return f"Walked as step {', '.join(steps)}" if steps else ""


def _sentences(parts: list[str]) -> str:
    said = [part if part[-1] in ".?!" else f"{part}." for part in parts if part]
    return " ".join(said)


def _count(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}" if number else ""
