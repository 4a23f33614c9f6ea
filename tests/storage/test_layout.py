"""The data file as bytes."""

import json
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

import pytest

from mindtui.errors import DataFileError
from mindtui.storage.layout import Image, Sheet, decode, is_as_sealed

FILE = Path("journal.json")
DOCS: dict[str, dict[str, Any]] = {
    "0199": {"mood": 6, "note": "über \n\u2028 „Zeilen“"},
    "019a": {"mood": None, "tags": ["a", "b"]},
}


def image(**tables: dict[str, dict[str, Any]]) -> Image:
    sheets = {name: Sheet.of(docs) for name, docs in tables.items()}
    return Image(sheets, generation=17, docs=sum(map(len, sheets.values())))


def test_it_is_json_with_one_document_a_line_and_a_seal() -> None:
    data = image(check_ins=DOCS, plans={}).encode()
    lines = data.decode().split("\n")
    assert lines == [
        "{",
        '"check_ins":{',
        '"0199":{"mood":6,"note":"über \\n\u2028 „Zeilen“"},',
        '"019a":{"mood":null,"tags":["a","b"]}',
        "},",
        '"plans":{',
        "},",
        '"_meta":{"1":{"program":"mindtui","write":1,"read":1,"sizes":{"check_ins":94,"plans":3}}},',
        lines[8],
        "}",
        "",
    ]
    before = data[: data.index(b'"_seal"')]
    assert json.loads(data)["_seal"] == {"1": {"gen": 17, "docs": 2, "sum": f"{crc32(before + b'17 2'):08x}"}}


def test_what_is_read_is_written_the_same() -> None:
    data = image(check_ins=DOCS, plans={}, empty={}).encode()
    again = decode(data, FILE)
    assert again.generation == 17
    assert [len(sheet) for sheet in again.tables.values()] == [2, 0, 0]
    assert again.encode() == data
    for sheet in again.tables.values():
        sheet.rows  # noqa: B018 - the rows are found when they are asked for
        sheet.change({}, [])
    assert again.encode() == data


def test_another_layout_is_accepted_and_laid_out_anew() -> None:
    data = image(check_ins=DOCS).encode()
    for text in (
        json.dumps(json.loads(data), indent=4),
        data.decode().replace('"mood":6', '"mood":7'),
        data.decode().replace('"_seal"', '"_meal"'),
    ):
        by_hand = decode(text.encode(), FILE)
        assert bytes(by_hand.tables["check_ins"].encoded).count(b"\n") == 3
        assert decode(by_hand.encode(), FILE).encode() == by_hand.encode()


def test_another_byte_anywhere_is_refused_or_noticed() -> None:
    for at in range(len(OURS)):
        try:
            found = decode(OURS[:at] + bytes([OURS[at] ^ 1]) + OURS[at + 1 :], FILE)
        except DataFileError:
            continue
        assert not found.is_intact, OURS[at - 20 : at + 1]


def test_what_a_newer_program_says_of_the_file_is_kept() -> None:
    meta: dict[str, dict[str, Any]] = {
        "1": {"program": "mindtui", "write": 1, "read": 1, "sizes": {}, "made_by": "1.9"},
        "2": {"x": 1},
    }
    assert json.loads(decode(Image(meta=meta).encode(), FILE).encode())["_meta"] == meta


def test_a_sheet_is_the_same_whether_its_rows_were_told_apart_or_not() -> None:
    random, ids = Random(5), [f"{n}" for n in range(6)]
    plain: dict[str, dict[str, Any]] = {}
    sheet = Sheet.of({})
    for _ in range(300):
        sheet = sheet.copy() if random.random() < 0.5 else Sheet(bytes(sheet.encoded))
        written = {i: {i: random.random(), "note": "a,\n}"} for i in random.sample(ids, random.randint(0, 2))}
        removed = set(random.sample(ids, random.choice((0, 0, 1)))) - set(written)
        before = len(plain)
        plain = {i: d for i, d in plain.items() if i not in removed} | written
        assert sheet.change(written, removed) == len(plain) - before
        found = {i: sheet.find(i) for i in ids}
        assert {i: json.loads(bytes(raw)) for i, raw in found.items() if raw is not None} == plain
        assert json.loads(bytes(sheet.encoded)) == plain
        assert bytes(sheet.encoded) == Sheet.of(json.loads(bytes(sheet.encoded))).encoded
        assert len(sheet) == len(Sheet(bytes(sheet.encoded))) == len(plain)


def test_what_cannot_be_encoded_changes_nothing() -> None:
    sheet = Sheet.of(DOCS)
    before = bytes(sheet.encoded)
    with pytest.raises(TypeError):
        sheet.change({"0": {"mood": 1}, "1": {"mood": object()}}, ["0199"])
    assert bytes(sheet.encoded) == before
    assert list(sheet.rows) == list(DOCS)


OURS = image(check_ins=DOCS).encode()


def edited(old: str, new: str) -> bytes:
    assert old in OURS.decode()
    return OURS.decode().replace(old, new).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n", "is empty", id="blank"),
        pytest.param(bytes(4096), "nothing but zero bytes", id="zeros"),
        pytest.param(OURS[:-40], "its end is missing", id="cut in the seal"),
        pytest.param(OURS[:60], "its end is missing", id="cut in a document"),
        pytest.param(edited('"mood":6', '"mood":x'), "line 3 is not valid JSON", id="broken line"),
        pytest.param(edited('"mood":6', '"mood":1e999'), "not built as tables", id="number out of range"),
        pytest.param(OURS + b"}", "not valid JSON", id="something behind the end"),
        pytest.param(OURS.replace("ü".encode(), b"\xfc"), "line 3 is not text", id="Latin-1"),
        pytest.param(OURS.decode().encode("utf-16"), "is not text", id="UTF-16"),
        pytest.param(b"[1, 2]", "not built as tables", id="a list"),
        pytest.param(b"7", "not built as tables", id="a number"),
        pytest.param(b'{"a":' + b"[" * 100_000 + b"]" * 100_000 + b"}", "not built as tables", id="deep"),
        pytest.param(b"mood,energy\n6,5\n", "line 1 is not valid JSON", id="CSV"),
        pytest.param(b"SQLite format 3\0", "line 1 is not valid JSON", id="SQLite"),
        pytest.param(b"{}", "not a MindTUI data file", id="an empty object"),
        pytest.param(b'{"_default":{"1":{"a":1}}}', "not a MindTUI data file", id="plain TinyDB"),
        pytest.param(edited('"mindtui"', '"jrnl"'), "not a MindTUI data file", id="other program"),
        pytest.param(edited('"write":1', '"write":"1"'), "not a MindTUI data file", id="odd schema number"),
        pytest.param(
            edited('"1":{"program"', '"1":7,"2":{"program"'), "not a MindTUI data file", id="odd meta"
        ),
        pytest.param(
            edited('"mood":6', '"mood":6}, "x":7,"y":{"a":1'), "not built as tables", id="odd record"
        ),
        pytest.param(edited("{\n", '{"odd":[1],\n'), "not built as tables", id="odd table"),
        pytest.param(edited('"read":1', '"read":2'), "newer MindTUI", id="newer"),
    ],
)
def test_what_is_not_ours_is_refused_with_what_to_do(data: bytes, said: str) -> None:
    with pytest.raises(DataFileError) as caught:
        decode(data, FILE)
    assert said in caught.value.message
    assert str(FILE) in caught.value.message
    assert "--data FILE" in caught.value.hint


def test_a_newer_program_may_leave_it_readable() -> None:
    assert decode(edited('"write":1', '"write":2'), FILE).is_newer
    assert not decode(OURS, FILE).is_newer


def test_a_sealed_file_is_cut_apart_as_json_would_be() -> None:
    tables = {
        "check_ins": Sheet.of({"a": {"note": '}\n},\n"_meta":{ :{\n'}, "b": {}}),
        "empty": Sheet(),
        'odd":{ name\n}': Sheet.of({"c": {"x": [{"y": 1}]}}),
    }
    data = Image(tables, docs=3, generation=4).encode()
    image = decode(data, Path("mindtui.json"))
    parsed = json.loads(data)
    assert (image.generation, image.docs) == (4, 3)
    assert image.meta == parsed["_meta"]
    assert {name: json.loads(bytes(sheet.encoded)) for name, sheet in image.tables.items()} == {
        name: table for name, table in parsed.items() if not name.startswith("_")
    }
    assert image.encode() == data


@pytest.mark.parametrize(
    "sizes",
    [
        '{"check_ins":94}',
        '{"check_ins":93,"plans":3}',
        '{"check_ins":100,"plans":3}',
        '{"plans":3,"check_ins":94}',
        '{"check_ins":94,"plans":3,"more":3}',
        '{"check_ins":-94,"plans":3}',
        '{"check_ins":"94"}',
        "7",
        "{}",
    ],
)
def test_sizes_that_are_not_those_of_the_tables_cut_nothing_apart(sizes: str) -> None:
    data = image(check_ins=DOCS, plans={}).encode()
    body = data[: data.index(b'"_seal"')].replace(b'{"check_ins":94,"plans":3}', sizes.encode())
    seal = {"1": {"gen": 17, "docs": 2, "sum": f"{crc32(body + b'17 2'):08x}"}}
    other = decode(body + b'"_seal":' + json.dumps(seal, separators=(",", ":")).encode() + b"\n}\n", FILE)
    assert other.is_intact
    assert {name: dict(docs) for name, docs in other.decoded().items()} == {"check_ins": DOCS, "plans": {}}


def test_many_additions_become_one_stretch_and_stay_findable() -> None:
    sheet = decode(Image({"check_ins": Sheet.of(DOCS)}, docs=2).encode(), FILE).tables["check_ins"]
    added = {f"02{n:03}": {"n": n} for n in range(450)}
    for doc_id, doc in added.items():
        assert sheet.find(doc_id) is None
        sheet.change({doc_id: doc}, ())
        assert json.loads(bytes(sheet.copy().find(doc_id) or b"")) == doc
    assert json.loads(bytes(sheet.encoded)) == DOCS | added
    assert len(sheet) == 452
    assert [len(sheet.parts()), sheet.find("02449"), sheet.find("0199") is None] == [2, b'{"n":449}', False]


def test_the_first_id_is_known_without_telling_the_others_apart() -> None:
    assert Sheet().first_id() is None
    assert Sheet.of(DOCS).first_id() == "0199"
    sheets = decode(image(check_ins=DOCS, plans={}).encode(), FILE).tables
    assert (sheets["check_ins"].first_id(), sheets["plans"].first_id()) == ("0199", None)
    sheets["plans"].change({'a":b': {}, "c": {}}, [])
    assert sheets["plans"].first_id() == 'a":b'
    sheets["check_ins"].change({}, ["0199"])
    assert sheets["check_ins"].first_id() == "019a"


@pytest.mark.parametrize("size", [1, 100, 1023, 1024, 1025, 5000, 100_000])
def test_a_file_is_as_it_was_sealed_in_pieces_of_any_size(size: int) -> None:
    data = image(check_ins={str(number): {"note": "x" * 30} for number in range(99)}).encode()

    def pieces(data: bytes) -> list[bytes]:
        return [data[start : start + size] for start in range(0, len(data), size)]

    assert is_as_sealed(pieces(data))
    assert not is_as_sealed(pieces(b""))
    for place in (0, 1000, len(data) - 1025, len(data) - 1024, len(data) - 30, len(data) - 1):
        spoiled = data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
        assert not is_as_sealed(pieces(spoiled))
        assert not is_as_sealed(pieces(data[:place] + data[place + 1 :]))
