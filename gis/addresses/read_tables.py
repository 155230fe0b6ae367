"""Whatever address tables lie in a folder → one set of towns and numbers."""

from pathlib import Path
from tempfile import TemporaryDirectory

from gis.addresses.abr_tables import AbrTables
from gis.addresses.csv_table import CsvTable
from gis.addresses.house_points import HousePoints
from gis.addresses.isj_tables import IsjTables
from gis.addresses.join_tables import join_parts
from gis.addresses.table_files import ShapeFile, TableFile, found_files
from gis.addresses.table_part import TablePart
from gis.addresses.tables import AddressSource, AddressTables, TableDoubt, TableRemark
from gis.addresses.town_points import TownPoints
from gis.errors import AddressError, AddressProblem

_CREDITS = {
    AddressSource.REGISTRY: "アドレス・ベース・レジストリ（デジタル庁）を加工して作成",
    AddressSource.REFERENCE: "位置参照情報（国土交通省）を加工して作成",
    AddressSource.TOWN_LIST: "町名一覧（ファイルの提供元の条件による）",
    AddressSource.HOUSES: "市町村の家屋の位置",
}


def read_address_tables(folder: Path, zone: int | None) -> AddressTables:
    """Read アドレス・ベース・レジストリ, 位置参照情報, lists of towns and lists of houses.

    Parameters
    ----------
    folder
        Holds the files as downloaded, in any folders below it, in ZIPs or unpacked.
    zone
        系 (1–19) of lists of houses that give metres and do not say it; None: not known.

    Raises
    ------
    gis.errors.AddressError, gis.errors.HazardError
        There is no such folder, nothing in it can be used, or a file of it is not what it
        says; the error names the file. Nothing was changed.
    """
    reading = _Reading(zone)
    with TemporaryDirectory() as scratch:
        for file in found_files(folder, Path(scratch)):
            reading.take(file)
    if not reading.files:
        raise AddressError(AddressProblem.NOTHING_USABLE, file=folder)
    whole = reading.joined()
    sources = set(whole.towns["source"]) | set(whole.numbers["source"])
    return AddressTables(
        whole.towns,
        whole.numbers,
        tuple(credit for source, credit in _CREDITS.items() if source in sources),
        tuple(reading.files),
        whole.remarks,
    )


class _Reading:
    """Offers each file to the readers of the four sources."""

    def __init__(self, zone: int | None) -> None:
        self.files: dict[Path, None] = {}
        self._registry = AbrTables()
        self._reference = IsjTables()
        self._towns = TownPoints()
        self._houses = HousePoints(zone)
        self._unused: list[TableRemark] = []

    def take(self, file: TableFile | ShapeFile) -> None:
        """Give a file to the reader that knows it."""
        if self._is_taken(file):
            self.files[file.path] = None
        else:
            self._unused.append(TableRemark(TableDoubt.FILE_NOT_USED, file.said))

    def joined(self) -> TablePart:
        """Bring all sources together."""
        whole = join_parts([self._registry.part(), self._reference.part(), self._towns.part()])
        if self._houses.has_lists:
            whole = join_parts([whole, self._houses.part(whole.towns)])
        return TablePart(whole.towns, whole.numbers, (*whole.remarks, *self._unused))

    def _is_taken(self, file: TableFile | ShapeFile) -> bool:
        if isinstance(file, ShapeFile):
            return self._houses.take_points(file)
        if file.is_json:
            return self._towns.take_json(file)
        table = CsvTable(file)
        readers = (self._registry, self._reference, self._houses, self._towns)
        return any(reader.take(table, file.said) for reader in readers)
