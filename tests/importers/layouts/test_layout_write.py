"""A layout that is written reads back as the same layout, whatever stands in it."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.paths import LAYOUTS_DIR
from importers.layouts.parse import load_layout, parse_layout
from importers.layouts.spec import (
    PERSON_FIELDS,
    ColumnLayout,
    ConsentLayout,
    ContactLayout,
    FileShape,
    Layout,
    MarkColumn,
    MarkReads,
    ProtectionLayout,
    RequirementLayout,
    Take,
)
from importers.layouts.spellings import build_spellings
from importers.layouts.write import layout_text
from importers.my_number import is_my_number_name
from importers.sensitive_columns import is_sensitive_name
from scoring.codes import RequirementKind
from scoring.record_codes import ConsentState, ContactRole

SHIPPED = sorted(path.stem for path in LAYOUTS_DIR.glob("*.toml"))
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
headers = texts.filter(lambda text: not is_my_number_name(text) and not is_sensitive_name(text))


def read_back(layout: Layout) -> Layout:
    return parse_layout(layout_text(layout), Path(f"{layout.name}.toml"))


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_layout_is_read_back_as_it_was_written(name):
    layout = load_layout(name, LAYOUTS_DIR)

    assert read_back(layout) == layout


@st.composite
def columns(draw, fields):
    chosen = draw(st.lists(st.sampled_from(fields), min_size=1, unique=True))
    # a joined field may share its parts with another; other headers make one field each
    return tuple(
        ColumnLayout(
            field,
            tuple(draw(st.lists(headers, min_size=1, max_size=3))),
            draw(st.booleans()),
            Take.JOIN,
        )
        for field in chosen
    )


marks = st.builds(
    MarkColumn,
    header=headers,
    kind=st.sampled_from([RequirementKind.CARE_LEVEL, RequirementKind.DESIGNATED_DISEASE]),
    grade=st.none() | texts,
    reads=st.sampled_from(MarkReads),
)
graded = st.dictionaries(
    st.sampled_from(["等級1", "等級2"]), st.lists(texts, unique=True, max_size=1), max_size=1
).map(lambda words: {"手動追加": build_spellings(words, words_count=True)})
needs = st.builds(
    RequirementLayout,
    columns=st.just(()),
    kinds=st.just(build_spellings({"難病": ["指定 難病", 'a"b\\c']}, words_count=True)),
    parts=st.just({}),
    grades=graded,
    grades_in_law=st.dictionaries(st.just("視覚"), st.frozensets(texts, min_size=1)),
    fixed_kind=st.sampled_from(RequirementKind),
    marks=st.lists(marks, max_size=3).map(tuple),
)
consents = st.builds(
    ConsentLayout,
    columns=st.just((ColumnLayout("consent", ("同意",), is_needed=True),)),
    consents=st.just(
        build_spellings({ConsentState.GIVEN: ["○"], ConsentState.REFUSED: ["×"]}, words_count=False)
    ),
)
contacts = st.builds(
    ContactLayout, role=st.sampled_from(ContactRole), columns=columns(["name", "phones"])
)
shapes = st.builds(
    FileShape,
    encoding=st.sampled_from([None, "cp932", "utf-8"]),
    header_line=st.integers(0, 40),
    delimiter=st.sampled_from([",", "\t", ";"]),
    sheet=st.none() | texts,
)


@given(
    shape=shapes,
    header=st.lists(texts, max_size=4).map(tuple),
    title=texts,
    person=columns(PERSON_FIELDS[:2]),
    needs=needs,
    consents=st.none() | consents,
    contacts=st.lists(contacts, max_size=2).map(tuple),
)
def test_a_layout_of_any_words_is_read_back_as_it_was_written(
    shape, header, title, person, needs, consents, contacts
):
    layout = Layout("ある町", title, 3, shape, header, person, None, needs)
    layout = replace(layout, protections=ProtectionLayout(()), consents=consents, contacts=contacts)

    assert read_back(layout) == layout


def test_a_long_list_has_one_spelling_on_a_line():
    layout = load_layout("template", LAYOUTS_DIR)

    lines = layout_text(layout).splitlines()

    assert max(map(len, lines)) <= 120
    assert '    "ぼうこう・直腸",' in lines
