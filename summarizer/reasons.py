"""The closed vocabularies of checks and readers: reasons of rejection, reasons of unused numbers, flags of a run."""

from typing import Literal

RejectionReason = Literal[
    "sentence_missing",  # the row cites a sentence that the article does not have, or none at all
    "evidence_mismatch",  # the quoted evidence is not the article's text at those offsets
    "phrase_not_in_sentence",  # a pointed-at phrase is not in the sentence it names
    "phrase_ambiguous",  # it occurs more than once there
    "not_a_count",  # the phrase holds no number of people
    "number_not_in_evidence",
    "harm_not_in_evidence",  # the sentence does not say this harm of this number
    "group_not_in_evidence",  # nor of these victims
    "certainty_upgraded",  # a bound such as "at least" was dropped or changed
    "superseded_not_in_evidence",  # no word says that the figure was replaced
    "source_not_in_evidence",  # the reporter does not stand where the number does
    "bounds_disordered",  # low > high
    "subgroup_exceeds_total",
    "belongs_to_background",  # the clause speaks of another event
    "name_not_in_article",
    "place_not_in_evidence",
    "country_mismatch",  # the gazetteer knows the place in another country
    "quote_not_verbatim",
    "date_not_from_text",  # the expression does not give that date
    "actor_not_in_evidence",
    "accuser_not_in_evidence",
    "role_swapped",  # accuser and accused change places
    "status_too_strong",  # the words carry less certainty
    "status_contradicted",  # the words say the opposite (cleared, denied)
    "response_not_in_evidence",
    "no_claim_not_in_evidence",
    "prose_number",  # a number in prose that the article does not carry
    "prose_name",
    "prose_date",
    "prose_quote",
    "prose_unattributed_blame",
    "few_shot_leak",  # a name or number of the prompt's own examples
    "duplicate_row",  # a row, a name or a sentence that stands in the same list already
    "not_an_incident",  # a fact in a draft that says there is no incident
    "profile_unknown",  # `run.vague` names no profile of vague quantities
    "totals_mismatch",  # totals that do not follow from the rows
    "number_unaccounted",  # a casualty-like number in no fact and not among the unused
    "unused_number_wrong",  # listed as unused, but a fact uses it or the article lacks it
    "text_mismatch",  # the brief was made from another text
]
"""Why a check refuses something: `rejected[].reason`, and the name of a finding of `verify`."""

UnusedReason = Literal[
    "not_a_toll_of_any_event",  # people are counted, but no harm is said of them
    "no_row_for_it",  # a harm is said of it, and the engine made no row
    "of_another_event",  # its clause speaks of another event
    "rejected_fact",  # it belonged to a row that a check refused
]
"""Why a casualty-like number is in no fact: `unused_numbers[].reason`."""

Flag = Literal[
    "encoding_guessed",  # neither UTF-8 nor marked: the encoding is a guess
    "encoding_repaired",  # a few bytes fitted no encoding and were replaced
    "control_characters",  # control characters were taken out
    "hidden_characters",  # zero-width, bidi or tag characters were taken out
    "hidden_text",  # text that a reader of the page would not see was left out
    "no_publication_date",  # relative dates stay unresolved
    "published_from_text",  # the publication date was read from a dateline in the text
    "language_unsupported",  # not English: only numbers, dates and names are read
    "disputed_place",  # the country code is the gazetteer's for a disputed place
    "blame_unconfirmed",  # a blame row whose roles no rule could confirm
    "conflicting_figures",  # figures for one harm that differ without a source
    "chunked",  # read in several windows
    "answer_repaired",  # JSON taken out of a fence or of prose
    "mode_fallback",  # the server refused the structured mode, a plainer one was used
    "reasked",  # the model was asked a second time
    "cost_unknown",  # no price is known for the model
    "usage_unknown",  # the server did not say how many tokens it used
]
"""What a reader should know about a run: `run.flags`."""
