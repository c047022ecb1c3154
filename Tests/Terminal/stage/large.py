"""Reads the large numbers on a screen, five rows of five points a character."""

PICTURES = {
    "0": "01110 10011 10101 11001 01110", "1": "00100 01100 00100 00100 01110", "2": "11110 00001 01110 10000 11111",
    "3": "11110 00001 00110 00001 11110", "4": "10010 10010 11111 00010 00010", "5": "11111 10000 11110 00001 11110",
    "6": "01110 10000 11110 10001 01110", "7": "11111 00001 00010 00100 00100", "8": "01110 10001 01110 10001 01110",
    "9": "01110 10001 01111 00001 01110", "A": "01110 10001 11111 10001 10001", "B": "11110 10001 11110 10001 11110",
    "C": "01111 10000 10000 10000 01111", "D": "11110 10001 10001 10001 11110",
}


def large(text, block="█"):
    """Every large number on the screen, from the top."""
    lines = [columns(line) for line in text.split("\n")]
    numbers = []
    for top in range(len(lines) - 4):
        found, column = "", 0
        width = max(len(line) for line in lines[top:top + 5])
        while column < width:
            character = at(lines[top:top + 5], column, block)
            if character:
                found += character
                column += 6
            elif found:
                break
            else:
                column += 1
        if len(found) > 2:
            numbers.append(found)
    return numbers


def at(rows, column, block):
    """The character whose picture begins at this column, if any."""
    points = [
        "".join("1" if column + x < len(row) and row[column + x] == block else "0" for x in range(5)) for row in rows]
    picture = " ".join(points)
    return next((character for character, drawn in PICTURES.items() if drawn == picture), None)


def columns(line):
    """A line with every wide character taking two places."""
    from unicodedata import east_asian_width

    return "".join(c + "\0" if east_asian_width(c) in "WF" else c for c in line)
