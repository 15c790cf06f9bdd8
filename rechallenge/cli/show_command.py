"""``rechallenge show``: tell what a pathway holds."""

from typing import TYPE_CHECKING, Any

import click

from rechallenge.cli.completion import complete_node, complete_pathway
from rechallenge.cli.output import print_blocks, print_json
from rechallenge.cli.report import fail, told

if TYPE_CHECKING:
    from rechallenge.model import Pathway
    from rechallenge.routes import Place, Routes


@click.command("show")
@click.argument("pathway", shell_complete=complete_pathway)
@click.option("--node", metavar="ID", shell_complete=complete_node, help="Show one node in full.")
@click.option("--format", type=click.Choice(["text", "json"]), default="text", help="How to tell.")
@click.option("--no-colour", "--no-color", "no_colour", is_flag=True, help="Use no colour.")
@told
def command(pathway: str, node: str | None, format: str, no_colour: bool) -> None:
    """Tell what PATHWAY holds: a shipped name or the path of a file."""
    from rechallenge.library import load
    from rechallenge.routes import routes
    from rechallenge.terminal import outline

    map = routes(load(pathway))
    if node is not None:
        place = _place(map, node)
        if format == "json":
            print_json(_node(place))
        else:
            print_blocks(outline.node_blocks(place), no_colour)
    elif format == "json":
        print_json(_whole(map))
    else:
        parts = (
            outline.head_blocks,
            outline.outline_blocks,
            outline.evidence_count_blocks,
            outline.source_blocks,
            outline.background_blocks,
        )
        print_blocks((b for part in parts for b in part(map.pathway)), no_colour)
        print_blocks(_count(map), no_colour)


def _place(map: "Routes", key: str) -> "Place":
    from rechallenge.problems import did_you_mean, quote

    if key not in map.places:
        hint = did_you_mean(key, map.places) or "see its outline with 'rechallenge show'"
        fail(f"no node named {quote(key)}; {hint}")
    return map.places[key]


def _count(map: "Routes") -> Any:
    from rechallenge.counts import count_paths
    from rechallenge.prose import EMPTY, Block

    yield EMPTY
    yield Block(f"From the start to an outcome: {count_paths(map)}.")


def _whole(map: "Routes") -> dict[str, Any]:
    from rechallenge.counts import count_paths
    from rechallenge.terminal.outline import default_nodes
    from rechallenge.vocabulary import Grade, Provenance
    from rechallenge.writer import content_hash, plain

    pathway = map.pathway
    paths = count_paths(map)
    return {
        "format": 1,
        "kind": "pathway",
        "content": content_hash(pathway),
        "paths": _number(paths.number),
        "each path repeats at most one round": paths.repeats,
        "citations by grade": _counted(pathway, Grade, "grade"),
        "citations by provenance": _counted(pathway, Provenance, "provenance"),
        "nodes on the author's default": list(default_nodes(pathway)),
        "pathway": plain(pathway),
    }


def _number(paths: int | None) -> int | str | None:
    """Return a number of paths, in words where Python would not print its thousands of digits."""
    from rechallenge.counts import in_figures

    return paths if paths is None or paths.bit_length() < 10_000 else in_figures(paths)


def _counted(pathway: "Pathway", kind: Any, name: str) -> dict[str, int]:
    return {
        member.value: sum(getattr(citation, name) is member for citation in pathway.citations)
        for member in kind
    }


def _node(place: "Place") -> dict[str, Any]:
    from rechallenge.model import evidence
    from rechallenge.writer import plain

    whole = plain(place.pathway)
    return {
        "pathway": place.pathway.id,
        "id": place.node.id,
        "node": whole["nodes"][place.node.id],
        "evidence": {id: whole["evidence"][id] for id in evidence(place.node)},
    }
