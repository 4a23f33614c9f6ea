"""Mixed writes through TinyDB's own calls, the same every time, and what the file must hold after each."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tinydb import where

from tests.faults.subject import State, Subject

TABLES = ("check_ins", "plans")


class Deed(NamedTuple):
    """One call: what is done in which table, to the documents with which keys."""

    call: str
    table: str
    keys: tuple[str, ...]
    fields: Mapping[str, Any]

    def do_in(self, subject: Subject, path: Path) -> None:
        """Open the file, call TinyDB, close it."""
        with subject.open(path) as db:
            self.do(db)

    def do(self, db: Any) -> None:
        """Call TinyDB."""
        table = db.table(self.table)
        match self.call:
            case "insert":
                table.insert(self._doc(self.keys[0]))
            case "insert_multiple":
                table.insert_multiple([self._doc(key) for key in self.keys])
            case "update":
                table.update(dict(self.fields), where("key") == self.keys[0])
            case "update all":
                table.update(dict(self.fields))
            case "upsert":
                table.upsert(self._doc(self.keys[0]), where("key") == self.keys[0])
            case "remove":
                table.remove(where("key").one_of(list(self.keys)))
            case other:
                raise ValueError(other)

    def after(self, state: State) -> State:
        """What a file that held `state` must hold then."""
        docs = dict(state.get(self.table, {}))
        match self.call:
            case "insert" | "insert_multiple" | "upsert":
                docs |= {key: {**docs.get(key, {}), **self._doc(key)} for key in self.keys}
            case "update":
                docs |= {key: {**docs[key], **self.fields} for key in self.keys if key in docs}
            case "update all":
                docs = {key: {**doc, **self.fields} for key, doc in docs.items()}
            case "remove":
                docs = {key: doc for key, doc in docs.items() if key not in self.keys}
        changed = {**state, self.table: docs}
        return {name: changed[name] for name in sorted(changed) if changed[name]}

    def _doc(self, key: str) -> dict[str, Any]:
        return {"key": key, **self.fields}


def first(docs: int, size: int = 100) -> Deed:
    """The deed that fills a new file with so many documents, each of about `size` bytes."""
    return Deed("insert_multiple", TABLES[0], tuple(f"e{n}" for n in range(docs)), {"note": "x" * size})


def mixed(seed: int, start: State) -> Iterator[Deed]:
    """Deeds without end on a file that holds `start`. It shrinks as often as it grows."""
    random, state = Random(seed), start
    target = sum(map(len, start.values()))
    for number in range(1_000_000):
        table = random.choice(TABLES)
        there = list(state.get(table, ()))
        grows = sum(map(len, state.values())) <= target
        calls = ["insert", "insert_multiple", "upsert"] if grows else ["remove"]
        call = random.choice([*calls, "update", "update all", "upsert"]) if there else "insert"
        new = tuple(f"{seed}-{number}-{n}" for n in range(random.randint(2, 5)))
        keys = {
            "insert": new[:1],
            "insert_multiple": new,
            "upsert": (random.choice([*there, new[0]]),),
            "update": (random.choice(there or [""]),),
            "update all": (),
            "remove": tuple(random.sample(there, min(len(there), random.randint(1, 4)))),
        }[call]
        deed = Deed(call, table, keys, {"n": number, "note": "ü" * random.randint(0, 60)})
        state = deed.after(state)
        yield deed


def states_after(start: State, deeds: Iterator[Deed], count: int) -> list[State]:
    """What the file holds before the first deed and after each of `count`."""
    found = [start]
    for _ in range(count):
        found.append(next(deeds).after(found[-1]))
    return found
