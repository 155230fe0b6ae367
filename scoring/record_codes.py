"""Closed code lists of what imports bring beside the register: papers, consent, linkage.

The words staff read for them stand in ``app/wording/record_words.py``.
"""

from enum import StrEnum


class Validity(StrEnum):
    """Whether a certificate (認定, 手帳) counts on a day; only IN_FORCE earns points.

    EXPIRED rows stay visible as 期限切れ; RETURNED ones were given back (返還).
    """

    IN_FORCE = "in_force"
    NOT_YET = "not_yet"
    EXPIRED = "expired"
    RETURNED = "returned"


class SourceRole(StrEnum):
    """What a source is about, by what its layout reads; REGISTRY is the 住民記録."""

    PROTECTION = "protection"
    REGISTRY = "registry"
    CARE = "care"
    DISABILITY = "disability"
    CONSENT = "consent"
    WELFARE = "welfare"


class ConsentState(StrEnum):
    """Consent to hand the list out in peacetime (法49条の11第2項). Never asked: UNANSWERED."""

    GIVEN = "given"
    REFUSED = "refused"
    UNANSWERED = "unanswered"


class ContactRole(StrEnum):
    """Whom else to call: kin (緊急連絡先), or who carries out the support (避難支援等実施者)."""

    EMERGENCY = "emergency"
    SUPPORTER = "supporter"


class LinkState(StrEnum):
    """What linkage made of a record without a usable 宛名番号 (照合)."""

    LINKED = "linked"
    POSSIBLE = "possible"
    NONE = "none"


class LinkField(StrEnum):
    """A field that linkage compares."""

    NAME = "name"
    KANA = "kana"
    BIRTH = "birth"
    ADDRESS = "address"
    PHONE = "phone"


class LinkLevel(StrEnum):
    """How alike one field of two records is; NULL first: empty is never different."""

    NULL = "null"
    EXACT = "exact"
    CLOSE = "close"
    DIFFERENT = "different"


class Difference(StrEnum):
    """How a person differs from the import before (差分)."""

    ARRIVED = "arrived"
    DIED = "died"
    MOVED_OUT = "moved_out"
    DELETED = "deleted"
    VANISHED = "vanished"
    HOUSEHOLD_CHANGED = "household_changed"
    ADDRESS_CHANGED = "address_changed"
    DETAILS_CHANGED = "details_changed"
    REQUIREMENT_NEW = "requirement_new"
    REQUIREMENT_CHANGED = "requirement_changed"
    REQUIREMENT_ENDED = "requirement_ended"
    REQUIREMENT_EXPIRED = "requirement_expired"
    SCORE_UP = "score_up"
    SCORE_DOWN = "score_down"
    PROTECTION_SET = "protection_set"
    PROTECTION_UNSET = "protection_unset"
    CONSENT_CHANGED = "consent_changed"
