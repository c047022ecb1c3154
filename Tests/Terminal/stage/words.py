"""The program's texts, so that a check looks for what the text means and not for how it is worded today."""
import re

from .place import ROOT

texts = {}


def load(language):
    """All texts of a language."""
    if language not in texts:
        found = {}
        for path in sorted((ROOT / "assets" / "texts" / language).glob("*.txt")):
            for line in path.read_text(encoding="utf-8").splitlines():
                key, sign, value = line.partition(" = ")
                if sign and not key.startswith("#"):
                    found[key.strip()] = value
        texts[language] = found
    return texts[language]


def say(key, language="zh", **fillings):
    """A text with its places filled in."""
    text = load(language)[key]
    for name, value in fillings.items():
        text = text.replace("{" + name + "}", str(value))
    return text


def piece(key, language="zh"):
    """The longest part of a text without a place in it."""
    return max(re.split(r"\{\w+\}", load(language)[key]), key=len).strip()
