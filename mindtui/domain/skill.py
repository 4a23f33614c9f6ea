"""Using a skill: one run of breathing, grounding or anything else that is done when upset."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, ClassVar

from msgspec import Meta

from mindtui.domain.record import Record
from mindtui.domain.scale import Rating
from mindtui.domain.text import one_line
from mindtui.errors import UsageError


class SkillRun(Record, frozen=True, kw_only=True):
    """One use of a skill, which began at `at`; `name` is what the skill was called then.

    Distress and help are 0–10. `context` is what was going on, in the person's words.
    """

    table: ClassVar[str] = "skill_runs"
    words: ClassVar[str] = "skill use"
    dated_by: ClassVar[str] = "at"

    skill_id: Annotated[str, Meta(min_length=1, max_length=100)]
    name: Annotated[str, Meta(max_length=200)] = ""
    at: datetime
    seconds: Annotated[int, Meta(ge=0)] = 0
    finished: bool = True
    distress_before: Rating | None = None
    distress_after: Rating | None = None
    helped: Rating | None = None
    context: str = ""

    def when(self) -> datetime:
        """The moment it began."""
        return self.at

    def title(self) -> str:
        """The skill, and distress as far as it was rated."""
        rated = (("before", self.distress_before), ("after", self.distress_after))
        said = ", ".join(f"{value} {which}" for which, value in rated if value is not None)
        return f"{self.skill}, distress {said}" if said else self.skill

    def texts(self) -> Iterable[str]:
        """The name of the skill, and what was going on."""
        return (self.skill, self.context)

    def check(self) -> None:
        """It says which skill it was."""
        if not self.skill_id.strip():
            raise UsageError("The use of a skill needs the skill.")

    @property
    def skill(self) -> str:
        """What the skill is called: its name, or its id as words."""
        return one_line(self.name) or one_line(self.skill_id.replace("_", " ").replace("-", " "))
