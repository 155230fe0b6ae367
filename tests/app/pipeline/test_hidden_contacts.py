"""A contact who lives with a protected person is there, and cannot be read."""

import pandas as pd
import pytest

from app.pipeline.hidden_contacts import with_hidden_contacts
from scoring.record_frames import CONTACTS
from tests.builders_registers import frame_of
from tests.builders_scoring import a_person, residents_of

SEALED = a_person(
    "p9", household_id="h9", is_protected=True, phones="042-000-0009",
    address="さくら川市桜台三丁目9番9号",
)  # fmt: skip
PEOPLE = residents_of(a_person("p1", phones="042-000-0001"), SEALED)


def told(**contact: object) -> list[object]:
    plain = {"person_id": "p1", "role": "emergency", "name": "架空 花", "phones": None}
    rows = frame_of(CONTACTS, [plain | {"address": None} | contact])
    made = with_hidden_contacts(rows, PEOPLE)
    assert len(made) == 1
    return made[["name", "phones", "address"]].iloc[0].astype(object).where(pd.notna, None).tolist()


@pytest.mark.parametrize(
    "contact",
    [
        {"phones": "0420000009"},
        {"phones": "090-0000-0000;042-000-0009"},
        {"address": "さくら川市桜台３－９－９"},
    ],
)
def test_the_same_phone_or_address_hides_the_contact(contact: dict[str, object]) -> None:
    assert told(**contact) == ["＊＊＊", None, None]


def test_any_other_contact_stays_as_it_is() -> None:
    contact = {"phones": "042-000-0010", "address": "さくら川市桜台三丁目9番8号"}

    assert told(**contact) == ["架空 花", "042-000-0010", "さくら川市桜台三丁目9番8号"]


def test_without_anything_to_compare_nothing_is_hidden() -> None:
    assert told() == ["架空 花", None, None]
