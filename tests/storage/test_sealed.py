"""A file that only a passphrase opens, and what it tells of damage."""

import json
import os
import resource
from base64 import b64encode
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from zlib import crc32

import pytest
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from mindtui.domain.check_in import CheckIn
from mindtui.errors import Damaged, DataFileError, MindTUIError, NeedsTerminal, UsageError, WrongPassphrase
from mindtui.storage.atomic_file import NotSaved
from mindtui.storage.envelope import Envelope, Keyring, PassphraseNeeded, is_sealed
from mindtui.storage.journal_file import JournalFile
from mindtui.storage.sealed import (
    STEP,
    ByArgon2,
    ByScrypt,
    Derivation,
    SealedEnvelope,
    opened,
    sealed_with,
)
from tests.storage.program import Program

CHEAP = ByArgon2(memory=8, passes=1, lanes=1)
"""As little work as Argon2 allows: what is tested here does not hang on how long it takes."""
PASSPHRASE = "correct horse"
SECRET = "a word that nobody shall find"

Start = Callable[..., Program]


@pytest.fixture
def envelope() -> SealedEnvelope:
    return sealed_with(PASSPHRASE, CHEAP)


def sealed(envelope: Envelope, *parts: bytes) -> bytes:
    return b"".join(envelope.wrap(parts))


def knowing(*passphrases: str) -> Keyring:
    """A keyring of somebody who types these, one after the other, and then gives up."""
    left = list(passphrases)

    def ask(tries: int) -> str:
        assert tries <= len(passphrases) - len(left)
        if not left:
            raise NeedsTerminal("Nobody knows.")
        return left.pop(0)

    return Keyring(ask)


def verdict(data: bytes, path: Path, keys: Keyring | None = None) -> type[MindTUIError] | None:
    """What opening says, with the right passphrase unless a keyring is given."""
    try:
        (keys or Keyring(lambda _: PASSPHRASE)).open(data, path)
    except MindTUIError as error:
        return type(error)
    return None


@pytest.mark.parametrize("derivation", [CHEAP, ByScrypt(log_n=1), ByArgon2(memory=8, lanes=4)])
def test_the_passphrase_opens_it_and_no_other(path: Path, derivation: Derivation) -> None:
    data = sealed(sealed_with(PASSPHRASE, derivation), b"{", SECRET.encode(), b"}")
    assert SECRET.encode() not in data
    content, envelope = Keyring(lambda _: PASSPHRASE).open(data, path)
    assert content == b"{" + SECRET.encode() + b"}"
    assert envelope.is_sealed
    for wrong in ("", "correct hors", "Correct horse", PASSPHRASE + " "):
        with pytest.raises(WrongPassphrase, match="not the passphrase"):
            opened(data, path, wrong)


def test_the_work_is_as_agreed(path: Path) -> None:
    envelope = sealed_with(PASSPHRASE)
    header = json.loads(envelope.header)
    assert header["kdf"] == {"name": "argon2id", "memory": 65536, "passes": 3, "lanes": 4}
    assert opened(envelope.header, path, PASSPHRASE).header == envelope.header


def test_without_argon2_it_is_scrypt(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_argon2 = sealed_with(PASSPHRASE, CHEAP)

    def refuse(*_: object) -> bytes:
        raise UnsupportedAlgorithm("this OpenSSL has no Argon2")

    monkeypatch.setattr("mindtui.storage.sealed.Argon2id", lambda **_: refuse())
    envelope = sealed_with(PASSPHRASE)
    assert json.loads(envelope.header)["kdf"] == {"name": "scrypt", "log_n": 16, "block": 8, "lanes": 2}
    assert opened(envelope.header, path, PASSPHRASE).header == envelope.header
    with pytest.raises(DataFileError, match="cannot be derived on this machine"):
        opened(with_argon2.header, path, PASSPHRASE)


def test_letters_composed_in_another_way_are_the_same_passphrase(path: Path) -> None:
    envelope = sealed_with("na\u00efve caf\u00e9", CHEAP)
    assert opened(envelope.header, path, "nai\u0308ve cafe\u0301").header == envelope.header


def test_half_a_letter_is_a_passphrase_too(path: Path) -> None:
    envelope = sealed_with("\udce9", CHEAP)
    assert opened(envelope.header, path, "\udce9").header == envelope.header


def test_an_empty_passphrase_is_refused() -> None:
    with pytest.raises(UsageError, match="empty"):
        sealed_with("", CHEAP)


@pytest.mark.parametrize("size", [0, 1, STEP - 5, STEP - 4, STEP - 3, STEP, 3 * STEP + 7])
def test_the_size_tells_only_steps(path: Path, envelope: SealedEnvelope, size: int) -> None:
    data = sealed(envelope, b"x" * size)
    assert (len(data) - len(envelope.header) - 12 - 16) % STEP == 0
    assert envelope.unwrap(data, path) == b"x" * size


def test_nothing_repeats(envelope: SealedEnvelope) -> None:
    again = sealed_with(PASSPHRASE, CHEAP)
    assert {json.loads(envelope.header)[key] == json.loads(again.header)[key] for key in ("salt", "key")} == {
        False
    }
    first, second = sealed(envelope, b"the same"), sealed(envelope, b"the same")
    start = len(envelope.header)
    assert first[:start] == second[:start]
    assert first[start : start + 12] != second[start : start + 12]


def test_every_changed_byte_of_the_first_line_is_damage(path: Path, envelope: SealedEnvelope) -> None:
    data = sealed(envelope, b"{}")
    for at, byte in enumerate(envelope.header):
        for other in {byte ^ 1, byte ^ 0x80, 0, 10, 32, 34} - {byte}:
            spoiled = data[:at] + bytes([other]) + data[at + 1 :]
            # A first line that is hardly ours is no JSON either: reading the file says that it is damaged.
            assert not is_sealed(spoiled) or verdict(spoiled, path) is Damaged, at
    assert all(is_sealed(data[:at] + b"?" + data[at + 1 :]) for at in range(len(envelope.header)))


def test_every_changed_byte_of_the_rest_is_damage(path: Path, envelope: SealedEnvelope) -> None:
    data = sealed(envelope, b"x" * 5000)
    random = Random(1)
    start = len(envelope.header)
    places = [*range(start, start + 40), *random.choices(range(start, len(data)), k=400), len(data) - 1]
    for at in places:
        spoiled = data[:at] + bytes([data[at] ^ random.randrange(1, 256)]) + data[at + 1 :]
        with pytest.raises(DataFileError, match="damaged; the passphrase is right"):
            envelope.unwrap(spoiled, path)


def test_damage_and_a_wrong_passphrase_are_told_apart(path: Path, envelope: SealedEnvelope) -> None:
    whole = sealed(envelope, b"{}")
    spoiled = whole[:-1] + bytes([whole[-1] ^ 1])
    assert verdict(whole, path) is None
    assert verdict(spoiled, path) is Damaged
    assert verdict(whole, path, knowing("wrong")) is NeedsTerminal
    assert verdict(spoiled, path, knowing("wrong")) is NeedsTerminal
    with pytest.raises(WrongPassphrase):
        opened(spoiled, path, "wrong")


def test_a_cut_file_is_damaged_wherever_it_is_cut(path: Path, envelope: SealedEnvelope) -> None:
    data = sealed(envelope, b"{}")
    start = len(envelope.header)
    for end in [*range(30, start), *range(start, start + 40), len(data) - 1]:
        assert verdict(data[:end], path) is Damaged, end


def test_a_damaged_first_line_is_told_before_anybody_types(path: Path, envelope: SealedEnvelope) -> None:
    keys = Keyring(lambda _: pytest.fail("it asked"))
    data = sealed(envelope, b"{}")
    with pytest.raises(DataFileError, match="first line"):
        keys.open(data[:50] + b"?" + data[51:], path)


def with_header(**changes: object) -> bytes:
    """A first line with a right checksum that says something else."""
    envelope = sealed_with(PASSPHRASE, CHEAP)
    content = json.loads(envelope.header) | changes
    del content["crc"]
    line = json.dumps(content, separators=(",", ":")).encode()[:-1]
    return line + b',"crc":"%08x"}\n' % crc32(line) + bytes(100)


def test_a_first_line_that_was_made_anew_is_as_good() -> None:
    assert verdict(with_header(), Path("x")) is Damaged
    with pytest.raises(WrongPassphrase):
        opened(with_header(), Path("x"), "wrong")


@pytest.mark.parametrize(
    "changes",
    [
        {"kdf": {"name": "argon2id", "memory": 1 << 21, "passes": 1, "lanes": 1}},
        {"kdf": {"name": "argon2id", "memory": 8, "passes": 17, "lanes": 1}},
        {"kdf": {"name": "argon2id", "memory": 8, "passes": 1, "lanes": 17}},
        {"kdf": {"name": "argon2id", "memory": 8, "passes": 0, "lanes": 1}},
        {"kdf": {"name": "argon2id", "memory": "8", "passes": 1, "lanes": 1}},
        {"kdf": {"name": "scrypt", "log_n": 21, "block": 8, "lanes": 1}},
        {"kdf": {"name": "scrypt", "log_n": 16, "block": 64, "lanes": 1}},
        {"kdf": {"name": "pbkdf2"}},
        {"kdf": None},
        {"salt": b64encode(b"short").decode()},
        {"salt": "?"},
        {"key": b64encode(bytes(61)).decode()},
        {"version": "1"},
    ],
    ids=str,
)
def test_what_is_beyond_reason_is_refused_before_it_is_tried(
    path: Path, changes: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = with_header(**changes)
    monkeypatch.setattr("mindtui.storage.sealed.Argon2id", lambda **_: pytest.fail("it was tried"))
    keys = Keyring(lambda _: pytest.fail("it asked"))
    with pytest.raises(DataFileError, match="no MindTUI writes"):
        keys.open(data, path)


def test_a_newer_form_is_not_called_damaged(path: Path) -> None:
    with pytest.raises(DataFileError, match="newer MindTUI"):
        Keyring().open(with_header(version=2, kdf={"name": "to come"}), path)


def test_a_first_line_that_was_tampered_with_opens_nothing(path: Path) -> None:
    tampered = with_header(kdf={"name": "argon2id", "memory": 8, "passes": 2, "lanes": 1})
    with pytest.raises(WrongPassphrase):
        opened(tampered, path, PASSPHRASE)


def test_the_content_of_one_file_does_not_fit_the_first_line_of_another(
    path: Path, envelope: SealedEnvelope
) -> None:
    other = sealed_with(PASSPHRASE, CHEAP)
    mixed = other.header + sealed(envelope, b"{}")[len(envelope.header) :]
    assert verdict(mixed, path) is Damaged


def test_it_asks_once_and_again_after_a_wrong_one(path: Path, envelope: SealedEnvelope) -> None:
    keys = knowing("wrong", "also wrong", PASSPHRASE)
    for content in (b"{}", b"[]"):
        assert keys.open(sealed(envelope, content), path)[0] == content


def test_the_key_is_derived_once_a_process(
    path: Path, envelope: SealedEnvelope, monkeypatch: pytest.MonkeyPatch
) -> None:
    derived: list[object] = []

    def count(**given: int) -> object:
        derived.append(given)
        return Argon2id(**given)  # type: ignore[arg-type]

    monkeypatch.setattr("mindtui.storage.sealed.Argon2id", count)
    keys = knowing(PASSPHRASE)
    for content in (b"{}", b"[]"):
        assert keys.open(sealed(envelope, content), path)[0] == content
    assert len(derived) == 1


def test_where_nobody_can_be_asked_it_says_so(path: Path, envelope: SealedEnvelope) -> None:
    with pytest.raises(PassphraseNeeded, match="is encrypted"):
        Keyring().open(sealed(envelope, b"{}"), path)


def test_a_plain_file_needs_no_key(path: Path) -> None:
    content, envelope = Keyring(lambda _: pytest.fail("it asked")).open(b"{}", path)
    assert content == b"{}"
    assert envelope.wrap([b"{", b"}"]) == [b"{", b"}"]
    envelope.check("anything", path)
    assert not envelope.is_sealed


def test_no_core_is_dumped_once_a_key_is_known(run: Callable[..., str]) -> None:
    code = """
import resource
before = resource.getrlimit(resource.RLIMIT_CORE)
from mindtui.storage.sealed import ByArgon2, sealed_with
sealed_with("x", ByArgon2(memory=8, passes=1, lanes=1))
print(resource.getrlimit(resource.RLIMIT_CORE))
"""
    assert run(code) == "(0, 0)\n"
    assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0)


# the journal's file


def words(path: Path) -> Sequence[bytes]:
    """Every file of the folder, for a search."""
    return [file.read_bytes() for file in path.parent.rglob("*") if file.is_file()]


def seal(program: Program) -> None:
    program.file.put_into(sealed_with(PASSPHRASE, CHEAP))


def test_a_file_is_sealed_and_nothing_of_it_is_left(path: Path, start: Start) -> None:
    program = start()
    program.add(note=SECRET)
    assert SECRET.encode() in b"".join(words(path))
    seal(program)
    assert SECRET.encode() not in b"".join(words(path))
    assert is_sealed(path.read_bytes())
    assert program.file.envelope.is_sealed
    program.add(note=f"{SECRET} again")
    assert SECRET.encode() not in b"".join(words(path))
    again = start(keys=knowing(PASSPHRASE))
    assert [one.note for one in again.journal.all(CheckIn)] == [SECRET, f"{SECRET} again"]
    again.file.put_into(Envelope())
    assert SECRET in path.read_text("utf-8")


def test_two_programs_with_the_key_work_side_by_side(path: Path, start: Start) -> None:
    one = start()
    seal(one)
    other = start(keys=knowing(PASSPHRASE))
    for mood in range(4):
        one.add(mood=mood)
        other.add(mood=mood + 4)
    third = start(keys=knowing(PASSPHRASE))
    assert len(third.journal.all(CheckIn)) == 8


def test_a_program_that_learns_of_the_seal_too_late_loses_nothing(path: Path, start: Start) -> None:
    late = start()
    late.add(mood=1)
    seal(start())
    with pytest.raises(PassphraseNeeded):
        late.add(mood=2)
    [step] = (late.journal.changed and late.pending) or [None]
    assert step is None
    assert late.file.has_changed()
    with pytest.raises(WrongPassphrase):
        late.file.unlock("wrong")
    late.file.unlock(PASSPHRASE)
    late.add(mood=3)
    assert late.file.envelope.is_sealed
    assert is_sealed(path.read_bytes())


def test_a_new_passphrase_is_asked_for_where_the_old_one_was_known(path: Path, start: Start) -> None:
    one = start()
    seal(one)
    other = start(keys=knowing(PASSPHRASE))
    one.file.put_into(sealed_with("another", CHEAP))
    with pytest.raises(NeedsTerminal):
        other.add()
    with pytest.raises(WrongPassphrase):
        other.file.unlock(PASSPHRASE)
    other.file.unlock("another")
    other.add()
    assert is_sealed(path.read_bytes())


def test_unlocking_needs_no_disk_once_the_file_was_read(path: Path, start: Start) -> None:
    program = start()
    seal(program)
    whole = path.read_bytes()
    for spoil in (
        lambda: path.write_bytes(whole[:40] + b"?" + whole[41:]),
        lambda: path.write_bytes(b"{}"),
        path.unlink,
        path.mkdir,
    ):
        spoil()
        program.file.unlock(PASSPHRASE)
        with pytest.raises(WrongPassphrase):
            program.file.unlock("wrong")


def test_unlocking_tells_a_file_that_was_never_read_and_is_damaged(path: Path) -> None:
    whole = sealed(sealed_with(PASSPHRASE, CHEAP), b"{}")
    path.write_bytes(whole[:40] + b"?" + whole[41:])
    with pytest.raises(DataFileError, match="first line"):
        JournalFile(path).unlock(PASSPHRASE)


def test_what_cannot_be_sealed_stays_as_it_was(
    path: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = start()
    program.add(note=SECRET)
    before = path.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(NotSaved):
            seal(program)
    assert path.read_bytes() == before
    assert not program.file.envelope.is_sealed
    program.add()
    assert not is_sealed(path.read_bytes())


def test_it_needs_a_transaction(path: Path) -> None:
    file = JournalFile(path)
    with pytest.raises(RuntimeError, match="transaction"):
        file._storage.put_into(Envelope())
    file.close()


def test_damage_in_a_sealed_file_touches_nothing(path: Path, start: Start) -> None:
    program = start()
    program.add()
    seal(program)
    data = path.read_bytes()
    spoiled = data[:-20] + b"?" + data[-19:]
    path.write_bytes(spoiled)
    with pytest.raises(DataFileError, match="the passphrase is right"):
        start(keys=knowing(PASSPHRASE))
    assert path.read_bytes() == spoiled
