"""The job file: which exports, which hazard layers, which day. Read whole, checked whole.

Names of keys are the contract of the product; relative paths are relative to the file.
"""

import difflib
import tomllib
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from app.errors import AppError, AppProblem
from app.settings.source_orders import (
    LAYOUT_ENDING,
    REGISTRY_KEY,
    BatchOrders,
    SourceOrder,
    default_keys,
)
from gis.addresses.positions import ZONES
from gis.hazard import LayerSpec
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition

SOURCE_KEYS = "file layout exported_on source office"
TEMPLATE = "template"
Table = dict[str, object]
Code = TypeVar("Code", bound=StrEnum)


@dataclass(frozen=True)
class AreaOrder:
    """A polygon file and the attribute that names its polygons (None: they have no names)."""

    path: Path
    field: str | None


@dataclass(frozen=True)
class Job:
    """Everything one run needs. ``points`` None: the built-in sample table.

    ``shelters`` are lists of shelters, all of the one town; empty: it names none.
    ``boundary``, ``rivers`` and ``base_map`` only help to read the map; None: not there.
    ``address_data`` is a folder of address tables or a gazetteer file; None: only homes that
    bring coordinates are located. ``address_zone`` is the 系 of lists of houses that do not say it.
    """

    path: Path
    as_of: date
    town_name: str
    is_training: bool
    points: Path | None
    registry: SourceOrder
    welfare: tuple[SourceOrder, ...]
    hazards: tuple[LayerSpec, ...]
    area: AreaOrder | None
    districts: AreaOrder | None
    shelters: tuple[Path, ...]
    boundary: Path | None = None
    rivers: Path | None = None
    base_map: Path | None = None
    address_data: Path | None = None
    address_zone: int | None = None

    @property
    def orders(self) -> BatchOrders:
        """The exports of the job."""
        return BatchOrders(self.registry, self.welfare)


def read_job(path: Path) -> Job:
    """Read a job file.

    Raises
    ------
    AppError
        The file is missing, is no TOML, misses a needed key, or holds a key or value that
        nobody knows; names the file, the key and what was expected.
    """
    return _JobReader(path).read()


class _JobReader:
    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = path.resolve().parent

    def read(self) -> Job:
        job = self._load()
        self._know(
            job,
            "as_of points registry welfare address_data hazard area town districts shelters map",
            "",
        )
        town = self._table(job, "town", "name training")
        points = self._table(job, "points", "file")
        addresses = self._table(job, "address_data", "dir zone")
        outlines = self._table(job, "map", "boundary rivers base")
        return Job(
            path=self._path,
            as_of=self._needed_day(job, "as_of"),
            town_name=self._text(town, "town.name", default=self._path.resolve().parent.name),
            is_training=self._truth(town, "town.training"),
            points=self._file(points, "points.file") if "points" in job else None,
            registry=self._source(self._needed_table(job, "registry"), "registry", REGISTRY_KEY),
            welfare=self._welfare(job),
            hazards=tuple(self._layer(t) for t in self._tables(job, "hazard")),
            area=self._area(job, "area"),
            districts=self._area(job, "districts"),
            shelters=self._shelters(job),
            boundary=self._file_or_none(outlines, "map.boundary"),
            rivers=self._file_or_none(outlines, "map.rivers"),
            base_map=self._file_or_none(outlines, "map.base"),
            address_data=self._file(addresses, "address_data.dir") if addresses else None,
            address_zone=self._zone(addresses, "address_data.zone"),
        )

    def _load(self) -> Table:
        try:
            return tomllib.loads(self._path.read_text(encoding="utf-8-sig"))
        except FileNotFoundError:
            raise AppError(AppProblem.JOB_NOT_FOUND, path=self._path) from None
        except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
            raise AppError(AppProblem.JOB_NOT_TOML, path=self._path, detail=str(error)) from error

    def _problem(self, code: AppProblem, key: str, expected: str, value: object = "") -> AppError:
        return AppError(code, path=self._path, key=key, expected=expected, value=value)

    def _know(self, table: Table, known: str, within: str) -> None:
        names = known.split()
        for key in table:
            if key not in names:
                near = difflib.get_close_matches(key, names, n=1)
                told = ", ".join(near or names)
                raise self._problem(AppProblem.JOB_UNKNOWN_KEY, f"{within}{key}", told)

    def _table(self, job: Table, key: str, known: str) -> Table:
        table = job.get(key, {})
        if not isinstance(table, dict):
            raise self._problem(AppProblem.JOB_WRONG_VALUE, key, f"[{key}]", "[[ ]]")
        self._know(table, known, f"{key}.")
        return table

    def _needed_table(self, job: Table, key: str) -> Table:
        if key not in job:
            raise self._problem(AppProblem.JOB_MISSING_KEY, key, f"[{key}]")
        return self._table(job, key, SOURCE_KEYS)

    def _tables(self, job: Table, key: str) -> list[Table]:
        tables = job.get(key, [])
        if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
            raise self._problem(AppProblem.JOB_WRONG_VALUE, key, f"[[{key}]]", f"[{key}]")
        return tables

    def _welfare(self, job: Table) -> tuple[SourceOrder, ...]:
        """Read the welfare sources; two of one key would replace each other's rows."""
        tables = self._tables(job, "welfare")
        layouts = [self._text(table, "welfare.layout", default=TEMPLATE) for table in tables]
        keys = default_keys(layouts)
        orders = [
            self._source(table, "welfare", key) for table, key in zip(tables, keys, strict=True)
        ]
        for place, order in enumerate(orders):
            taken = [REGISTRY_KEY, *(other.source for other in orders[:place])]
            if order.source in taken:
                raise self._problem(
                    AppProblem.JOB_WRONG_VALUE, "welfare.source", "source", order.source
                )
        return tuple(orders)

    def _source(self, table: Table, within: str, key: str) -> SourceOrder:
        self._know(table, SOURCE_KEYS, f"{within}.")
        return SourceOrder(
            path=self._file(table, f"{within}.file"),
            layout=self._layout_place(self._text(table, f"{within}.layout", default=TEMPLATE)),
            exported_on=self._day(table, f"{within}.exported_on"),
            source=self._text(table, f"{within}.source", default=key),
            office=self._text_or_none(table, f"{within}.office"),
        )

    def _layout_place(self, layout: str) -> str:
        is_file = layout.lower().endswith(LAYOUT_ENDING)
        return str(self._folder / layout) if is_file else layout

    def _layer(self, table: Table) -> LayerSpec:
        self._know(
            table,
            "name kind peril file field rank_edition nodata_means coverage credit published_on",
            "hazard.",
        )
        kind = self._code(table, "hazard.kind", HazardKind)
        if kind is None:
            expected = ", ".join(HazardKind)
            raise self._problem(AppProblem.JOB_MISSING_KEY, "hazard.kind", expected)
        file = self._file(table, "hazard.file")
        return LayerSpec(
            name=self._text(table, "hazard.name", default=file.name),
            kind=kind,
            file=file,
            field=self._text_or_none(table, "hazard.field"),
            rank_edition=self._code(table, "hazard.rank_edition", RankEdition),
            nodata_means=self._code(table, "hazard.nodata_means", NodataMeans)
            or NodataMeans.UNKNOWN,
            coverage=self._file(table, "hazard.coverage") if "coverage" in table else None,
            credit=self._text_or_none(table, "hazard.credit"),
            published_on=self._day(table, "hazard.published_on"),
            peril=self._code(table, "hazard.peril", Peril) or _peril_of(kind),
        )

    def _area(self, job: Table, key: str) -> AreaOrder | None:
        if key not in job:
            return None
        table = self._table(job, key, "file field")
        return AreaOrder(
            self._file(table, f"{key}.file"), self._text_or_none(table, f"{key}.field")
        )

    def _shelters(self, job: Table) -> tuple[Path, ...]:
        """Read the lists of shelters: one ``file``, several ``files``, or both."""
        table = self._table(job, "shelters", "file files")
        if "shelters" not in job:
            return ()
        several = self._files(table, "shelters.files")
        is_one = "file" in table or not several
        return (self._file(table, "shelters.file"), *several) if is_one else several

    def _text_or_none(self, table: Table, key: str) -> str | None:
        value = table.get(key.rpartition(".")[2])
        if value is None or isinstance(value, str):
            return value
        raise self._problem(AppProblem.JOB_WRONG_VALUE, key, '"…"', value)

    def _text(self, table: Table, key: str, default: str) -> str:
        return self._text_or_none(table, key) or default

    def _truth(self, table: Table, key: str) -> bool:
        value = table.get(key.rpartition(".")[2], False)
        if isinstance(value, bool):
            return value
        raise self._problem(AppProblem.JOB_WRONG_VALUE, key, "true, false", value)

    def _zone(self, table: Table, key: str) -> int | None:
        value = table.get(key.rpartition(".")[2])
        if value is None or (type(value) is int and value in ZONES):
            return value
        raise self._problem(AppProblem.JOB_WRONG_VALUE, key, "1–19", value)

    def _day(self, table: Table, key: str) -> date | None:
        value = table.get(key.rpartition(".")[2])
        if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
            return value
        raise self._problem(AppProblem.JOB_WRONG_VALUE, key, "2026-11-20", value)

    def _needed_day(self, table: Table, key: str) -> date:
        day = self._day(table, key)
        if day is None:
            raise self._problem(AppProblem.JOB_MISSING_KEY, key, "2026-11-20")
        return day

    def _file(self, table: Table, key: str) -> Path:
        value = self._text_or_none(table, key)
        if not value:
            raise self._problem(AppProblem.JOB_MISSING_KEY, key, '"…"')
        return self._folder / value

    def _files(self, table: Table, key: str) -> tuple[Path, ...]:
        value = table.get(key.rpartition(".")[2], [])
        if isinstance(value, list) and all(isinstance(name, str) and name for name in value):
            return tuple(self._folder / name for name in value)
        raise self._problem(AppProblem.JOB_WRONG_VALUE, key, '["…", "…"]', value)

    def _file_or_none(self, table: Table, key: str) -> Path | None:
        return self._file(table, key) if key.rpartition(".")[2] in table else None

    def _code(self, table: Table, key: str, codes: type[Code]) -> Code | None:
        value = self._text_or_none(table, key)
        if value is None:
            return None
        if value not in {code.value for code in codes}:
            raise self._problem(AppProblem.JOB_WRONG_VALUE, key, ", ".join(codes), value)
        return codes(value)


def _peril_of(kind: HazardKind) -> Peril:
    """Give the danger of a layer that names none; only a zone of 土砂 can be no flood."""
    return Peril.SEDIMENT if kind is HazardKind.SEDIMENT_ZONE else Peril.FLOOD
