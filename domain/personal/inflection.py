"""Inflected forms of Polish first names: in sentences they are seldom nominative."""

_SOFTENED = {
    "b": "bie", "ch": "sze", "d": "dzie", "f": "fie", "g": "dze", "h": "że", "k": "ce", "ł": "le",
    "m": "mie", "n": "nie", "p": "pie", "r": "rze", "s": "sie", "t": "cie", "w": "wie", "z": "zie",
}  # fmt: skip
"""How a stem's last consonant sounds before the locative's -e."""
_SOFT = ("sz", "cz", "rz", "dz", "l", "j", "c", "ż", "ź", "ś", "ń", "i")
_TO_U = ("sz", "cz", "rz", "ch", "l", "j", "k", "g", "c", "ż", "ź", "ś", "ń")
"""Men's names after which the locative is -u."""


def forms(name: str) -> set[str]:
    """All cases of the singular, and how a couple is called («Janowie»)."""
    if name.endswith("a"):
        return {name} | _of_a(name[:-1])
    if name.endswith(("y", "i")):
        stem = name if name.endswith("i") else name[:-1]
        last = "m" if name.endswith("i") else "ym"
        return {name, stem + "ego", stem + "emu", stem + last}
    if name.endswith("o"):
        stems = (name[:-1], name + "n")
        return {name, *(stem + end for stem in stems for end in ("a", "owi", "em", "ie", "u"))}
    return {name} | _of_consonant(name)


def _of_a(stem: str) -> set[str]:
    """Endings after which «Anna» is «Anny, Annie, Annę, Anną, Anno»."""
    common = {stem + "ę", stem + "ą", stem + "o", stem + "u"}
    if stem.endswith("i"):  # Maria: Marii; Kasia: Kasi
        return common | {stem, stem + "i"}
    if stem.endswith("j"):  # Alicja: Alicji; Maja: Mai
        return common | {stem + "i", stem[:-1] + "i"}
    if stem.endswith(_SOFT):
        return common | {stem + "y", stem + "i"}
    hard = "i" if stem.endswith(("k", "g")) else "y"
    return common | {stem + hard, _softened(stem)}


def _of_consonant(name: str) -> set[str]:
    stem = _stem(name)
    instrumental = "iem" if stem.endswith(("k", "g")) else "em"
    found = {stem + end for end in ("a", "owi", instrumental, "owie", "ów", "om", "ami")}
    found.add(stem + "u")
    if not stem.endswith(_TO_U):
        found.add(_softened(stem))
    if name.endswith("ń"):
        found |= {name[:-1] + "ni" + end for end in ("a", "owi", "em", "u")}
    return found


def _stem(name: str) -> str:
    """«Marek» loses its e, «Paweł», «Aleksander», «Franciszek» too."""
    if len(name) > 4 and name.endswith(("ek", "eł")):
        return name[:-2] + name[-1]
    if name.endswith("der"):
        return name[:-2] + "r"
    return name


def _softened(stem: str) -> str:
    for end in (stem[-2:], stem[-1:]):
        if end in _SOFTENED:
            return stem[: -len(end)] + _SOFTENED[end]
    return stem + "e"
