"""The manual of the checks in Markdown, made from the docstrings of their modules."""

from rechallenge.checks import Check, checks

_INTRODUCTION = """\
# The checks

`rechallenge check` reads pathway files and tells everything that is wrong with them in one run.
What makes a file unreadable is told by the reader and cannot be waived. What follows is found in
readable pathways.

```console
$ rechallenge check nowhere.yaml
nowhere.yaml:1:1: there is no such file [not-found]
nowhere.yaml: 1 finding
```

A finding has the form `file:line:column: message — hint [code]`. Findings are printed on standard
output. The exit code is 0 when nothing was found, 1 when something was, and 2 when the command was
not understood. `--format json` is for programs, `--format github` makes annotations of a pull
request, `--today 2026-11-21` checks as on that day, and `--explain CODE` shows the page of a check.
"""

_WAIVERS = """\
## Waivers

A finding that you accept is waived in the file, with your reason. `at` names the node it is about;
without it all findings of the check in this file are waived. `rechallenge check` lists the waivers
in use. A waiver that waives nothing is a finding itself (`idle-waiver`), and so is one for a check
that does not exist (`unknown-check`).
"""

_OWN = """\
## Checks of your own

A check is a module with a `CODE`, a docstring that is its page, and a function `check` that yields
what it finds. Register it under the entry point group `rechallenge.checks` of your package.

```toml
[project.entry-points."rechallenge.checks"]
house-style = "our_package.house_style"
```
"""


def pages() -> dict[str, str]:
    """Return the pages of the manual, by the names of their files."""
    return {
        "index.md": _index(),
        **{f"{code}.md": page(check) for code, check in checks().items()},
    }


def page(check: Check) -> str:
    """Return the page of one check: its docstring, and how its findings are waived."""
    text = (check.__doc__ or "No manual page.").strip()
    return f"# {check.CODE}\n\n{text}\n\n{_waiver(check.CODE)}"


def _index() -> str:
    rows = [f"- [{code}]({code}.md): {_first_line(check)}" for code, check in checks().items()]
    return (
        "\n".join([_INTRODUCTION, *rows, "", _WAIVERS, _example("long-text"), _OWN]).rstrip() + "\n"
    )


def _first_line(check: Check) -> str:
    return (check.__doc__ or "No manual page.").strip().splitlines()[0]


def _waiver(code: str) -> str:
    return f"## To waive it\n\n{_example(code)}"


def _example(code: str) -> str:
    lines = ["waivers:", f"  - check: {code}", "    at: first", "    reason: Why it is right here."]
    return "\n".join(["```yaml", *lines, "```", ""])
