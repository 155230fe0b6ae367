"""What a layer is once a person has answered: nothing is open any more, nothing was guessed."""

from dataclasses import dataclass
from typing import TypeVar

from gis.errors import HazardError
from gis.products.errors import ProductProblem
from gis.products.product import (
    CoverageAnswer,
    LayerAnswers,
    ProductFamily,
    ProductLayer,
    Question,
)
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition

_Value = TypeVar("_Value")


@dataclass(frozen=True)
class SettledLayer:
    """A product's layer with all questions answered.

    ``edition`` None: not of ranks, or its values are texts. ``field`` None: a zone without an
    attribute, or cells. ``crs`` None: each file says its own. ``empty_means`` is what an empty
    cell means within the coverage.
    """

    layer: ProductLayer
    answers: LayerAnswers
    kind: HazardKind
    peril: Peril
    edition: RankEdition | None
    field: str | None
    crs: str | None
    empty_means: NodataMeans


def settle(layer: ProductLayer, answers: LayerAnswers) -> SettledLayer:
    """Put a product and the answers together.

    Raises
    ------
    HazardError
        ANSWER_MISSING: names the question nobody has answered.
    """
    kind = _told(layer, Question.KIND, layer.kind, answers.kind)
    peril = _told(layer, Question.PERIL, layer.peril, answers.peril)
    _check_crs(layer, answers)
    _check_field(layer, answers)
    _check_boundary(layer, answers)
    return SettledLayer(
        layer=layer,
        answers=answers,
        kind=kind,
        peril=peril,
        edition=answers.rank_edition or layer.rank_edition,
        field=answers.field or layer.field,
        crs=answers.crs if Question.CRS in layer.questions else None,
        empty_means=_empty_means(layer, answers),
    )


def _told(
    layer: ProductLayer, question: Question, own: _Value | None, answered: _Value | None
) -> _Value:
    """Take the answer where it was asked, else what the product says."""
    told = answered if question in layer.questions else own
    if told is None:
        raise _missing(layer, question)
    return told


def _check_crs(layer: ProductLayer, answers: LayerAnswers) -> None:
    if Question.CRS in layer.questions and answers.crs is None:
        raise _missing(layer, Question.CRS)


def _check_field(layer: ProductLayer, answers: LayerAnswers) -> None:
    """Zones of any file may do without an attribute; a product that has one may not."""
    is_any = layer.family is ProductFamily.GENERIC_POLYGONS
    if Question.FIELD in layer.questions and answers.field is None and not is_any:
        raise _missing(layer, Question.FIELD)


def _check_boundary(layer: ProductLayer, answers: LayerAnswers) -> None:
    if answers.coverage is CoverageAnswer.TOWN and answers.boundary is None:
        raise _missing(layer, Question.COVERAGE)


def _empty_means(layer: ProductLayer, answers: LayerAnswers) -> NodataMeans:
    """Say what an empty place means: dry only within a coverage that a person has declared."""
    is_declared = answers.coverage is not CoverageAnswer.UNKNOWN
    if Question.EMPTY_MEANS not in layer.questions:
        return NodataMeans.DRY if is_declared else NodataMeans.UNKNOWN
    if answers.nodata_means is None:
        raise _missing(layer, Question.EMPTY_MEANS)
    is_dry_nowhere = Question.COVERAGE in layer.questions and not is_declared
    if answers.nodata_means is NodataMeans.DRY and is_dry_nowhere:
        return NodataMeans.UNKNOWN
    return answers.nodata_means


def _missing(layer: ProductLayer, question: Question) -> HazardError:
    return HazardError(ProductProblem.ANSWER_MISSING, file=layer.name, question=question.value)
