"""Laws that hold for any registry and any list: tried on many small towns of colliding people."""

from dataclasses import fields

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from importers.linkage.blocking import LARGEST_BLOCK, find_pairs
from importers.linkage.compare import compare_pairs, speaks_against
from importers.linkage.decisions import RecordDecision
from importers.linkage.levels import NameLevel
from importers.linkage.link_records import MOST_CANDIDATES, Linkage, link_records
from importers.linkage.pairs import Pairs
from importers.linkage.person_keys import PersonKeys, build_person_keys
from importers.linkage.rule_table import LINKED_RULES, POSSIBLE_RULES, RIVAL_RULES, holds_any
from tests.importers.linkage.people import HANAKO, TARO, records_frame, residents_frame

Person = dict[str, object]

NAMES = ("佐藤　花子", "佐藤　桜子", "鈴木　花子", "佐藤花子", "髙橋　一", "高橋　一", "林　正")
KANA = (
    "サトウ　ハナコ",
    "サトウ　サクラコ",
    "スズキ　ハナコ",
    "タカハシ　ハジメ",
    "ハヤシ　タダシ",
)
BIRTHS = ("1941-03-05", "1941-05-03", "1947-03-05", "1968-09-12", "1940-11-21/1941-11-20")
PLACES = ("見本市本町一丁目2番3号", "見本市本町1-2-3 青空荘101", "見本市三ツ木23-5")
PHONES = ("042-000-0001", "000-0001", "090-0000-0009;042-000-0001", "042-000-0002")


def people_of(*, named: bool) -> st.SearchStrategy[Person]:
    never_empty = st.sampled_from(NAMES)
    fields_of_person = {
        "name": never_empty if named else st.none() | never_empty,
        "kana": st.none() | st.sampled_from(KANA),
        "birth": st.none() | st.sampled_from(BIRTHS),
        "address": st.sampled_from(PLACES) if named else st.none() | st.sampled_from(PLACES),
        "phones": st.none() | st.sampled_from(PHONES),
    }
    return st.fixed_dictionaries(fields_of_person)


registries = st.lists(people_of(named=True), max_size=8)
lists = st.lists(people_of(named=False), max_size=5)


def keys_of(people: list[Person]) -> PersonKeys:
    return build_person_keys(records_frame(*people), "record_id", ("見本市",))


def every_pair(ones: int, others: int) -> Pairs:
    rows = np.indices((ones, others)).reshape(2, -1)
    return Pairs(rows[0], rows[1])


def told(linkage: Linkage) -> tuple[list[object], list[object]]:
    links = linkage.links.astype(object).where(linkage.links.notna(), None)
    candidates = linkage.candidates
    frames = [frame.sort_values("record_id", kind="stable") for frame in (links, candidates)]
    one, two = (list(frame.itertuples(index=False, name=None)) for frame in frames)
    return one, two


@given(lists, lists)
def test_comparison_is_symmetric(ones: list[Person], others: list[Person]) -> None:
    left, right = keys_of(ones), keys_of(others)
    pairs = every_pair(len(ones), len(others))

    there = compare_pairs(left, right, pairs)
    back = compare_pairs(right, left, Pairs(pairs.resident, pairs.record))

    for field in fields(there):
        assert (getattr(there, field.name) == getattr(back, field.name)).all()


@given(people_of(named=False), people_of(named=True))
def test_an_empty_field_is_null_and_never_different(one: Person, other: Person) -> None:
    levels = compare_pairs(keys_of([one]), keys_of([other]), every_pair(1, 1))

    told_by_field = {"name": "name", "birth": "birth", "address": "address", "phones": "phone"}
    for field, column in told_by_field.items():
        is_null = one[field] is None or other[field] is None
        assert (getattr(levels, column)[0] == 0) == is_null


@given(lists, registries)
def test_blocking_loses_no_pair_that_is_equal_in_a_field(
    records: list[Person], residents: list[Person]
) -> None:
    left, right = keys_of(records), keys_of(residents)
    found = find_pairs(left, right)
    kept = set(zip(found.record.tolist(), found.resident.tolist(), strict=True))

    pairs = every_pair(len(left), len(right))
    levels = compare_pairs(left, right, pairs)

    places = np.isin(levels.address, (1, 2))
    equal = (levels.name == 1) | (levels.kana == 1) | (levels.birth == 1) | (levels.phone == 1)
    wanted = pairs.take(equal | places)
    assert set(zip(wanted.record.tolist(), wanted.resident.tolist(), strict=True)) <= kept


def test_a_giant_block_loses_no_pair_that_is_equal_in_two_fields() -> None:
    placeholder = {"birth": "1900-01-01", "address": "見本市三ツ木1-1", "phones": "042-000-0000"}
    crowd = [{**TARO, **placeholder, "name": f"人　{n}番"} for n in range(LARGEST_BLOCK + 1)]
    record = {**HANAKO, **placeholder}

    found = find_pairs(keys_of([record]), keys_of([*crowd, record]))

    assert found.resident.tolist() == [len(crowd)]


@given(lists, registries)
def test_no_rule_holds_for_a_pair_that_is_not_compared_further(
    records: list[Person], residents: list[Person]
) -> None:
    left, right = keys_of(records), keys_of(residents)
    pairs = every_pair(len(left), len(right))

    against = pairs.take(speaks_against(left, right, pairs))

    levels = compare_pairs(left, right, against)
    assert not holds_any((*LINKED_RULES, *RIVAL_RULES, *POSSIBLE_RULES), levels).any()


@given(lists, registries, st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(
    records: list[Person], residents: list[Person], random: object
) -> None:
    one, other = records_frame(*records), residents_frame(*residents)
    mixed = [
        frame.sample(frac=1, random_state=random.randrange(2**31)).reset_index(drop=True)
        for frame in (one, other)
    ]

    assert told(link_records(*mixed, {})) == told(link_records(one, other, {}))


@given(lists, registries)
def test_a_link_is_of_one_resident_whom_nobody_rivals(
    records: list[Person], residents: list[Person]
) -> None:
    linkage = link_records(records_frame(*records), residents_frame(*residents), {})

    left, right = keys_of(records), keys_of(residents)
    for row, person in enumerate(linkage.links["person_id"].tolist()):
        if not isinstance(person, str):
            continue
        pairs = Pairs(np.full(len(right), row), np.arange(len(right)))
        levels = compare_pairs(left, right, pairs)
        held = [any(rule.holds(levels)[at] for rule in RIVAL_RULES) for at in range(len(right))]
        held[int(person) - 1] = False
        assert not any(held)


@given(lists, registries)
def test_every_record_has_one_link_and_candidates_only_if_possible(
    records: list[Person], residents: list[Person]
) -> None:
    linkage = link_records(records_frame(*records), residents_frame(*residents), {})

    assert len(linkage.links) == len(records)
    possible = linkage.links.loc[linkage.links["state"] == "possible", "record_id"]
    assert set(possible) == set(linkage.candidates["record_id"])
    assert (linkage.links["person_id"].notna() == (linkage.links["state"] == "linked")).all()
    assert linkage.candidates["likeness"].between(0, 1).all()


@given(lists, registries, st.data())
def test_decisions_win(records: list[Person], residents: list[Person], data: st.DataObject) -> None:
    ids = [f"{number:03d}" for number in range(1, len(residents) + 2)]
    decision = st.builds(
        RecordDecision,
        st.none() | st.sampled_from(ids),
        st.frozensets(st.sampled_from(ids)),
        st.booleans(),
    )
    made = data.draw(st.fixed_dictionaries({"記録-1": decision}))["記録-1"]

    linkage = link_records(records_frame(*records), residents_frame(*residents), {"記録-1": made})

    first = linkage.links[linkage.links["record_id"] == "記録-1"]
    shown = linkage.candidates[linkage.candidates["record_id"] == "記録-1"]
    assert not made.rejected & set(shown["person_id"])
    for link in first.itertuples():
        if made.accepted in ids[:-1]:
            assert (link.state, link.person_id, link.is_decided) == ("linked", made.accepted, True)
        elif made.accepted:
            assert (link.state != "linked", link.is_decided) == (True, False)
        elif made.is_stranger:
            assert (link.state, link.is_decided) == ("none", True)
        else:
            assert link.person_id not in made.rejected


@given(people_of(named=False), st.lists(people_of(named=True), min_size=1, max_size=6))
def test_an_unrelated_resident_removes_no_candidate(
    record: Person, residents: list[Person]
) -> None:
    newcomer = {"name": "小野寺　権兵衛", "kana": "オノデラ　ゴンベエ", "birth": "1911-10-29"}
    newcomer |= {"address": "見本市旭町9-99-9", "phones": "099-999-9999"}

    before, after = (
        link_records(records_frame(record), residents_frame(*people), {})
        for people in (residents, [*residents, newcomer])
    )

    assert len(residents) < MOST_CANDIDATES
    assert told(before) == told(after)


def test_likeness_never_decides_a_link_rests_on_equal_names_or_readings() -> None:
    for rule in LINKED_RULES:
        assert set(rule.name) <= {NameLevel.SAME, NameLevel.NULL}
        assert rule.name == (NameLevel.SAME,) or set(rule.kana) <= {
            NameLevel.SAME,
            NameLevel.SOUND,
        }
        assert rule.because
