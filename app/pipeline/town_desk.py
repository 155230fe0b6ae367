"""A town that stays open between the actions of a person, and what may be done to it.

Held by one thread, the lane. A failed or stopped action leaves the town as it was.
"""

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from app.author import author_name
from app.pipeline.audit import AuditAction, record
from app.pipeline.base_map import TownBaseMap, keep_base_map, open_town_base_map
from app.pipeline.compute import rules_of
from app.pipeline.dropouts import remember_list
from app.pipeline.gathered_files import (
    Gathered,
    accept_gathered,
    gather_files,
    prepare_gathered,
)
from app.pipeline.import_batch import undo_last_batch
from app.pipeline.kept_town import open_town
from app.pipeline.map_outlines import TownOutlines, town_outlines
from app.pipeline.place_desk import has_unsettled_places
from app.pipeline.points_change import (
    PointChange,
    PointsComparison,
    PointsText,
    apply_points,
    compare_points,
    read_points_text,
    with_new_points,
)
from app.pipeline.prepared_batch import PreparedBatch
from app.pipeline.recognised_files import layouts_to_recognise
from app.pipeline.review_answers import is_unsettled
from app.pipeline.town_layers import MapFiles, open_maps, unpacked_maps
from app.pipeline.verdict_change import (
    VerdictComparison,
    VerdictText,
    apply_verdicts,
    compare_verdicts,
    read_verdict_text,
    rules_with_verdicts,
)
from app.pipeline.verdict_text import VerdictChange, with_changed_verdicts
from app.pipeline.view import TownView, load_view
from app.progress import Progress
from app.store.town import Town
from gis.hazard import HazardLayer
from scoring.rules import RulesText


@dataclass(frozen=True)
class TownMaps:
    """The town's map files, unpacked and open for as long as the town is.

    ``base`` is the town's own base map; None: it has chosen none. ``outlines`` are what the map
    gives to orient by.
    """

    files: MapFiles
    layers: tuple[HazardLayer, ...]
    base: TownBaseMap | None = None
    outlines: TownOutlines = field(default_factory=TownOutlines)


@dataclass(frozen=True)
class LookedAt:
    """What a person may look at of the open town."""

    path: Path
    view: TownView
    points: PointsText
    maps: TownMaps
    verdicts: VerdictText
    is_settled: bool


class TownDesk:
    """Holds one town at a time."""

    def __init__(self) -> None:
        self._held = ExitStack()
        self._open: tuple[Path, Town] | None = None
        self._maps: TownMaps | None = None
        self._maps_held = ExitStack()
        self._maps_before = ExitStack()

    def open(self, path: Path, passphrase: str, progress: Progress) -> LookedAt:
        """Put a town on the desk; the one before is closed.

        Raises
        ------
        app.errors.StoreError
            It cannot be opened; then no town is on the desk.
        """
        self.close()
        self._open = (path, self._held.enter_context(open_town(path, passphrase, progress)))
        return self.look(progress)

    def look(self, progress: Progress) -> LookedAt:
        """Read everything that can be looked at."""
        path, town = self._on_desk()
        view = load_view(town, progress)
        maps = self._maps or self._open_maps(town)
        is_settled = not (is_unsettled(town) or has_unsettled_places(town))
        points, verdicts = read_points_text(town), read_verdict_text(town)
        return LookedAt(path, view, points, maps, verdicts, is_settled)

    def look_anew(self, progress: Progress) -> LookedAt:
        """Open the maps again and read everything: layers or the boundary are others now."""
        self._maps = None
        return self.look(progress)

    @property
    def town(self) -> Town:
        """The open town, for the functions of the pipeline.

        Raises
        ------
        LookupError
            No town is open.
        """
        return self._on_desk()[1]

    def gather(self, paths: Sequence[Path]) -> Gathered:
        """Look at files by the layouts the open town knows; without a town by the shipped ones."""
        layouts = None if self._open is None else layouts_to_recognise(self.town)
        return gather_files(paths, layouts)

    def prepare(self, gathered: Gathered, as_of: date, progress: Progress) -> PreparedBatch:
        """Read files and compare with the open town; changes nothing.

        Raises
        ------
        scoring.errors.KnownError
            A file is refused.
        """
        return prepare_gathered(self.town, gathered, as_of, progress)

    def accept(
        self,
        gathered: Gathered,
        prepared: PreparedBatch,
        progress: Progress,
        *,
        is_confirmed: bool,
    ) -> LookedAt:
        """Keep what was prepared; a job brings its points and maps with it.

        Raises
        ------
        app.errors.AppError
            CONFIRMATION_NEEDED, TOWN_CHANGED; the town stays as it was.
        """
        accept_gathered(self.town, gathered, prepared, progress, is_confirmed=is_confirmed)
        if gathered.job is not None:
            self._maps = None
        return self.look(progress)

    def undo(self, progress: Progress) -> LookedAt:
        """Take the last accepted import back.

        Raises
        ------
        app.errors.AppError
            NOTHING_TO_UNDO.
        """
        undo_last_batch(self.town, author_name(), progress)
        return self.look(progress)

    def compare(
        self, view: TownView, changes: Sequence[PointChange], progress: Progress
    ) -> PointsComparison:
        """Tell who would rise and fall by changed points; changes nothing."""
        points = read_points_text(self._on_desk()[1])
        return compare_points(view, with_new_points(points.text, changes), progress)

    def apply(self, changes: Sequence[PointChange], progress: Progress) -> LookedAt:
        """Keep changed points and compute again."""
        _path, town = self._on_desk()
        apply_points(town, with_new_points(read_points_text(town).text, changes), progress)
        return self.look(progress)

    def keep_base_map(self, path: Path | None) -> TownMaps:
        """Keep which base map lies under the flood map; None: none. Nothing is computed.

        Raises
        ------
        scoring.errors.KnownError
            It cannot be shown; the town keeps the one it had.
        """
        maps = self._maps or self._open_maps(self.town)
        keep_base_map(self.town, path)
        files = replace(maps.files, base_map=path)
        self._maps = replace(maps, files=files, base=self._open_base(path))
        return self._maps

    def compare_verdicts(
        self, view: TownView, changes: Sequence[VerdictChange], progress: Progress
    ) -> VerdictComparison:
        """Tell whose verdict changed rules would change; changes nothing."""
        rules = rules_with_verdicts(self.town, self._changed_verdicts(changes))
        return compare_verdicts(view, rules, progress)

    def apply_verdicts(self, changes: Sequence[VerdictChange], progress: Progress) -> LookedAt:
        """Keep changed verdict rules and judge again."""
        apply_verdicts(self.town, self._changed_verdicts(changes), progress)
        return self.look(progress)

    def _changed_verdicts(self, changes: Sequence[VerdictChange]) -> RulesText:
        return with_changed_verdicts(read_verdict_text(self.town).text, changes)

    def note(self, action: AuditAction, about: str) -> None:
        """Leave a line in the record of the open town: what leaves it is told there."""
        record(self.town, action, about)

    def note_list(self, action: AuditAction, about: str, fingerprint: str) -> None:
        """Note that the call list leaves the town, and keep who is on it for 脱落確認."""
        with self.town.transaction():
            record(self.town, action, about)
            remember_list(self.town, fingerprint)

    def close(self) -> None:
        """Let go of the town; may be called with none on the desk."""
        self._open, self._maps = None, None
        self._maps_before.close()
        self._maps_held.close()
        self._held.close()

    def _open_maps(self, town: Town) -> TownMaps:
        """Open the maps as they are now; the ones before stay open, as they may be on show."""
        self._maps_before.close()
        self._maps_before, self._maps_held = self._maps_held, ExitStack()
        files = self._maps_held.enter_context(unpacked_maps(town))
        opened = self._maps_held.enter_context(open_maps(files, rules_of(town)))
        base = self._open_base(files.base_map)
        self._maps = TownMaps(files, opened.layers, base, town_outlines(files))
        return self._maps

    def _open_base(self, path: Path | None) -> TownBaseMap | None:
        base = None if path is None else open_town_base_map(path)
        if base is not None and base.source is not None:
            self._maps_held.callback(base.source.close)
        return base

    def _on_desk(self) -> tuple[Path, Town]:
        if self._open is None:
            raise LookupError("no town is open")
        return self._open
