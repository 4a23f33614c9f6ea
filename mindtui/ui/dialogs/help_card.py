"""The help card: whom to call. It needs no journal, no settings and no network."""

import os
from datetime import date

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from mindtui.content.help_lines import HelpCard, country_of, help_card
from mindtui.settings import Settings
from mindtui.ui.dialogs.dialog import Dialog
from mindtui.ui.widgets.plain_text import plain


class HelpCardDialog(Dialog[None]):
    """Shows the card and nothing else."""

    DEFAULT_CSS = """
    HelpCardDialog {
        Static { height: auto; margin-bottom: 1; }
        .headline { text-style: bold; }
        .call { padding-left: 2; margin: 0; }
        .heading { margin: 0; }
        .about { color: $soft; margin: 1 0; }
        .people { margin: 1 0 0 0; }
        .last { margin: 0; }
        &.-low Static { margin: 0; }
        &.-narrow .call { padding-left: 0; }
    }
    """
    BINDINGS = [Binding("enter,q,space", "leave", "Close", show=False)]

    def __init__(self, card: HelpCard) -> None:
        super().__init__()
        self._card = card

    def compose(self) -> ComposeResult:
        """Headline, whom to call, what is said about the numbers, and what this program is."""
        card = self._card
        with VerticalScroll(classes="frame") as frame:
            frame.border_title = plain("Help card")
            frame.border_subtitle = plain("Esc closes")
            yield Static(plain(card.headline), classes="headline")
            yield Static(plain(card.reassurance))
            yield Static(plain(card.heading), classes="heading")
            for line in card.lines:
                call = plain(f"{line.service}: {line.number}").stylize("bold")
                yield Static(call + plain(f"   {line.aside}").stylize("$soft"), classes="call")
            if card.people:
                yield Static(plain("\n".join(["People you chose:", *card.people])), classes="people")
            if card.about:
                yield Static(plain(" ".join(card.about)), classes="about")
            yield Static(plain(card.closing), classes="last")


def card_for(settings: Settings, today: date) -> HelpCard:
    """The help card for the person's country, guessed from the locale where none is set."""
    country = settings.country
    return help_card(country or country_of(os.environ), guessed=country is None, today=today)
