"""A file that only a passphrase opens: AES-256-GCM over the whole content, behind one line that says how.

A random data key encrypts the content, with a new nonce every time; a key that is derived from the passphrase
encrypts the data key. The line in front holds the way of deriving, its salt and the encrypted data key, and
is bound to the content as associated data. Its checksum tells damage from a wrong passphrase: a whole line
that does not open was given another passphrase; one that opens, but not its content, stands before damage.
"""

import os
from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Final, Literal
from unicodedata import normalize
from zlib import crc32

import msgspec
from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import GCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from msgspec import Meta, Struct

from mindtui.errors import Damaged, DataFileError, TooNew, UsageError, WrongPassphrase
from mindtui.storage.envelope import MAGIC, Envelope, Part

VERSION: Final = 1
STEP: Final = 4096
"""The size of a file grows in such steps, so that it does not tell how long a note is."""

_KEY_SIZE: Final = 32
_NONCE_SIZE: Final = 12
_TAG_SIZE: Final = 16
_COUNT_SIZE: Final = 4
"""Of the number that stands before the content and counts the bytes of padding behind it."""
_LONGEST_HEADER: Final = 2048
_MOST_MEMORY: Final = 1 << 30
_DAMAGED = "Nothing was changed. Nothing can be taken out of a damaged encrypted file; only a backup helps."


class ByArgon2(Struct, frozen=True, tag_field="name", tag="argon2id"):
    """Argon2id; memory in KiB. The bounds keep a spoiled file from taking all memory or an hour."""

    memory: Annotated[int, Meta(ge=8, le=_MOST_MEMORY >> 10)] = 64 << 10
    passes: Annotated[int, Meta(ge=1, le=16)] = 3
    lanes: Annotated[int, Meta(ge=1, le=16)] = 4

    def derive(self, passphrase: bytes, salt: bytes) -> bytes:
        """The key, 32 bytes."""
        kdf = Argon2id(
            salt=salt,
            length=_KEY_SIZE,
            iterations=self.passes,
            lanes=self.lanes,
            memory_cost=max(self.memory, 8 * self.lanes),
        )
        return kdf.derive(passphrase)


class ByScrypt(Struct, frozen=True, tag_field="name", tag="scrypt"):
    """scrypt, for an OpenSSL that has no Argon2; takes 128 x `block` x 2 to the power of `log_n` bytes."""

    log_n: Annotated[int, Meta(ge=1, le=20)] = 16
    block: Annotated[int, Meta(ge=1, le=8)] = 8
    lanes: Annotated[int, Meta(ge=1, le=16)] = 2

    def derive(self, passphrase: bytes, salt: bytes) -> bytes:
        """The key, 32 bytes."""
        return Scrypt(salt=salt, length=_KEY_SIZE, n=1 << self.log_n, r=self.block, p=self.lanes).derive(
            passphrase
        )


Derivation = ByArgon2 | ByScrypt
"""How a key is made of a passphrase, and how much work that is."""


class _Header(Struct):
    """The first line, but for its checksum."""

    magic: Literal["MindTUI, encrypted"]
    version: int
    kdf: Derivation
    salt: Annotated[bytes, Meta(min_length=16, max_length=64)]
    key: Annotated[bytes, Meta(min_length=60, max_length=60)]


class SealedEnvelope(Envelope):
    """What one passphrase opens: a data key and the line that keeps it."""

    def __init__(self, header: bytes, data_key: bytes) -> None:
        self.header = header
        self._data_key = AES(data_key)
        _leave_no_core_dump()

    def wrap(self, parts: Sequence[Part]) -> Sequence[Part]:
        """The bytes of a file that holds `parts`, encrypted."""
        nonce = os.urandom(_NONCE_SIZE)
        cipher = Cipher(self._data_key, GCM(nonce)).encryptor()
        cipher.authenticate_additional_data(self.header)
        padding = -(sum(map(len, parts)) + _COUNT_SIZE) % STEP
        # Piece by piece: to join megabytes first costs more than to encrypt them.
        pieces = [padding.to_bytes(_COUNT_SIZE, "big"), *parts, bytes(padding)]
        sealed = [*map(cipher.update, pieces), cipher.finalize()]
        return [self.header, nonce, *sealed, cipher.tag]

    def unwrap(self, data: bytes, path: Path) -> bytes:
        """What was wrapped. DataFileError when a single bit of it is another."""
        body = memoryview(data)[len(self.header) :]
        nonce, tag = bytes(body[:_NONCE_SIZE]), bytes(body[-_TAG_SIZE:])
        sealed = body[_NONCE_SIZE:-_TAG_SIZE]
        try:
            cipher = Cipher(self._data_key, GCM(nonce, tag)).decryptor()
            cipher.authenticate_additional_data(self.header)
            padding = int.from_bytes(cipher.update(sealed[:_COUNT_SIZE]), "big")
            end = max(_COUNT_SIZE, len(sealed) - padding)
            content = cipher.update(sealed[_COUNT_SIZE:end])
            cipher.update(sealed[end:])
            # Only now it is known that nothing of it is another.
            cipher.finalize()
        except (InvalidTag, ValueError) as error:
            raise Damaged(
                f"The encrypted data file {path} is damaged; the passphrase is right.", _DAMAGED
            ) from error
        return content

    def check(self, passphrase: str, path: Path) -> None:
        """WrongPassphrase unless this passphrase opens the envelope."""
        opened(self.header, path, passphrase)


def sealed_with(passphrase: str, derivation: Derivation | None = None) -> SealedEnvelope:
    """A new envelope, with a salt and a data key of its own. UsageError for an empty passphrase."""
    if not passphrase:
        raise UsageError("An empty passphrase would protect nothing.", "Choose one that is not empty.")
    derivation = derivation or _best_derivation()
    salt, data_key, nonce = os.urandom(16), AESGCM.generate_key(256), os.urandom(_NONCE_SIZE)
    about = MAGIC + b',"version":%d,"kdf":%s,"salt":"%s"' % (
        VERSION,
        msgspec.json.encode(derivation),
        b64encode(salt),
    )
    key = AESGCM(derivation.derive(_as_bytes(passphrase), salt)).encrypt(nonce, data_key, about)
    line = about + b',"key":"%s"' % b64encode(nonce + key)
    return SealedEnvelope(line + b',"crc":"%08x"}\n' % crc32(line), data_key)


def opened(data: bytes, path: Path, passphrase: str) -> SealedEnvelope:
    """The envelope of the file at `path`, whose bytes begin `data`. WrongPassphrase, or DataFileError."""
    line, header = _read(data, path)
    wrong = WrongPassphrase(
        f"That is not the passphrase of {path}.",
        "Nothing was changed; try again, and look at the keyboard layout and Caps Lock.",
    )
    if not passphrase:
        raise wrong
    try:
        derived = header.kdf.derive(_as_bytes(passphrase), header.salt)
    except (UnsupportedAlgorithm, MemoryError, ValueError) as error:
        raise DataFileError(
            f"The key of {path} cannot be derived on this machine ({type(error).__name__}).",
            "Update the Python package cryptography, or free some memory.",
        ) from error
    about = line[: line.rindex(b',"key":"')]
    nonce, key = header.key[:_NONCE_SIZE], header.key[_NONCE_SIZE:]
    try:
        data_key = AESGCM(derived).decrypt(nonce, key, about)
    except InvalidTag:
        raise wrong from None
    return SealedEnvelope(line, data_key)


def check_header(data: bytes, path: Path) -> None:
    """DataFileError unless the first line of a sealed file is whole and asks for nothing beyond reason."""
    _read(data, path)


def _read(data: bytes, path: Path) -> tuple[bytes, _Header]:
    """The first line with its end, and what it says."""
    line = data[: data.find(b"\n", 0, _LONGEST_HEADER) + 1]
    about, _, checksum = line.rpartition(b',"crc":"')
    if checksum != b'%08x"}\n' % crc32(about):
        raise Damaged(f"The encrypted data file {path} is damaged in its first line.", _DAMAGED)
    try:
        version = msgspec.json.decode(line, type=_Version).version
        if version != VERSION:
            raise TooNew(
                f"{path} was encrypted by a newer MindTUI and cannot be opened by this one.",
                "Update MindTUI, or use another file with --data FILE.",
            )
        return line, msgspec.json.decode(line, type=_Header)
    except msgspec.DecodeError as error:
        raise Damaged(
            f"The first line of {path} asks for what no MindTUI writes: {error}.", _DAMAGED
        ) from error


class _Version(Struct):
    version: int


def _best_derivation() -> Derivation:
    """Argon2id where this OpenSSL has it."""
    try:
        ByArgon2(memory=8, passes=1, lanes=1).derive(b"", bytes(16))
    except UnsupportedAlgorithm:
        return ByScrypt()
    return ByArgon2()


def _as_bytes(passphrase: str) -> bytes:
    """The same letters are the same bytes, whichever keyboard composed them."""
    return normalize("NFC", passphrase).encode("utf-8", "surrogatepass")


def _leave_no_core_dump() -> None:
    """What a sealed file held must not end in a file that a crash leaves behind."""
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
