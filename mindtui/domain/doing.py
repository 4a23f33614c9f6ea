"""What was done with each activity: how often, when last, and how it felt."""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from mindtui.domain.activity import Activity
from mindtui.domain.plan import Plan
from mindtui.domain.text import one_line


class Doing(Struct, frozen=True):
    """One activity over all its plans. An idea is not planned yet; done is done at least in part.

    `felt` pairs pleasure with mastery, where both were rated.
    """

    key: str
    label: str
    planned: int = 0
    done: int = 0
    last_done: date | None = None
    pleasure: tuple[int, ...] = ()
    mastery: tuple[int, ...] = ()
    felt: tuple[tuple[int, int], ...] = ()


Doings = Mapping[str, Doing]
"""By the key of the activity."""


def doing_key(plan: Plan) -> str:
    """The activity's id; without one its label, letter case aside."""
    return plan.activity_id or label_key(plan.label)


def label_key(label: str) -> str:
    """A label as the key of an activity that has no id."""
    return one_line(label).casefold()


def doings(plans: Iterable[Plan]) -> Doings:
    """What was done with each activity, by key. `plans` in the order of their days; the last label counts."""
    found: dict[str, list[Plan]] = {}
    for plan in plans:
        if plan.status != "idea":
            found.setdefault(doing_key(plan), []).append(plan)
    return {key: _doing(key, same) for key, same in found.items()}


def doing_of(activity: Activity, known: Doings) -> Doing:
    """What was done with an activity; a plan that only has its label counts too."""
    keys = dict.fromkeys((activity.id, label_key(activity.label)))
    same = [known[key] for key in keys if key in known]
    return Doing(
        activity.id,
        activity.title(),
        planned=sum(doing.planned for doing in same),
        done=sum(doing.done for doing in same),
        last_done=max((doing.last_done for doing in same if doing.last_done), default=None),
        pleasure=tuple(rating for doing in same for rating in doing.pleasure),
        mastery=tuple(rating for doing in same for rating in doing.mastery),
        felt=tuple(pair for doing in same for pair in doing.felt),
    )


def _doing(key: str, plans: list[Plan]) -> Doing:
    done = [plan for plan in plans if plan.was_done]
    felt = [(plan.actual.pleasure, plan.actual.mastery) for plan in done]
    return Doing(
        key,
        plans[-1].title(),
        planned=len(plans),
        done=len(done),
        last_done=max((plan.day for plan in done), default=None),
        pleasure=tuple(pleasure for pleasure, _ in felt if pleasure is not None),
        mastery=tuple(mastery for _, mastery in felt if mastery is not None),
        felt=tuple((p, m) for p, m in felt if p is not None and m is not None),
    )
