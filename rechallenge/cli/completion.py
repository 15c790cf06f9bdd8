"""What the shell offers when the tab key is pressed: pathways and worked cases by name."""

import click
from click.shell_completion import CompletionItem


def complete_pathway(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the shipped pathways, or files where none of them begins like that."""
    from rechallenge.library import shipped

    found = [CompletionItem(id) for id in shipped() if id.startswith(incomplete)]
    return found or [CompletionItem(incomplete, type="file")]


def complete_case(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the worked cases of the pathway that stands on the line."""
    from rechallenge.cases import load_cases
    from rechallenge.library import load
    from rechallenge.problems import NotFound, Unreadable

    name = _pathway(ctx)
    try:
        cases = load_cases(load(name)) if name else ()
    except (NotFound, Unreadable):
        return []
    return [CompletionItem(c.id, help=c.title) for c in cases if c.id.startswith(incomplete)]


def complete_node(
    ctx: click.Context, param: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    """Offer the nodes of the pathway that stands on the line."""
    from rechallenge.library import load
    from rechallenge.problems import NotFound, Unreadable

    name = _pathway(ctx)
    try:
        nodes = load(name).nodes if name else ()
    except (NotFound, Unreadable):
        return []
    return [CompletionItem(n.id, help=n.text) for n in nodes if n.id.startswith(incomplete)]


def _pathway(ctx: click.Context) -> str | None:
    """Return the pathway on the line; while an option waits for its value click leaves it aside."""
    named: str | None = ctx.params.get("pathway")
    return named or next(iter(ctx.args), None)
