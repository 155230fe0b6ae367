"""Every field a column may be, every kind of file and every standing has words."""

import pytest

from app.wording.layout_words import (
    GROUP_WORDS,
    SOURCE_KIND_WORDS,
    STANDING_WORDS,
    field_word,
    target_word,
)
from importers.layouts.propose import Standing
from importers.layouts.targets import FIELDS, FieldTarget, Group, SourceKind, field_targets


@pytest.mark.parametrize("group", Group)
def test_every_field_has_words_in_both_languages(group):
    for field in FIELDS[group]:
        word = field_word(field)
        assert word.ja
        assert word.en


@pytest.mark.parametrize("kind", SourceKind)
def test_no_two_fields_of_one_file_read_the_same(kind):
    words = [target_word(target).ja for target in field_targets(kind)]

    assert len(set(words)) == len(words)


def test_every_kind_of_file_group_and_standing_has_words():
    assert list(SOURCE_KIND_WORDS) == list(SourceKind)
    assert list(GROUP_WORDS) == list(Group)
    assert list(STANDING_WORDS) == list(Standing)


def test_a_contact_is_named_with_whose_it_is():
    assert target_word(FieldTarget(Group.EMERGENCY, "name")).ja == "緊急連絡先：氏名"
