"""The colours of charts.

Nothing is told by colour alone: shapes, words, borders and signs say the same. Every text stands
against its ground with a contrast of at least 4.5 to 1 (WCAG 2.2, level AA).
"""

from dataclasses import dataclass

from rechallenge.flowchart.chart import Kind
from rechallenge.flowchart.options import Theme
from rechallenge.vocabulary import Disposition


@dataclass(frozen=True, slots=True)
class Paint:
    """The colours of a box: its ground, border and text, and the strip with its disposition."""

    fill: str
    stroke: str
    text: str
    badge: str = ""
    badge_text: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a theme. ``faded`` is for what a highlighted walk left aside."""

    paper: str
    ink: str
    muted: str
    rule: str
    link: str
    severe: tuple[str, str]
    faded: Paint
    kinds: dict[Kind, Paint]
    outcomes: dict[Disposition, Paint]


@dataclass(frozen=True, slots=True)
class Border:
    """How the border of an outcome is drawn, the same in every theme."""

    width: float
    dash: str = ""
    double: bool = False


BORDERS = {
    Disposition.LEAVE: Border(1.1, "5 3"),
    Disposition.CONTINUE: Border(1.1),
    Disposition.CONTINUE_TREATED: Border(2.0),
    Disposition.RECHALLENGE: Border(1.1, double=True),
    Disposition.SWITCH: Border(1.6, "9 3 2 3"),
    Disposition.TEAM: Border(1.8, "2 2.6"),
    Disposition.STOP: Border(3.0),
    Disposition.EMERGENCY: Border(4.0),
}

_D = Disposition
_BLACK, _WHITE = "#000000", "#ffffff"

_SAFE = Palette(
    paper=_WHITE,
    ink="#16191d",
    muted="#4a5058",
    rule="#a9b0b8",
    link="#0a4f8f",
    severe=("#16191d", _WHITE),
    faded=Paint(_WHITE, "#b4bac1", "#666d75", _WHITE, "#666d75"),
    kinds={
        Kind.STATE: Paint("#f6f1e1", "#6d6035", "#16191d"),
        Kind.QUESTION: Paint("#e2eef8", "#23608f", "#16191d"),
        Kind.ACTION: Paint(_WHITE, "#2f353c", "#16191d"),
        Kind.LINK: Paint("#efe8f6", "#5c4789", "#16191d"),
        Kind.JUMP: Paint("#f3f4f6", "#6b727a", "#16191d"),
    },
    outcomes={
        _D.LEAVE: Paint("#f4f5f6", "#596069", "#16191d", "#dde0e4", "#16191d"),
        _D.CONTINUE: Paint("#e3f4ee", "#00664b", "#16191d", "#00664b", _WHITE),
        _D.CONTINUE_TREATED: Paint("#e3f4ee", "#00664b", "#16191d", "#00664b", _WHITE),
        _D.RECHALLENGE: Paint("#f8e9f1", "#8c3a6c", "#16191d", "#8c3a6c", _WHITE),
        _D.SWITCH: Paint("#e4f1fa", "#00568a", "#16191d", "#00568a", _WHITE),
        _D.TEAM: Paint("#fdf3dc", "#7d5600", "#16191d", "#f0c14b", "#16191d"),
        _D.STOP: Paint("#fcebe1", "#a84300", "#16191d", "#a84300", _WHITE),
        _D.EMERGENCY: Paint("#6b0f1a", "#2b0409", _WHITE, "#2b0409", _WHITE),
    },
)

_COLOUR = Palette(
    paper=_WHITE,
    ink="#101418",
    muted="#454b52",
    rule="#9aa3ad",
    link="#0b4ea2",
    severe=("#b00020", _WHITE),
    faded=_SAFE.faded,
    kinds={
        Kind.STATE: Paint("#fff4cc", "#8a6d00", "#101418"),
        Kind.QUESTION: Paint("#cfe5fb", "#0b4ea2", "#101418"),
        Kind.ACTION: Paint("#fdfdfd", "#2f353c", "#101418"),
        Kind.LINK: Paint("#e6dcf7", "#5a32a3", "#101418"),
        Kind.JUMP: Paint("#eceff2", "#5f6770", "#101418"),
    },
    outcomes={
        _D.LEAVE: Paint("#eef0f2", "#596069", "#101418", "#d3d8dd", "#101418"),
        _D.CONTINUE: Paint("#d6f3dc", "#146c2e", "#101418", "#146c2e", _WHITE),
        _D.CONTINUE_TREATED: Paint("#e6f5c9", "#4b6b00", "#101418", "#4b6b00", _WHITE),
        _D.RECHALLENGE: Paint("#f6d9ee", "#8a1c73", "#101418", "#8a1c73", _WHITE),
        _D.SWITCH: Paint("#d2eef7", "#005f7a", "#101418", "#005f7a", _WHITE),
        _D.TEAM: Paint("#ffedc2", "#7d5600", "#101418", "#ffc933", "#101418"),
        _D.STOP: Paint("#fddcd3", "#b3261e", "#101418", "#b3261e", _WHITE),
        _D.EMERGENCY: Paint("#a30015", "#4d000a", _WHITE, "#4d000a", _WHITE),
    },
)

_PLAIN = Paint(_WHITE, _BLACK, _BLACK, _WHITE, _BLACK)
_INVERTED = Paint(_BLACK, _BLACK, _WHITE, _WHITE, _BLACK)

_PRINT = Palette(
    paper=_WHITE,
    ink=_BLACK,
    muted=_BLACK,
    rule=_BLACK,
    link=_BLACK,
    severe=(_BLACK, _WHITE),
    faded=_PLAIN,
    kinds=dict.fromkeys((Kind.STATE, Kind.QUESTION, Kind.ACTION, Kind.LINK, Kind.JUMP), _PLAIN),
    outcomes=dict.fromkeys(Disposition, _PLAIN)
    | {
        _D.STOP: Paint(_WHITE, _BLACK, _BLACK, _BLACK, _WHITE),
        _D.EMERGENCY: _INVERTED,
    },
)

_DARK = Palette(
    paper="#12161b",
    ink="#f1f3f5",
    muted="#b9c0c8",
    rule="#5a636d",
    link="#8cc4ff",
    severe=("#f1f3f5", "#12161b"),
    faded=Paint("#12161b", "#4a525b", "#98a0a9", "#12161b", "#98a0a9"),
    kinds={
        Kind.STATE: Paint("#2f2a18", "#cdb870", "#f1f3f5"),
        Kind.QUESTION: Paint("#15304a", "#7db8ea", "#f1f3f5"),
        Kind.ACTION: Paint("#1e242b", "#c3cad2", "#f1f3f5"),
        Kind.LINK: Paint("#2c2343", "#b9a3ea", "#f1f3f5"),
        Kind.JUMP: Paint("#22282f", "#939ca6", "#f1f3f5"),
    },
    outcomes={
        _D.LEAVE: Paint("#20252b", "#aab2bb", "#f1f3f5", "#3a424b", "#f1f3f5"),
        _D.CONTINUE: Paint("#0e3328", "#4fd0a5", "#f1f3f5", "#4fd0a5", "#0b1210"),
        _D.CONTINUE_TREATED: Paint("#0e3328", "#4fd0a5", "#f1f3f5", "#4fd0a5", "#0b1210"),
        _D.RECHALLENGE: Paint("#3b1a2e", "#f09cc9", "#f1f3f5", "#f09cc9", "#1c0a14"),
        _D.SWITCH: Paint("#0d2c42", "#6cc0f5", "#f1f3f5", "#6cc0f5", "#07141f"),
        _D.TEAM: Paint("#362a0b", "#f2c552", "#f1f3f5", "#f2c552", "#1c1503"),
        _D.STOP: Paint("#3d1a08", "#ff9a5c", "#f1f3f5", "#ff9a5c", "#1f0c02"),
        _D.EMERGENCY: Paint("#ffd9dc", "#ff5c6c", "#2b0409", "#8f0012", _WHITE),
    },
)

PALETTES = {
    Theme.SAFE: _SAFE,
    Theme.COLOUR: _COLOUR,
    Theme.PRINT: _PRINT,
    Theme.DARK: _DARK,
}
