"""Points and rectangles on a drawing."""

from typing import NamedTuple


class Point(NamedTuple):
    """A place on the drawing, in points from the top left."""

    x: float
    y: float


class Rect(NamedTuple):
    """A rectangle on the drawing, from its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height

    def overlaps(self, other: "Rect") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right - 0.01
            and other.x < self.right - 0.01
            and self.y < other.bottom - 0.01
            and other.y < self.bottom - 0.01
        )
