"""What other packages add: their checks and exporters, found by their entry points."""

from typing import Any


class BrokenPlugin(Exception):
    """Something that another package adds cannot be loaded; the message says which and why."""


def plugin_names(group: str) -> list[str]:
    """Return the names that other packages have entered in a group, sorted, each once."""
    from importlib.metadata import entry_points  # takes longer than drawing a small chart

    return sorted(entry_points(group=group).names)


def load_plugin(group: str, name: str) -> Any:
    """Return what another package has entered under a name.

    Raises `BrokenPlugin` when it cannot be imported, whatever its own code raises.
    """
    from importlib.metadata import entry_points

    point = entry_points(group=group)[name]
    try:
        return point.load()
    except Exception as error:
        message = f"'{name}' of the group {group} ({point.value}) cannot be loaded: {error}"
        raise BrokenPlugin(f"{message}; mend or uninstall the package that adds it") from error
