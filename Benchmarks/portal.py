#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Measures the pages of a running daemon's portal as its visitors would: over TLS, signed in, and with what the journal holds.

    portal.py morning CALENDAR.csv       six o'clock on the next school day, for the clock of a rehearsal
    portal.py people ...                 invites, accepts and signs people in; what their sessions take
    portal.py pages ...                  asks for pages, ten a second
    portal.py watch ...                  watches boards

Times are of a client in Python on the same machine: from the first octet of a request sent to the first and the last received.
"""
import argparse
import base64
import concurrent.futures
import csv
import datetime
import html
import http.client
import json
import os
import re
import selectors
import signal
import socket
import ssl
import subprocess
import sys
import time
import urllib.parse

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "Tests"))
from portal_visitor import one_time_code  # noqa: E402

PASSWORD = "three random words"
# Of one account, which may have as many; a code stands in for the authenticator at each.
SESSIONS_EACH, BOARDS_EACH = 4, 5
# Boards whose events are read and counted; those of the others are only taken from the line.
BOARDS_READ = 10
# No certificate of the portal is checked, so that none is loaded either.
CONTEXT = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
CONTEXT.check_hostname, CONTEXT.verify_mode = False, ssl.CERT_NONE


def morning(calendar):
    terms = [
        (datetime.date.fromisoformat(row["from"]), datetime.date.fromisoformat(row["to"]))
        for row in csv.DictReader(open(calendar)) if row["kind"] == "TERM"
    ]  # fmt: skip
    day = datetime.date.today() + datetime.timedelta(1)
    while day.weekday() > 4 or not any(start <= day <= last for start, last in terms):
        day += datetime.timedelta(1)
    print(f"{day}T06:00:00Z")


def resident(daemon):
    """Of its own memory, without the pages of files that it has mapped."""
    fields = dict(line.split(":", 1) for line in open(f"/proc/{daemon}/status") if line.startswith(("Vm", "Rss")))
    return int(fields["RssAnon"].split()[0]) / 1024


def percentile(values, part):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * part))] if values else None


class Browser:
    """One cookie jar and, where it keeps one, one connection."""

    def __init__(self, port, cookies=None, keeps=True):
        self.port, self.cookies, self.keeps, self.connection = port, dict(cookies or {}), keeps, None

    def ask(self, method, path, form=None):
        """Status, text, and milliseconds to the first and to the last octet; those of a new connection are counted in."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": "null", "Sec-Fetch-Site": "same-origin"}
        kept = self.connection is not None
        begun = time.perf_counter()
        try:
            if self.connection is None:
                self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=CONTEXT, timeout=60)
            self.connection.request(method, path, body, headers)
            answer = self.connection.getresponse()
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
            if not kept:
                raise
            # One that has said nothing for some time is ended, and a browser opens another.
            self.connection = None
            return self.ask(method, path, form)
        first = time.perf_counter()
        text = answer.read().decode()
        last = time.perf_counter()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            self.cookies[name] = value
            if "Max-Age=0" in cookie:
                del self.cookies[name]
        if not self.keeps:
            self.connection.close()
        if not self.keeps or answer.will_close:
            self.connection = None
        return answer.status, text, (first - begun) * 1000, (last - begun) * 1000

    def send(self, page, path, **form):
        seal = re.search(r'name="seal" value="([^"]*)"', page)
        return self.ask("POST", path, form | {"seal": seal.group(1) if seal else ""})


def accept(port, email, token):
    """Takes an invitation; the codes that stand in for the authenticator."""
    browser = Browser(port)
    _, page, _, _ = browser.ask("GET", "/invitation/" + token)
    typed = html.unescape(re.search(r'<span class="key">([^<]*)</span>', page).group(1)).replace(" ", "")
    key = base64.b32decode(typed + "=" * (-len(typed) % 8))
    status, page, _, _ = browser.send(
        page, "/invitation/" + token, password=PASSWORD, again=PASSWORD, code=one_time_code(key, time.time()))
    if status != 200:
        raise SystemExit(f"portal.py: an invitation was answered with {status}")
    return re.findall(r'<li class="key">([^<]*)</li>', page)


def sign_in(port, email, code):
    browser = Browser(port)
    _, page, _, _ = browser.ask("GET", "/sign-in")
    status, _, _, _ = browser.send(page, "/sign-in", email=email, password=PASSWORD, code=code)
    if status != 303:
        raise SystemExit(f"portal.py: a sign-in was answered with {status}")
    # An address may have 64 connections.
    browser.connection.close()
    browser.connection, browser.keeps = None, False
    return browser


def people(options):
    filled, connected = open(options.filled).read().split(), open(options.connected).read().split()
    first_urn = int(connected[0].split("/")[1])
    accounts = -(-options.sessions // SESSIONS_EACH)
    wanted = [("lead", f"lead{number}@council.example", "local-authority/885") for number in range(-(-options.boards // BOARDS_EACH))]
    wanted += [("duty-officer", "duty@council.example", "local-authority/885"), ("operator", "operator@council.example", "local-authority/885")]
    for setting in connected[:1] + filled[:accounts]:
        wanted.append(("key-adult", f"lead@school{int(setting.split('/')[1]) - first_urn}.example", setting))

    def invite(one):
        role, email, partner = one
        name = [] if role == "key-adult" else ["--name", "Kim Specimen"]
        said = json.loads(subprocess.run(
            [options.program, "portal", "invite", email, "--role", role, "--for", partner, *name, "--config", options.config,
             "--format", "json"], check=True, capture_output=True, text=True).stdout)
        return re.search(r"/invitation/([A-Za-z0-9_-]+)", json.dumps(said)).group(1)

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        tokens = list(pool.map(invite, wanted))
        codes = dict(zip((email for _, email, _ in wanted), pool.map(lambda one: accept(options.port, one[0][1], one[1]), zip(wanted, tokens))))
        state, others, adults = {"leads": []}, {}, []
        for role, email, _ in wanted:
            if role == "key-adult":
                adults.append(email)
            else:
                browser = sign_in(options.port, email, codes[email].pop())
                state["leads"].append(browser.cookies) if role == "lead" else others.update({role: browser.cookies})
        # The first is of a setting that is connected, and for the pages alone.
        state |= others | {"connected": sign_in(options.port, adults[0], codes[adults[0]].pop()).cookies}
        time.sleep(15)
        before, begun = resident(options.daemon), time.monotonic()
        order = [email for _ in range(SESSIONS_EACH) for email in adults[1:]][: options.sessions]
        sessions = list(pool.map(lambda email: sign_in(options.port, email, codes[email].pop()), order))
        took = time.monotonic() - begun
    at_once = resident(options.daemon)
    held = [browser for browser in sessions if browser.ask("GET", "/before-school")[0] == 200]
    # What a sign-in took for its password, and a page for its rendering, is given back after some seconds.
    time.sleep(15)
    after = resident(options.daemon)
    state["filled"] = [browser.cookies for browser in sessions[:50]]
    json.dump(state, open(options.state, "w"))
    print(json.dumps({
        "label": "portal-sessions", "sessions": len(held), "beforeMiB": round(before, 1), "atOnceMiB": round(at_once, 1), "afterMiB": round(after, 1),
        "MiB": round(after - before, 1), "signInSeconds": round(took, 1)}))


def pages(options):
    state = json.load(open(options.state))
    adult = Browser(options.port, state["connected"])
    inbox = adult.ask("GET", "/before-school")[1]
    notice = "/notices/" + re.search(r'href="/notices/([0-9a-f-]{36})"', inbox).group(1)
    card = adult.ask("GET", notice)[1]
    adult.send(card, notice + "/open")
    board = Browser(options.port, state["leads"][0]).ask("GET", "/board")[1]
    wanted = [
        ("inbox", "/before-school", state["filled"][options.run]), ("inbox of a connected setting", "/before-school", state["connected"]),
        ("history", "/notices", state["filled"][options.run]), ("notice", notice, state["connected"]), ("board", "/board", state["leads"][0]),
        ("setting on the board", re.search(r'href="(/board/settings/[^"]*)"', board).group(1), state["leads"][0]),
        ("queue", "/exceptions", state["duty-officer"]), ("directory", "/directory", state["duty-officer"]),
        ("service", "/service", state["operator"]),
    ]  # fmt: skip
    directory = Browser(options.port, state["duty-officer"]).ask("GET", "/directory")[1]
    setting = re.search(r'href="(/directory/[^"?]*)"', directory)
    if setting:
        wanted.append(("setting in the directory", setting.group(1), state["duty-officer"]))
    if options.only:
        wanted = [one for one in wanted if one[0] == options.only]
    browsers = {(name, keeps): Browser(options.port, cookies, keeps) for name, _, cookies in wanted for keeps in (True, False)}
    figures = {key: [] for key in browsers}
    sizes = {}
    turn, begun, wrong = 0, time.monotonic(), 0
    keys = [(name, path, keeps) for keeps in (True, False) for name, path, _ in wanted]
    while time.monotonic() - begun < options.seconds:
        name, path, keeps = keys[turn % len(keys)]
        status, text, first, last = browsers[name, keeps].ask("GET", path)
        wrong += status != 200
        sizes[name] = len(text.encode())
        figures[name, keeps].append((first, last))
        turn += 1
        time.sleep(max(0, begun + turn / options.rate - time.monotonic()))
    for (name, keeps), values in figures.items():
        print(json.dumps({
            "label": "portal-page", "page": name, "connection": "kept" if keeps else "new", "asked": len(values), "octets": sizes.get(name),
            "p50": round(percentile([last for _, last in values], 0.5), 1), "p99": round(percentile([last for _, last in values], 0.99), 1),
            "firstP50": round(percentile([first for first, _ in values], 0.5), 1),
            "firstP99": round(percentile([first for first, _ in values], 0.99), 1)}))
    if wrong:
        raise SystemExit(f"portal.py: {wrong} pages were not answered with 200")


def watch(options):
    """Opens boards and takes what they are sent until it is told to end: this process stands for the machines of those who look at
    them, so that it runs only while nothing else wants the processor, and decrypts the events of a few alone."""
    told_to_end = []
    signal.signal(signal.SIGTERM, lambda *_: told_to_end.append(True))
    os.sched_setscheduler(0, os.SCHED_IDLE, os.sched_param(0))
    state = json.load(open(options.state))
    chosen, boards, gaps, room = selectors.DefaultSelector(), [], [], bytearray(1 << 20)

    def open_board(cookies):
        # An address may have 64 connections.
        source = (f"127.0.0.{2 + len(boards) // 50}", 0)
        line = socket.create_connection(("127.0.0.1", options.port), 30, source)
        stream = CONTEXT.wrap_socket(line.dup())
        cookie = "; ".join(f"{name}={value}" for name, value in cookies.items())
        stream.sendall(f"GET /board/events HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {cookie}\r\n\r\n".encode())
        text = b""
        while b"event: board" not in text:
            octets = stream.recv(1 << 16)
            text += octets
            if not octets or not text.startswith(b"HTTP/1.1 200"[: len(text)]):
                raise SystemExit(f"portal.py: a board was answered with {text[:80]!r}")
        board = {"line": line, "stream": stream, "events": 0, "octets": 0, "last": None, "tail": b"", "ended": False}
        board["isRead"] = len(boards) % max(1, options.boards // BOARDS_READ) == 0
        stream.setblocking(False)
        line.setblocking(False)
        boards.append(board)
        chosen.register(line, selectors.EVENT_READ, board)

    def read(board):
        while octets := board["stream"].recv(1 << 18):
            board["octets"] += len(octets)
            text = board["tail"] + octets
            board["tail"] = text[-7:]
            # Of a board and of a change of it.
            found = text.count(b"event: b") + text.count(b"event: c")
            if found:
                now = time.monotonic()
                if board["last"]:
                    gaps.append((now - board["last"]) * 1000)
                board["last"] = now
                board["events"] += found
        return False

    def drop(board):
        # TCP throws away what it is asked for with this flag, and copies nothing.
        while octets := board["line"].recv_into(room, 0, socket.MSG_TRUNC):
            board["octets"] += octets
        return False

    def take(patience):
        for key, _ in chosen.select(patience):
            board = key.data
            try:
                board["ended"] = not (read if board["isRead"] else drop)(board)
                chosen.unregister(board["line"])
            except (ssl.SSLWantReadError, BlockingIOError):
                pass

    for cookies in state["leads"]:
        for _ in range(BOARDS_EACH):
            if len(boards) < options.boards:
                open_board(cookies)
                take(0)
    begun = time.monotonic()
    for board in boards:
        board.update(octets=0, events=0, last=None)
    gaps.clear()
    # A line for whoever waits until all are open.
    print("open", file=sys.stderr, flush=True)
    while not told_to_end and time.monotonic() - begun < options.seconds:
        take(0.5)
    took = time.monotonic() - begun
    read_ones = [board for board in boards if board["isRead"]]
    print(json.dumps({
        "label": "portal-boards", "boards": len(boards), "ended": sum(board["ended"] for board in boards), "read": len(read_ones),
        "fewestEvents": min(board["events"] for board in read_ones), "mostEvents": max(board["events"] for board in read_ones),
        "fewestOctets": min(board["octets"] for board in boards), "octets": sum(board["octets"] for board in boards),
        "gapP50": round(percentile(gaps, 0.5) or 0), "gapP99": round(percentile(gaps, 0.99) or 0), "seconds": round(took, 1)}))
    if any(board["ended"] for board in boards):
        raise SystemExit("portal.py: a board was ended")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    measures = parser.add_subparsers(dest="measure", required=True)
    measures.add_parser("morning").add_argument("calendar")
    for name in ("people", "pages", "watch"):
        measure = measures.add_parser(name)
        measure.add_argument("--port", type=int, required=True)
        if name != "watch":
            measure.add_argument("--daemon", type=int, required=True)
        measure.add_argument("--state", required=True, help="where the sessions are kept from one measure to the next")
        if name == "people":
            for option in ("config", "program", "filled", "connected"):
                measure.add_argument("--" + option, required=True)
            measure.add_argument("--sessions", type=int, default=1000)
            measure.add_argument("--boards", type=int, default=200)
        else:
            measure.add_argument("--seconds", type=float, default=30)
            measure.add_argument("--run", type=int, default=1)
            if name == "watch":
                measure.add_argument("--boards", type=int, default=200)
                measure.set_defaults(seconds=3600)
            if name == "pages":
                measure.add_argument("--rate", type=float, default=60)
                measure.add_argument("--only", help="one page by its name, to find out what it does to others")
    options = parser.parse_args()
    if options.measure == "morning":
        morning(options.calendar)
    else:
        {"people": people, "pages": pages, "watch": watch}[options.measure](options)


if __name__ == "__main__":
    main()
