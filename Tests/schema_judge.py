# SPDX-License-Identifier: Apache-2.0
"""Judges JSON documents by the schemas of FirstBell, independently of its own code.

    schema_judge.py SCHEMA_FOLDER < lines > verdicts

Each line is {"schema": NAME, "instance": DOCUMENT}; each verdict is a line with 1 (valid) or 0. What a schema can only name
as a format is checked here from its definition, not from FirstBell's: days and times that exist, check letters and digits.
"""
import datetime
import json
import pathlib
import re
import sys

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

formats = FormatChecker(formats=())


@formats.checks("date", raises=ValueError)
def is_date(text):
    return not isinstance(text, str) or bool(datetime.date.fromisoformat(text))


@formats.checks("date-time", raises=(ValueError, AttributeError))
def is_time(text):
    if not isinstance(text, str):
        return True
    parts = re.fullmatch(r"([0-9-]{10})T([0-9:]{8})(?:\.[0-9]+)?(Z|[+-][0-9:]{5})", text.upper()).groups()
    zone = "+00:00" if parts[2] == "Z" else parts[2]
    if int(zone[4:6]) > 59:
        return False
    instant = datetime.datetime.fromisoformat(parts[0] + "T" + parts[1])
    sign = -1 if zone[0] == "-" else 1
    offset = datetime.timedelta(hours=int(zone[1:3]), minutes=int(zone[4:6]))
    try:
        instant - sign * offset
    except OverflowError:
        return False
    return int(zone[1:3]) < 24


@formats.checks("upn")
def is_upn(text):
    letters = "ABCDEFGHJKLMNPQRTUVWXYZ"
    if not isinstance(text, str) or len(text) != 13 or any(character not in letters + "0123456789" for character in text):
        return True
    values = [int(character) if character.isdigit() else letters.index(character) for character in text[1:]]
    return letters[sum(value * (place + 2) for place, value in enumerate(values)) % 23] == text[0]


@formats.checks("nhs-number")
def is_nhs_number(text):
    digits = [int(character) for character in str(text) if character in "0123456789"]
    if len(digits) != 10:
        return True
    check = (11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11) % 11
    return len(set(digits)) > 1 and check == digits[9]


def pattern(validator, expression, instance, schema):
    # Patterns are ECMA-262, where $ is the end; in Python it also stands before a last line feed.
    if isinstance(instance, str) and not re.search(re.sub(r"\$(?=$|\)|\|)", r"\\Z", expression), instance):
        yield ValidationError("does not match")


Validator = validators.extend(Draft202012Validator, {"pattern": pattern})


def load(path):
    schema = json.loads(path.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Validator(schema, format_checker=formats)


folder = pathlib.Path(sys.argv[1])
schemas = {path.name.removesuffix(".schema.json"): load(path) for path in sorted(folder.glob("*.schema.json"))}
for line in sys.stdin.buffer:
    case = json.loads(line)
    print(1 if schemas[case["schema"]].is_valid(case["instance"]) else 0)
