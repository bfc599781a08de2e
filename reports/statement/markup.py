"""Small pieces of HTML, their texts escaped."""

from html import escape


def filled(text: str, **parts: str) -> str:
    """Our text, escaped, its `{…}` filled with parts that are HTML already."""
    return escape(text).format(**parts)


def paragraphs(*texts: str) -> str:
    return "".join(tag("p", escape(text)) for text in texts)


def html_list(*items: str) -> str:
    return tag("ul", "".join(tag("li", item) for item in items))


def html_heading(text: str, name: str = "h2") -> str:
    return tag(name, escape(text))


def tag(name: str, inside: str, **attributes: str) -> str:
    """An element; `inside` is HTML already, the attributes are escaped."""
    told = "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{inside}</{name}>"
