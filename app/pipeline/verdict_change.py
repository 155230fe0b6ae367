"""Other verdict rules: whose verdict they would change, before anything is changed, and the change.

An older text of the rules is never lost: it stays in the town's history with its day.
"""

from collections import Counter
from dataclasses import dataclass, replace

import numpy as np

from app.pipeline.audit import AuditAction, record
from app.pipeline.own_rules import OWN_VERDICT_FILE, own_rules
from app.pipeline.rank import rank
from app.pipeline.score import score
from app.pipeline.verdict_sentences import joined_rows, layers_in_use, verdict_facts
from app.pipeline.view import TownView
from app.progress import Progress, Stage
from app.settings.rules import VERDICT, build_rules, built_in_text
from app.store.town import Town
from app.wording.sentence import Text
from app.wording.verdict_words import verdict_sentence
from scoring.codes import Verdict
from scoring.household import score_households
from scoring.individual import score_individuals
from scoring.rules import Rules, RulesText, VerdictRules, parse_verdict_rules
from scoring.verdict import judge_households
from scoring.verdict_facts import HomeFrames


@dataclass(frozen=True)
class VerdictText:
    """The verdict rules in force in a town: as text, and read."""

    text: RulesText
    rules: VerdictRules
    is_own: bool


@dataclass(frozen=True)
class ChangedVerdict:
    """One household whose verdict would change; ``sentence`` tells the new one."""

    household_id: str
    head_name: str
    old: Verdict
    new: Verdict
    sentence: Text


@dataclass(frozen=True)
class VerdictComparison:
    """Whose verdict changes, in text order of their ids; all others are only counted.

    ``protected`` households (支援措置) change too and are named nowhere.
    """

    changed: tuple[ChangedVerdict, ...]
    protected: int
    staying: int

    @property
    def counts(self) -> list[tuple[Verdict, Verdict, int]]:
        """How many go from which verdict to which, in the order of the verdicts."""
        found = Counter((one.old, one.new) for one in self.changed)
        order = list(Verdict)
        pairs = sorted(found, key=lambda pair: [order.index(verdict) for verdict in pair])
        return [(old, new, found[old, new]) for old, new in pairs]


def read_verdict_text(town: Town) -> VerdictText:
    """Give the town's own verdict rules, or the built-in ones where it has none."""
    own = own_rules(town).get(VERDICT)
    text = own or built_in_text(VERDICT)
    return VerdictText(text, parse_verdict_rules(text.text, text.file), own is not None)


def rules_with_verdicts(town: Town, text: RulesText) -> Rules:
    """Give the rules of a town with other verdict rules.

    Raises
    ------
    scoring.errors.RulesError
        They are refused.
    """
    return build_rules({**own_rules(town), VERDICT: text})


def compare_verdicts(view: TownView, rules: Rules, progress: Progress) -> VerdictComparison:
    """Judge the town in memory by other rules; writes nothing."""
    progress.step(Stage.RANKING)
    tables = view.tables
    scored = score_individuals(tables.residents, tables.requirements, rules, tables.facts.as_of)
    scores = score_households(tables.residents, scored.individuals, rules.points)
    verdicts = judge_households(
        HomeFrames(scores, tables.locations, tables.exposure), rules.verdict
    )
    old, new = (frame["verdict"].astype(object) for frame in (tables.verdicts, verdicts))
    differs = (old != new).to_numpy()
    is_protected = scores["is_protected"].to_numpy()
    told = np.flatnonzero(differs & ~is_protected)
    judged = replace(tables, household_scores=scores, verdicts=verdicts)
    facts = verdict_facts(joined_rows(judged).iloc[told], layers_in_use(tables))
    ids = scores["household_id"].iloc[told]
    heads = view.households.set_index("household_id")["head_name"].loc[ids]
    changed = tuple(
        ChangedVerdict(name, head, Verdict(was), one.verdict, verdict_sentence(one))
        for name, head, was, one in zip(ids, heads, old.iloc[told], facts, strict=True)
    )
    return VerdictComparison(changed, int((differs & is_protected).sum()), int((~differs).sum()))


def apply_verdicts(town: Town, text: RulesText, progress: Progress) -> None:
    """Keep other verdict rules and judge again, all or nothing; the old text stays kept.

    Raises
    ------
    scoring.errors.RulesError
        The rules are refused; the town stays as it was.
    """
    rules = rules_with_verdicts(town, text)
    with town.transaction():
        town.write_rules({VERDICT: text.text})
        score(town, rules, progress)
        rank(town, rules, progress)
        record(town, AuditAction.VERDICTS_CHANGED, OWN_VERDICT_FILE)
