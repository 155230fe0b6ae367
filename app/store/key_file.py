"""The key file: the town's random key, wrapped by the passphrase, beside the town file.

The town file is encrypted whole with a random 256-bit key, so nothing in it can hold that key,
and the one place SQLCipher leaves readable is a salt of 16 bytes, too small for a wrapped key.
Hence a second, small file ``<town>.key``. Either file alone is worthless; both with the
passphrase open the town. A new passphrase wraps the same key anew and touches no table.

The wrap: Argon2id stretches the passphrase, with a salt made fresh for every wrap, to 64 bytes.
The first 32 are XORed onto the key: a keystream used once, since the salt is never used again.
The other 32 are the key of an HMAC-SHA256 over all other fields (encrypt, then authenticate),
which tells a wrong passphrase from the right one. A plain checksum tells a damaged file from a
wrong passphrase. Python cannot wipe texts from memory: while a town is open, its key is there.
"""

import hashlib
import hmac
import json
import secrets
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from argon2.low_level import Type, hash_secret_raw

from app.errors import StoreError, StoreProblem

MIN_PASSPHRASE = 12
_FORMAT = "yobikake-key-1"
_KEY_BYTES = 32
_SALT_BYTES = 16


@dataclass(frozen=True)
class Argon2Cost:
    """What one guess of a passphrase costs: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int

    @property
    def is_sane(self) -> bool:
        """False for numbers no version of this program has written."""
        return (
            self.memory_kib in range(8 * self.lanes, _MOST.memory_kib + 1)
            and self.passes in range(1, _MOST.passes + 1)
            and self.lanes in range(1, _MOST.lanes + 1)
        )


COST = Argon2Cost(memory_kib=64 * 1024, passes=3, lanes=1)
_MOST = Argon2Cost(memory_kib=1 << 20, passes=64, lanes=16)


def key_path(town: Path) -> Path:
    """Give the place of a town file's key file."""
    return town.with_name(town.name + ".key")


def new_key() -> bytes:
    """Give a random key for a new town."""
    return secrets.token_bytes(_KEY_BYTES)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase of fewer than 12 characters.

    Raises
    ------
    StoreError
        PASSPHRASE_TOO_SHORT, with ``least`` and the ``given`` number of characters.
    """
    given = len(_normal(passphrase))
    if given < MIN_PASSPHRASE:
        raise StoreError(StoreProblem.PASSPHRASE_TOO_SHORT, least=MIN_PASSPHRASE, given=given)


def wrap_key(key: bytes, passphrase: str) -> str:
    """Give the text of a key file that gives up ``key`` for this passphrase only."""
    salt = secrets.token_bytes(_SALT_BYTES)
    stretched = _stretched(passphrase, salt, COST)
    fields: dict[str, object] = {
        "format": _FORMAT,
        "kdf": "argon2id",
        "memory_kib": COST.memory_kib,
        "passes": COST.passes,
        "lanes": COST.lanes,
        "salt": salt.hex(),
        "wrapped": _xor(key, stretched[:_KEY_BYTES]).hex(),
    }
    fields["tag"] = _tag(stretched, fields)
    fields["checksum"] = _checksum(fields)
    return json.dumps(fields, indent=1) + "\n"


def unwrap_key(text: str, passphrase: str, path: Path) -> bytes:
    """Give the key out of a key file's text.

    Raises
    ------
    StoreError
        KEY_FILE_DAMAGED, or WRONG_PASSPHRASE; ``path`` is the key file.
    """
    fields = _checked_fields(text, path)
    tag = fields.pop("tag")
    stretched = _stretched(passphrase, bytes.fromhex(str(fields["salt"])), _cost(fields))
    if not hmac.compare_digest(str(tag), _tag(stretched, fields)):
        raise StoreError(StoreProblem.WRONG_PASSPHRASE, path=str(path))
    return _xor(bytes.fromhex(str(fields["wrapped"])), stretched[:_KEY_BYTES])


def _checked_fields(text: str, path: Path) -> dict[str, object]:
    """Give the fields without their checksum, once they are known to be whole."""
    try:
        fields = dict(json.loads(text))
        if fields.pop("checksum") == _checksum(fields) and _is_known(fields):
            return fields
    except (ValueError, KeyError, TypeError):
        pass  # told below, like any other damage
    raise StoreError(StoreProblem.KEY_FILE_DAMAGED, path=str(path))


def _is_known(fields: dict[str, object]) -> bool:
    return fields["format"] == _FORMAT and _cost(fields).is_sane


def _cost(fields: dict[str, object]) -> Argon2Cost:
    numbers = [int(str(fields[name])) for name in ("memory_kib", "passes", "lanes")]
    return Argon2Cost(*numbers)


def _normal(passphrase: str) -> str:
    """Give one form of what two input methods may type as full or half width."""
    return unicodedata.normalize("NFKC", passphrase)


def _stretched(passphrase: str, salt: bytes, cost: Argon2Cost) -> bytes:
    return hash_secret_raw(
        _normal(passphrase).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=2 * _KEY_BYTES,
        type=Type.ID,
    )


def _tag(stretched: bytes, fields: dict[str, object]) -> str:
    return hmac.new(stretched[_KEY_BYTES:], _canonical(fields), hashlib.sha256).hexdigest()


def _checksum(fields: dict[str, object]) -> str:
    return hashlib.sha256(_canonical(fields)).hexdigest()


def _canonical(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True).encode()


def _xor(left: bytes, right: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(left, right, strict=True))
