"""The answers a person is giving for one layer of a product, until nothing is open any more."""

from dataclasses import dataclass, field
from datetime import date

from gis.products.product import (
    CoverageAnswer,
    LayerAnswers,
    ProductFamily,
    ProductLayer,
    Question,
)
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition

NO_FIELD = ""
"""The answer that a file of zones has no attribute."""

BY_EACH_CODE = ""
"""The answer that the codes of several editions stand in one file; no code is in two of them."""

_ZONES = (HazardKind.COLLAPSE_ZONE, HazardKind.SEDIMENT_ZONE)
Answer = str
"""A code of a list, an attribute, or an EPSG code: all of them are texts."""


@dataclass
class AnswerDraft:
    """``given`` holds only what a person has chosen: a guess is not an answer.

    ``name`` and ``credit`` are as written, ``published_on`` None: not told. ``is_wanted``: the
    layer is to be brought in.
    """

    layer: ProductLayer
    name: str = ""
    credit: str = ""
    published_on: date | None = None
    is_wanted: bool = True
    given: dict[Question, Answer] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.name = self.name or self.layer.name
        self.credit = self.credit or self.layer.credit or ""
        self.published_on = self.published_on or self.layer.published_on

    @property
    def kind(self) -> HazardKind | None:
        """What the values tell, as far as it is known; None: nobody has said so yet."""
        told = self.given.get(Question.KIND)
        return self.layer.kind if told is None else HazardKind(told)

    @property
    def asked(self) -> tuple[Question, ...]:
        """The questions that apply: an edition is asked of ranks only."""
        is_rank = self.kind is HazardKind.DEPTH_RANK
        return tuple(
            question
            for question in self.layer.questions
            if question is not Question.EDITION or is_rank
        )

    @property
    def open(self) -> tuple[Question, ...]:
        """The questions nobody has answered yet."""
        return tuple(question for question in self.asked if question not in self.given)

    @property
    def may_lack_field(self) -> bool:
        """Whether the file may be zones without an attribute."""
        return self.layer.family is ProductFamily.GENERIC_POLYGONS and self.kind in _ZONES

    @property
    def may_mix_editions(self) -> bool:
        """Whether codes of both tables of 2012 may stand in the file."""
        is_old = self.layer.family is ProductFamily.KSJ_FLOOD_2012
        return is_old and self.layer.rank_edition is None

    def guess(self, question: Question) -> Answer | None:
        """Give what the product looks like, to be confirmed; None: nothing can be said."""
        if question is Question.EDITION and not self.may_mix_editions:
            return self.layer.rank_edition
        told: dict[Question, Answer | None] = {
            Question.EDITION: BY_EACH_CODE,
            Question.KIND: self.layer.kind,
            Question.PERIL: self.layer.peril,
            Question.FIELD: self.layer.field,
            Question.CRS: self.layer.crs,
        }
        return told.get(question)

    def answer(self, question: Question, answer: Answer | None) -> None:
        """Take an answer, or None: it is open again. What hangs on another kind opens too."""
        if answer is None:
            self.given.pop(question, None)
        else:
            self.given[question] = answer
        if question is Question.KIND:
            self.given.pop(Question.EDITION, None)
            if self.given.get(Question.FIELD) == NO_FIELD and not self.may_lack_field:
                self.given.pop(Question.FIELD)

    def take_over(self, other: "AnswerDraft") -> None:
        """Answer the open questions that another layer was asked too, with what was said there.

        An attribute or an edition is of one file alone and is not taken over.
        """
        own = (Question.FIELD, Question.EDITION)
        for question in self.open:
            if question in other.given and question not in own:
                self.answer(question, other.given[question])

    def answers(self) -> LayerAnswers:
        """Give the answers in the form the product takes."""
        given = self.given.get
        edition, kind, peril = given(Question.EDITION), given(Question.KIND), given(Question.PERIL)
        empty = given(Question.EMPTY_MEANS)
        return LayerAnswers(
            kind=None if kind is None else HazardKind(kind),
            peril=None if peril is None else Peril(peril),
            rank_edition=RankEdition(edition) if edition else None,
            field=given(Question.FIELD) or None,
            crs=given(Question.CRS),
            nodata_means=None if empty is None else NodataMeans(empty),
            coverage=CoverageAnswer(given(Question.COVERAGE) or CoverageAnswer.UNKNOWN),
            name=self.name.strip() or None,
            credit=self.credit.strip() or None,
            published_on=self.published_on,
        )
