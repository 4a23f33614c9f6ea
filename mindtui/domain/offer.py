"""What is offered after a check-in: nothing, one soft line, or the help card."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from mindtui.domain.check_in import CheckIn, is_hard, is_not_safe
from mindtui.domain.history import Change, Step
from mindtui.domain.journal import Journal

Offer = Literal["small things", "help card first", "help card"]
"""A soft line, the same line with the help card first, or the card itself."""

ONE_OFFER_PER: Final = timedelta(hours=1)
_OF_THE_PERSON: Final = frozenset({"add", "change", "batch"})
"""Deeds that came with an offer; what is brought back or merged came with one before."""


def offer_for(check_in: CheckIn, held: CheckIn | None, journal: Journal, now: datetime) -> Offer | None:
    """What to offer for a check-in that is about to be kept; `held` is what it was before it was changed.

    The person's own tag opens the card whenever it is set. A moment that turns hard gets a soft line, but
    none within an hour of the offer before: no matter through which program, and taken back or not.
    """
    if is_not_safe(check_in.tags) and not (held and is_not_safe(held.tags)):
        return "help card"
    if not check_in.is_hard or (held and held.is_hard) or _was_offered(journal, now):
        return None
    return "help card first" if check_in.mood == 0 and check_in.stress == 10 else "small things"


def _was_offered(journal: Journal, now: datetime) -> bool:
    for step in reversed(journal.all(Step)):
        if step.at <= now - ONE_OFFER_PER:
            return False
        if step.deed in _OF_THE_PERSON and any(_brought_an_offer(change, step.at) for change in step.changes):
            return True
    return False


def _brought_an_offer(change: Change, at: datetime) -> bool:
    """Whether a check-in was made, or made so, that offers something."""
    if change.table != CheckIn.table or change.after is None:
        return False
    if change.before is None and not _was_typed(change.after, at):
        return False
    return _deserves_one(change.after) and not _deserves_one(change.before or {})


def _was_typed(doc: Mapping[str, Any], at: datetime) -> bool:
    """Whether the person told it just then: what an import or another copy brings offers nothing."""
    is_new = at - datetime.fromisoformat(doc["created_at"]) < ONE_OFFER_PER
    return is_new and not doc["source"].startswith("import:")


def _deserves_one(doc: Mapping[str, Any]) -> bool:
    return is_hard(doc.get("mood"), doc.get("stress")) or is_not_safe(doc.get("tags", ()))
