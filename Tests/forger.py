# SPDX-License-Identifier: Apache-2.0
"""A partner that claims to be another: a forged routing id, forged properties, a forged source.

Prints the broker's answer to HELLO and to each event, a JSON line each.
"""

import json
import sys

import zmq

ZMQ_METADATA = 95

address, claim, *files = sys.argv[1:]
context = zmq.Context()
socket = context.socket(zmq.DEALER)
socket.setsockopt(zmq.ROUTING_ID, f"{claim}#1".encode())
for name in ("X-Partner", "X-Cert-SHA256", "X-Peer", "X-User-Id"):
    socket.setsockopt(ZMQ_METADATA, f"{name}:{claim}".encode())
socket.setsockopt(zmq.LINGER, 0)
socket.connect(address)


def ask(verb, body):
    socket.send_multipart([b"FB1", verb, verb, body])
    while socket.poll(30_000):
        _, answer, correlation, content = socket.recv_multipart()
        if correlation == verb:
            print(json.dumps({"verb": answer.decode(), "body": json.loads(content)}), flush=True)
            return
    sys.exit(f"no answer to {verb.decode()}")


ask(b"HELLO", b'{"window":8}')
for file in files:
    with open(file, "rb") as event:
        ask(b"PUBLISH", event.read())
context.destroy(0)
