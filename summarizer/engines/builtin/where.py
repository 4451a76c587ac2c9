"""The site of the main incident, with the places that contain it."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from summarizer.article import Sentence
from summarizer.draft import DraftPlace
from summarizer.engines.builtin.setting import Found, Setting
from summarizer.language.clauses import clause_of
from summarizer.language.datelines import dateline_of
from summarizer.language.events import sentence_cues
from summarizer.language.lazy import lazy_pattern
from summarizer.language.names import contains_name, same_name
from summarizer.language.places import (
    PlaceMention,
    country_code,
    country_context,
    entries_of,
    find_countries,
    find_places,
    locate,
    main_country,
)
from summarizer.language.vocabulary import word_set
from summarizer.records import record

# Points of a site. Tuned on the development articles and every fifth development document of MUC-4; rerun both after a
# change.
HEADLINE = 1.6
LEAD = (2.4, 1.5, 1.1, 0.8)
LATER = -0.4
REACH = 12
"""How many sentences of the body are looked at: later ones of a long report tell its aftermath."""
MAIN = 1.0
EVENT_CLAUSE = 1.0
TOOK_PLACE = 1.0
"""For a place of which the sentence says that it happened there: "the attack took place in"."""
ROLE = {"site": 1.5, "near": 0.9, "within": 0.0, "bare": -0.6, "of": -0.5, "attribute": -0.2, "path": -1.2}
SPECIFIC = {
    "facility": 1.3,
    "unknown": 1.0,
    "city": 1.2,
    "district": 1.0,
    "region": 0.4,
    "area": 0.3,
    "water": 0.2,
    "country": -0.6,
}
RANK = {"facility": 0, "unknown": 1, "city": 2, "district": 3, "region": 4, "area": 5, "water": 5, "country": 6}
AFTERMATH = -2.5
FAMOUS = 100_000
"""People of a town from which its country is known, whoever else is called so."""
ABROAD = 1.0
"""What a place outside the country that the article is clearly about loses: there, people meet and make statements."""
_INSIDE = frozenset(("in", "of", "on", "at", "within", "inside"))
_COMPASS = frozenset(("north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest"))
THRESHOLD = 1.0
# A country that nothing is said to happen in is rather a party than a site.
COUNTRY_THRESHOLD = 2.8
# No sentence of prose names more places; a longer list is a table, and each costs a look at its clause.
MOST_MENTIONS = 24
# No place lies in more named places than this; longer lists are enumerations.
MOST_AROUND = 4
# At most this many further sites, each with at most this many points less than the main one.
MOST_SITES = 3
FURTHER_SLACK = 2.0
# How many points a place inside the best one may lack: inside a country or region, inside a town, and inside a town
# that its own sentence puts around it.
COARSE_SLACK = 2.6
FINE_SLACK = 2.6
SITE_SLACK = 3.2
FACILITY_SLACK = 4.4


@record(frozen=True, slots=True)
class _Site:
    """A place with the places that its own sentence puts around it, nearest first."""

    sentence: Sentence
    place: PlaceMention
    around: tuple[PlaceMention, ...]
    points: float


def find_where(setting: Setting) -> list[Found[DraftPlace]]:
    """The main site of the incident; empty when the article names none."""
    if not setting.incident:
        return []
    context = country_context(setting.article.text)
    sites = [_weighed(site, main_country(context)) for site in _sites(setting)]
    best = max(sites, key=lambda site: site.points, default=None)
    floor = COUNTRY_THRESHOLD if best and best.place.kind == "country" and best.place.role != "site" else THRESHOLD
    if best is None or best.points < floor:
        return _this_town(setting, context) or _country_of_all(setting, context)
    narrowed = _most_specific(best, sites)
    if narrowed.place.kind == "country" and (town := _this_town(setting, context)):
        return town
    further = _further(narrowed, [site for site in sites if not same_name(site.place.text, best.place.text)])
    chosen = [narrowed, *further]
    if narrowed is not best and further and _is_spread(setting, best):
        chosen.insert(0, best)
    found = [_found(setting, site, sites, context) for site in chosen[: MOST_SITES + 1]]
    within = chosen[0] is not best and RANK[narrowed.place.kind] < RANK["city"]
    return [_inside(found[0], best) if within else found[0], *found[1:]]


_THIS_TOWN = lazy_pattern(
    r"\b(?:(?:in|of|at|around|across|outside|throughout) (?:this|the) (?:[\w-]+ )?(?:capital|city)"
    r"|this (?:capital|city)|here|downtown)\b",
    re.IGNORECASE,
)


def _this_town(setting: Setting, context: Mapping[str, float]) -> list[Found[DraftPlace]]:
    """The town of the dateline, where what happened "in this capital" or "here" names none and a sentence has it."""
    dateline = dateline_of(setting.article.text)
    if dateline is None or dateline[1] != main_country(context):
        return []
    told = [one for one in map(setting.article.sentence, setting.main) if one is not None]
    if not any(_THIS_TOWN.search(one.text) for one in told):
        return []
    for sentence in (*told, *setting.article.sentences):
        for mention in find_places(sentence.text)[:MOST_MENTIONS]:
            if same_name(mention.text, dateline[0]) and not setting.is_other(
                sentence.number, mention.start, mention.end
            ):
                row = DraftPlace(s=sentence.number, name=mention.text, within=[], country=None)
                return [Found(row, "where: this town, that of the dateline", mention.text)]
    return []


def _inside(found: Found[DraftPlace], outer: _Site) -> Found[DraftPlace]:
    """A row with the site that it was found in around it, unless it names that already."""
    row = found.row
    if outer.place.kind in ("country", "area", "water") or outer.place.role == "near":
        return found
    if any(
        contains_name(name, outer.place.text) or contains_name(outer.place.text, name)
        for name in (row.name, *row.within)
    ):
        return found
    return Found(row.model_copy(update={"within": [*row.within, outer.place.text]}), found.rule, found.words)


_MANY = lazy_pattern(
    r"\b(?:separate|several|multiple|(?:series|string|wave|spate|outbreak) of|spree"
    r"|shootings|bombings|attacks|raids|robberies|clashes|air ?strikes"
    r"|floods|flooding|storms?|tornado(?:e?s)?|blizzards?|wildfires)\b",
    re.IGNORECASE,
)


def _is_spread(setting: Setting, best: _Site) -> bool:
    """Whether headline or lead tells of several events, or of a wide one, in a place that holds more sites than one."""
    body = next((one.number for one in setting.article.sentences if one.number not in setting.article.headline), None)
    opening = [*setting.article.headline, *([body] if body else [])]
    return (
        best.place.role == "site"
        and best.sentence.number in opening
        and any(_MANY.search(setting.article.sentences[number - 1].text) for number in opening)
    )


def _weighed(site: _Site, main: str | None) -> _Site:
    """A site with less points where it is known, but not in the country that the article is about."""
    if main is None or site.place.kind not in ("city", "country"):
        return site
    if site.place.kind == "city" and site.place.population < FAMOUS:
        return site  # A hamlet elsewhere that is called the same says nothing.
    named = country_code(site.place.text)
    if named == main or (named is None and any(entry.country in (main, None) for entry in entries_of(site.place.text))):
        return site
    return _Site(site.sentence, site.place, site.around, site.points - ABROAD)


def _further(best: _Site, sites: Sequence[_Site]) -> list[_Site]:
    """Other sites of the same event: named as surely as the main one, as narrow, and not around or inside it."""
    found = [best]
    if RANK[best.place.kind] > 3:
        return []
    for site in sorted(sites, key=lambda each: -each.points):
        if len(found) > MOST_SITES or site.points < best.points - FURTHER_SLACK:
            break
        narrow = RANK[site.place.kind] <= (3 if RANK[best.place.kind] >= 2 else 1)
        if (
            site.place.role != "site"
            or not narrow
            or _of_aftermath(site.sentence.text, site.place)
            or any(_overlap(site, other) for other in found)
        ):
            continue
        found.append(site)
    return found[1:]


def _overlap(one: _Site, other: _Site) -> bool:
    """Whether two sites are one, or one contains the other."""
    names = [one.place.text, *(mention.text for mention in one.around)]
    others = [other.place.text, *(mention.text for mention in other.around)]
    if any(contains_name(name, others[0]) or contains_name(others[0], name) for name in names):
        return True
    if any(contains_name(name, names[0]) or contains_name(names[0], name) for name in others):
        return True
    return (RANK[one.place.kind] < 2) != (RANK[other.place.kind] < 2)


def _country_of_all(setting: Setting, context: Mapping[str, float]) -> list[Found[DraftPlace]]:
    """The country that an article without a site is clearly about, where a sentence names it; else a town of it."""
    code = main_country(context)
    # An attack on a computer system happens nowhere in particular.
    if code is None or setting.event_type == "cyberattack":
        return []
    sentences = sorted(setting.article.sentences, key=lambda sentence: sentence.number not in setting.main)
    town: DraftPlace | None = None
    for sentence in sentences:
        for mention in find_places(sentence.text)[:MOST_MENTIONS]:
            if mention.role == "path" or setting.is_other(sentence.number, mention.start, mention.end):
                continue
            if mention.kind == "country" and mention.role != "attribute" and country_code(mention.text) == code:
                row = DraftPlace(s=sentence.number, name=mention.text, within=[], country=mention.text)
                return [Found(row, "where: the country of the whole article", mention.text)]
            if town is None and mention.kind in ("city", "region") and _only_in(mention, code):
                town = DraftPlace(s=sentence.number, name=mention.text, within=[], country=None)
    return [Found(town, "where: the only place of the article's country", town.name)] if town else []


def _only_in(mention: PlaceMention, code: str) -> bool:
    """Whether the most prominent place of this name lies in the country."""
    entries = entries_of(mention.text)
    return bool(entries) and max(entries, key=lambda entry: entry.population).country == code


def _sites(setting: Setting) -> list[_Site]:
    """Every place named in the headline, the lead and the sentences about the incident, as a site with its points."""
    sites: list[_Site] = []
    body = 0
    for sentence in setting.article.sentences:
        headline = sentence.number in setting.article.headline
        place = HEADLINE if headline else LEAD[body] if body < len(LEAD) else LATER
        body += not headline
        if body > REACH or (sentence.number not in setting.main and body > len(LEAD)):
            continue
        mentions = [
            mention
            for mention in find_places(sentence.text)[:MOST_MENTIONS]
            if not setting.is_other(sentence.number, mention.start, mention.end)
        ]
        for at, mention in enumerate(mentions):
            if mention.role == "within" and at:
                continue
            around = _around(sentence.text, mentions, at)
            sites.append(
                _Site(sentence, mention, around, place + _points(setting, sentence, mention, around, lead=body <= 1))
            )
    return sites


_OWNED = lazy_pattern(r"['’]s (?:[a-z-]+ ){0,2}$")
"""Between a place and what lies in it: "Istanbul's historic ..."; matched up to where the second begins."""

_TOWNS = ("city", "region")
_BEHIND = lazy_pattern(r" (?:[a-z-]+ ){1,3}of (?:the )?$")
"""Between a place that only says where the one behind it lies, and that one: "the Salama borough of ..."."""


def _around(text: str, mentions: Sequence[PlaceMention], at: int) -> tuple[PlaceMention, ...]:
    """The places that the sentence puts around a mention: "X, Y", "X in Y", "the X district of Y", "Y's X"."""
    around: list[PlaceMention] = []
    last = mentions[at]
    for mention in mentions[at + 1 :]:
        if last.role == "attribute" and _BEHIND.match(text, last.end, mention.start):
            break
        between = text[last.end : mention.start].strip(" ,(").lower()
        linked = mention.role == "within" or (mention.kind != "facility" and _links(between.split()))
        if not linked or len(around) == MOST_AROUND or RANK[mention.kind] < RANK[last.kind]:
            break
        around.append(mention)
        last = mention
    outer = mentions[at - 1] if at else None
    if outer is not None and (
        _OWNED.match(text, outer.end, mentions[at].start)
        or (outer.role == "attribute" and outer.kind in _TOWNS and _BEHIND.match(text, outer.end, mentions[at].start))
    ):
        around.append(outer)
    return tuple(around)


@cache
def _inner() -> frozenset[str]:
    """Words that may stand between a place and what contains it."""
    words = (word_set("place_words", name) for name in ("classes_of", "divisions", "settlements", "articles"))
    return frozenset().union(*words)


def _links(between: Sequence[str]) -> bool:
    """Whether the words between two places put the second around the first: "in", "a port city in", "province of"."""
    inner = _inner()
    return (
        bool(between)
        and (between[-1] in _INSIDE or between[-1] == "the")
        and all(
            word in inner or word in _INSIDE or word.removesuffix("ern") in _COMPASS or country_code(word.capitalize())
            for word in between
        )
    )


def _points(
    setting: Setting, sentence: Sentence, mention: PlaceMention, around: Sequence[PlaceMention], *, lead: bool
) -> float:
    points = ROLE[mention.role] + SPECIFIC[mention.kind]
    if sentence.number in setting.main or lead:
        points += MAIN
    low, high = clause_of(sentence.text, mention.start, mention.end)
    cues = sentence_cues(sentence.text[low:high])
    if cues.events or cues.harm:
        points += EVENT_CLAUSE
    if _of_aftermath(sentence.text, mention):
        points += AFTERMATH
    if not lead and mention.role in ("site", "near") and _TOOK_PLACE.search(sentence.text, low, mention.start):
        points += TOOK_PLACE
    return points + 0.2 * len(around)


_TOOK_PLACE = lazy_pattern(
    r"\b(?:took place|occurred|happened|unfolded|(?:was|were) carried out|broke out|erupted)\b"
    r"(?: [\w,.:'’-]+){0,8}? (?:in|at|on|near|outside|inside|along|around)(?: the)?(?: [a-z-]+){0,3}\s$"
)


_BROUGHT = lazy_pattern(
    r"\b(?:taken|brought|rushed|transported|transferred|airlifted|flown|admitted|pronounced|treated|hospitali[sz]ed)"
    r"(?: [\w-]+){0,6}? (?:to|at|in|into)(?: the| a| nearby| another| both)*\s$"
)
_BROUGHT_REACH = 70
"""Characters before a place in which somebody may be brought there."""


_STRUCK = lazy_pattern(
    r"\b(?:attack(?:s|ed)?|assaults?|raid(?:s|ed)?|storm(?:s|ed)|siege|bomb(?:s|ed|ers?|ings?)?|blasts?|explosions?"
    r"|exploded|detonated|went off|clash(?:es|ed)?|hit|hits|struck|strikes?|shelled|shelling|targeted|targeting|seized"
    r"|occupied|destroyed|gunfire|shooting|shootout|protest(?:s|ed|ers)?|gathered)(?: [\w.'’-]+){0,4}?"
    r"(?: (?:at|on|in|near|outside|inside|against|of|into|to))?(?: the| a| an| his| their)?\s$"
)


def _of_aftermath(text: str, mention: PlaceMention) -> bool:
    """Whether people are brought or heard there after the event, unless that is what was hit."""
    if mention.kind != "facility":
        return False
    low = max(0, mention.start - _BROUGHT_REACH)
    if _BROUGHT.search(text, low, mention.start) is not None:
        return True
    words = mention.text.lower().split()
    if words[-1] in word_set("place_words", "aftermath") or "medical" in words:
        return _STRUCK.search(text, low, mention.start) is None
    return False


def _most_specific(best: _Site, sites: Sequence[_Site]) -> _Site:
    """The best place inside `best` that another sentence about the incident names, or `best` itself.

    A country or region gives way to a town; a town only to a site within it that the gazetteer does not know as
    another town.
    """
    inside = [
        site
        for site in sites
        if RANK[site.place.kind] < RANK[best.place.kind]
        and not _of_aftermath(site.sentence.text, site.place)
        and (
            site.place.role == "site"
            or (site.place.role == "near" and _nearer(site.place, best.place))
            or (site.place.role in ("of", "bare", "attribute") and _put_in(site, best.place))
        )
        and site.points >= best.points - _slack(site, best.place)
        and _lies_in(site, best.place)
    ]
    narrower = max(inside, key=lambda site: site.points, default=None)
    if narrower is None:
        return best
    return _most_specific(narrower, sites)


def _nearer(place: PlaceMention, outer: PlaceMention) -> bool:
    """Whether "near" a place says more than the place around it: within a region, beside a site, or near twice."""
    if place.kind == "facility":
        # "Near 9th Street" says more than "on the West Side".
        return RANK[outer.kind] >= 2 or outer.text.lower().endswith((" side", " ward"))
    return RANK[outer.kind] >= 3 or outer.role == "near"


def _slack(site: _Site, around: PlaceMention) -> float:
    if site.place.kind == "facility" and site.place.role == "site":
        return FACILITY_SLACK
    if RANK[around.kind] >= 3:
        return COARSE_SLACK
    return SITE_SLACK if site.place.role == "site" and _put_in(site, around) else FINE_SLACK


def _put_in(site: _Site, outer: PlaceMention) -> bool:
    """Whether a site's own sentence puts it in a place: "the mayor of X, in the department of Y"."""
    return any(
        same_name(mention.text, outer.text) or contains_name(mention.text, outer.text) for mention in site.around
    )


def _lies_in(site: _Site, outer: PlaceMention) -> bool:
    """Whether a site lies, or can lie, in a place: named inside it, in its division, or unknown to the gazetteer."""
    if any(same_name(mention.text, outer.text) for mention in site.around):
        return True
    entries = entries_of(site.place.text)
    if not entries or RANK[outer.kind] == 2:
        towns = [mention for mention in site.around if mention.kind in ("city", "district")]
        return RANK[outer.kind] >= RANK["region"] and all(_known_in(town, outer) for town in towns) if towns else True
    return _known_in(site.place, outer)


def _known_in(place: PlaceMention, outer: PlaceMention) -> bool:
    """Whether the gazetteer knows a place of this name in a country or a division."""
    entries, code = entries_of(place.text), country_code(outer.text)
    if code is not None:
        return any(entry.country == code for entry in entries)
    outside = {(entry.country, entry.admin1) for entry in entries_of(outer.text)}
    return any((entry.country, entry.admin1) in outside for entry in entries)


def _found(setting: Setting, best: _Site, sites: Sequence[_Site], context: Mapping[str, float]) -> Found[DraftPlace]:
    within: list[str] = []
    country: str | None = None
    for mention in best.around:
        if country_code(mention.text) and mention.kind == "country":
            country = mention.text
        elif not any(same_name(mention.text, name) for name in within):
            within.append(mention.text)
    country = country or _adjective(best)
    same = [site for site in sites if same_name(site.place.text, best.place.text) and site is not best]
    for site in same:
        for mention in site.around:
            if mention.kind == "country":
                country = country or mention.text
            elif not within:
                within.append(mention.text)
    if not within and best.place.kind in ("facility", "unknown", "district") and not entries_of(best.place.text):
        container = _container(best, sites, context)
        town = _sent_from(setting, best, container)
        if town is not None:
            within.append(town)
        elif container is not None and container.kind == "country":
            country = country or (container.text if _can_lie_in(best.place, container) else None)
        elif container is not None:
            within.append(container.text)
    elif not within:
        within.extend(_division(best, sites))
    if best.place.kind in ("country", "area", "water") and country is None:
        country = best.place.text if best.place.kind == "country" else None
    if country is None and best.place.kind != "water":
        country = _country_word(setting, best, within, context)
    row = DraftPlace(s=best.sentence.number, name=best.place.text, within=within, country=country)
    return Found(row, f"where: {best.place.kind}, {best.place.role}, {best.points:.1f} points", best.place.text)


def _can_lie_in(place: PlaceMention, country: PlaceMention) -> bool:
    """Whether a site's name does not put it in another country: "Brussels Airport" in a report from abroad."""
    located = locate(place.text, [], None, {})
    return located is None or located.country in (None, country_code(country.text))


def _adjective(best: _Site) -> str | None:
    """The country word of "the Tunisian border town of X"."""
    text = best.sentence.text
    for mention in reversed(find_countries(text)):
        if mention.end < best.place.start:
            between = text[mention.end : best.place.start].lower().split()
            named = between[-1:] == ["of"] and not word_set("place_words", "settlements").isdisjoint(between)
            if named and _links(between):
                return text[mention.start : mention.end]
    return None


def _division(best: _Site, sites: Sequence[_Site]) -> list[str]:
    """The division of a known town that the article names elsewhere."""
    inside = {(entry.country, entry.admin1) for entry in entries_of(best.place.text)}
    for site in sites:
        if site.place.kind == "region" and RANK[best.place.kind] < RANK["region"]:
            outer = {(entry.country, entry.admin1) for entry in entries_of(site.place.text) if entry.kind == "region"}
            if inside & outer and not contains_name(site.place.text, best.place.text):
                return [site.place.text]
    return []


def _container(best: _Site, sites: Sequence[_Site], context: Mapping[str, float]) -> PlaceMention | None:
    """The best other place that can contain an unknown site; of countries only the one that the article is about."""
    first = max(context, key=lambda code: context[code], default=None)
    outer = [
        site
        for site in sites
        if RANK[best.place.kind] < RANK[site.place.kind]
        and site.place.role in ("site", "within", "bare", "of", "attribute")
        and not contains_name(best.place.text, site.place.text)
        and (site.place.kind != "country" or country_code(site.place.text) == first)
    ]
    chosen = max(outer, key=lambda site: site.points, default=None)
    return chosen.place if chosen is not None else None


# What lies outside towns more often than in them.
_OPEN_COUNTRY = word_set("place_words", "open_country")


def _sent_from(setting: Setting, best: _Site, container: PlaceMention | None) -> str | None:
    """The town of the dateline around a street or building that no town of the text lies around."""
    dateline = dateline_of(setting.article.text)
    if (
        dateline is None
        or best.place.kind != "facility"
        or not _OPEN_COUNTRY.isdisjoint(best.place.text.lower().split())
    ):
        return None
    if container is not None and container.kind == "country":
        return dateline[0] if country_code(container.text) == dateline[1] else None
    if container is not None and (container.kind == "city" or container.role in ("site", "within")):
        return None
    return dateline[0]


def _country_word(setting: Setting, best: _Site, within: Sequence[str], context: Mapping[str, float]) -> str | None:
    """The article's word for its main country, where the gazetteer does not place the site in one that it names."""
    located = locate(best.place.text, within, None, context)
    if located is not None and (located.country is None or context.get(located.country, 0.0) > 0 or not context):
        return None
    code, text = main_country(context), setting.article.text
    if code is None or (located is not None and located.lat is not None):
        return None
    return next((text[each.start : each.end] for each in find_countries(text) if each.code == code), None)
