"""The rules find who is blamed for the main incident, by whom, how surely, and what they answer."""

from collections.abc import Mapping

import pytest

from summarizer import read_text
from summarizer.brief import EventType
from summarizer.draft import DraftBlame
from summarizer.engines.builtin.blame import find_blame, find_no_claim
from summarizer.engines.builtin.setting import Setting


def setting(
    text: str, event_type: EventType = "bombing", others: Mapping[int, tuple[tuple[int, int], ...]] | None = None
) -> Setting:
    """An article whose every sentence reports the main incident."""
    article = read_text(f"Attack in Odanu\n\n{text}")
    main = tuple(sentence.number for sentence in article.sentences)
    return Setting(article, event_type != "none", event_type, "accomplished", main, others or {})


def rows(text: str, event_type: EventType = "bombing") -> list[DraftBlame]:
    return [found.row for found in find_blame(setting(text, event_type))]


def test_a_row_has_actor_alias_accuser_status_answer_and_sentences() -> None:
    (row,) = rows(
        "A bomb killed nine people in Odanu. Police Chief Ann Roe accused the Army of the North (AN) of planting it."
        " The AN denied any part."
    )

    assert row == DraftBlame(
        s=[3, 4],
        actor="Army of the North",
        aliases=["AN"],
        accusers=["Ann Roe"],
        status="accused_by_authorities",
        response="denied",
    )


STATUSES: dict[str, tuple[str, str, str]] = {
    "a claim beats an accusation": (
        "Police blamed the Reed Front. The Reed Front claimed responsibility.",
        "Reed Front",
        "claimed",
    ),
    "authorities beat the narrator": (
        "Reed Front gunmen attacked the mill. Police said Reed Front gunmen attacked the mill.",
        "Reed Front gunmen",
        "accused_by_authorities",
    ),
    "an accusation beats a guess": (
        "The Reed Front may have planted the bomb. Residents blamed the Reed Front.",
        "Reed Front",
        "accused",
    ),
    "a later acquittal beats everything": (
        "Police arrested Ian Poe on Monday. On Tuesday police said Ian Poe had been cleared.",
        "Ian Poe",
        "cleared",
    ),
    "an arrest after an acquittal": (
        "Police said Ian Poe had been cleared. On Tuesday police arrested Ian Poe.",
        "Ian Poe",
        "accused_by_authorities",
    ),
}


@pytest.mark.parametrize(("text", "actor", "status"), STATUSES.values(), ids=STATUSES)
def test_where_several_hold_the_decision_tree_decides(text: str, actor: str, status: str) -> None:
    assert [(row.actor, row.status) for row in rows(text)] == [(actor, status)]


def test_a_claim_has_its_claimant_as_accuser_and_is_admitted() -> None:
    (row,) = rows("The Reed Front said its fighters had planted the bomb.")

    assert (row.accusers, row.status, row.response) == (["Reed Front"], "claimed", "admitted")


def test_who_admits_carrying_a_weapon_admits_no_attack() -> None:
    assert not any(row.status == "claimed" for row in rows("Police said Ian Poe had admitted carrying the knife."))


def test_a_surname_and_a_pronoun_lead_back_to_the_full_name() -> None:
    (row,) = rows(
        "Interior Minister Ann Roe visited the market. Roe said rebels were to blame. She blamed the rebels twice."
    )

    assert (row.actor, row.accusers) == ("rebels", ["Ann Roe"])


@pytest.mark.parametrize(
    "words",
    [
        '"We blame the Front for this attack," said Interior Minister Ann Roe.',
        '"We hold the Front responsible," said Interior Minister Ann Roe.',
        'Interior Minister Ann Roe said: "We hold the Front responsible for the attack."',
    ],
)
def test_we_in_a_quotation_is_who_is_quoted_and_nobody_named_before(words: str) -> None:
    (row,) = rows(f"A bomb killed nine people in Odanu. The Karsa Brigade said it had no fighters in the area. {words}")

    assert (row.accusers, row.status) == (["Ann Roe"], "accused_by_authorities")


def test_the_governor_there_is_not_the_governor_named_before() -> None:
    found = rows(
        "A bomb killed nine people, governor Ann Roe said. In Karsa, the Reed Front attacked a mill, according to the"
        " governor there."
    )

    assert all("Ann Roe" not in row.accusers for row in found if row.actor == "Reed Front")


def test_who_would_not_say_whether_clears_nobody() -> None:
    assert rows("A bomb killed nine people. Inspector Ann Roe would not say whether the Reed Front was involved.") == []


def test_what_sort_of_fighters_a_word_means_blames_no_group() -> None:
    found = rows('A bomb killed nine. The army spoke of "bandits", its word for fighters linked to Reed or Fern.')

    assert not {"Reed", "Fern"} & {row.actor for row in found}


def test_whose_vehicle_runs_over_a_mine_attacks_nobody() -> None:
    assert rows("Two soldiers were killed on Monday when their vehicle ran over a mine, the army said.") == []
    assert rows("Three police officers died when their patrol hit a roadside bomb, the ministry said.") == []


def test_two_names_of_one_actor_are_one_row() -> None:
    (row,) = rows("Houthi rebels attacked the port, police said. Residents blamed the Houthis.", "armed_attack")

    assert row.accusers == ["police", "Residents"]


def test_an_unnamed_attacker_gives_way_to_the_person_named() -> None:
    (row,) = rows("A gunman shot nine people dead. Police arrested Ian Poe, 31.", "shooting")

    assert row.actor == "Ian Poe"


def test_an_organisation_behind_an_unnamed_attacker_is_another_actor() -> None:
    found = rows("Gunmen attacked the village. Those who fled blamed the Reed Front.", "armed_attack")

    assert [row.actor for row in found] == ["Gunmen", "Reed Front"]


def test_silence_right_after_an_accusation_is_the_accused_sides() -> None:
    (row,) = rows(
        "The union blamed the mine's owner, Odanu Gold. The company declined to comment.", "building_collapse"
    )

    assert row.response == "no_comment"


def test_the_lawyer_answers_for_his_client() -> None:
    (row,) = rows("Ian Poe was charged with murder. His lawyer, Ann Roe, denied that he was the gunman.", "shooting")

    assert row.response == "denied"


def test_a_spokesman_answers_for_the_group_last_named() -> None:
    (row,) = rows("Police blamed the Reed Brigade. A spokesman for the group denied any part.")

    assert row.response == "denied"


def test_a_capital_tells_whose_ministry_answers() -> None:
    (row,) = rows("The rebels accused Rwandan troops of the raid. The defence ministry in Kigali declined to comment.")

    assert row.response == "no_comment"


def test_a_negation_of_ones_own_right_after_the_accusation_denies_it() -> None:
    (row,) = rows("The minister blamed the Reed Front. The Front said it had neither called nor joined the march.")

    assert row.response == "denied"


def test_who_rejects_a_charge_is_accused_by_nobody_whom_the_words_do_not_name() -> None:
    (row,) = rows("Deputies said the warning had come too late. The weather service rejected the charge.", "storm")

    assert (row.actor, row.accusers, row.status, row.response) == ("weather service", [], "accused", "denied")


def test_the_unnamed_actor_of_the_headline_is_the_one_named_below() -> None:
    article = read_text(
        "Rebel column says it bombed the post in Odanu\n\nThe Reed Column claimed the attack on Monday."
    )
    one = Setting(article, True, "bombing", "accomplished", (1, 2), {})

    (found,) = find_blame(one)

    assert (found.row.actor, found.row.accusers) == ("Reed Column", ["Reed Column"])


def test_the_man_declared_innocent_is_the_one_accused_just_before() -> None:
    (row,) = rows(
        "Residents accused a shopkeeper of hiding the bomb."
        " Mayor Ann Roe said nothing had been found and that the man was innocent."
    )

    assert (row.actor, row.status, row.accusers) == ("shopkeeper", "cleared", ["Ann Roe"])


def test_a_person_who_admits_something_never_answers_for_the_state_accused_before() -> None:
    state = rows(
        "The minister, Ann Roe, pointed to Belarus. The embassy of Belarus rejected the accusation as baseless."
        " Two clerks were detained. One of them, Adam W., has made a statement in which he admits to passing on a key.",
        "cyberattack",
    )[0]

    assert (state.actor, state.response) == ("Belarus", "denied")


def test_what_the_spokesman_says_our_air_force_did_is_its_sides_admission() -> None:
    (row,) = rows(
        "The Odanu army bombed a school. General Ian Poe, a spokesman of the council, told the radio that"
        ' "our air force struck a meeting of bandits".',
        "air_strike",
    )

    assert (row.actor, row.status, row.accusers, row.response) == ("Odanu army", "claimed", ["Ian Poe"], "admitted")


def test_who_is_wanted_for_older_deeds_is_accused_only_by_those_who_blame_him_now() -> None:
    (row,) = rows("People in Odanu blame a gang led by a man called Ian Poe, who is wanted for a string of raids.")

    assert (row.status, row.accusers) == ("accused", ["People"])


def test_a_report_put_in_between_has_no_part_in_the_charge() -> None:
    rows_ = rows(
        "The driver, a local man, was arrested. He was drunk, said prosecutor Ann Roe, and has been charged.",
        "vehicle_attack",
    )

    assert [row.actor for row in rows_] == ["driver"]


def test_gunmen_attackers_and_three_men_are_one_band() -> None:
    (row,) = rows(
        "Gunmen attacked the mill, police said. The attackers came at dawn, villagers said."
        " Residents said three men shot the guard.",
        "shooting",
    )

    assert (row.actor, row.accusers) == ("Gunmen", ["police", "Residents"])


def test_rebels_are_the_one_group_named_in_the_article() -> None:
    (row,) = rows("Rebels ambushed a convoy. The Reed Front claimed responsibility.", "armed_attack")

    assert (row.actor, row.status) == ("Reed Front", "claimed")


def test_who_speaks_for_the_claimant_right_after_the_claim_is_an_accuser() -> None:
    (row,) = rows(
        'The Reed Front claimed responsibility. "We will go on," its spokesman, Abu Poe, told the radio by telephone.'
    )

    assert row.accusers == ["Reed Front", "Abu Poe"]


def test_he_who_was_charged_is_the_person_blamed_whoever_spoke_in_between() -> None:
    (row,) = rows(
        "Police arrested Ian Poe on Monday. Bob Roe, a clerk, had hidden under a desk. He was charged with murder.",
        "shooting",
    )

    assert row.actor == "Ian Poe"


def test_soldiers_who_shoot_rebels_after_an_ambush_are_not_blamed() -> None:
    (row,) = rows(
        "Rebels ambushed a convoy in Odanu. Soldiers killed three rebels near the road on Thursday, the army said.",
        "armed_attack",
    )

    assert row.actor == "Rebels"


def test_a_chandler_has_the_name_that_the_article_tells_later() -> None:
    (row,) = rows(
        "Police said a chandler in Odanu may have sold the timetable. The chandler, Acme Supplies, denied this.",
        "armed_attack",
    )

    assert (row.actor, row.status, row.response) == ("Acme Supplies", "possible", "denied")


def test_a_spokesman_for_the_coalition_answers_for_the_coalition_accused() -> None:
    (row,) = rows(
        "Nine people died in the raid, medics said, blaming warplanes of the Odanu-led coalition."
        " The toll may rise. The town lies on a lake. A spokesman for the coalition, Colonel Ian Poe, denied it.",
        "air_strike",
    )

    assert (row.actor, row.accusers, row.response) == ("Odanu-led coalition", ["medics"], "denied")


def test_an_accusation_rejected_two_sentences_later_is_denied() -> None:
    (row,) = rows(
        'Residents accused the soldiers of firing at people. "My nephew had gone out," said Bob Roe, an uncle.'
        " The army rejected the accusation.",
        "armed_clash",
    )

    assert (row.actor, row.response) == ("soldiers", "denied")


def test_who_distances_himself_denies_and_who_neither_confirms_nor_denies_is_silent() -> None:
    front = rows("Police blamed the Reed Front. A spokesman for the Reed Front, Abu Poe, distanced his group from it.")[
        0
    ]
    state = rows("The governor blamed Ukraine. Kyiv has neither confirmed nor denied it.", "air_strike")[0]

    assert (front.response, state.response) == ("denied", "no_comment")


def test_who_boasts_of_being_responsible_claims_it() -> None:
    (row,) = rows("A group called Grey Cell boasted on social media that it was responsible.", "cyberattack")

    assert (row.actor, row.status) == ("Grey Cell", "claimed")


def test_itself_stands_for_nobody_else() -> None:
    (row,) = rows("The army spoke first. General Ian Poe denied it and said the Reed Front itself was to blame.")

    assert (row.actor, row.accusers) == ("Reed Front", ["Ian Poe"])


def test_a_states_weapon_leads_to_its_army_where_the_article_names_it() -> None:
    (row,) = rows("The ministry said a Norwegian shell had hit the queue. Norway's army denied it.")

    assert (row.actor, row.response) == ("Norway's army", "denied")


def test_a_name_in_apposition_is_what_the_company_stands_for() -> None:
    (row,) = rows(
        "The pond belongs to a fish farm, Odanu Carp, and villagers say the company opened its sluices.", "flood"
    )

    assert row.actor == "Odanu Carp"


def test_it_never_stands_for_people() -> None:
    found = rows("Nine people died. The Reed Front said on its channel that it was behind the blast.")

    assert [(row.actor, row.status) for row in found] == [("Reed Front", "claimed")]


def test_who_is_identified_by_a_pronoun_is_blamed_only_as_an_attacker() -> None:
    attacker = rows("A gunman shot nine people. He was identified as Ian Poe.", "shooting")
    victim = rows("A baker was shot. She was identified as Ann Roe.", "shooting")

    assert [row.actor for row in attacker] == ["Ian Poe"]
    assert victim == []


def test_a_states_officials_answer_for_its_forces() -> None:
    (row,) = rows("The governor blamed Ukraine's army for the rockets. Ukrainian officials denied it.")

    assert row.response == "denied"


def test_in_an_accident_only_explicit_accusations_blame() -> None:
    found = rows("A bus hit a lorry and killed nine people. Police arrested the driver.", "transport_accident")

    assert [(row.actor, row.status) for row in found] == [("driver", "accused_by_authorities")]


def test_what_is_said_of_another_event_is_left_out() -> None:
    text = "Police blamed the Reed Front. In May rebels attacked the mill."
    article = setting(text).article
    last = article.sentences[-1]

    found = find_blame(setting(text, others={last.number: ((0, len(last.text)),)}))

    assert [one.row.actor for one in found] == ["Reed Front"]


def test_no_incident_no_blame() -> None:
    assert rows("Police blamed the Reed Front. Nobody claimed responsibility.", "none") == []


def test_every_name_in_a_row_stands_in_its_sentences() -> None:
    one = setting(
        "Governor Ann Roe visited Odanu. She blamed the Army of the North (AN). A spokesman for the AN denied it."
    )

    for found in find_blame(one):
        text = " ".join(one.article.sentences[number - 1].text for number in range(1, max(found.row.s) + 1))
        assert all(name in text for name in (found.row.actor, *found.row.aliases, *found.row.accusers))


def test_the_sentence_that_says_nobody_claimed_it_is_found() -> None:
    found = find_no_claim(setting("A bomb killed nine people. No group has claimed responsibility."))

    assert [(one.row, one.words) for one in found] == [(3, "claimed responsibility")]


@pytest.mark.parametrize("attackers", ["A suicide bomber attacked the mill.", "Three men attacked the mill."])
def test_unnamed_attackers_are_those_of_the_one_group_that_claims(attackers: str) -> None:
    (row,) = rows(f"{attackers} The Reed Front claimed responsibility.", "armed_attack")

    assert (row.actor, row.status) == ("Reed Front", "claimed")


def test_unnamed_attackers_stay_beside_a_group_that_is_only_accused() -> None:
    found = rows("Three men attacked the mill. Residents blamed the Reed Front.", "armed_attack")

    assert {row.actor for row in found} == {"Three men", "Reed Front"}


def test_the_group_that_attacks_is_no_observatory_named_before() -> None:
    found = rows(
        "The Odanu Observatory for Human Rights said that shells fell. The group besieged the town in March.",
        "armed_attack",
    )

    assert not any("Observatory" in row.actor for row in found)


def test_a_lone_attacker_is_one_row_whatever_the_sentences_call_him() -> None:
    (row,) = rows(
        "A gunman opened fire on a queue in Odanu, police said. The suspect shot two clerks, Mayor Ann Roe said.",
        "shooting",
    )

    assert (row.actor, row.aliases, row.accusers) == ("gunman", ["suspect"], ["police", "Ann Roe"])


def test_another_attacker_is_no_name_for_the_one_before() -> None:
    found = rows("A gunman shot a clerk, police said. Another man stabbed a guard, police said.", "shooting")

    assert len(found) == 2


def test_what_officials_tell_of_a_bomber_they_tell_of_the_group_that_claims_him() -> None:
    (row,) = rows(
        "A suicide bomber attacked the mill, said the mayor, Ann Roe. The Reed Front claimed responsibility.", "bombing"
    )

    assert (row.actor, row.accusers, row.status) == ("Reed Front", ["Reed Front", "Ann Roe"], "claimed")


def test_the_gunmen_are_the_fighters_of_a_group_that_is_told_to_have_attacked() -> None:
    (row,) = rows("The Reed Front stormed the mill in Odanu. The gunmen attacked at dawn.", "armed_attack")

    assert row.actor == "Reed Front"


def test_the_police_who_say_that_they_fired_at_the_attacker_claim_nothing() -> None:
    found = rows(
        'A man shot a clerk, Police Chief Ian Poe said. "We opened fire on him," said Police Chief Ian Poe.', "shooting"
    )

    assert [row.actor for row in found] == ["man"]


def test_a_ministry_beside_its_full_name_is_one_accuser() -> None:
    (row,) = rows(
        "A suicide bomber attacked the mill, the Interior Ministry said."
        " The ministry said the bomber attacked at dawn.",
        "bombing",
    )

    assert row.accusers == ["Interior Ministry"]


def test_officials_who_tell_what_the_attacker_did_accuse_him_too() -> None:
    (row,) = rows(
        "Police arrested Ian Poe over the shooting. Poe confronted the clerks at the gate, Sgt. Ann Roe said."
        " Poe lived quietly, his neighbours said.",
        "shooting",
    )

    assert row.accusers == ["Police", "Ann Roe"]


def test_officials_who_tell_what_befell_the_attacker_or_what_they_do_accuse_nobody() -> None:
    (row,) = rows(
        "Police arrested Ian Poe over the shooting. Poe was treated for burns, Sgt. Ann Roe said."
        " Mayor Bob Orr said he welcomed the inquiry.",
        "shooting",
    )

    assert row.accusers == ["Police"]


def test_warplanes_told_by_the_adjective_of_a_people_are_the_attackers() -> None:
    (row,) = rows("Russian warplanes struck a market in Odanu, residents said.", "air_strike")

    assert row.actor == "Russian warplanes"


@pytest.mark.parametrize(("county", "status"), [(" in Reed County", "accused_by_authorities"), ("", "accused")])
def test_deputies_are_authorities_where_there_is_a_county_or_a_sheriff(county: str, status: str) -> None:
    (row,) = rows(f"Deputies said Ian Poe had stabbed the guard{county}.", "stabbing")

    assert row.status == status


@pytest.mark.parametrize(
    "text",
    [
        "A description of Poe was not immediately available.",
        "The identity of Poe was not available.",
        "Her mother, Ella Poe, declined to comment.",
    ],
)
def test_missing_particulars_and_a_silent_relative_are_no_answer_of_the_accused(text: str) -> None:
    (row,) = rows(f"Police arrested Ann Poe over the shooting. {text}", "shooting")

    assert row.response is None
