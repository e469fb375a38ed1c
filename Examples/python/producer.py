#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Publishes events to FirstBell with nothing but pyzmq: what a police system has to do.

Each message is four frames: FB1, verb, correlation, body. An event is published until it is answered: with no answer in
ten seconds the same event goes out again under the same id, which is safe because the broker keeps its answer for ever.

Prints one JSON line for each answer. Exit code: 0 all accepted, 1 something was rejected, 3 answers missing at the timeout.
"""

import argparse
import json
import math
import sys
import time
import uuid
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

import zmq

VERSION = b"FB1"
RESEND_AFTER = 10.0
# The broker reads on after 1,000 unanswered events; there is no use in coming near.
UNANSWERED = 200


@dataclass
class Publication:
    """An event on its way: its file, its octets and when it goes out (again)."""

    file: str
    event: str
    body: bytes
    send_at: float = 0.0


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


def publications(files: list[Path], count: int) -> list[Publication]:
    """The events to publish: the files as they are, or `count` new events of each."""
    found: list[Publication] = []
    for file in files:
        body = file.read_bytes()
        event: dict[str, Any] = json.loads(body)
        if count == 1:
            found.append(Publication(str(file), event["id"], body))
            continue
        for _ in range(count):
            # A new event is a new id; what happened and when it was reported stays as it is.
            event["id"] = str(uuid.uuid4())
            event["time"] = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
            found.append(Publication(str(file), event["id"], json.dumps(event, ensure_ascii=False).encode()))
    return found


def publish(socket: zmq.Socket[bytes], waiting: list[Publication], timeout: float) -> int:
    """Publishes until everything is answered or the time is over; the exit code."""
    deadline = time.monotonic() + timeout
    unanswered: dict[bytes, Publication] = {}
    next_correlation = 0
    rejected = 0
    while waiting or unanswered:
        now = time.monotonic()
        if now >= deadline:
            for publication in [*unanswered.values(), *waiting]:
                print(json.dumps({"file": publication.file, "event": publication.event, "verb": None}), flush=True)
            return 3
        while waiting and len(unanswered) < UNANSWERED:
            next_correlation += 1
            unanswered[str(next_correlation).encode()] = waiting.pop(0)
        blocked = False
        for correlation, publication in unanswered.items():
            if publication.send_at > now:
                continue
            try:
                socket.send_multipart([VERSION, b"PUBLISH", correlation, publication.body], zmq.DONTWAIT)
            except zmq.Again:
                blocked = True
                break
            publication.send_at = now + RESEND_AFTER
        next_send = deadline if blocked else min(publication.send_at for publication in unanswered.values())
        wait = math.ceil(max(0.0, min(next_send, deadline) - now) * 1000)
        socket.poll(wait, zmq.POLLIN | zmq.POLLOUT if blocked else zmq.POLLIN)
        while socket.poll(0):
            frames = socket.recv_multipart()
            if len(frames) != 4 or frames[0] != VERSION:
                continue
            verb, correlation, body = frames[1].decode("ascii", "replace"), frames[2], frames[3]
            if verb not in ("ACCEPTED", "REJECTED") or correlation not in unanswered:
                continue
            answer: dict[str, Any] = json.loads(body)
            publication = unanswered[correlation]
            if answer.get("code") in ("retry-later", "too-many-unanswered"):
                publication.send_at = time.monotonic() + float(answer.get("retryAfter", RESEND_AFTER))
                continue
            del unanswered[correlation]
            rejected += verb == "REJECTED"
            line = {"file": publication.file, "event": publication.event, "verb": verb, "answer": answer}
            print(json.dumps(line, ensure_ascii=False), flush=True)
    return 1 if rejected else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Publish CloudEvents to FirstBell through a local TLS tunnel.")
    parser.add_argument("--connect", required=True, metavar="ADDRESS", help="the tunnel's own end, tcp://127.0.0.1:15570")
    parser.add_argument("--count", type=int, default=1, metavar="N", help="publish N new events of each file (default: the file as it is)")
    parser.add_argument("--timeout", type=float, default=60.0, metavar="SECONDS", help="give up waiting for answers after this long")
    parser.add_argument("files", nargs="+", type=Path, metavar="EVENT.json")
    arguments = parser.parse_args()
    context: zmq.Context[zmq.Socket[bytes]] = zmq.Context()
    socket = dealer(context, arguments.connect)
    try:
        return publish(socket, publications(arguments.files, arguments.count), arguments.timeout)
    finally:
        socket.close()
        context.term()


if __name__ == "__main__":
    sys.exit(main())
