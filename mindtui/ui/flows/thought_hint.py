"""The gentle hint after records that did not shift: shown once, then not for 30 days."""

from datetime import date

from mindtui.domain.thought import ThoughtRecord
from mindtui.insights.thoughts import has_not_shifted
from mindtui.ui.desk import Desk

HINT = "thoughts-hint"
"""The day it was shown is kept like what was typed into a form of this name: with the data, and no step."""


def hint_is_due(desk: Desk) -> bool:
    """Whether to show the hint now; that it was shown today is noted then.

    Where nothing can be kept, it is not shown: it would come back with every start.
    """
    journal = desk.journal
    if journal.refusal is not None:
        return False
    draft = journal.draft(HINT)
    if not has_not_shifted(journal.all(ThoughtRecord), desk.today, _day(draft.typed if draft else {})):
        return False
    journal.keep_draft(HINT, {"shown_on": desk.today.isoformat()}, desk.clock())
    return True


def _day(kept: dict[str, object]) -> date | None:
    try:
        return date.fromisoformat(str(kept.get("shown_on")))
    except ValueError:
        return None
