"""Shapes of data: each one reads a tree, reports what is off, and tells its JSON Schema.

A file format is a composition of shapes, so the reader and the published JSON Schema cannot drift
apart. A shape that finds a fault reports it and returns `BAD`; the others go on, so that one run
reports everything.
"""

from rechallenge.shapes.base import BAD, Named, Report, Schema, Shape, describe
from rechallenge.shapes.groups import ById, ListOf, Single, texts
from rechallenge.shapes.records import Key, KindOf, Needs, Record, TextOr
from rechallenge.shapes.scalars import ID, SLUG, TEXT, Parsed, Text, Whole, Words, words

__all__ = [
    "BAD",
    "ID",
    "SLUG",
    "TEXT",
    "ById",
    "Key",
    "KindOf",
    "ListOf",
    "Named",
    "Needs",
    "Parsed",
    "Record",
    "Report",
    "Schema",
    "Shape",
    "Single",
    "Text",
    "TextOr",
    "Whole",
    "Words",
    "describe",
    "texts",
    "words",
]
