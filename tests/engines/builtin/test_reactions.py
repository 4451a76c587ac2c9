"""The rules find what people and bodies said or did in answer to the main incident."""

import pytest

from summarizer import read_text
from summarizer.draft import DraftReaction
from summarizer.engines.builtin.reactions import find_reactions
from summarizer.engines.builtin.setting import Setting


def reactions(text: str, *, incident: bool = True) -> list[DraftReaction]:
    article = read_text(f"Bomb kills nine in Odanu\n\n{text}")
    main = tuple(sentence.number for sentence in article.sentences)
    one = Setting(article, incident, "bombing" if incident else "none", "accomplished", main, {})
    return [found.row for found in find_reactions(one)]


def test_a_row_has_bare_name_office_kind_gist_and_quote() -> None:
    (row,) = reactions('Prime Minister Ann Roe condemned the bombing as "a crime against us all".')

    assert row == DraftReaction(
        s=[2],
        actor="Ann Roe",
        role="Prime Minister",
        kind="condemnation",
        gist='condemned the bombing as "a crime against us all"',
        quote="a crime against us all",
    )


KINDS: dict[str, tuple[str, str, str]] = {
    "condemnation in quoted words": ('President Ian Poe called the attack "cowardly".', "Ian Poe", "condemnation"),
    "condolence": ("The king sent his condolences to the families.", "king", "condolence"),
    "mourning": ("The government declared three days of mourning.", "government", "condolence"),
    "retaliation": ("The army vowed to avenge the dead.", "army", "vow_of_retaliation"),
    "call": ("The United Nations called on both sides to stop.", "United Nations", "call_for_action"),
    "demand": ("The teachers' union demanded an inquiry.", "teachers' union", "call_for_action"),
    "denial": ("The Reed Front denied any part in it.", "Reed Front", "denial"),
    "claim": ("The Reed Front claimed responsibility.", "Reed Front", "responsibility_claim"),
    "inquiry": ("Prosecutors opened an inquiry.", "Prosecutors", "investigation"),
    "arrest": ("Police arrested two men.", "Police", "investigation"),
    "security": ("The governor imposed a curfew.", "governor", "security_measure"),
    "troops": ("The ministry sent troops to Odanu.", "ministry", "security_measure"),
    "rescue": ("Firefighters rescued six people.", "Firefighters", "aid_or_rescue"),
    "aid": ("The Red Cross sent two trucks with tents.", "Red Cross", "aid_or_rescue"),
    "a passive with its agent": ("Reinforcements were sent by the army.", "army", "security_measure"),
    "warning": ("The mayor warned residents not to gather.", "mayor", "warning"),
    "criticism": ("Relatives accused the police of coming late.", "Relatives", "criticism"),
    "support": ("The mayor thanked the medics.", "mayor", "support"),
    "outrage": ("The union expressed outrage at the killings.", "union", "condemnation"),
    "saddened": ("The company said it was deeply saddened.", "company", "condolence"),
    "a plan": ("The mayor said the schools would stay shut.", "mayor", "statement"),
    "taken to task": ("The lawmaker took the cabinet to task for its silence.", "lawmaker", "criticism"),
    "an answer in words": ("The mayor shot back that the province had known.", "mayor", "criticism"),
    "a demand told by that": ("The consul asked that all hostels be inspected.", "consul", "call_for_action"),
    "mourning decreed": ("The president decreed four days of mourning.", "president", "condolence"),
    "the hunt for who did it": ("Police are looking for the driver, who fled.", "Police", "investigation"),
    "goods collected": ("The church is collecting rice and clothes.", "church", "aid_or_rescue"),
    "standing by somebody": ("The embassy said it stood by the people of Odanu.", "embassy", "support"),
    "an offer": ("Norway offered its divers.", "Norway", "aid_or_rescue"),
    "an attacker stopped by police": ("The gunman was killed by police.", "police", "security_measure"),
    "an inquiry conducted": ("The bureau is conducting an investigation.", "bureau", "investigation"),
    "a body that will look into it": (
        "Roe said the National Rail Board will investigate the crash.",
        "National Rail Board",
        "investigation",
    ),
    "respects paid": ("The premier came to pay tribute to the dead.", "premier", "condolence"),
    "condolences in one's own words": ('"We express our condolences," the ministry said.', "ministry", "condolence"),
    "a sheriff's feelings": (
        'Sheriff Ian Poe spoke in the morning. "This is just a horrible thing to happen here," Sheriff Ian Poe said.',
        "Ian Poe",
        "statement",
    ),
    "help on its way": ("The navy is sending an icebreaker with a generator.", "navy", "aid_or_rescue"),
    "forces that are sent": ("Soldiers were sent to the village.", "Soldiers", "security_measure"),
    "flights stopped": ("The airline suspended all flights.", "airline", "security_measure"),
    "a participle after the speaker": (
        '"It was a crime," said the envoy, Ann Roe, condemning the attack.',
        "Ann Roe",
        "condemnation",
    ),
    "a relative clause": ("They wrote to Acme Mining, which voiced regret.", "Acme Mining", "condolence"),
    "who clears somebody": ("Police said Ian Poe had been cleared.", "Police", "investigation"),
    "a fear": ("Health officials fear an outbreak of cholera.", "Health officials", "warning"),
    "a lawyer's word": ("His lawyer, Ann Roe, said Poe would plead not guilty.", "Ann Roe", "denial"),
    "a statement of an office holder": (
        '"We will rebuild this market stone by stone," said Mayor Ann Roe.',
        "Ann Roe",
        "statement",
    ),
    "work going on": ("Rescue teams were pumping air into the shaft.", "Rescue teams", "aid_or_rescue"),
    "help that the speaker's body gives": (
        "The Red Crescent said it was distributing dry rations to 500 families.",
        "Red Crescent",
        "aid_or_rescue",
    ),
    "money": ("The government has released 20 million rupees for relief.", "government", "aid_or_rescue"),
    "an order to help": (
        "Premier Ann Roe ordered officials to make every effort to save the miners.",
        "Ann Roe",
        "aid_or_rescue",
    ),
    "patrols": ("On Sunday, soldiers were patrolling the main roads.", "soldiers", "security_measure"),
    "roadblocks": ("The army has set up roadblocks around the town.", "army", "security_measure"),
    "one of two countries": ("Benin and Togo closed their anchorages.", "Benin", "security_measure"),
    "the other of two countries": ("Benin and Togo closed their anchorages.", "Togo", "security_measure"),
    "experts at work": ("Engineers were looking into a crack in the rail.", "Engineers", "investigation"),
    "who is sent to find out": (
        "The Office of the Fire Marshal has sent two investigators.",
        "Office of the Fire Marshal",
        "investigation",
    ),
    "a demand renewed": ("The Pilots' Union renewed its demand for a ban.", "Pilots' Union", "call_for_action"),
    "advice": ("The foreign ministry advised citizens not to travel.", "foreign ministry", "warning"),
    "solidarity": ("The Students' Union declared its solidarity.", "Students' Union", "support"),
    "the adviser of a president": (
        "President Ann Roe's peace adviser, Ian Poe, called on both sides to talk.",
        "Ian Poe",
        "call_for_action",
    ),
    "who announces an inquiry": (
        "The minister said inspectors would look into the wreck.",
        "minister",
        "investigation",
    ),
    "a subject with a participle": (
        "Rescue teams searching the ruins in the north pulled out four survivors.",
        "Rescue teams",
        "aid_or_rescue",
    ),
    "the search for who did it": ("Police searched the port for the gunmen.", "Police", "investigation"),
    "evidence gathered": ("Detectives were gathering evidence in the yard.", "Detectives", "investigation"),
    "working to find out": ("Police were working to identify the men.", "Police", "investigation"),
    "warrants": ("Investigators served two warrants in Karsa.", "Investigators", "investigation"),
    "fire returned": ("A constable returned fire.", "constable", "security_measure"),
    "an attacker stopped": ("Soldiers shot the attackers.", "Soldiers", "security_measure"),
    "an area cleared": ("Soldiers cleared the area.", "Soldiers", "security_measure"),
    "bystanders who carry the hurt away": (
        "A neighbour drove the boy to hospital.",
        "neighbour",
        "aid_or_rescue",
    ),
    "a call for help": ("A waiter called 911.", "waiter", "aid_or_rescue"),
    "first aid": ("A passer-by attempted to revive the man.", "passer-by", "aid_or_rescue"),
    "bodies brought out": ("The coastguard recovered six bodies.", "coastguard", "aid_or_rescue"),
    "a fight vowed": (
        "Premier Ann Roe vowed that the fight would go on until all were caught.",
        "Ann Roe",
        "vow_of_retaliation",
    ),
    "a reward": ("Police offered a reward of 2,000 pounds.", "Police", "call_for_action"),
    "a tragedy named": ("Governor Ian Poe called the news a tragedy.", "Ian Poe", "condolence"),
    "whom pictures show": (
        "Footage showed rescue workers putting out fires in the yard.",
        "rescue workers",
        "aid_or_rescue",
    ),
    "the first of two who look into it": (
        "Poe said the Karsa Fire Board and the Lake Inspectorate will investigate the wreck.",
        "Karsa Fire Board",
        "investigation",
    ),
    "the second of two who look into it": (
        "Poe said the Karsa Fire Board and the Lake Inspectorate will investigate the wreck.",
        "Lake Inspectorate",
        "investigation",
    ),
    "a person without office who judges": (
        '"This was senseless and it must never happen in Odanu again," said Ann Roe, a baker.',
        "Ann Roe",
        "statement",
    ),
    "a president told of by his office": (
        '"President Ian Poe condemned the murders in the strongest words," the palace said.',
        "Ian Poe",
        "condemnation",
    ),
    "who says that an inquiry goes on": (
        "Sheriff Ian Poe said the investigation into the fire was ongoing.",
        "Ian Poe",
        "investigation",
    ),
    "quick to condemn": ("Norway was quick to condemn the attack.", "Norway", "condemnation"),
    "a meeting called": ("The premier summoned her generals for a meeting.", "premier", "security_measure"),
    "three of a force": ("Three of the officers returned fire.", "officers", "security_measure"),
    "feeling a loss": ("The premier said he was pained by the deaths.", "premier", "condolence"),
    "a fire fought": ("Firefighters tackled the blaze until dawn.", "Firefighters", "aid_or_rescue"),
    "rescuers who come": ("Fire crews responded to the blast.", "Fire crews", "aid_or_rescue"),
    "a suspicion of investigators": ("Police are treating the barn blaze as suspicious.", "Police", "investigation"),
    "a suspect named": ("Deputies identified Ian Poe as a suspect.", "Deputies", "investigation"),
    "officers sent off duty": ("The sheriff put both men on leave.", "sheriff", "security_measure"),
    "a house entered": ("A SWAT team stormed the house.", "SWAT team", "security_measure"),
    "forces called in": ("The army was called in at dusk to clear a bridge.", "army", "security_measure"),
    "gas used": ("Riot police responded with tear gas.", "Riot police", "security_measure"),
    "who is grateful": ("The airline said it was grateful to the medics.", "airline", "support"),
    "a hero praised": ("The mayor called the driver a hero.", "mayor", "support"),
    "a case brought": ("The Harbour Union filed a lawsuit.", "Harbour Union", "criticism"),
    "a rally announced": ("The students announced new rallies.", "students", "call_for_action"),
    "spoken for another": ('"Our thoughts are with the families," said Mayor Ann Roe.', "Ann Roe", "condolence"),
}


@pytest.mark.parametrize(("text", "actor", "kind"), KINDS.values(), ids=KINDS)
def test_a_reaction_has_its_actor_and_kind(text: str, actor: str, kind: str) -> None:
    assert (actor, kind) in [(row.actor, row.kind) for row in reactions(text)]


NONE = {
    "a witness": '"There was smoke and then a second bang," said Ian Poe, a witness.',
    "figures": "Police said nine people were killed.",
    "the event": "The bomb destroyed two shops.",
    "what a relative clause recalls": "Police spoke of a gang that had threatened the port.",
    "what was done before": "Police blamed nobody; the gang has threatened the port before.",
    "a hospital's patients": "The town hospital treated 27 people.",
    "a victim on a visit": "The minister, who was visiting the town, survived.",
    "second thoughts": "The ministry says it now has second thoughts.",
    "a witness without a name": "A doctor, who asked not to be named, counted nine dead.",
    "a hard word denied": "Police said they did not believe it was terrorism.",
    "whose denial a relative clause tells": "Minister Ann Roe said Karsa, which has always denied that, was near.",
    "silence": "The mayor said she would not comment.",
    "not done": "The government did not condemn the attack.",
    "what others do, in a witness's words": '"Rebels are patrolling the streets now," said Ian Poe, an elder.',
    "an attacker who opens fire": "A man opened fire in the food hall.",
    "an office that only tells what happened": (
        '"Two men ran into the hall and then fired at the crowd," said Ann Roe, a spokeswoman for the council.'
    ),
    "a person who tells what she went through": (
        '"I heard a bang and ran, it was horrible and I must have fallen," said Ann Roe, a baker.'
    ),
    "a robber who demands": "A gunman demanded cash at the till.",
    "a weapon pulled out": "The man pulled out a gun.",
    "a hard word in a name": "Ian Poe, head of the Terrorism Centre, said nine people were killed.",
    "a wound told": "Sergeant Ian Poe said the man had a wound in the leg.",
    "officers on their way": "Officers arrived at the scene.",
    "what was warned of days ago": "The embassy two days ago warned of a plot.",
    "losses denied": "The army denied heavy casualties.",
    "observers who tell whose aircraft came": "Activists said Karsan warplanes were carrying out the air strikes.",
    "what cannot act": "A ban was imposed on all vans, and rising waters surrounded the hall.",
    "gunmen who take hostages": "Gunmen took six patients hostage.",
    "a driver who pulls out": "A woman pulled out into the road.",
    "a group that swears loyalty": "The Reed Front pledged allegiance to the Lake Army.",
    "a suspect who asks": "A gunman asked for water.",
    "an inquiry that was not opened": "Mayor Ann Roe said an inquiry had not been opened.",
    "an event as subject": "The blast called for no explanation.",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_who_only_describes_or_counts_does_not_react(text: str) -> None:
    assert reactions(text) == []


HARMLESS = (
    "The mayor told residents about his holiday.",
    "Workers rejected the offer of higher wages.",
    "Residents wonder why the ferry is green.",
    "The clerk took in the washing.",
    "An uncle brought toys for the twins.",
    "A clerk laid two cameras on the table.",
    "Mules carried the bodies of two bears down the hill.",
    "Officers captured the man on film.",
    "The governor spoke of a murder in her first novel.",
    "Teachers instructed parents to buy brushes.",
    "The mayor tells people that plums are ripe.",
    "The company seized the ship as a chance for trade.",
    "The mayor opened the doors of her shop.",
    "Pupils formed a chain of paper.",
    "Officers dispersed seeds along the road.",
    "A court freed the man on Friday.",
    "Fans pelted the singer with eggs.",
)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_people_do_on_any_day_is_no_reaction(text: str) -> None:
    assert reactions(text) == []


def test_two_deeds_joined_by_and_are_two_rows() -> None:
    found = reactions("The president condemned the attack and ordered a curfew.")

    assert [(row.actor, row.kind) for row in found] == [
        ("president", "condemnation"),
        ("president", "security_measure"),
    ]


def test_who_is_told_of_last_denies_and_not_the_prosecutor_who_tells_it() -> None:
    found = reactions(
        "Prosecutor Ann Roe said the suspect had admitted carrying a knife but denied any intention to kill."
    )

    assert [(row.actor, row.kind) for row in found if row.kind in ("denial", "responsibility_claim")] == [
        ("suspect", "denial")
    ]


def test_a_gist_ends_before_an_apposition_and_before_a_new_subject() -> None:
    found = reactions(
        "Residents blamed the Reed Front, an armed group that has threatened the port. "
        "The mayor thanked the medics, and the army closed the road."
    )

    assert [row.gist for row in found] == ["blamed the Reed Front", "thanked the medics", "closed the road"]


def test_the_same_kind_twice_is_one_row() -> None:
    found = reactions("Ann Roe, the mayor, condemned the attack. Roe condemned it again.")

    assert [(row.actor, row.kind) for row in found] == [("Ann Roe", "condemnation")]


def test_a_shorter_name_of_the_same_force_is_no_second_row() -> None:
    found = reactions("Odanu police are investigating. Police are looking for the gunmen.")

    assert [(row.actor, row.kind) for row in found] == [("Odanu police", "investigation")]


def test_an_unnamed_group_claims_nothing_beside_the_name_of_who_does() -> None:
    found = reactions("The Reed Front claimed responsibility. An armed group claimed responsibility on Sunday.")

    assert [row.actor for row in found] == ["Reed Front"]


def test_a_gist_stands_in_the_article_word_for_word() -> None:
    text = "The mayor, Ann Roe, sent condolences to the families, but the shops stayed open."

    (row,) = reactions(text)

    assert row.gist == "sent condolences to the families"
    assert row.gist in text


def test_a_quote_over_two_sentences_cites_both() -> None:
    (row,) = reactions('"It was a cowardly act. Nobody here will forget it," said President Ann Roe.')

    assert row.s == [2, 3]
    assert row.quote == "It was a cowardly act. Nobody here will forget it"


def test_no_incident_no_reactions() -> None:
    assert reactions("The mayor condemned the film.", incident=False) == []


def test_the_address_of_a_newsroom_is_no_part_of_a_gist() -> None:
    (row,) = reactions("The mayor condemned the bombing in Odanu. desk@velmnews.example Page: @Velm")

    assert row.gist == "condemned the bombing in Odanu"


def test_forces_sent_are_known_by_their_noun_and_not_by_where_they_stand() -> None:
    rows = reactions("UN peacekeepers in the area, of whom there are 1,900, were put on high alert.")

    assert [(row.actor, row.kind) for row in rows] == [("UN peacekeepers", "security_measure")]


@pytest.mark.parametrize(
    "text",
    [
        "The gunman demanded cash at the counter.",
        "The robber pulled out a knife.",
        "It was unclear how many guards had fired shots.",
        "The consulate said three men had been detained.",
        'Sheriff Ian Poe was there. "Two of the three men were found in the yard," Sheriff Ian Poe said.',
    ],
)
def test_a_part_of_the_attack_or_a_report_is_no_reaction(text: str) -> None:
    assert [(row.actor, row.kind) for row in reactions(text)] == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("It is one of the saddest days that our town has seen", "condolence"),
        ("Such acts are inhumane and nothing will excuse them", "condemnation"),
        ("We will rebuild the market before the winter comes", "statement"),
    ],
)
def test_a_quotation_has_the_kind_that_its_words_tell(words: str, kind: str) -> None:
    (row,) = reactions(f'"{words}," Mayor Ann Roe said.')

    assert (row.actor, row.kind) == ("Ann Roe", kind)


def test_who_finds_out_which_group_did_it_investigates_and_who_tells_of_gunmen_only_reports() -> None:
    (row,) = reactions("Police said the Reed Front was behind the attack. Police said four gunmen were involved.")

    assert (row.actor, row.kind) == ("Police", "investigation")


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in what the authorities described as a terrorist act.",
        'We are not looking for anyone else in connection with it," the officer said.',
        "Ian Poe told reporters that he did not want to get involved.",
    ],
)
def test_an_aside_of_the_narrator_and_a_wish_to_stay_out_are_no_reactions(text: str) -> None:
    assert reactions(text) == []


@pytest.mark.parametrize(
    ("text", "actor", "kind"),
    [
        ("Police were on high alert across Odanu.", "Police", "security_measure"),
        ("Odanu General Hospital was placed on lockdown.", "Odanu General Hospital", "security_measure"),
        ("It was dark, but police had cordoned off the square.", "police", "security_measure"),
        ("The Reed Mission said on Monday that they stepped up patrols.", "Reed Mission", "security_measure"),
        ("The ministry said that it had deployed 300 soldiers.", "ministry", "security_measure"),
    ],
)
def test_alerts_lasting_measures_and_what_a_body_says_of_itself_are_reactions(text: str, actor: str, kind: str) -> None:
    assert (actor, kind) in [(row.actor, row.kind) for row in reactions(text)]


def test_an_alert_that_has_lasted_since_before_is_no_reaction() -> None:
    assert reactions("The country has been on high alert since a plot was foiled in May.") == []


def test_a_passive_opens_its_gist_with_whom_it_befell() -> None:
    text = (
        "A bomb killed four people in Odanu on Monday. A 34-year-old man was arrested at the ferry, police said. "
        "The officer who shot the second attacker is a deputy from Lorsk, the mayor said."
    )
    found = reactions(text)
    assert [row.gist for row in found if row.kind in ("investigation", "security_measure")] == [
        "A 34-year-old man was arrested at the ferry, police said",
        "The officer who shot the second attacker is a deputy from Lorsk, the mayor said",
    ]
