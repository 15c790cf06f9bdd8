"""Path codes: a walk in a short text that can be read out, typed, or put in an address.

``imatinib-rash~1K7Q2…`` holds the pathway's id, a digest of its content, and for each answer in
walking order a tag made from the ids of its place and answer, so that a code outlives changes
elsewhere in the pathway. It holds no patient data. The last four characters are a checksum. The
form is described in docs/walk.md.
"""

import hashlib
import re
from typing import NamedTuple

from rechallenge.model import Pathway
from rechallenge.problems import quote
from rechallenge.routes import Place, Routes
from rechallenge.walk import Walk, walk
from rechallenge.writer import content_hash

SEPARATOR = "~"
"""Stands between the pathway's id and the body; no id and no file name of a pathway holds it."""
MAX_LENGTH = 8_000
"""The longest code that is read, in characters."""

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)}
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", "\u2010": "", "\u2011": ""})
_VERSION = "1"
_DIGEST = 4
_TAG = 2
_CHECKSUM = 4
_FORM = re.compile(r"[a-z][a-z0-9-]{0,39}")


class PathCodeError(Exception):
    """A text is no path code, or not one of this pathway; the message is for the person walking."""


class PathCode(NamedTuple):
    """A code that was read: the pathway's id, the digest of its content, and the tags in a row."""

    pathway: str
    digest: str
    tags: str


class Restored(NamedTuple):
    """The walk that a code leads to in a pathway.

    ``changed`` tells that the pathway has changed since the code was made. ``misfit`` says which
    step no longer fits, and is empty when everything was restored.
    """

    walk: Walk
    changed: bool
    misfit: str


def encode(walked: Walk) -> str:
    """Return the path code of a walk."""
    pathway = walked.pathway
    answers = ((s.place, s.answer.id) for s in walked.steps if s.answer is not None)
    tags = "".join(_tags(place)[id] for place, id in answers)
    body = f"{_VERSION}{_digest(pathway)}{tags}"
    return f"{pathway.id}{SEPARATOR}{body}{_checksum(pathway.id, body)}"


def is_code(text: str) -> bool:
    """Return whether a text is meant as a path code rather than a pathway's name or file."""
    return bool(_FORM.fullmatch(text.strip().partition(SEPARATOR)[0].lower())) and SEPARATOR in text


def decode(code: str) -> PathCode:
    """Read a path code: small letters, O, I, L and hyphens in its body are forgiven.

    Raises `PathCodeError`.
    """
    if len(code) > MAX_LENGTH:
        raise PathCodeError(f"this code has {len(code)} characters (at most {MAX_LENGTH})")
    id, found, rest = code.strip().partition(SEPARATOR)
    id = id.lower()
    if not found or not _FORM.fullmatch(id):
        raise PathCodeError(f"{quote(code)} is no path code; one looks like imatinib-rash~1K7Q2…")
    text = "".join(rest.split()).upper().translate(_ALIKE)
    if strange := next((c for c in text if c not in _VALUES), ""):
        raise PathCodeError(f"a path code never holds {quote(strange)}; look for a typing error")
    if len(text) < 1 + _DIGEST + _CHECKSUM:
        raise PathCodeError("this code is cut short")
    body, checksum = text[:-_CHECKSUM], text[-_CHECKSUM:]
    if checksum != _checksum(id, body):
        raise PathCodeError("this code has a typing error, or a part of it is missing")
    if body[0] != _VERSION:
        raise PathCodeError(
            f"this code was made by a later version of rechallenge (form {body[0]}, not {_VERSION})"
        )
    return PathCode(id, body[1 : 1 + _DIGEST], body[1 + _DIGEST :])


def restore(map: Routes, code: str) -> Restored:
    """Follow a path code through a pathway, as far as it still fits.

    Raises `PathCodeError`, also when the code belongs to another pathway.
    """
    read = decode(code)
    if read.pathway != map.pathway.id:
        raise PathCodeError(f"this code is for '{read.pathway}', not '{map.pathway.id}'")
    here, rest = walk(map), read.tags
    while rest and here.question:
        tags = _tags(here.place)
        id = next((id for id, tag in tags.items() if rest.startswith(tag)), None)
        if id is None:
            break
        here, rest = here.answer(id), rest[len(tags[id]) :]
    return Restored(here, read.digest != _digest(map.pathway), _misfit(here, rest))


def _misfit(here: Walk, rest: str) -> str:
    if not rest:
        return ""
    later = len(rest) // _TAG - 1
    lost = f"; {later} later {'answer was' if later == 1 else 'answers were'} left out with it"
    number = len(here.answers) + 1
    if here.question is None:
        said = f"the walk now ends after answer {number - 1}, and the code goes on"
        return said + f"; {later + 1} left out"
    said = f"answer {number}, at '{here.key}' ({here.question.text}), no longer fits"
    return said + (lost if later > 0 else "")


def _tags(place: Place) -> dict[str, str]:
    """Return the tag of each answer at a place, as long as it takes to tell them apart."""
    ids = [exit.answer.id for exit in place.exits if exit.answer is not None]
    digests = [_base32(f"{place.key}\n{id}") for id in ids]
    length = _TAG
    while len({digest[:length] for digest in digests}) < len(ids):
        length += 1
    return {id: digest[:length] for id, digest in zip(ids, digests, strict=True)}


def _digest(pathway: Pathway) -> str:
    return _characters(int(content_hash(pathway)[: _DIGEST * 5 // 4], 16), _DIGEST)


def _base32(text: str) -> str:
    """Return the SHA-256 of a text as 51 characters, 5 bits each."""
    number = int.from_bytes(hashlib.sha256(text.encode("utf-8", "backslashreplace")).digest())
    return _characters(number >> 1, 51)


def _characters(number: int, length: int) -> str:
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in range(length - 1, -1, -1))


def _checksum(id: str, body: str) -> str:
    """Return the CRC-20 of id and body as 4 characters.

    A cyclic code: it notices every change within 20 bits in a row, so every wrong character and
    every pair of neighbours swapped in the body, and any other change but one in a million.
    """
    register = 0xFFFFF
    for value, bits in [*((ord(c), 8) for c in id), *((_VALUES[c], 5) for c in body)]:
        register ^= value << 20 - bits
        for _ in range(bits):
            register = register << 1 ^ (_POLYNOMIAL if register & 0x80000 else 0)
    return _characters(register ^ 0xFFFFF, _CHECKSUM)


_POLYNOMIAL = 0x100009
"""x^20 + x^3 + 1, which is primitive, so that two wrong bits never cancel out either."""
