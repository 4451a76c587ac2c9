"""Words about another event are told from words about the one reported."""

from datetime import date

import pytest

from summarizer import read_text
from summarizer.language.other_events import other_event_spans

LEAD = "Bomb kills 12 in Odanu\n\nA bomb killed 12 people in the market of Odanu on Tuesday, police said.\n\n"
PUBLISHED = date(2019, 3, 6)

OTHER = {
    "a past year": ("In 2015 a bomb at the same market killed 30 people.", "30 people"),
    "a year behind the harm": ("In Karsa, two people died in a stabbing in 2016.", "two people"),
    "a past month": ("In December a strike on a school killed 36 people.", "36 people"),
    "last year": ("A fire there last year killed nine workers.", "nine workers"),
    "earlier this year": ("Earlier this year, the town suffered a storm causing eleven deaths.", "eleven deaths"),
    "a similar attack": ("The town suffered a similar attack when two bombers killed 33 people.", "33 people"),
    "the worst since": ("It was the deadliest attack since a mine killed 40 villagers.", "40 villagers"),
    "comes days after": ("The attack came two days after a bomb killed 14 people in Karsa.", "14 people"),
    "preceded another": ("It preceded another in Karsa where ten people died.", "ten people"),
    "separate": ("In a separate incident, a mine killed three soldiers.", "three soldiers"),
    "elsewhere": ("A second blast, eighteen kilometres away in Karsa, killed another person.", "another person"),
    "an answer to a strike": ("It was in retaliation for a strike that killed five rebels.", "five rebels"),
    "a rate": ("Mines kill 200 people in the country every year.", "200 people"),
    "a war": ("The insurgency has killed 20,000 people.", "20,000 people"),
    "since the start of a war": ("Since the start of the war 900 people have died.", "900 people"),
    "an unconnected event": ("In Leith, a long way off, an unconnected fire killed four people.", "four people"),
    "a story told on": ("Ten years ago Odanu saw worse. A wave took the port. It drowned 80 people.", "80 people"),
    "a season": ("In the spring, nine miners died in a pit near Odanu.", "nine miners"),
    "the last such event": ("Its neighbour buried 30 people after the last such disaster.", "30 people"),
    "a story that runs on": ("A generation ago a store blew up in Leith, and 70 were treated.", "70"),
    "last weekday": ("Last Sunday, 42 people were killed in the neighbouring district.", "42 people"),
    "also on the day": ("Also on Tuesday, a suicide bomber attacked a convoy in Karsa, killing nine men.", "nine men"),
    "one more place": (
        "Also on Tuesday, a bomber attacked Karsa, killing nine. In Leith town, gunmen shot dead a cleric.",
        "a cleric",
    ),
    "this month": ("Six foreign soldiers have died in the country this month.", "Six foreign soldiers"),
    "this winter": ("Eleven people have died in avalanches this winter.", "Eleven people"),
    "an insertion": ("The worst of all, the Leith bomb of 1998, took 29 lives.", "29 lives"),
    "a past of the accused": ("He had been involved in the killing of eleven people, police said.", "eleven people"),
    "when something sank years ago": ("At least 78 people died when a ferry sank there in 2014.", "At least 78 people"),
    "the same week": ("It was the fifth of its kind; a shooting in Leith the same week left five dead.", "five dead"),
    "what was called an answer": (
        "It fired rockets at Karsa in what it called an answer to the strike; one woman was hurt there.",
        "one woman",
    ),
    "earlier in a month": ("Nine people were killed in floods in Karsa earlier in February.", "Nine people"),
    "a new event this month": ("A suicide bombing in Karsa killed 37 people this month.", "37 people"),
    "floods this month": ("Storms hit Karsa, where floods this month have killed eight people.", "eight people"),
    "attacks elsewhere": ("Six more farmers were killed in attacks elsewhere.", "Six more farmers"),
    "the toll of the day": ("The bomb brought the day's overall death toll to 31.", "31"),
    "days of strikes": (
        "The monitor said air strikes on Karsa had killed 91 people in the past six days.",
        "91 people",
    ),
    "strikes on one more town": (
        "Jets have also hit Karsa over the past two days, killing at least 36 people.",
        "at least 36 people",
    ),
    "the last to be killed": (
        "The last minister to have been killed in an attack was Tomas Rell.",
        "The last minister",
    ),
    "since early in a month": ("Stabbings have killed 27 people since early October.", "27 people"),
    "less than a week after": (
        "The attacks come less than a week after a driver was charged with killing six people in Leith.",
        "six people",
    ),
    "a clause that hangs on a month": (
        "Another bomb in December which killed 32 people had come before a truce in the 2011 uprising.",
        "32 people",
    ),
    "the attribute of a month": (
        "It resembled a December suicide bombing in Karsa that killed 14 tourists.",
        "14 tourists",
    ),
    "the verb of a short sentence": (
        "The blasts follow a mass shooting in Leith last weekend, when a driver killed six people.",
        "six people",
    ),
    "the first since": (
        "It was the first bombing in the town since 1996, when a rebel blew up a bus, killing 16 people.",
        "16 people",
    ),
    "days after another event": (
        "In January a car bomb killed 37 people in Karsa.\n\nSix days later a bomber blew himself up in Leith, "
        "killing four.",
        "four",
    ),
    "another day": ("On Sunday, rebels attacked a base in Karsa. Eleven soldiers were killed.", "Eleven soldiers"),
}


@pytest.mark.parametrize(("sentences", "counted"), OTHER.values(), ids=OTHER)
def test_a_count_of_another_event_lies_in_a_span(sentences: str, counted: str) -> None:
    article = read_text(LEAD + sentences, published=PUBLISHED)

    spans = other_event_spans(article)

    sentence = next(one for one in article.sentences if counted in one.text and one.number > 2)
    at = sentence.text.index(counted)
    assert any(span.start <= at and at + len(counted) <= span.end for span in spans.get(sentence.number, ()))


MAIN = [
    "The blast occurred shortly before 10 a.m. and killed 12 people at once.",
    "In the 2000 block of Plum Street lay 12 people.",
    "At least 12 people were killed, and the toll rose to 14 on Wednesday.",
    "On Wednesday, rescuers found two more bodies.",
    "The mayor, elected in 2016, said 12 people had died.",
    "The market, built in 1995, was full when the bomb killed 12 people.",
    "Officials said earlier this week that 11 people had died.",
    "A second explosion killed two rescuers.",
    "The death of a nurse marked the first bombing there since 1996.",
    "Hours after the blast, a nurse died of her wounds.",
]


@pytest.mark.parametrize("text", MAIN)
def test_a_count_of_the_main_event_lies_in_no_span(text: str) -> None:
    article = read_text(LEAD + text, published=PUBLISHED)

    spans = other_event_spans(article).get(3, ())

    counts = ("12 people", "14", "two more bodies", "11 people", "two rescuers", "a nurse")
    places = [text.index(words) for words in counts if words in text]
    assert not any(span.start <= at < span.end for span in spans for at in places)


BEHIND = "The mayor spoke.\n\nShops stayed shut.\n\nRoads were closed.\n\nSchools were shut.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        "Bombers from the same group killed 15 people in an attack on a hotel in Karsa on Jan. 5.",
        "Fifteen people were killed January 5 when a gunman fired at a pub in Karsa.",
        "On January 5th a suicide bombing at a stadium killed 15 and wounded 60.",
    ],
)
def test_a_new_event_of_a_day_long_before_lies_in_a_span(text: str) -> None:
    article = read_text(LEAD + BEHIND + text, published=PUBLISHED)

    spans = other_event_spans(article)[7]

    at = min(text.index(words) for words in ("15", "Fifteen") if words in text)
    assert any(span.start <= at < span.end for span in spans)


@pytest.mark.parametrize(
    "text",
    [
        "The bomb of January 5 had killed a teacher, Ann Roe, her school said.",
        "A bomb killed a teacher on March 4, her school said.",
    ],
)
def test_a_day_that_brings_in_no_new_event_or_is_the_news_marks_nothing(text: str) -> None:
    article = read_text(LEAD + BEHIND + text, published=PUBLISHED)

    assert 7 not in other_event_spans(article)


def test_a_report_that_dates_its_own_event_near_the_top_keeps_it() -> None:
    lead = "Inquiry opened into crash\n\nAn inquiry was opened on Tuesday into a fatal crash.\n\n"
    article = read_text(f"{lead}The driver was killed in a crash on January 7.", published=PUBLISHED)

    assert other_event_spans(article) == {}


def test_the_shooting_of_a_day_or_month_that_somebody_is_held_for_is_the_one_reported() -> None:
    lead = "Man held in Odanu\n\nAn Odanu man was booked on Wednesday.\n\n"
    text = "Tomas Rell, 19, was held in connection with a February 13 shooting that wounded two.\n\nHe denied it."
    month = text.replace("February 13", "February")

    assert other_event_spans(read_text(lead + text, published=PUBLISHED)) == {}
    assert other_event_spans(read_text(lead + month, published=PUBLISHED)) == {}


def test_the_lead_itself_is_never_wholly_about_another_event() -> None:
    article = read_text("Blast kills 12\n\nTwelve people were killed last week in Odanu, the deadliest blast in years.")

    spans = other_event_spans(article).get(2, ())

    assert not any(span.start == 0 for span in spans)


OTHERS = [
    "Officials said that 208 people died in violence across the country in December.",
    "More than 10,000 people have been killed in the conflict.",
    "Odania counts 157 cases and two deaths in its own outbreak.",
    "There have been 41 shootings in the region, with seven dead.",
    "In September 37 people died in a hospital fire, and a similar fire in Odanu left 38 dead.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_victims_of_other_months_wars_and_places_are_not_the_main_events(text: str) -> None:
    article = read_text(LEAD + text, published=date(2019, 3, 6))

    spans = other_event_spans(article)[3]

    counts = ("208", "10,000", "157", "two deaths", "seven", "37", "38")
    places = [text.index(words) for words in counts if words in text]
    assert all(any(span.start <= at < span.end for span in spans) for at in places)


def test_a_lead_that_tells_of_rescue_work_still_tells_its_own_event() -> None:
    article = read_text(
        "Quake levels villages\n\nTeams were climbing on foot on Tuesday, a day after an earthquake razed two villages."
    )

    assert 2 not in other_event_spans(article)


def test_a_contrast_in_one_sentence_is_cut_by_clause() -> None:
    text = "The blast killed 12 people, while a fire last month killed 30."
    article = read_text(LEAD + text)

    (span,) = other_event_spans(article)[3]

    assert text[span.start : span.end] == "while a fire last month killed 30."


def test_a_body_that_had_nothing_to_do_with_it_tells_of_no_other_event() -> None:
    article = read_text(f"{LEAD}The group's spokesman, Abu Karr, said it had nothing to do with the attack.")

    assert other_event_spans(article) == {}


def test_another_event_told_right_behind_the_lead_lends_no_time_to_the_main_one() -> None:
    planted = "In 2012 a fire in Karsa killed 80 people."
    later = "Police closed the market.\n\nIn 2012 a fire in Leith killed 90 people."
    article = read_text(f"{LEAD}{planted}\n\n{later}", published=PUBLISHED)
    last = article.sentences[-1]

    assert any(one.end > last.text.index("90") for one in other_event_spans(article).get(last.number, ()))


def test_a_new_event_in_a_new_place_is_another_even_in_the_month_of_the_lead() -> None:
    lead = "Ferry sinks off Odanu\n\nA ferry that sank off Odanu last month had no licence, an inquiry said.\n\n"

    def counted_elsewhere(sentence: str, count: str) -> bool:
        article = read_text(lead + sentence, published=PUBLISHED)
        last = article.sentences[-1]
        at = last.text.index(count)
        return any(one.start <= at < one.end for one in other_event_spans(article).get(last.number, ()))

    assert counted_elsewhere("Last month 80 people were killed when a petrol store blew up in Karsa.", "80")
    assert not counted_elsewhere("Last month 80 people were killed when it went down off Odanu.", "80")
