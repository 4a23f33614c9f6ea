"""Mapping what one gets around: six short lines, of which only the first is needed."""

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Input

from mindtui.domain.avoidance import AvoidanceMap
from mindtui.ui.chain import PARTS
from mindtui.ui.dialogs.form import FormDialog
from mindtui.ui.widgets.field import Field

EXAMPLES = {
    "trigger": "a letter from the tax office",
    "reaction": "a tight chest, “not today”",
    "avoidance": "put it on the pile, made tea",
    "short_term": "quiet for an hour",
    "long_term": "a bigger pile, a fee",
    "alternative": "open one letter, standing up",
}
HINTS = {
    "trigger": "What set it off: where you were, what happened. Only this line is needed.",
    "reaction": "What you felt, and what went through your mind.",
    "avoidance": "How you got around it. Being busy or thinking it over can be that too.",
    "short_term": "What that gives you at once.",
    "long_term": "What it costs you later.",
    "alternative": "What else you could do: small, and toward what matters to you.",
}


class MapDialog(FormDialog[AvoidanceMap]):
    """Gives the map, not yet in the journal."""

    HELP = (
        "A map of avoiding: what set it off, how you got around it, what that gives and costs, what else. "
        "In therapy such maps are known as TRAP (trigger, response, avoidance pattern) and TRAC (trigger, "
        "response, alternative coping)."
    )

    trigger = query_one("#trigger", Input)

    def __init__(self, each: AvoidanceMap) -> None:
        """`each` is the map to be changed, or what a new one begins with; its trigger may be blank."""
        super().__init__()
        self._map = each

    @property
    def heading(self) -> str:
        """A new map or an old one."""
        return "Change this map" if self._map.id else "Map what you get around"

    def compose_rows(self) -> ComposeResult:
        """A line for each link of the chain."""
        for name, label in PARTS.items():
            text = getattr(self._map, name).strip()
            yield Field(label, Input(text, placeholder=EXAMPLES[name], compact=True, id=name))

    def on_mount(self) -> None:
        """Begin with what set it off, or behind it where that is known."""
        self.query_one("#reaction" if self.trigger.value and not self._map.id else "#trigger").focus()

    def hint_for(self, row: Widget) -> str:
        """What the line takes."""
        return HINTS.get(row.id or "", "")

    def read(self) -> AvoidanceMap:
        """The map."""
        told = {name: self.query_one(f"#{name}", Input).value.strip() for name in PARTS}
        with self.hint.leading_to(self.trigger):
            return replace(self._map, **told).admitted()
