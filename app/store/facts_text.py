"""The town's facts as one JSON text and back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from app.store.town import LayerFact, SourceFact, TownFacts
from scoring.codes import HazardKind, NodataMeans, Peril, RankEdition

_OLDER_KEYS = {"registry": "registry", "welfare": "template"}
"""Keys of the sources of a town from before sources had one, by role."""


def facts_text(facts: TownFacts) -> str:
    """Give the facts as JSON; days and moments are ISO text, codes their values."""
    return json.dumps(asdict(facts), ensure_ascii=False, default=_iso_text)


def parse_facts(text: str) -> TownFacts:
    """Give the facts back."""
    fields = json.loads(text)
    fields["as_of"] = date.fromisoformat(fields["as_of"])
    fields["sources"] = tuple(_source(source) for source in fields["sources"])
    fields["layers"] = tuple(_layer(layer) for layer in fields["layers"])
    fields["shelters"] = _names(fields.get("shelters"))
    return TownFacts(**fields)


def _iso_text(moment: date) -> str:
    return moment.isoformat()  # of a moment the time as well


def _source(fields: Mapping[str, Any]) -> SourceFact:
    told = dict(fields)
    told["exported_on"] = _day(told["exported_on"])
    told["unknown_columns"] = tuple(told["unknown_columns"])
    told["accepted_at"] = _moment(told.get("accepted_at"))
    told["key"] = told.get("key") or _OLDER_KEYS[told["role"]]
    return SourceFact(**told)


def _layer(fields: Mapping[str, Any]) -> LayerFact:
    told = dict(fields)
    told["kind"] = HazardKind(told["kind"])
    told["rank_edition"] = RankEdition(told["rank_edition"]) if told["rank_edition"] else None
    told["nodata_means"] = NodataMeans(told["nodata_means"])
    told["published_on"] = _day(told["published_on"])
    told["peril"] = Peril(told.get("peril", Peril.FLOOD))
    return LayerFact(**told)


def _names(told: Sequence[str] | str | None) -> tuple[str, ...]:
    """Give the names of attachments; an older town named one, or none."""
    return (told,) if isinstance(told, str) else tuple(told or ())


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
