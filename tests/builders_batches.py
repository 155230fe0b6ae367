"""Small exports of invented people, and towns they are brought into."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from app.pipeline.import_batch import accept_batch, prepare_batch
from app.pipeline.prepared_batch import PreparedBatch
from app.progress import Progress
from app.settings.source_orders import BatchOrders, SourceOrder
from app.store.memory_town import MemoryTown
from app.store.town import Town, TownFacts

AS_OF = date(2026, 11, 20)
CLERK = "架空 係員"
RESIDENT_HEADER = (
    "宛名番号,世帯番号,氏名,氏名カナ,生年月日,性別,続柄,住所,方書,電話番号,住民状態,支援措置"
)
NEED_HEADER = "宛名番号,要件種別,部位,等級,有効開始,有効終了"
SHIEN_HEADER = "宛名番号,支援措置開始年月日,支援措置終了年月日"


def a_resident(number: int, **cells: str) -> str:
    """One row of residents.csv; everybody lives alone unless told."""
    plain = {
        "宛名番号": f"{number:08d}",
        "世帯番号": f"H{number:05d}",
        "氏名": f"架空 {number:03d}子",
        "氏名カナ": "カクウ",
        "生年月日": f"19{40 + number % 50}-0{1 + number % 9}-11",
        "性別": "女",
        "続柄": "世帯主",
        "住所": f"さくら川市本町{1 + number % 9}丁目{number}番",
        "方書": "",
        "電話番号": "",
        "住民状態": "住民",
        "支援措置": "",
    } | cells
    return ",".join(plain[name] for name in RESIDENT_HEADER.split(","))


def a_need_row(number: int, grade: str, ends: str = "", kind: str = "要介護認定") -> str:
    """One row of requirements.csv."""
    return f"{number:08d},{kind},,{grade},2026-01-01,{ends}"


def write_table(path: Path, header: str, rows: Sequence[str]) -> Path:
    """Write a CSV file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def orders_of(
    folder: Path,
    residents: Sequence[str] | None = None,
    needs: Sequence[str] | None = None,
    protected: Sequence[int] | None = None,
) -> BatchOrders:
    """Write the files of one import to a folder and order them; None: no such file."""
    registry, welfare = None, []
    if residents is not None:
        path = write_table(folder / "residents.csv", RESIDENT_HEADER, residents)
        registry = SourceOrder(path, "template", AS_OF, "registry")
    if needs is not None:
        path = write_table(folder / "requirements.csv", NEED_HEADER, needs)
        welfare.append(SourceOrder(path, "template", AS_OF, "template"))
    if protected is not None:
        rows = [f"{number:08d},20260101," for number in protected]
        path = write_table(folder / "shien.csv", SHIEN_HEADER, rows)
        welfare.append(SourceOrder(path, "shien-standard", AS_OF, "shien-standard"))
    return BatchOrders(registry, tuple(welfare))


def empty_town() -> MemoryTown:
    """A town nobody was brought into yet."""
    return MemoryTown(TownFacts("さくら川市", is_training=False, as_of=AS_OF, points_name="見本"))


def bring(
    town: Town, orders: BatchOrders, as_of: date = AS_OF, *, is_confirmed: bool = True
) -> PreparedBatch:
    """Prepare and accept an import; gives what was prepared."""
    prepared = prepare_batch(town, orders, as_of, Progress())
    accept_batch(town, prepared, CLERK, Progress(), is_confirmed=is_confirmed)
    return prepared
