"""What the shell offers after a hard check-in, on standard error."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date

from mindtui.cli.output import tell
from mindtui.cli.surroundings import Surroundings
from mindtui.domain.offer import Offer

LINES: Mapping[Offer, str] = {
    "small things": "If you like: mindtui, then b, opens three small things that may help.",
    "help card first": "mindtui help-card shows people to call. mindtui, then b, opens three small things.",
}


@contextmanager
def offering(offer: Offer | None, around: Surroundings, today: date) -> Iterator[None]:
    """Save and tell inside; the offer follows, also where something could not be saved."""
    try:
        yield
    finally:
        tell_offer(offer, around, today)


def tell_offer(offer: Offer | None, around: Surroundings, today: date) -> None:
    """Tell the soft line, or show the help card."""
    if offer == "help card":
        # Imported here so that every other check-in does not wait for its texts.
        from mindtui.cli.help_card import show_help_card

        show_help_card(around, today, tell)
    elif offer is not None:
        tell(LINES[offer])
