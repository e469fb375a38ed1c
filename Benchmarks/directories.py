#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the directories of an invented area: schools, their rolls, trained adults and terms, in the forms that are imported."""

import argparse
import csv
from datetime import date, timedelta
from pathlib import Path

GIVEN = "Ada Ben Cal Dee Eve Fay Gus Hal Ida Jon Kit Lea Max Nia Oli Pia Ray Sam Tom Una Val Wes Zoe".split()
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu".split()
CHECK_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
FIRST_URN = 150_000
FORCES = "22 01 03 04 05 06 07 10 11 12 13 14 16 17 20 21 23 30 31 32 33 34 35 36 37 40 41 42 43 44".split()
AUTHORITY = "885"


def family(number: int) -> str:
    """A name of its own for each number, since children who share name and birth date make holds and not notices."""
    parts = []
    for _ in range(4):
        number, digit = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[digit])
    return "".join(parts).capitalize()


def upn(school: int, serial: int) -> str:
    digits = f"{AUTHORITY}{2000 + school:04d}{20:02d}{serial:03d}"
    total = sum(int(digit) * (place + 2) for place, digit in enumerate(digits))
    return CHECK_LETTERS[total % 23] + digits


def postcode(number: int) -> str:
    return f"WR{number // 100 % 90 + 10} {number % 10}A{'ABDEFGHJLN'[number // 10 % 10]}"


def write(path: Path, rows: list[list[str]], encoding: str) -> None:
    with path.open("w", newline="", encoding=encoding) as file:
        csv.writer(file).writerows(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--schools", type=int, default=50)
    parser.add_argument("--children", type=int, default=200, help="of each school")
    parser.add_argument("--forces", type=int, default=16)
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    folder.mkdir(parents=True, exist_ok=True)
    today = date.today()
    urns = [FIRST_URN + school for school in range(arguments.schools)]

    settings = [
        ["URN", "LA (code)", "LA (name)", "EstablishmentNumber", "EstablishmentName", "TypeOfEstablishment (code)",
         "TypeOfEstablishment (name)", "EstablishmentStatus (code)", "EstablishmentStatus (name)", "PhaseOfEducation (name)",
         "StatutoryLowAge", "StatutoryHighAge", "Postcode"]
    ]  # fmt: skip
    rolls = ["setting upn nhsNumber givenName familyName dateOfBirth postcode from to attendance practice protected".split()]
    adults = ["partner name email role trainedOn expiresOn deputyOf conflicts".split()]
    for school, urn in enumerate(urns):
        settings.append(
            [str(urn), AUTHORITY, "Worcestershire", str(2000 + school), f"Example School {school}", "1", "Community school", "1", "Open",
             "Primary", "4", "11", postcode(school)]
        )  # fmt: skip
        adults.append(
            [f"school/{urn}", "Pat Specimen", f"lead@school{school}.example", "DSL", str(today - timedelta(200)),
             str(today + timedelta(500)), "", ""]
        )  # fmt: skip
        for serial in range(arguments.children):
            born = date(today.year - 9, 1, 1) + timedelta(7 * serial % 1400)
            rolls.append(
                [f"school/{urn}", upn(school, serial), "", GIVEN[serial % len(GIVEN)], family(school * arguments.children + serial),
                 str(born), postcode(school + serial), str(today - timedelta(400)), "", "", "", ""]
            )  # fmt: skip
    year = today.year if today.month >= 9 else today.year - 1
    calendar = ["scope kind from to note".split()]
    for start in (year, year + 1):
        calendar += [
            [f"local-authority/{AUTHORITY}", "TERM", f"{start}-09-02", f"{start}-12-18", "Autumn"],
            [f"local-authority/{AUTHORITY}", "TERM", f"{start + 1}-01-05", f"{start + 1}-03-26", "Spring"],
            [f"local-authority/{AUTHORITY}", "TERM", f"{start + 1}-04-13", f"{start + 1}-07-21", "Summer"],
        ]
    write(folder / "settings.csv", settings, "windows-1252")
    write(folder / "rolls.csv", rolls, "utf-8")
    write(folder / "key-adults.csv", adults, "utf-8")
    write(folder / "calendar.csv", calendar, "utf-8")
    (folder / "producers").write_text("".join(f"police/{force}\n" for force in FORCES[: arguments.forces]))
    (folder / "recipients").write_text("".join(f"school/{urn}\n" for urn in urns))


if __name__ == "__main__":
    main()
