"""Jumps: small ovals that say where the way goes on, in place of a line across the chart."""

from collections.abc import Collection, Mapping

from rechallenge.flowchart.chart import Arrow, Box, Kind, Line, Style

Pages = Mapping[str, int]
"""On which page each box stands; empty for a chart in one piece."""


def jump(arrow: Arrow, boxes: Mapping[str, Box], pages: Pages, told: Collection[str] = ()) -> Box:
    """Return the oval at the end of an arrow that is not drawn as a line to its ends.

    ``told`` are boxes of other pages whose words this page has given already.
    """
    source, first = boxes[arrow.source], boxes[arrow.ends[0]]
    back = first.number <= source.number and first.kind is not Kind.OUTCOME
    lines = [Line(f"{'Back' if back else 'Go'} to {first.number}")]
    lines.extend(_about(first, source, pages, told))
    if len(arrow.ends) > 1:
        then = boxes[arrow.ends[1]]
        lines.append(Line(f"{arrow.limit}, then go to {then.number}", Style.NOTE))
        lines.extend(_about(then, source, pages, told))
    return Box(
        id=f"j{arrow.id[1:]}",
        kind=Kind.JUMP,
        lines=tuple(lines),
        badge=first.badge,
        disposition=first.disposition,
        walked=(),
    )


def entrance(box: Box, coming: list[Box], pages: Pages) -> tuple[Box, Arrow]:
    """Return the oval that tells where a box is come to from, and its arrow."""
    from_page: dict[int, list[str]] = {}
    for source in coming:
        from_page.setdefault(pages[source.id], []).append(str(source.number))
    lines = [Line(f"From {', '.join(n)} on page {page}") for page, n in from_page.items()]
    walked = (0,) if box.walked else ()
    return (
        Box(f"f{box.id[1:]}", Kind.JUMP, tuple(lines), walked=walked),
        Arrow(f"e{box.id[1:]}", f"f{box.id[1:]}", box.id, (box.id,), walked=walked),
    )


def _about(box: Box, source: Box, pages: Pages, told: Collection[str]) -> list[Line]:
    """Say what is there: the disposition of an outcome, the page and the words of another page."""
    said = [Line(box.badge, Style.NOTE)] if box.badge else []
    if not pages or pages[box.id] == pages[source.id]:
        return said
    page = f"on page {pages[box.id]}"
    if box.id in told:
        return [Line(page, Style.NOTE), *said]
    return [Line(f"{page}: {box.lines[0].text}", Style.NOTE), *said]
