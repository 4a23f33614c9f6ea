"""What is offered after a check-in: nothing, one soft line, or the help card."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final, Literal

from mindtui.domain.check_in import CheckIn, is_hard, is_not_safe
from mindtui.domain.history import Change, Step
from mindtui.domain.journal import Journal
from mindtui.domain.record import instant, moment_in

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
        at = instant(step.at)
        if at <= instant(now) - ONE_OFFER_PER:
            return False
        if step.deed in _OF_THE_PERSON and any(_brought_an_offer(change, at) for change in step.changes):
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
    created_at = moment_in(doc.get("created_at"))
    if created_at is None or at - instant(created_at) >= ONE_OFFER_PER:
        return False
    return not str(doc.get("source")).startswith("import:")


def _deserves_one(doc: Mapping[str, Any]) -> bool:
    # Rows of the history are as whoever wrote them left them.
    mood, stress, tags = (doc.get(name) for name in ("mood", "stress", "tags"))
    words = [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
    return is_hard(_number(mood), _number(stress)) or is_not_safe(words)


def _number(value: object) -> int | None:
    return value if isinstance(value, int) else None
