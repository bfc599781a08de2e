"""Words and formats of a reader's language: gettext catalogues and Babel, resolved per reader.

English is the language of the source texts; `locales/pl/*.po` hold the Polish ones, one file
per room. They are compiled in memory when first used: there is no build step.
"""

from locales.formats import DEFAULT, LANGUAGES, N_, NN_, Locale, locale, spoken_language

__all__ = ["DEFAULT", "LANGUAGES", "NN_", "N_", "Locale", "locale", "spoken_language"]
