"""The tables by name: filled by as many processes as there are cores, and printed as text."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from random import Random
from typing import TypeAlias

from tests.simulate.decks import decks
from tests.simulate.drift import drifts
from tests.simulate.links import interval, links
from tests.simulate.situation import Found, Situation, holds
from tests.simulate.skills import skills
from tests.simulate.trend import trends
from tests.simulate.trials import trials

TABLES: Mapping[str, Callable[[], Iterator[Situation]]] = {
    "links": links,
    "interval": interval,
    "trend": trends,
    "drift": drifts,
    "skills": skills,
    "trials": trials,
    "decks": decks,
}

Rows: TypeAlias = Sequence[tuple[Situation, Found]]


def fill(name: str, people: int, seed: int, workers: int) -> Rows:
    """One table; a person is the same in every run with the same seed, whoever simulates them.

    Among two hundred rates one is off by chance: where a promise does not hold, eight times as many decide.
    """
    situations = list(TABLES[name]())
    numbers = range(len(situations))
    counts = [max(1, round(people * situation.part)) for situation in situations]
    work = [(name, place, seed, count) for place, count in zip(numbers, counts, strict=True)]
    if workers == 1:
        found = [_tally(job) for job in work]
    else:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            found = list(pool.map(_tally, work))
    return [
        (situation, once if holds(situation, once) else _tally((name, place, seed, 8 * count)))
        for (_, place, _, count), situation, once in zip(work, situations, found, strict=True)
    ]


def table(rows: Rows) -> str:
    """Every situation beside the design's figure; a rate is of those who were answered."""
    lines = ["| situation | design | found | error | answered | |", "| --- | --- | --- | --- | --- | --- |"]
    for situation, found in rows:
        cells = (
            f"{situation.group}: {situation.name}",
            _figure(situation.design),
            _figure(found.rate),
            f"±{found.error:.3f}",
            f"{found.answered} of {found.people}",
            "" if holds(situation, found) else "does not hold",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def summary(rows: Rows) -> str:
    """One line for all situations of a kind: what is promised, and what was found in all and in each."""
    groups: dict[str, list[tuple[Situation, Found]]] = {}
    for situation, found in rows:
        groups.setdefault(situation.group, []).append((situation, found))
    lines = ["| situation | promised | found (range) | people |", "| --- | --- | --- | --- |"]
    for group, members in groups.items():
        promised = _range(situation.promised for situation, _ in members)
        if promised != "–":
            promised = f"{members[0][0].promise} {promised}"
        rates = _range(found.rate for _, found in members)
        people = sum(found.answered for _, found in members)
        mean = f"{sum(found.yes for _, found in members) / max(people, 1):.3f} ({rates})"
        lines.append(f"| {group} | {promised} | {mean} | {people:,} in {len(members)} settings |")
    return "\n".join(lines)


def broken(rows: Rows) -> list[Situation]:
    """The situations in which a promise does not hold."""
    return [situation for situation, found in rows if not holds(situation, found)]


def _tally(job: tuple[str, int, int, int]) -> Found:
    name, place, seed, people = job
    situation = list(TABLES[name]())[place]
    # The name and not the place, so that a new row leaves the people of the others as they are.
    key = f"{seed}|{situation.group}|{situation.name}"
    answers = [situation.person(Random(f"{key}|{number}")) for number in range(people)]
    return Found(people, people - answers.count(None), answers.count(True))


def _range(rates: Iterable[float | None]) -> str:
    known = sorted({_figure(rate) for rate in rates if rate is not None})
    return "–".join([known[0], known[-1]][: len(known)]) if known else "–"


def _figure(rate: float | None) -> str:
    return "–" if rate is None else f"{rate:.3f}"
