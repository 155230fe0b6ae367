"""Last step: everything a printed list and the output files rest on, read in one go."""

from dataclasses import dataclass, field

import pandas as pd

from app.pipeline.area_standing import AreaStanding, read_area_standing
from app.pipeline.gaiji import gaiji_of, with_known_gaiji
from app.pipeline.hidden_contacts import with_hidden_contacts
from app.pipeline.linked_rows import rows_of_people
from app.pipeline.other_water import count_other_water
from app.pipeline.town_grid import town_grid
from app.progress import Progress, Stage
from app.store.town import Town, TownFacts
from gis.town_map.squares import TownGrid
from scoring.frames import (
    CALL_ORDER,
    CONTRIBUTIONS,
    EXPOSURE,
    HOUSEHOLD_SCORES,
    INDIVIDUALS,
    ISSUES,
    LOCATIONS,
    NEAREST_SHELTERS,
    RANK_SHARES,
    REQUIREMENTS,
    RESIDENTS,
    SHELTERS,
    UNSCORED,
    VERDICTS,
)
from scoring.record_codes import LinkState
from scoring.record_frames import CONSENTS, CONTACTS, LINKS


@dataclass(frozen=True)
class ListFrames:
    """The frames a list is made of; the household frames agree row by row.

    ``requirements`` and ``contacts`` are those of residents. ``grid`` names the squares of the
    paper maps; None: no home has a position. ``shelters`` and ``nearest_shelters`` have no rows
    where the town names no shelters, ``rank_shares`` has rows of homes known only to their town.
    ``other_water`` counts the dry households that another peril puts in the water.
    """

    residents: pd.DataFrame
    requirements: pd.DataFrame
    contributions: pd.DataFrame
    individuals: pd.DataFrame
    household_scores: pd.DataFrame
    locations: pd.DataFrame
    exposure: pd.DataFrame
    verdicts: pd.DataFrame
    call_order: pd.DataFrame
    contacts: pd.DataFrame = field(default_factory=CONTACTS.empty, kw_only=True)
    grid: TownGrid | None = field(default=None, kw_only=True)
    shelters: pd.DataFrame = field(default_factory=SHELTERS.empty, kw_only=True)
    nearest_shelters: pd.DataFrame = field(default_factory=NEAREST_SHELTERS.empty, kw_only=True)
    rank_shares: pd.DataFrame = field(default_factory=RANK_SHARES.empty, kw_only=True)
    other_water: int = field(default=0, kw_only=True)


@dataclass(frozen=True)
class ListTables(ListFrames):
    """The same with what a town knows of its files: facts, issues, needs without points.

    ``consents`` are those of residents. ``records`` came without a usable 宛名番号;
    ``unlinked`` of them stand for nobody yet (未照合), and ``waiting`` of these wait for a
    person (照合): nobody has called them a stranger. ``areas`` tells of areas, orders and the
    area of the list.
    """

    facts: TownFacts
    issues: pd.DataFrame
    unscored: pd.DataFrame
    records: int = 0
    unlinked: int = 0
    waiting: int = 0
    consents: pd.DataFrame = field(default_factory=CONSENTS.empty, kw_only=True)
    areas: AreaStanding = field(default_factory=AreaStanding, kw_only=True)


def make_list(town: Town, progress: Progress) -> ListTables:
    """Read the tables of a town that all steps before have filled. Writes nothing.

    Names and addresses come with the town's 外字 replaced by what they stand for.
    """
    progress.step(Stage.LISTING)
    links, gaiji = town.read(LINKS), gaiji_of(town)
    residents = with_known_gaiji(town.read(RESIDENTS), gaiji)
    known = residents["person_id"]
    is_unlinked = links["state"] != LinkState.LINKED.value
    scores, locations = town.read(HOUSEHOLD_SCORES), town.read(LOCATIONS)
    call_order = town.read(CALL_ORDER)
    return ListTables(
        facts=town.facts(),
        residents=residents,
        requirements=rows_of_people(town.read(REQUIREMENTS), links, known),
        contacts=with_hidden_contacts(
            with_known_gaiji(rows_of_people(town.read(CONTACTS), links, known), gaiji), residents
        ),
        consents=rows_of_people(town.read(CONSENTS), links, known),
        records=len(links),
        unlinked=int(is_unlinked.sum()),
        waiting=int((is_unlinked & ~links["is_decided"]).sum()),
        issues=town.read(ISSUES),
        unscored=town.read(UNSCORED),
        contributions=town.read(CONTRIBUTIONS),
        individuals=town.read(INDIVIDUALS),
        household_scores=scores,
        locations=locations,
        grid=town_grid(town, locations, scores["is_protected"]),
        exposure=town.read(EXPOSURE),
        verdicts=town.read(VERDICTS),
        call_order=call_order,
        other_water=count_other_water(town, call_order),
        shelters=town.read(SHELTERS),
        nearest_shelters=town.read(NEAREST_SHELTERS),
        rank_shares=town.read(RANK_SHARES),
        areas=read_area_standing(town),
    )
