"""Elements of a page whose text a reader would not see."""

import re
from typing import Any

# White space is taken out of a style before these look at it.
_UNSEEN = re.compile(
    r"(?:^|;)(?:"
    r"display:none|visibility:(?:hidden|collapse)|content-visibility:hidden"
    r"|font-size:(?:0*\.?0*|\.0\d*|0\.[0-3]\d*|1)(?:px|pt|em|rem|ex|%|vw|vh)?(?=;|!|$)"
    r"|font:[^;]{0,80}?\b0(?:px|pt|em|rem)?/"
    r"|(?:opacity:(?:0*\.?0*|0?\.0\d*)(?=;|!|$))"
    r"|text-indent:-\d{3,}"
    r"|transform:scale\(0"
    r"|clip:rect\((?:0|1px)|clip-path:(?:inset\((?:50|100)%|circle\(0|polygon\(00,00)"
    r"|max-(?:height|width):0(?:px)?(?=;|!|$)"
    r"|color:transparent|-webkit-text-fill-color:transparent"
    r")"
)
_OFF_SCREEN = re.compile(r"(?:^|;)(?:left|right|top|bottom|margin-left|margin-top|margin):-\d{3,}")
_POSITIONED = re.compile(r"(?:^|;)position:(?:absolute|fixed)")
_NO_SIZE = re.compile(r"(?:^|;)(?:width|height):[01](?:px)?(?=;|!|$)")
_CLIPPED = re.compile(r"(?:^|;)overflow(?:-[xy])?:(?:hidden|clip)")
_COLOUR = re.compile(r"(?:^|;)color:([^;!]++)")
_BACKGROUND = re.compile(r"(?:^|;)background(?:-color)?:([^;!]++)")
_HEX = re.compile(r"#([0-9a-f]{3,8})\b")
_RGB = re.compile(r"rgba?\(([\d.%]++)[,/]?([\d.%]*+)[,/]?([\d.%]*+)(?:[,/]([\d.%]++))?")
_SPACES = re.compile(r"\s++")
_SIMPLE_SELECTOR = re.compile(r"(?:[a-z][a-z0-9]*+)?([.#][\w-]++)$", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*\*/")
# A channel of 8 bits above which a colour is white to the eye on a white page.
_WHITE = 245
_UNREAD_TAGS = (
    "noscript",
    "template",
    "script",
    "style",
    "object",
    "embed",
    "iframe",
    "svg",
    "canvas",
    "datalist",
    "dialog",
)
_FEWEST_WORDS = 3  # an icon's label is not text
_PROSE_WORDS = 8  # a comment of fewer words is a note of the page's makers


def remove_hidden(tree: Any) -> bool:
    """Takes hidden elements and comments out of an lxml tree; whether text went with them.

    Looks at attributes, inline styles and the simple rules of the page's own style sheets. What scripts or outside
    style sheets would hide cannot be known.
    """
    removed = False
    rules = _style_rules(tree)
    for element in tree.xpath("//*[@hidden or @style or @aria-hidden or @class or @id]" if rules else _ATTRIBUTES):
        if element.tag in ("html", "body") or not isinstance(element.tag, str):
            continue
        if _is_hidden(element, rules):
            removed |= len(_words(element)) >= _FEWEST_WORDS
            _drop(element)
    for element in tree.xpath("//comment()|//processing-instruction()|" + "|".join(f"//{tag}" for tag in _UNREAD_TAGS)):
        is_comment = not isinstance(element.tag, str)
        if is_comment:
            removed |= _is_prose(element.text or "")
        elif element.tag in ("noscript", "template"):
            removed |= len(_words(element)) >= _PROSE_WORDS
        _drop(element)
    return removed


_ATTRIBUTES = "//*[@hidden or @style or @aria-hidden]"


def _words(element: Any) -> list[str]:
    return "".join(element.itertext())[:10_000].split()


def _is_prose(comment: str) -> bool:
    words = comment[:10_000].split()
    return len(words) >= _PROSE_WORDS and sum(word.isalpha() for word in words) > 0.7 * len(words)


def _drop(element: Any) -> None:
    """Removes the element and keeps the text after it."""
    parent = element.getparent()
    if parent is None:
        return
    tail = element.tail
    if tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + tail
        else:
            before.tail = (before.tail or "") + tail
    element.tail = None
    parent.remove(element)


def _is_hidden(element: Any, rules: dict[str, str]) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden", "").strip().lower() == "true":
        return True
    style = _style_of(element, rules)
    if not style:
        return False
    if _UNSEEN.search(style):
        return True
    if _OFF_SCREEN.search(style) and (_POSITIONED.search(style) or "margin" in style):
        return True
    if _NO_SIZE.search(style) and _CLIPPED.search(style):
        return True
    return _is_invisible_ink(element, style, rules)


def _is_invisible_ink(element: Any, style: str, rules: dict[str, str]) -> bool:
    """Whether the text has the colour of what is behind it."""
    ink = _COLOUR.search(style)
    if ink is None:
        return False
    text_colour = _colour(ink[1])
    if text_colour is None:
        return False
    if text_colour[3] < 0.05:
        return True
    behind: Any = element
    for _ in range(30):  # deeper backgrounds are rare; the bound keeps deep pages linear
        if behind is None:
            break
        background = _BACKGROUND.search(_style_of(behind, rules))
        if background:
            colour = _colour(background[1])
            return colour is not None and all(abs(a - b) < 12 for a, b in zip(text_colour[:3], colour[:3], strict=True))
        behind = behind.getparent()
    return min(text_colour[:3]) >= _WHITE


def _colour(value: str) -> tuple[float, float, float, float] | None:
    """Red, green, blue (0 to 255) and opacity (0 to 1) of a CSS colour; None when it is none that we know."""
    if "white" in value:
        return (255, 255, 255, 1)
    if "black" in value:
        return (0, 0, 0, 1)
    if "transparent" in value:
        return (0, 0, 0, 0)
    found = _HEX.search(value)
    if found:
        digits = found[1]
        if len(digits) in (3, 4):
            digits = "".join(char * 2 for char in digits)
        if len(digits) not in (6, 8):
            return None
        eights = [int((digits + "ff")[at : at + 2], 16) for at in (0, 2, 4, 6)]
        return (eights[0], eights[1], eights[2], eights[3] / 255)
    channels = _RGB.search(value)
    if channels:
        try:
            red, green, blue = (float(channels[at].rstrip("%") or "nan") for at in (1, 2, 3))
            return (red, green, blue, float((channels[4] or "1").rstrip("%")))
        except ValueError:
            return None
    return None


def _style_of(element: Any, rules: dict[str, str]) -> str:
    """The element's own style, after the rules for its classes and id, in small letters without white space."""
    inline = element.get("style")
    style = _SPACES.sub("", inline.lower()) if inline else ""
    if not rules:
        return style
    named = ["." + name for name in (element.get("class") or "").split()[:30]]
    if element.get("id"):
        named.append("#" + element.get("id"))
    return ";".join(filter(None, [*(rules.get(name, "") for name in named), style]))


def _style_rules(tree: Any) -> dict[str, str]:
    """Declarations of the page's own style sheets, by class (`.name`) or id (`#name`).

    Only rules that hold on every screen, with selectors of one step; `@media` blocks are passed over.
    """
    rules: dict[str, str] = {}
    for sheet in tree.xpath("//style"):
        css = _CSS_COMMENT.sub("", (sheet.text or "")[:500_000])
        depth, mark, selector = 0, 0, ""
        for match in re.finditer(r"[{}]", css):
            if match[0] == "{":
                if depth == 0:
                    selector = css[mark : match.start()].strip()
                depth += 1
            else:
                depth = max(0, depth - 1)
                if depth == 0 and not selector.startswith("@"):
                    _add_rule(rules, selector, css[mark : match.start()])
            mark = match.end()
    return rules


def _add_rule(rules: dict[str, str], selectors: str, declarations: str) -> None:
    style = _SPACES.sub("", declarations.lower())
    for selector in selectors.split(","):
        simple = _SIMPLE_SELECTOR.match(selector.strip())
        if simple:
            rules[simple[1]] = f"{rules.get(simple[1], '')};{style}"
