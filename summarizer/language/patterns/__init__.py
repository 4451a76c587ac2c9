"""Which patterns about blame each word sets off."""

from collections.abc import Callable, Iterator

from summarizer.language.frames import Frame
from summarizer.language.nounphrases import ACTS
from summarizer.language.patterns import (
    accusing,
    answering,
    causes,
    claiming,
    clearing,
    courts,
    custody,
    deeds,
    duties,
    faults,
    guessing,
    identity,
    owning,
    possibilities,
    suspecting,
    unblaming,
)
from summarizer.language.readings import BlameReading, ResponseReading
from summarizer.language.vocabulary import word_set

Pattern = Callable[[Frame, int], Iterator[BlameReading]]
AnswerPattern = Callable[[Frame, int], Iterator[ResponseReading]]

_ADMIT = word_set("blame", "claim", "admit")

_BLAME: tuple[tuple[frozenset[str], Pattern], ...] = (
    (word_set("blame", "accuse", "direct"), accusing.direct),
    (word_set("blame", "accuse", "attribute_to"), accusing.attribute),
    (frozenset({"pinned", "pins", "pointed", "points", "pointing", "suspicion"}), accusing.pin),
    (word_set("blame", "accuse", "copular") | {"involved"}, accusing.copular),
    (word_set("blame", "accuse", "work") | word_set("blame", "accuse", "hallmarks"), accusing.work_of),
    (word_set("blame", "claim", "verbs") - _ADMIT | {"responsibility"}, claiming.claim),
    (_ADMIT, claiming.admit),
    (word_set("blame", "custody", "verbs") | {"case", "charges", "warrant", "proceedings"}, custody.custody),
    (frozenset({"custody", "surrendered"}), custody.in_custody),
    (word_set("blame", "custody", "identify"), custody.identify),
    (ACTS, deeds.act),
    (
        word_set("blame", "clear", "verbs")
        | word_set("blame", "clear", "rule_out")
        | word_set("blame", "clear", "exclude")
        | word_set("blame", "clear", "dismiss")
        | {"released", "nothing", "suspect", "suspects", "involved", "innocent", "clear", "seriously"},
        clearing.cleared,
    ),
    (frozenset({"criticised", "criticized"}), accusing.neglect),
    (word_set("blame", "lists", "faulting"), accusing.faults),
    (word_set("blame", "neglect", "verbs"), accusing.neglected),
    (frozenset({"wanted", "culprit", "perpetrator", "hunting", "seeking", "searching", "looking"}), accusing.wanted),
    (frozenset({"arrest"}), custody.order_to_arrest),
    (frozenset({"put", "puts", "lay", "lays", "laid", "placed", "heaped"}), accusing.lays),
    (frozenset({"faces", "face", "facing"}), custody.faces),
    (frozenset({"suspect", "accused"}), custody.named_suspect),
    (frozenset({"suspected", "alleged", "accused"}), custody.explained_suspect),
    (frozenset({"suspicion"}), custody.on_suspicion),
    (frozenset({"questioning"}), custody.for_questioning),
    (frozenset({"questioned", "interrogated"}), custody.questioned),
    (frozenset({"treating", "treated", "treat"}), custody.treated),
    (frozenset({"boasted", "bragged"}), claiming.boast),
    (frozenset({"came", "come", "lay", "lies", "rests"}), accusing.came_from),
    (frozenset({"belong", "belonged", "belonging"}), accusing.belongs),
    (word_set("blame", "acts", "weapons", "words"), deeds.weapon_of),
    (frozenset({"repeated", "reiterated", "renewed", "owned", "owns"}), claiming.renewed_claim),
    (frozenset({"linked", "tied", "traced", "connected"}), accusing.linked),
    (word_set("blame", "own_forces", "nouns"), deeds.own_forces),
    (word_set("blame", "guess", "predicates"), guessing.at_fault),
    (frozenset({"whether", "if"}), guessing.asked_whether),
    (frozenset({"hand", "hands", "fingerprints"}), guessing.hand_of),
    (frozenset({"may", "might", "could"}), guessing.fault_of),
    (
        frozenset({"evidence", "suggest", "indication", "indications", "proof", "sign", "signs", "fault"}),
        clearing.no_evidence,
    ),
    (word_set("blame", "duties", "verbs"), duties.undone),
    (frozenset({"did", "done", "took", "taken", "looked", "turned"}), duties.did_nothing),
    (frozenset({"fault"}), duties.ones_fault),
    (frozenset({"who"}), duties.cleft),
    (frozenset({"innocent"}), clearing.declared_innocent),
    (frozenset({"signed"}), claiming.signed),
    (frozenset({"acted"}), claiming.acted_alone),
    (frozenset({"ours", "mine"}), claiming.ours),
    (frozenset({"declared"}), claiming.declared),
    (word_set("blame", "lists", "attackers"), identity.were),
    (word_set("blame", "lists", "unnamed"), identity.in_apposition),
    (word_set("blame", "causes", "verbs"), causes.caused),
    (frozenset({"may", "might", "could"}), deeds.may_have),
    (frozenset({"see", "sees", "saw", "seeing"}), suspecting.sees),
    (frozenset({"put", "puts"}), suspecting.put_down),
    (frozenset({"pass", "passes", "passed", "shift", "shifts", "shifted", "pushed"}), suspecting.shifts),
    (frozenset({"lead", "leads", "led"}), suspecting.leads),
    (frozenset({"guilty"}), suspecting.guilty),
    (frozenset({"mark", "marks", "stamp", "imprint", "handwriting"}), suspecting.marked),
    (frozenset({"culprit", "culprits", "fault"}), suspecting.fault_lies),
    (frozenset({"recognised", "recognized", "identified"}), suspecting.recognised),
    (frozenset({"arrest", "jail", "prison", "detention", "bars", "remand"}), courts.under_arrest),
    (frozenset({"run"}), courts.fugitive),
    (frozenset({"himself", "herself", "themselves"}), courts.gave_himself_up),
    (frozenset({"sought"}), courts.sought),
    (frozenset({"holding", "hold"}), courts.holding),
    (word_set("blame", "courts", "suits") | word_set("blame", "courts", "penalties"), courts.sues),
    (frozenset({"looking", "searching", "hunting", "seeking"}), courts.seeks_one),
    (faults.MARKS, faults.told_of),
    (frozenset({"told", "tells"}), owning.told_officials),
    (frozenset({"admitted", "admits", "admit", "acknowledged", "acknowledges", "conceded"}), owning.own_fault),
    (frozenset({"accepted", "accepts", "concedes"}), owning.own_fault),
    (frozenset({"blame"}), owning.takes_blame),
    (frozenset({"answer", "response", "revenge", "reprisal", "retaliation", "punishment"}), owning.reason_given),
    (frozenset({"avenging", "payback", "reply"}), owning.reason_given),
    (frozenset({"confession"}), owning.confession),
    (frozenset({"attributed", "attributes", "ascribed"}), owning.to_itself),
    (frozenset({"holding", "holds"}), owning.has_them),
    (frozenset({"boasted", "bragged", "boasts"}), owning.boasted),
    (frozenset({"assumed", "claimed", "accepted"}), owning.responsible_by),
    (frozenset({"failed", "ignored", "slept", "overlooked", "erred", "should"}), owning.own_body_failed),
    (possibilities.THEORIES, possibilities.theory_that),
    (word_set("blame", "possible", "links"), possibilities.pursued),
    (possibilities.ERRORS, possibilities.error_of),
    (frozenset({"may", "might", "could"}), possibilities.caused_by),
    (frozenset({"may", "might", "could"}), possibilities.one_may_have),
    (frozenset({"suspect", "suspects", "suspected"}), possibilities.suspects_that),
    (frozenset({"eye", "eyes"}), possibilities.eyed),
    (unblaming.SUSPICIONS, unblaming.ended),
    (
        frozenset({"ties", "links", "connects", "implicates", "trace", "link", "connection", "blame"}),
        unblaming.no_trace,
    ),
    (frozenset({"alibi"}), unblaming.alibi),
    (frozenset({"suspicion", "frame", "reproach"}), unblaming.out_of_suspicion),
    (frozenset({"released", "freed", "let", "sent", "walked", "walks"}), unblaming.for_lack),
    (frozenset({"did", "done", "acted", "behaved", "followed", "wrongly"}), unblaming.did_right),
    (frozenset({"unjustly", "falsely", "mistakenly", "wrongfully"}), unblaming.did_right),
    (frozenset({"false", "untrue", "wrong", "unfounded", "baseless"}), unblaming.false_rumour),
    (frozenset({"part"}), unblaming.of_none),
    (frozenset({"name", "names"}), unblaming.name_off_list),
)

_ANSWERS: tuple[tuple[frozenset[str], AnswerPattern], ...] = (
    (word_set("blame", "deny", "verbs") | word_set("blame", "deny", "reject"), answering.denies),
    (word_set("blame", "deny", "falsehood"), answering.falsehood),
    (word_set("blame", "deny", "self_negation"), answering.self_negation),
    (answering.ADMITS | {"pleaded", "pleads", "plead"}, answering.pleaded),
    (frozenset({"innocence"}), answering.innocence),
    (frozenset({"distanced", "dissociated"}), answering.distanced),
    (frozenset({"neither"}), answering.neither),
    (frozenset({"doing", "work"}), answering.none_of_his_doing),
    (
        word_set("blame", "no_comment", "decline")
        | word_set("blame", "no_comment", "comment")
        | {
            "reached",
            "silent",
            "add",
            "say",
            "drawn",
            "available",
            "unavailable",
            "reaction",
            "word",
            "nothing",
            "unanswered",
        },
        answering.no_comment,
    ),
)


def _blame_by_word() -> dict[str, tuple[Pattern, ...]]:
    table: dict[str, tuple[Pattern, ...]] = {}
    for words, pattern in _BLAME:
        for word in words:
            table[word] = (*table.get(word, ()), pattern)
    return table


def _answers_by_word() -> dict[str, tuple[AnswerPattern, ...]]:
    table: dict[str, tuple[AnswerPattern, ...]] = {}
    for words, pattern in _ANSWERS:
        for word in words:
            table[word] = (*table.get(word, ()), pattern)
    return table


BLAME_PATTERNS = _blame_by_word()
ANSWER_PATTERNS = _answers_by_word()
