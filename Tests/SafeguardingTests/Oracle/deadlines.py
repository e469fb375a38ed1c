#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes deadlines.txt: deadlines of seeded random calendars over a year, worked out the slow way.

Nothing here shares a method with the Swift code: a day is judged by asking every row, terms are sets of days, and a cut-off
is found by walking the minutes of the night until the wall clock of zoneinfo shows it. Run it after a change of the rule:

    python3 Tests/SafeguardingTests/Oracle/deadlines.py > Tests/SafeguardingTests/Oracle/deadlines.txt
"""
import datetime as dt
import random
import zoneinfo

DAY = dt.timedelta(days=1)
CODES = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]
BANK = [dt.date.fromisoformat(d) for d in (
    "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 "
    "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28").split()]
LONGEST_HOLIDAY = 84
LIMIT = 400


def bridged(days, d):
    """Whether d is a day of the set or lies in a gap of at most twelve weeks inside it."""
    if d in days:
        return True
    before = next((n for n in range(1, LONGEST_HOLIDAY + 1) if d - n * DAY in days), None)
    after = next((n for n in range(1, LONGEST_HOLIDAY + 1) if d + n * DAY in days), None)
    return before is not None and after is not None and before + after - 1 <= LONGEST_HOLIDAY


class Calendar:
    def __init__(self, own, authority, open_days):
        self.own, self.authority, self.open_days = own, authority, open_days
        self.own_days = self.term_days(own)
        authority_days = self.term_days(authority)
        self.effective = self.own_days | {d for d in authority_days if not bridged(self.own_days, d)}
        self.known = {}

    @staticmethod
    def term_days(rows):
        days = set()
        for kind, first, last in rows:
            if kind == "TERM":
                d = first
                while d <= last:
                    days.add(d)
                    d += DAY
        return days

    def says(self, kind, d):
        own = any(k == kind and a <= d <= b for k, a, b in self.own)
        authority = any(k == kind and a <= d <= b for k, a, b in self.authority)
        return own, authority

    def judge(self, d):
        if d not in self.known:
            self.known[d] = self.judge_afresh(d)
        return self.known[d]

    def judge_afresh(self, d):
        if bridged(self.own_days, d):
            confidence = "SETTING"
        elif bridged(self.effective, d):
            confidence = "LA_DEFAULT"
        else:
            confidence = "LOW"
        if any(self.says("CLOSURE", d)):
            return False, confidence
        own, authority = self.says("OPEN_EXTRA", d)
        if own or authority:
            ranks = ["LOW", "LA_DEFAULT", "SETTING"]
            said = {kind: self.says(kind, d) for kind in ("OPEN_EXTRA", "INSET", "HOLIDAY")}
            if any(o for o, _ in said.values()):
                return True, "SETTING"
            return True, max(confidence, "LA_DEFAULT", key=ranks.index)
        if any(self.says("INSET", d)) or any(self.says("HOLIDAY", d)):
            return False, confidence
        if d.weekday() not in self.open_days or d in BANK:
            return False, confidence
        return (d in self.effective or confidence == "LOW"), confidence


def cut_off(zone, d, minutes):
    """The first minute whose wall clock is at or past the date and time."""
    wanted = dt.datetime.combine(d, dt.time()) + dt.timedelta(minutes=minutes)
    at = dt.datetime.combine(d, dt.time(), dt.timezone.utc) + dt.timedelta(minutes=minutes) - dt.timedelta(hours=3)
    while at.astimezone(zone).replace(tzinfo=None) < wanted:
        at += dt.timedelta(minutes=1)
    return at


def deadline(calendar, zone, minutes, reported, attendance):
    start = reported.astimezone(zone).date()

    def first(is_day):
        for n in range(LIMIT):
            d = start + n * DAY
            if is_day(d):
                at = cut_off(zone, d, minutes)
                if at > reported:
                    return at, d
        return None

    if attendance is not None:
        found = first(lambda d: calendar.judge(d)[0] and d.weekday() in attendance)
        if found:
            return (*found, calendar.judge(found[1])[1], "schoolDay")
    found = first(lambda d: calendar.judge(d)[0])
    if found:
        return (*found, calendar.judge(found[1])[1], "schoolDay" if attendance is None else "attendanceIgnored")
    found = first(lambda d: d.weekday() < 5 and d not in BANK)
    return (*found, "LOW", "weekday")


def some_terms(random_, first_day):
    rows, d = [], first_day
    for weeks, holiday in ((7, 10), (7, 17), (6, 10), (6, 17), (6, 10), (7, 43), (7, 10)):
        last = d + dt.timedelta(days=7 * weeks - random_.randint(3, 6))
        if random_.random() > 0.12:
            rows.append(("TERM", d, last))
        d = last + dt.timedelta(days=holiday + random_.randint(-3, 3))
    return rows


def some_rows(random_):
    rows = []
    for kind, count, longest in (("HOLIDAY", 2, 5), ("INSET", 5, 2), ("CLOSURE", 3, 3), ("OPEN_EXTRA", 3, 2)):
        for _ in range(random_.randint(0, count)):
            first = dt.date(2026, 8, 25) + dt.timedelta(days=random_.randint(0, 370))
            rows.append((kind, first, first + dt.timedelta(days=random_.randint(0, longest - 1))))
    return rows


def main():
    random_ = random.Random(20261117)
    for number in range(30):
        name = random_.choices(["Europe/London", "Europe/Lisbon", "America/New_York"], [8, 1, 1])[0]
        zone = zoneinfo.ZoneInfo(name)
        minutes = random_.choices([510, 540, 60, 90, 120, 0], [12, 3, 2, 2, 1, 1])[0]
        open_days = random_.choices([range(5), range(7), (0, 1, 3), ()], [10, 5, 1, 1])[0]
        own = (some_terms(random_, dt.date(2026, 9, random_.randint(1, 7))) if random_.random() < 0.6 else [])
        own += some_rows(random_) if random_.random() < 0.8 else []
        authority = some_terms(random_, dt.date(2026, 9, random_.randint(1, 4))) if random_.random() < 0.7 else []
        authority += some_rows(random_) if random_.random() < 0.5 else []
        if number == 29:
            own.append(("CLOSURE", dt.date(2026, 8, 1), dt.date(2027, 12, 31)))
        calendar = Calendar(own, authority, open_days)
        early = random_.random() < 0.3
        print("calendar", number, name, minutes, ",".join(CODES[d] for d in open_days) or "-",
              "early-years" if early else "school")
        for scope, rows in (("own", own), ("authority", authority)):
            for kind, first, last in rows:
                print("row", scope, kind, first, last)
        nights = [dt.datetime(2026, 10, 25, 0, 0, tzinfo=dt.timezone.utc), dt.datetime(2027, 3, 28, 0, 0, tzinfo=dt.timezone.utc)]
        for n in range(80):
            if n < 24:
                reported = nights[n % 2] + dt.timedelta(minutes=random_.randint(-240, 240))
            elif n < 44:
                reported = dt.datetime(2026, 8, 20, tzinfo=zone) + random_.randint(0, 370) * DAY
                reported += dt.timedelta(minutes=minutes) + dt.timedelta(seconds=random_.choice(
                    (-1801, -1800, -1799, -1, 0, 1, 60)))
                reported = reported.astimezone(dt.timezone.utc)
            else:
                reported = dt.datetime(2026, 8, 20, tzinfo=dt.timezone.utc) + dt.timedelta(
                    seconds=random_.randint(0, 375 * 86400))
            attendance = None
            if early and random_.random() < 0.8:
                attendance = sorted(random_.sample(range(7), random_.randint(1, 3)))
            at, day, confidence, basis = deadline(calendar, zone, minutes, reported, attendance)
            infeasible = at - reported <= dt.timedelta(minutes=30)
            print("report", reported.strftime("%Y-%m-%dT%H:%M:%SZ"), ",".join(CODES[d] for d in attendance or []) or "-",
                  at.strftime("%Y-%m-%dT%H:%M:%SZ"), day, confidence, basis, "infeasible" if infeasible else "-")


main()
