#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Fills the journal of a new deployment with notices of five years, so that reports and pages can be measured at size.

    reports.py JOURNAL.db NOTICES [--until TIME] [--settings FILE] [--contents DAYS]

The rows are as wide as the broker's and as scattered: two notices to three events, reports that come in hours or weeks late, one in
twenty held. One event in fifty gives an action of a MARAC, and the one after it ends it. Bodies are past retention and destroyed, nothing can be opened, and the ledger has no leaf of it: only what reports read is there.

With `--contents` what was accepted in the last days has content that looks like it and cannot be opened, and one notice in ten is never opened: what lists, boards and queues read.
"""
import argparse
import datetime
import os
import random
import sqlite3

options = argparse.ArgumentParser(usage=__doc__)
options.add_argument("path")
options.add_argument("notices", type=int)
options.add_argument("--until", type=datetime.datetime.fromisoformat, help="where the five years end, with its offset")
options.add_argument("--settings", help="a file with a recipient a line")
options.add_argument("--contents", type=int, default=0, help="of so many days before the end bodies are kept")
options = options.parse_args()
path, notices = options.path, options.notices
pick = random.Random(20260504)
first = int(datetime.datetime(2021, 9, 1, tzinfo=datetime.timezone.utc).timestamp() * 1000)
span = 5 * 365 * 86_400_000
if options.until:
    first = int(options.until.timestamp() * 1000) - span
kept_from = first + span - options.contents * 86_400_000
hour = 3_600_000
events = notices * 2 // 3
owners = [f"agency/{number}" for number in range(16)]
schools = open(options.settings).read().split() if options.settings else [f"school/{100000 + number}" for number in range(2_000)]
db = sqlite3.connect(path)
db.executescript("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;")


def rows_of(kind):
    for event in batch:
        yield from event[kind]


def made(number):
    global sequence, hold
    accepted = first + span * number // events
    # Most reports come within hours, some within weeks.
    late = pick.randrange(hour, 12 * hour) if pick.random() < 0.9 else pick.randrange(24 * hour, 25 * 24 * hour)
    reported = accepted - late
    deadline = reported + pick.randrange(2 * hour, 72 * hour)
    force = "22" if number % 3 else "23"
    event = (
        number, f"police/{force}", f"event-{number}", "firstbell.incident.v1", os.urandom(16), os.urandom(16), force,
        pick.choice(("standard", "medium", "high")), reported - hour, reported, accepted, accepted, 0, os.urandom(160))
    subjects, sent, held, bodies = [], [], [], []
    for child in range(2 if number % 2 else 1):
        sequence += 1
        subjects.append((sequence, number, child, sequence, 0))
        waits = pick.random() < 0.05
        released = accepted + (pick.randrange(hour, 100 * hour) if waits else 5)
        if options.contents:
            released = min(released, first + span)
        if waits:
            hold += 1
            held.append((
                hold, os.urandom(16), number, sequence, "[]", "no-setting", "local-authority/885", "encompass", "OE-1", 0, "routed",
                accepted, released, deadline, "SETTING", 0, 1, 0))
        delivered = released + pick.randrange(200, 4 * hour)
        opened = delivered + pick.randrange(hour, 30 * hour)
        stages = [("delivered", delivered), ("opened", opened), ("acknowledged", opened + hour)]
        wrapped = None
        if options.contents:
            if accepted >= kept_from:
                wrapped = os.urandom(60)
                bodies.append((sequence, os.urandom(900)))
            if sequence % 10 == 0:
                del stages[1:]
            # What has not happened yet at the end has not happened.
            stages = [(name, at) for name, at in stages if at <= first + span] or [("delivered", first + span)]
        reached = dict(stages)
        delivered, opened, acknowledged = (reached.get(name) for name in ("delivered", "opened", "acknowledged"))
        sent.append((
            sequence, os.urandom(16), 0, number, sequence, pick.choice(schools), "encompass", sequence, stages[-1][0], released,
            released + 20, delivered, opened, acknowledged, 1, released - accepted - 5 if waits else 0, deadline, "SETTING", 0, 1,
            3 if delivered > deadline else 0, os.urandom(16), 1 if opened else None, wrapped))
    said = []
    if number % 50 < 2 and number > 1:
        given = number - number % 50
        at = first + span * given // events
        said.append((
            number, given, os.urandom(16), "north", owners[given // 50 % len(owners)], at, at // 86_400_000 + 14, 2 * (number - given),
            accepted, accepted))
    return event, subjects, sent, held, said, bodies


sequence = hold = 0
for start in range(0, events, 50_000):
    batch = [made(number) for number in range(start + 1, min(start + 50_000, events) + 1)]
    db.executemany(
        "INSERT INTO event (seq, source, id, type, digest, reference_key, force, risk, occurred_at, reported_at, published_at,"
        " accepted_at, disordered, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (event[0] for event in batch))
    db.executemany("INSERT INTO subject (id, event, position, person, protected) VALUES (?, ?, ?, ?, ?)", rows_of(1))
    db.executemany(
        "INSERT INTO notice (seq, id, kind, event, subject, recipient, flow, person, stage, released_at, sent_at, delivered_at,"
        " opened_at, acknowledged_at, attempt, held_ms, deadline, confidence, infeasible, calendar, escalation, digest, opened_by,"
        " wrapped) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows_of(2))
    db.executemany("INSERT INTO notice_body (notice, sealed) VALUES (?, ?)", rows_of(5))
    db.executemany(
        "INSERT INTO hold (seq, id, event, subject, candidates, code, owner, flow, rule, exception, state, opened_at, resolved_at,"
        " deadline, confidence, infeasible, calendar, escalation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        rows_of(3))
    db.executemany(
        "INSERT INTO marac_action (event, action, action_key, area, owner, given_at, due_day, state, state_at, acknowledged_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows_of(4))
    db.commit()
# How many wait is counted by the next start.
db.execute("UPDATE frontier SET waiting = NULL")
db.commit()
db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
print(f"{sequence} notices of {events} events, {hold} holds, {os.path.getsize(path) >> 20} MiB")
