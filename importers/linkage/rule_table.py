"""The rules that decide a pair: linked, possible or nothing; what rivals; what is a double.

Data, to be read from top to bottom. A field that a rule does not name may have any level. No
rule weighs or adds up anything; likeness is not asked. LINKED is for pairs that staff would
accept without a second look, and only where no second resident rivals (twins, a father's
namesake son, one person's two numbers): a wrong link can send help to the wrong door.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from importers.linkage.levels import (
    AddressLevel,
    BirthLevel,
    NameLevel,
    PairLevels,
    PhoneLevel,
)

_NULL, _SAME, _SOUND, _TURNED = (
    NameLevel.NULL,
    NameLevel.SAME,
    NameLevel.SOUND,
    NameLevel.TURNED,
)
_WHOLE = (_SAME, _SOUND, _TURNED)
_ALIKE = (*_WHOLE, NameLevel.SLIP)
_AKIN = (*_ALIKE, NameLevel.GIVEN)
_PARTLY = (*_AKIN, NameLevel.PART)
_BORN_SO = (BirthLevel.SAME, BirthLevel.WITHIN, BirthLevel.NEAR, BirthLevel.SLIP)
_NOT_BORN_OTHERWISE = (*_BORN_SO, BirthLevel.LOOSE, BirthLevel.NULL)
_AT_HOUSE = (AddressLevel.SAME, AddressLevel.HOUSE)
_AT_BLOCK = (*_AT_HOUSE, AddressLevel.BLOCK)
_AT_AREA = (*_AT_BLOCK, AddressLevel.AREA)
_PHONED = (PhoneLevel.SHARED, PhoneLevel.LOCAL)
_READ_SO = (_NULL, _SAME, _SOUND, NameLevel.SLIP)


@dataclass(frozen=True)
class LinkRule:
    """One row: the levels allowed in each field (empty: any), and why the rule is as it is.

    ``is_sole_name`` asks that no second resident bears the name, whatever the birth.
    """

    because: str
    name: Sequence[NameLevel] = ()
    kana: Sequence[NameLevel] = ()
    birth: Sequence[BirthLevel] = ()
    address: Sequence[AddressLevel] = ()
    phone: Sequence[PhoneLevel] = ()
    is_sole_name: bool = False

    def holds(self, levels: PairLevels) -> npt.NDArray[np.bool_]:
        """Tell for which pairs every named field has one of its levels."""
        holds = np.ones(len(levels.name), dtype=bool)
        for field in ("name", "kana", "birth", "address", "phone"):
            if allowed := getattr(self, field):
                holds &= np.isin(getattr(levels, field), [int(level) for level in allowed])
        return holds


LINKED_RULES = (
    LinkRule(
        "Name, exact birth and at least the quarter agree; a reading may hold a slip.",
        name=(_SAME,),
        kana=_READ_SO,
        birth=(BirthLevel.SAME,),
        address=_AT_AREA,
    ),
    LinkRule(
        "Name, exact birth and a telephone agree: who moved within the town kept the number.",
        name=(_SAME,),
        kana=_READ_SO,
        birth=(BirthLevel.SAME,),
        phone=(PhoneLevel.SHARED,),
    ),
    LinkRule(
        "No place and no number to compare, but name, reading and exact birth agree and no "
        "other resident bears the name: a stranger of that name and birth is not to be feared.",
        name=(_SAME,),
        kana=(_SAME, _SOUND),
        birth=(BirthLevel.SAME,),
        address=(AddressLevel.NULL,),
        phone=(PhoneLevel.NULL,),
        is_sole_name=True,
    ),
    LinkRule(
        "Written in kana only: reading, exact birth and the house agree.",
        name=(_NULL,),
        kana=(_SAME, _SOUND),
        birth=(BirthLevel.SAME,),
        address=_AT_HOUSE,
    ),
    LinkRule(
        "Written in kana only: reading, exact birth and a telephone agree.",
        name=(_NULL,),
        kana=(_SAME, _SOUND),
        birth=(BirthLevel.SAME,),
        phone=(PhoneLevel.SHARED,),
    ),
    LinkRule(
        "Only an age is told: name, reading and the very house agree, and the age fits.",
        name=(_SAME,),
        kana=(_NULL, _SAME, _SOUND),
        birth=(BirthLevel.WITHIN,),
        address=(AddressLevel.SAME,),
    ),
    LinkRule(
        "Only an age is told: name, reading and a telephone agree, and the age fits.",
        name=(_SAME,),
        kana=(_SAME, _SOUND),
        birth=(BirthLevel.WITHIN,),
        address=(AddressLevel.NULL, *_AT_AREA),
        phone=(PhoneLevel.SHARED,),
    ),
)

RIVAL_RULES = (
    LinkRule(
        "Another of a like name born the same day: a twin, or a second number of one person.",
        name=_ALIKE,
        birth=(BirthLevel.SAME,),
    ),
    LinkRule(
        "Another of a like reading born the same day.",
        kana=_ALIKE,
        birth=(BirthLevel.SAME,),
    ),
    LinkRule(
        "Another of a like name in the same block whose birth does not speak against it.",
        name=_ALIKE,
        birth=_NOT_BORN_OTHERWISE,
        address=_AT_BLOCK,
    ),
    LinkRule(
        "Another of a like reading in the same block whose birth does not speak against it.",
        kana=_ALIKE,
        birth=_NOT_BORN_OTHERWISE,
        address=_AT_BLOCK,
    ),
    LinkRule(
        "Another of a like name at the same telephone whose birth does not speak against it.",
        name=_ALIKE,
        birth=_NOT_BORN_OTHERWISE,
        phone=(PhoneLevel.SHARED,),
    ),
    LinkRule(
        "Another of a like reading at the same telephone whose birth does not speak against it.",
        kana=_ALIKE,
        birth=_NOT_BORN_OTHERWISE,
        phone=(PhoneLevel.SHARED,),
    ),
)

DOUBLE_RULES = (
    LinkRule(
        "Two residents of one name, reading, birth and house.",
        name=(_SAME,),
        kana=(_NULL, _SAME, _SOUND),
        birth=(BirthLevel.SAME,),
        address=_AT_HOUSE,
    ),
    LinkRule(
        "Two residents of one name, reading, birth and telephone.",
        name=(_SAME,),
        kana=(_NULL, _SAME, _SOUND),
        birth=(BirthLevel.SAME,),
        phone=(PhoneLevel.SHARED,),
    ),
)

POSSIBLE_RULES = (
    LinkRule(
        "The name agrees and the birth does not speak against it.",
        name=(_SAME, _TURNED),
        birth=_NOT_BORN_OTHERWISE,
    ),
    LinkRule(
        "Only a reading to go by, and the birth does not speak against it.",
        name=(_NULL,),
        kana=_WHOLE,
        birth=_NOT_BORN_OTHERWISE,
    ),
    LinkRule(
        "The reading agrees, the kanji are others, the birth fits.",
        kana=_WHOLE,
        birth=_BORN_SO,
    ),
    LinkRule("One slip in the name, the birth fits.", name=(NameLevel.SLIP,), birth=_BORN_SO),
    LinkRule("One slip in the reading, the birth fits.", kana=(NameLevel.SLIP,), birth=_BORN_SO),
    LinkRule(
        "Born the same day and a part of the name agrees: married since, or a pet name.",
        name=_PARTLY,
        birth=(BirthLevel.SAME,),
    ),
    LinkRule(
        "Born the same day and a part of the reading agrees: married since, or a pet name.",
        kana=_PARTLY,
        birth=(BirthLevel.SAME,),
    ),
    LinkRule("Born the same day, the same quarter.", birth=(BirthLevel.SAME,), address=_AT_AREA),
    LinkRule("The same telephone, the birth fits.", birth=_BORN_SO, phone=_PHONED),
    LinkRule(
        "The same telephone, a part of the name agrees, the birth does not speak against it.",
        name=_PARTLY,
        birth=_NOT_BORN_OTHERWISE,
        phone=_PHONED,
    ),
    LinkRule(
        "The same telephone, a part of the reading agrees, no birth speaks against it.",
        kana=_PARTLY,
        birth=_NOT_BORN_OTHERWISE,
        phone=_PHONED,
    ),
    LinkRule("The same telephone, a like name; the birth may be wrong.", name=_AKIN, phone=_PHONED),
    LinkRule("The same block, a like name; the birth may be wrong.", name=_AKIN, address=_AT_BLOCK),
    LinkRule(
        "The same block, a like reading; the birth may be wrong.", kana=_ALIKE, address=_AT_BLOCK
    ),
    LinkRule(
        "The same quarter, the same name; the birth may be wrong.",
        name=(_SAME,),
        address=_AT_AREA,
    ),
    LinkRule(
        "The same quarter, a like name or given name, the birth fits.",
        name=_AKIN,
        birth=_NOT_BORN_OTHERWISE,
        address=_AT_AREA,
    ),
    LinkRule(
        "The same quarter, a like reading or given name, the birth fits.",
        kana=_AKIN,
        birth=_NOT_BORN_OTHERWISE,
        address=_AT_AREA,
    ),
    LinkRule(
        "The same house, a part of the name agrees, the birth does not speak against it.",
        name=_PARTLY,
        birth=_NOT_BORN_OTHERWISE,
        address=_AT_HOUSE,
    ),
    LinkRule(
        "The same house, a part of the reading agrees, no birth speaks against it.",
        kana=_PARTLY,
        birth=_NOT_BORN_OTHERWISE,
        address=_AT_HOUSE,
    ),
)


def holds_any(rules: Sequence[LinkRule], levels: PairLevels) -> npt.NDArray[np.bool_]:
    """Tell for which pairs at least one of the rules holds."""
    holds = np.zeros(len(levels.name), dtype=bool)
    for rule in rules:
        holds |= rule.holds(levels)
    return holds
