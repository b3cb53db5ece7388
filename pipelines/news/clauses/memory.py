"""What a reader of an article keeps in mind from one sentence to the next."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipelines.normalize.lexicon import Cue

_NOUNS = {"claim_cases": "case", "registered_employers": "employer", "active_participants": "person",
          "registered_workers": "person", "eligible_workers": "person", "unprotected_workers": "person"}  # fmt: skip
_SUMS = ("claims_paid", "benefit_amount", "contribution_amount", "contributions_collected", "budget_allocated")


@dataclass(slots=True)
class Reading:
    """What a figure was read as, before it becomes a claim.

    `state`: of the counted persons; of a growth rate, what grew. `falls`: it tells by how much that shrank.
    """

    metric: str
    kind: str
    rule: str
    weight: float
    state: str | None = None
    program: tuple[str, ...] = ()
    segment: str | None = None
    group: str | None = None
    sponsored: bool = False
    falls: bool = False
    flags: tuple[str, ...] = ()


@dataclass(slots=True)
class Memory:
    """The last readings by kind, the header that lists hang from, and the funds named last."""

    persons: Reading | None = None
    persons_at: int = -9
    persons_count: float = 0.0
    persons_sum: float = 0.0
    """The persons of one kind counted last, in one sentence, together."""
    stock: Reading | None = None
    stock_count: float = 0.0
    """The persons counted last who did not just come in."""
    told: Reading | None = None
    """The persons read last before this sentence."""
    told_at: int = -9
    counted: str | None = None
    counted_at: int = -9
    firms_at: int = -9
    all_firms_at: int = -9
    """Where firms were counted that are not all ours."""
    percent: Reading | None = None
    percent_at: int = -9
    target_at: int = -9
    growth_aimed: bool = False
    target_topic_at: int = -9
    level_aimed_at: int = -9
    money: Reading | None = None
    money_at: int = -9
    managed_at: int = -9
    """Where the funds that the agency invests, or what they yield, were told of last."""
    header: list[Cue] = field(default_factory=list)
    header_span: tuple[int, int] | None = None
    line: int = -1
    """The paragraph last looked at below a header, and whether it begins with a bullet."""
    in_bullets: bool = False
    fund_at: int = -9
    sent_at: int = -9
    """Where people were told of who are sent somewhere, and of no cover."""
    any_at: int = -9
    cases_at: int = -9
    claims_topic_at: int = -9
    foreign: int = -1
    aid: int = -1
    new_at: int = -9
    year: int = 2028
    whole: Reading | None = None
    whole_at: int = -9
    planned_group: str | None = None
    planned_segment: str | None = None
    planned_at: int = -9
    distinguishes_active: bool = False
    about_us: bool = False
    rates: set[float] = field(default_factory=set)
    by_value: dict[float, Reading] = field(default_factory=dict)

    def note(self, reading: Reading, sentence: int, value: float) -> None:
        """Remembers a reading under its kind."""
        self.any_at = sentence
        if reading.state == "new":
            self.new_at = sentence
        if reading.metric == "claim_cases":
            self.cases_at = sentence
        if reading.metric == "registered_employers":
            self.firms_at = sentence
        if reading.metric in _NOUNS:
            self.counted, self.counted_at = _NOUNS[reading.metric], sentence
        if reading.metric in _SUMS:
            self.money, self.money_at = reading, sentence
        elif reading.metric in ("coverage_rate", "segment_share", "unprotected_rate", "growth_rate"):
            self.percent, self.percent_at = reading, sentence
        elif reading.metric in ("coverage_target", "growth_target") and reading.rule.startswith("percent"):
            self.target_at, self.growth_aimed = sentence, reading.metric == "growth_target"
        elif reading.metric == "coverage_target":
            self.level_aimed_at = sentence
        elif reading.metric in ("active_participants", "registered_workers", "eligible_workers", "unprotected_workers"):
            goes_on = self.persons_at == sentence and self.persons is not None and self.persons.metric == reading.metric
            self.persons_sum = value + (self.persons_sum if goes_on else 0.0)
            self.persons, self.persons_at, self.persons_count = reading, sentence, value
            if reading.state != "new":
                self.stock, self.stock_count = reading, value
