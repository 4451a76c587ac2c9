"""Which language a text is in."""

import pytest

from summarizer.language.languages import detect

SAME_NEWS = {
    "en": "At least twelve people died in an attack on a market in the capital, police said.",
    "es": "Al menos doce personas murieron en un ataque contra un mercado de la capital, según la policía.",
    "pt": "Pelo menos doze pessoas morreram num ataque a um mercado da capital, segundo a polícia, que não tem pistas.",
    "fr": "Au moins douze personnes sont mortes dans une attaque contre un marché de la capitale, selon la police.",
    "it": "Almeno dodici persone sono morte in un attacco a un mercato della capitale, secondo la polizia.",
    "de": "Bei einem Anschlag auf einen Markt in der Hauptstadt sind nach Angaben der Polizei zwölf gestorben.",
    "nl": "Bij een aanslag op een markt in de hoofdstad zijn volgens de politie twaalf mensen om het leven gekomen.",
    "sv": "Minst tolv personer dödades i ett attentat mot en marknad i huvudstaden, enligt polisen som söker två.",
    "da": "Mindst tolv mennesker blev dræbt i et angreb på et marked i hovedstaden, siger politiet, der leder.",
    "no": "Minst tolv mennesker ble drept i et angrep på et marked i hovedstaden, sier politiet, som leter.",
    "fi": "Ainakin kaksitoista ihmistä kuoli iskussa pääkaupungin torilla, ja poliisi sanoo että epäilty on vangittu.",
    "pl": "Co najmniej dwanaście osób zginęło w ataku na targ w stolicy, a policja nie ma na razie podejrzanych.",
    "cs": "Nejméně dvanáct lidí zahynulo při útoku na tržiště v hlavním městě, uvedla policie, která pátrá.",
    "ro": "Cel puțin doisprezece oameni au murit într-un atac asupra unei piețe din capitală, a anunțat poliția.",
    "hu": "Legalább tizenkét ember halt meg egy piac elleni támadásban a fővárosban, és a rendőrség két férfit keres.",
    "tr": "Başkentte bir pazara düzenlenen saldırıda en az on iki kişi öldü ve polis iki kişiyi arıyor.",
    "id": "Sedikitnya dua belas orang tewas dalam serangan di pasar ibu kota, kata polisi yang mencari dua orang.",
    "ca": "Almenys dotze persones han mort en un atac contra un mercat de la capital, segons la policia.",
    "hr": "Najmanje dvanaest ljudi je poginulo u napadu na tržnicu u glavnom gradu, a policija traži dvije osobe.",
    "sw": "Watu kumi na wawili waliuawa katika shambulio la soko kwa mji mkuu, polisi wamesema baada ya tukio.",
    "tl": "Labindalawa ang nasawi sa pag-atake sa isang palengke sa kabisera, ayon sa pulis, na naghahanap ng dalawa.",
    "vi": "Ít nhất mười hai người đã thiệt mạng trong vụ tấn công vào một khu chợ tại thủ đô, theo cảnh sát.",
    "ru": "Не менее двенадцати человек погибли при нападении на рынок в столице, сообщила полиция.",
    "uk": "Щонайменше дванадцять людей загинули під час нападу на ринок у столиці, повідомила поліція, яка шукає двох.",
    "bg": "Най-малко дванадесет души са загинали при нападение на пазар в столицата, съобщи полицията.",
    "ar": "قتل ما لا يقل عن اثني عشر شخصا في هجوم على سوق في العاصمة، وفق الشرطة التي تبحث عن رجلين.",
    "fa": "دست کم دوازده نفر در حمله به بازاری در پایتخت کشته شدند و پلیس در پی دو مرد است.",
    "ur": "دارالحکومت کی ایک منڈی پر حملے میں کم از کم بارہ افراد ہلاک ہوئے ہیں، پولیس نے کہا ہے۔",
    "hi": "पुलिस के अनुसार राजधानी के एक बाजार पर हमले में कम से कम बारह लोग मारे गए।",
    "el": "Τουλάχιστον δώδεκα άνθρωποι σκοτώθηκαν σε επίθεση σε αγορά της πρωτεύουσας.",
    "he": "לפחות שנים עשר בני אדם נהרגו בפיגוע בשוק בבירה.",
    "th": "มีผู้เสียชีวิตอย่างน้อยสิบสองคนจากเหตุโจมตีตลาดในเมืองหลวง",
    "ko": "경찰에 따르면 수도의 한 시장이 공격을 받아 최소 열두 명이 숨졌다.",
    "zh": "警方称首都一个市场遭到袭击，至少十二人死亡。",
    "ja": "警察によると、首都の市場が襲撃され、少なくとも十二人が死亡した。",
}


@pytest.mark.parametrize("language", SAME_NEWS)
def test_a_sentence_tells_its_language(language: str) -> None:
    assert detect(SAME_NEWS[language]) == language


@pytest.mark.parametrize("language", SAME_NEWS)
def test_capitals_make_no_difference(language: str) -> None:
    assert detect(SAME_NEWS[language].upper()) == language


@pytest.mark.parametrize(
    "text",
    [
        "THE GUERRILLAS BLEW UP TWO POWER PYLONS NEAR SAN MIGUEL. NO CASUALTIES WERE REPORTED.",
        "Señor García, the mayor of Añasco, was killed in Mayagüez by gunmen of the Frente Popular de Liberación.",
        "1. Toll: 14. 2. Injured: 30. 3. The road to Karsa is closed. 4. Schools are shut.",
        "Karsa blast: what we know about the attack and the people who were killed",
    ],
    ids=["wire copy", "Spanish names", "list", "headline"],
)
def test_odd_english_is_still_english(text: str) -> None:
    assert detect(text) == "en"


@pytest.mark.parametrize("text", ["", "Hello", "Two dead", "14", "12 34 56 78 90 11"])
def test_a_very_short_text_has_no_language(text: str) -> None:
    assert detect(text) is None
