"""One article scored: the verdict on every slot, and what is reported beside them."""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.article import Article
from summarizer.brief import Brief, NoClaim, Run, Source, Totals, What
from summarizer.scoring.fields import (
    background,
    blame,
    event_type,
    no_claim,
    reactions,
    tolls,
    totals,
    when,
    where,
)
from summarizer.scoring.samples import Sample
from summarizer.scoring.slot import FIELDS, FieldName, Slot
from summarizer.scoring.wording import recall

SCORER_VERSION = "1"
"""Changes whenever a rule or a weight does, so that two runs are compared only when they were scored alike."""

WEIGHTS: dict[FieldName, float] = {
    "event_type": 1.0,
    "where": 1.0,
    "country": 0.5,
    "when": 1.0,
    "killed": 0.75,
    "injured": 0.5,
    "missing": 0.25,
    "tolls": 1.5,
    "blamed": 2.0,
    "response": 0.5,
    "no_claim": 0.5,
    "reactions": 1.0,
    "background": 1.0,
}
"""Weight of each field in the headline figure."""


@dataclass(frozen=True, slots=True)
class Citation:
    """How well the cited sentences of one right or half-right value carry it."""

    field: FieldName
    precision: float | None
    """Share of the cited sentences that are in a sufficient set. None: nothing was cited."""
    recall: float
    """Best share of a sufficient set that was cited."""

    @property
    def f1(self) -> float:
        """The harmonic mean; 0 when nothing was cited."""
        total = (self.precision or 0.0) + self.recall
        return 2 * (self.precision or 0.0) * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Case:
    """One scored article."""

    id: str
    cluster: str
    gold_incident: bool
    predicted_incident: bool | None
    """None: the case failed, so that nothing was predicted."""
    failed: str | None
    """Why there is no brief: the error in words."""
    slots: tuple[Slot, ...]
    citations: tuple[Citation, ...] = ()
    gist: float | None = None
    """Mean share, in [0, 1], of the content words of matched reactions' gists. None: no reaction matched."""
    facts: float | None = None
    """Mean share, in [0, 1], of the content words of the label's facts in headline and summary. None: no facts."""

    @property
    def corrections(self) -> int:
        """Edits that would make the brief right: wrong, superfluous and lacking slots, and a wrong `incident`."""
        wrong = sum(one.verdict in ("incorrect", "spurious", "missing", "partial") for one in self.slots)
        return wrong + (self.predicted_incident != self.gold_incident)

    @property
    def perfect(self) -> bool:
        """Nothing to correct."""
        return self.failed is None and self.corrections == 0

    @property
    def score(self) -> float:
        """Weighted mean over the fields in use of F1 within the article, in [0, 1]; a failed case scores 0."""
        if self.failed is not None:
            return 0.0
        total = weight = 0.0
        for field in FIELDS:
            credit, active = 0.0, 0
            for one in self.slots:
                if one.field == field:
                    credit += one.credit
                    active += (one.verdict not in ("missing", "absent")) + (one.verdict not in ("spurious", "absent"))
            if active:
                total += WEIGHTS[field] * 2 * credit / active
                weight += WEIGHTS[field]
        if not weight:
            return float(self.predicted_incident == self.gold_incident)
        return total / weight


def empty_brief(article: Article) -> Brief:
    """A brief that says nothing: what a failed case is scored as."""
    return Brief(
        incident=False,
        headline=article.title or "",
        what=What(event_type="none", category="none", stage=None, summary=None, weapons=[], targets=[], evidence=[]),
        when=None,
        where=[],
        blamed=[],
        no_claim=NoClaim(value=False, evidence=[]),
        casualties=[],
        totals=Totals(killed=None, injured=None, missing=None),
        reactions=[],
        background=[],
        unused_numbers=[],
        rejected=[],
        source=Source(
            sha256=article.sha256,
            text_sha256=article.text_sha256,
            path=article.path,
            title=article.title,
            published=article.published,
            published_from=article.published_from,
            language=article.language,
        ),
        run=Run(
            engine="builtin",
            model=None,
            prompt=None,
            vague="none",
            flags=[],
            requests=0,
            input_tokens=None,
            cached_tokens=None,
            output_tokens=None,
            cost_usd=None,
            seconds=0.0,
        ),
    )


def slots_of(sample: Sample, brief: Brief) -> list[Slot]:
    """Every slot of one article."""
    label, article = sample.label, sample.article
    return [
        event_type.score(label, brief),
        where.score(label, brief, article),
        where.score_country(label, brief),
        when.score(label, brief, article),
        *(totals.score(harm, label, brief) for harm in totals.HARMS),
        *tolls.score(label, brief, article),
        *blame.score(label, brief, article),
        no_claim.score(label, brief),
        *reactions.score(label, brief, article),
        *background.score(label, brief, article),
    ]


def _citation(slot: Slot) -> Citation | None:
    if slot.credit <= 0 or not slot.gold_evidence:
        return None
    cited, useful = set(slot.predicted_evidence), {number for one in slot.gold_evidence for number in one}
    best = max(len(set(one) & cited) / len(one) for one in slot.gold_evidence)
    return Citation(slot.field, len(cited & useful) / len(cited) if cited else None, best)


def _facts(sample: Sample, brief: Brief) -> float | None:
    if not sample.label.facts:
        return None
    prose = f"{brief.headline} {brief.what.summary or ''}"
    return sum(recall(fact, prose) for fact in sample.label.facts) / len(sample.label.facts)


def _gist(sample: Sample, brief: Brief, slots: Sequence[Slot]) -> float | None:
    shares = [
        recall(sample.label.reactions[one.gold_at].gist, f"{found.gist} {found.quote or ''}")
        for one in slots
        if one.field == "reactions" and one.gold_at is not None and one.predicted_at is not None
        for found in [brief.reactions[one.predicted_at]]
    ]
    return sum(shares) / len(shares) if shares else None


def score_case(sample: Sample, brief: Brief | None, failed: str | None = None) -> Case:
    """The verdicts on one brief.

    Args:
        brief: None when there is none: every gold slot is then missing.
        failed: why there is none.
    """
    scored = brief or empty_brief(sample.article)
    slots = tuple(slots_of(sample, scored))
    return Case(
        id=sample.id,
        cluster=sample.cluster,
        gold_incident=sample.label.incident,
        predicted_incident=None if brief is None else brief.incident,
        failed=None if brief is not None else failed or "no brief",
        slots=slots,
        citations=tuple(one for one in map(_citation, slots) if one is not None),
        gist=_gist(sample, scored, slots),
        facts=_facts(sample, scored),
    )
