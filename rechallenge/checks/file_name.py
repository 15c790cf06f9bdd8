"""A pathway's file has the name of its id.

The pathway `drug-rash` is found unless its file is called `drug-rash.yaml`. Standard input has no
name and is left alone.

## Why it matters

Links find a pathway by its id, which must be the name of the file. A copied file whose id was
forgotten would pass itself off as the original.

## Bad

A file `drug-rash.yaml` that starts with

```yaml
format: 1
id: drug-colitis
```

## Good

A file `toy.yaml` that starts with

```yaml
format: 1
id: toy
```
"""

from collections.abc import Iterator
from pathlib import PurePath

from rechallenge.checks import Finding, Subject

CODE = "file-name"
STDIN = "<stdin>"


def check(subject: Subject) -> Iterator[Finding]:
    """Find an id that is not the name of the file."""
    pathway = subject.pathway
    name = PurePath(pathway.file).name
    if name and name != STDIN and name != f"{pathway.id}.yaml":
        message = f"the id '{pathway.id}' in a file named '{name}'"
        hint = f"name the file {pathway.id}.yaml, or change the id"
        yield Finding(pathway.span("id"), message, hint)
