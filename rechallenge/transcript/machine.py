"""The transcript as JSON, for programs; docs/walk.md describes its keys.

The keys are the fields of `rechallenge.transcript.account.Account`, in their order, each step led
by its ``kind``. Vocabularies are written in the words of the pathway file, days as numbers.
"""

import json
import re
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any

from rechallenge.transcript.account import Account

SUFFIX = ".json"
FORMAT = 1
"""The version of the form; it moves when a key changes its meaning or goes."""

_STEERING = re.compile("[\x7f-\x9f\u061c\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff]")


def render(account: Account) -> str:
    """Return the transcript as JSON."""
    told = {"format": FORMAT, "kind": "transcript", **_plain(account)}
    return printable(json.dumps(told, ensure_ascii=False, indent=2)) + "\n"


def printable(text: str) -> str:
    """Write what could steer a terminal as an escape of JSON, which keeps its meaning."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        kind = {"kind": value.kind} if hasattr(value, "kind") else {}
        return kind | {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    return value
