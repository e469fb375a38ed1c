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
    for _ in range(4 if number < len(SYLLABLES) ** 4 else 6):
        number, digit = divmod(number, len(SYLLABLES))
        parts.append(SYLLABLES[digit])
    return "".join(parts).capitalize()


def upn(school: int, serial: int) -> str:
    # Four digits of an establishment: 8,000 of them to an authority.
    digits = f"{int(AUTHORITY) + school // 8000}{2000 + school % 8000:04d}{20:02d}{serial:03d}"
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
    parser.add_argument("--early-years", type=int, default=0, help="settings without a roll")
    parser.add_argument("--practices", type=int, default=0)
    parser.add_argument("--schools-per-file", type=int, default=0, help="so many schools to a file of rolls; 0 for one file")
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
            born = date(today.year - 17, 1, 1) + timedelta((7 * serial + 13 * school) % 5000)
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
    if not arguments.schools_per_file:
        write(folder / "rolls.csv", rolls, "utf-8")
    else:
        step = arguments.schools_per_file * arguments.children
        for part, first in enumerate(range(1, len(rolls), step)):
            write(folder / f"rolls-{part:03d}.csv", rolls[:1] + rolls[first : first + step], "utf-8")
    if arguments.early_years:
        nurseries = [["id", "name", "localAuthority", "postcode", "participating"]]
        for number in range(arguments.early_years):
            nurseries.append([f"early-years/EY{400_000 + number}", f"Example Nursery {number}", AUTHORITY, postcode(number), "yes"])
        write(folder / "early-years.csv", nurseries, "utf-8")
    if arguments.practices:
        practices = [["odsCode", "name", "status", "role", "successor"]]
        for number in range(arguments.practices):
            letter = "ABCDEFGHJKLMNPQRSTUVWXYZ"[number // 1000]
            practices.append([f"{letter}{80_000 + number % 1000:05d}", f"Example Surgery {number}", "A", "4", ""])
        write(folder / "practices.csv", practices, "utf-8")
    write(folder / "key-adults.csv", adults, "utf-8")
    write(folder / "calendar.csv", calendar, "utf-8")
    (folder / "producers").write_text("".join(f"police/{force}\n" for force in FORCES[: arguments.forces]))
    (folder / "recipients").write_text("".join(f"school/{urn}\n" for urn in urns))


if __name__ == "__main__":
    main()
