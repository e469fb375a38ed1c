#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Receives notices from FirstBell with nothing but pyzmq: what a school's system has to do.

Each message is four frames: FB1, verb, correlation, body. HELLO opens a session and is said again every thirty seconds,
because a ZeroMQ client is not told when its peer was replaced. A notice is stored, then receipted; a receipt is sent until it
is recorded. A notice may come again (`attempt` 2, 3, ...) when a receipt was lost: its id says that it is the same.

Prints one JSON line for each message. Exit code: 0 after --count notices or on a signal, 1 a receipt was rejected,
3 the notices did not come in time, 4 a notice does not fit its digest.
"""

import argparse
import hashlib
import json
import math
import signal
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import zmq

VERSION = b"FB1"
HELLO_EVERY = 30.0
RESEND_AFTER = 10.0
STAGES = ["delivered", "opened", "acknowledged"]


@dataclass
class Notice:
    """A notice that was stored, and the receipts that are still to be recorded, the next one first."""

    body: dict[str, Any]
    receipts: list[str]
    send_at: float = 0.0


@dataclass
class School:
    """The state of one recipient's client."""

    socket: zmq.Socket[bytes]
    stages: list[str]
    by: str | None
    code: str
    out: Path | None
    notices: dict[str, Notice] = field(default_factory=dict)
    rejected: bool = False
    tampered: bool = False
    blocked: bool = False

    def say(self, verb: str, correlation: bytes, body: dict[str, Any]) -> bool:
        """Sends a message, unless there is no connection."""
        try:
            self.socket.send_multipart([VERSION, verb.encode(), correlation, json.dumps(body).encode()], zmq.DONTWAIT)
        except zmq.Again:
            self.blocked = True
            return False
        return True

    def finished(self) -> int:
        """How many notices are done with all their receipts recorded."""
        return sum(not notice.receipts for notice in self.notices.values())

    def receive(self, frames: list[bytes]) -> None:
        if len(frames) != 4 or frames[0] != VERSION:
            return
        verb, correlation = frames[1].decode("ascii", "replace"), frames[2].decode("ascii", "replace")
        body: dict[str, Any] = json.loads(frames[3]) if frames[3] else {}
        print(json.dumps({"verb": verb, "correlation": correlation, "body": body}, ensure_ascii=False), flush=True)
        if verb == "NOTICE":
            self.take(body)
        elif verb == "RECORDED":
            # It says where the notice stands now: a later stage implies the earlier ones, and the broker closes what is
            # acknowledged.
            notice = self.notices.get(body["notice"])
            if notice:
                reached = STAGES.index(body["stage"]) if body["stage"] in STAGES else len(STAGES)
                notice.receipts = [stage for stage in notice.receipts if STAGES.index(stage) > reached]
                notice.send_at = 0.0
        elif verb == "REJECTED" and correlation in self.notices:
            notice = self.notices[correlation]
            if body.get("code") == "retry-later":
                notice.send_at = time.monotonic() + float(body.get("retryAfter", RESEND_AFTER))
            elif notice.receipts:
                # The same receipt would be rejected again, and the later ones with it.
                self.rejected = True
                notice.receipts.clear()

    def take(self, body: dict[str, Any]) -> None:
        canonical = json.dumps(body["data"], sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if hashlib.sha256(canonical.encode()).hexdigest() != body["digest"]:
            self.tampered = True
            return
        identifier: str = body["id"]
        known = self.notices.get(identifier)
        if known:
            # Resent, so the broker has not seen the receipt.
            known.receipts = known.receipts or list(self.stages)
            known.send_at = 0.0
            return
        if self.out:
            # Stored before it is receipted: after `delivered` the broker counts on it.
            (self.out / f"{identifier}.json").write_text(json.dumps(body, ensure_ascii=False, indent=2), encoding="utf-8")
        self.notices[identifier] = Notice(body, list(self.stages))

    def send_receipts(self, now: float) -> float:
        """Sends the receipts that are due; when the next one will be."""
        next_send = now + HELLO_EVERY
        for identifier, notice in self.notices.items():
            if not notice.receipts:
                continue
            if notice.send_at <= now:
                stage = notice.receipts[0]
                receipt: dict[str, Any] = {"notice": identifier, "digest": notice.body["digest"], "stage": stage}
                if stage != "delivered" and self.by:
                    receipt["by"] = self.by
                if stage == "acknowledged":
                    receipt["code"] = self.code
                if not self.say("RECEIPT", identifier.encode(), receipt):
                    break
                notice.send_at = now + RESEND_AFTER
            next_send = min(next_send, notice.send_at)
        return next_send


def dealer(context: zmq.Context[zmq.Socket[bytes]], address: str) -> zmq.Socket[bytes]:
    """One DEALER for the life of the process: libzmq connects it anew by itself whenever the broker comes back."""
    socket = context.socket(zmq.DEALER)
    # Nothing is queued without a connection: what was not sent is sent when there is one, and not five times.
    socket.set(zmq.IMMEDIATE, 1)
    socket.set(zmq.RECONNECT_IVL, 1_000)
    socket.set(zmq.RECONNECT_IVL_MAX, 5_000)
    socket.set(zmq.HEARTBEAT_IVL, 10_000)
    socket.set(zmq.HEARTBEAT_TIMEOUT, 30_000)
    socket.set(zmq.HEARTBEAT_TTL, 60_000)
    socket.set(zmq.LINGER, 1_000)
    socket.connect(address)
    return socket


def run(school: School, arguments: argparse.Namespace, stopped: list[bool]) -> int:
    deadline = time.monotonic() + arguments.timeout if arguments.timeout else None
    hello_at = 0.0
    while not stopped and not school.tampered:
        now = time.monotonic()
        if arguments.count and school.finished() >= arguments.count:
            break
        if deadline is not None and now >= deadline:
            return 3
        if hello_at <= now:
            hello: dict[str, Any] = {"window": arguments.window}
            if arguments.unread:
                hello["from"] = "unread"
            if school.say("HELLO", b"hello", hello):
                hello_at = now + arguments.hello
        wake = school.send_receipts(now)
        # pyzmq goes on waiting after a signal, so that a stop takes half a second at most.
        wait = 0.5 if school.blocked else max(0.0, min(wake, hello_at, deadline or wake, now + 0.5) - now)
        school.socket.poll(math.ceil(wait * 1000), zmq.POLLIN | zmq.POLLOUT if school.blocked else zmq.POLLIN)
        school.blocked = False
        while school.socket.poll(0):
            school.receive(school.socket.recv_multipart())
    school.say("BYE", b"bye", {"code": "closing", "reason": "The school's client ends."})
    return 4 if school.tampered else 1 if school.rejected else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Receive notices from FirstBell through a local TLS tunnel.")
    parser.add_argument("--connect", required=True, metavar="ADDRESS", help="the tunnel's own end, tcp://127.0.0.1:15571")
    parser.add_argument("--count", type=int, default=0, metavar="N", help="stop after N notices (default: run until a signal)")
    parser.add_argument("--timeout", type=float, default=0.0, metavar="SECONDS", help="give up after this long (default: never)")
    parser.add_argument("--receipt", choices=STAGES, default="delivered", help="how far to receipt each notice (default: delivered)")
    parser.add_argument("--by", metavar="EMAIL", help="the key adult who opens and acknowledges")
    parser.add_argument("--code", default="noted", help="what was done, said when acknowledging (default: noted)")
    parser.add_argument("--window", type=int, default=32, metavar="N", help="notices to hold without a receipt (default: 32)")
    parser.add_argument("--hello", type=float, default=HELLO_EVERY, metavar="SECONDS", help="how often to say HELLO (default: 30)")
    parser.add_argument("--unread", action="store_true", help="ask again for what was delivered and never opened")
    parser.add_argument("--out", type=Path, metavar="DIR", help="store each notice here before it is receipted")
    arguments = parser.parse_args()
    if arguments.receipt != "delivered" and not arguments.by:
        parser.error("--receipt opened and acknowledged need --by EMAIL")
    if arguments.out:
        arguments.out.mkdir(parents=True, exist_ok=True)

    stopped: list[bool] = []

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.append(True)

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = dealer(context, arguments.connect)
    stages = STAGES[: STAGES.index(arguments.receipt) + 1]
    school = School(socket, stages, arguments.by, arguments.code, arguments.out)
    try:
        return run(school, arguments, stopped)
    finally:
        socket.close()
        context.term()


if __name__ == "__main__":
    sys.exit(main())
