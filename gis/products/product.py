"""What a hazard product is, what it leaves open, and what became of it.

Nothing here reads a file: :mod:`gis.products.look` looks, :mod:`gis.products.bring_in` brings in.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path

from gis.hazard import LayerSpec
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition

Tell = Callable[[int, int], None]
"""Takes how many of how many parts are done; raising in it stops the work, nothing is kept."""


class ProductFamily(StrEnum):
    """Which product was recognised; GENERIC: any raster or polygon file."""

    KSJ_FLOOD_RIVER = "ksj_flood_river"
    KSJ_FLOOD_MESH = "ksj_flood_mesh"
    KSJ_FLOOD = "ksj_flood"
    KSJ_FLOOD_2012 = "ksj_flood_2012"
    KSJ_INLAND = "ksj_inland"
    KSJ_STORM_SURGE = "ksj_storm_surge"
    KSJ_TSUNAMI = "ksj_tsunami"
    KSJ_SEDIMENT = "ksj_sediment"
    GUIDELINE_TABLE = "guideline_table"
    GUIDELINE_SHAPES = "guideline_shapes"
    TOKYO_TABLE = "tokyo_table"
    PORTAL_TILES = "portal_tiles"
    PLATEAU_BUILDINGS = "plateau_buildings"
    PLATEAU_FOOTPRINTS = "plateau_footprints"
    GENERIC_POLYGONS = "generic_polygons"
    GENERIC_RASTER = "generic_raster"


class Question(StrEnum):
    """What a product leaves open and a person must say before it can be brought in."""

    KIND = "kind"
    PERIL = "peril"
    EDITION = "edition"
    FIELD = "field"
    CRS = "crs"
    EMPTY_MEANS = "empty_means"
    COVERAGE = "coverage"


class CoverageAnswer(StrEnum):
    """Where a product speaks, so that a place it leaves empty counts as dry there.

    UNKNOWN: nobody can say; then a place the product leaves empty stays unknown.
    """

    TOWN = "town"
    EXTENT = "extent"
    UNKNOWN = "unknown"


class ProductRemark(StrEnum):
    """What a person should know of a product; words in ``app/wording/product_words``."""

    SAME_THING_TWICE = "same_thing_twice"
    GML_LEFT_OUT = "gml_left_out"
    FILE_LEFT_OUT = "file_left_out"
    OLD_EDITION = "old_edition"
    BOTH_OLD_TABLES = "both_old_tables"
    BEFORE_DESIGNATION = "before_designation"
    TEXT_CLASSES = "text_classes"
    UPPER_BOUND = "upper_bound"
    ONE_BREACH_ONLY = "one_breach_only"
    COARSER_TILES = "coarser_tiles"
    BUILDINGS_ONLY = "buildings_only"
    FEATURES_OUTSIDE = "features_outside"
    OTHER_LAYER = "other_layer"
    WITHOUT_SHAPE = "without_shape"
    RINGS_MENDED = "rings_mended"
    LOST_IN_MENDING = "lost_in_mending"
    UNKNOWN_COLOURS = "unknown_colours"
    MISSING_TILES = "missing_tiles"
    TILES_OUTSIDE = "tiles_outside"
    BLANK_CELLS = "blank_cells"
    DOUBLED_CELLS = "doubled_cells"
    WITHOUT_VALUE = "without_value"
    NOT_REACHED = "not_reached"


@dataclass(frozen=True)
class Remark:
    """One remark with the fields its sentence names (``count``, ``found`` …)."""

    code: ProductRemark
    fields: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Member:
    """One file of a product.

    ``steps`` lead to it: a path, and in a ZIP the names inside, one per ZIP that lies in another.
    ``layer`` is its layer where a GeoPackage holds several; None: its only one.
    """

    path: Path
    steps: tuple[str, ...] = ()
    layer: str | None = None

    @property
    def name(self) -> str:
        """The file's own name."""
        written = self.steps[-1] if self.steps else self.path.name
        return written.replace("\\", "/").rpartition("/")[2]

    @property
    def said(self) -> str:
        """The file as a person finds it: with the ZIP around it."""
        return "/".join((self.path.name, *self.steps)).replace("\\", "/")

    @property
    def place(self) -> str:
        """Where it lies, for looking at its folders: never for opening."""
        return "/".join((self.path.as_posix(), *self.steps)).replace("\\", "/")


@dataclass(frozen=True)
class ProductLayer:
    """One layer a product offers. What it leaves open stands in ``questions``.

    ``key`` is unique in the product. ``kind``, ``peril``, ``field`` and ``crs`` None: not told by
    the product and to be asked (or not needed, if there is no such question); ``rank_edition``
    None: not needed, or to be asked; with the question EDITION it is what the values look like,
    to be confirmed. ``fields`` are the attributes a person may choose from, ``values`` some of
    what stands in ``field``. ``rivers`` empty: the product names none. ``selection`` is the part
    of the members that belongs to this layer (one 現象 of a file of several); None: all of it.
    """

    key: str
    name: str
    family: ProductFamily
    members: tuple[Member, ...]
    kind: HazardKind | None = None
    peril: Peril | None = None
    rank_edition: RankEdition | None = None
    field: str | None = None
    fields: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    crs: str | None = None
    credit: str | None = None
    published_on: date | None = None
    rivers: tuple[str, ...] = ()
    selection: str | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class ProductLook:
    """What a file, ZIP or folder offers; nothing was written.

    ``layers`` is never empty: a product that offers nothing is refused with an error.
    """

    path: Path
    layers: tuple[ProductLayer, ...]
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True)
class LayerAnswers:
    """A person's answers. None: not asked, or what the product says is right.

    ``crs`` is an EPSG code (``EPSG:6677``). ``nodata_means`` says what an empty cell (or a
    building without a value) means. ``boundary`` is the polygon file of the town, needed where
    ``coverage`` is TOWN. ``name``, ``credit`` and ``published_on`` replace those of the product.
    """

    kind: HazardKind | None = None
    peril: Peril | None = None
    rank_edition: RankEdition | None = None
    field: str | None = None
    crs: str | None = None
    nodata_means: NodataMeans | None = None
    coverage: CoverageAnswer = CoverageAnswer.UNKNOWN
    boundary: Path | None = None
    name: str | None = None
    credit: str | None = None
    published_on: date | None = None


@dataclass(frozen=True)
class BroughtIn:
    """A layer as it was brought in, and an account of all that was in the product.

    ``spec`` None: the product does not reach the town; that is a result to tell (the remark
    NOT_REACHED stands in ``remarks``), no file was written. ``unit_count`` counts what was read
    (features, cells, or coloured pixels); ``kept_count`` those that lie in the town and its
    margin; what is missing between them stands in the remarks, so that it adds up.
    ``value_counts``: how often each value occurs among those kept, as written in the product.
    """

    spec: LayerSpec | None
    unit_count: int
    kept_count: int
    value_counts: dict[str, int]
    remarks: tuple[Remark, ...]
