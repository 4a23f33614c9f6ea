"""A life area, chosen out of all there are."""

from mindtui.domain.areas import area_names, name_in
from mindtui.domain.journal import Journal
from mindtui.ui.glyphs import FULL, Glyphs
from mindtui.ui.widgets.choice_row import ChoiceRow


class AreaRow(ChoiceRow[str | None]):
    """The key of an area, or None. One that is no longer there stays a choice for what is in it."""

    def __init__(self, journal: Journal, value: str | None, *, glyphs: Glyphs = FULL) -> None:
        names = area_names(journal)
        if value is not None:
            names[value] = name_in(names, value)
        super().__init__("Area", [(None, "none"), *names.items()], value, glyphs=glyphs, id="area")
