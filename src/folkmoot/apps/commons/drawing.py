"""Where people stand on the map, as shapes: pure geometry, in units of the picture's viewBox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT, EDGE = 640, 420, 26
MOST_SHAPES = 1500
"""More are not drawn: every so many-th then stands for all, and the page says so."""

# Each group has a shape of its own, drawn from the middle of where somebody stands.
SHAPES = (
    "m-3 0a3 3 0 1 0 6 0a3 3 0 1 0-6 0",  # a disc
    "m-3.4 0l3.4-3.4l3.4 3.4l-3.4 3.4z",  # a diamond
    "m-2.8-2.8h5.6v5.6h-5.6z",  # a square
    "m0-3.6l3.4 6h-6.8z",  # a triangle
    "m-3-3l6 6m0-6l-6 6",  # a cross
)
NAMES = ("disc", "diamond", "square", "triangle", "cross")
NO_GROUP = "m-1.2 0a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0"


@dataclass(frozen=True, slots=True)
class Cloud:
    """The people of one group in the picture.

    Attributes:
        number: of the group from 1; 0 for those in none.
        tone: its tone in the stylesheet.
        shape: what its shape is called.
        path: all its shapes as one path.
        key: its shape alone, for the legend.
        people: how many there are in truth.
        x, y: where its number is written.
    """

    number: int
    tone: int
    shape: str
    path: str
    key: str
    people: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """The whole picture; ``each`` says how many people a shape stands for."""

    clouds: tuple[Cloud, ...]
    each: int
    width: int = WIDTH
    height: int = HEIGHT


def picture(places: Sequence[tuple[float, float, int]]) -> Picture:
    """Draw people who stand at (across, up) in a group from 0, or in none (-1).

    The middle of all is the middle of the picture; both ways have the same scale.
    """
    across = max((abs(x) for x, _, _ in places), default=0) or 1
    up = max((abs(y) for _, y, _ in places), default=0) or 1
    scale = min((WIDTH / 2 - EDGE) / across, (HEIGHT / 2 - EDGE) / up)
    each = -(-len(places) // MOST_SHAPES) or 1
    clouds = []
    for group in sorted({group for _, _, group in places}):
        points = [
            (WIDTH / 2 + x * scale, HEIGHT / 2 - y * scale) for x, y, of in places if of == group
        ]
        shape = NO_GROUP if group < 0 else SHAPES[group % len(SHAPES)]
        drawn = "".join(f"M{x:.1f} {y:.1f}{shape}" for x, y in points[::each])
        clouds.append(
            Cloud(
                number=group + 1,
                tone=5 if group < 0 else group % len(SHAPES) + 1,
                shape="" if group < 0 else NAMES[group % len(NAMES)],
                path=drawn,
                key=f"M8 8{shape}",
                people=len(points),
                x=round(sum(x for x, _ in points) / len(points)),
                y=round(sum(y for _, y in points) / len(points)),
            )
        )
    return Picture(tuple(clouds), each)
