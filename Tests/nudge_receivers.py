# SPDX-License-Identifier: Apache-2.0
"""A mail relay (aiosmtpd) and a webhook's receiver, with certificates of their own, for the tests of nudges.

Prints where they listen as one line of JSON, then one line for each message or request that came. What the relay answers is read
from the file `mood` in the folder before each recipient: `ok`, or an SMTP code; the receiver's likewise from
`webhook-mood`, where `cut` is a 200 whose body ends too early.
"""
import argparse
import email
import email.policy
import hashlib
import hmac
import http.server
import json
import os
import sys
import threading
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from tls_servers import certificate


def say(**members):
    sys.stdout.write(json.dumps(members) + "\n")
    sys.stdout.flush()


def mood(folder, name):
    try:
        with open(folder + "/" + name) as file:
            return file.read().strip() or "ok"
    except FileNotFoundError:
        return "ok"


class Relay:
    def __init__(self, folder):
        self.folder = folder

    async def handle_RCPT(self, server, session, envelope, address, options):
        answer = mood(self.folder, "mood")
        if answer != "ok":
            say(refused=answer)
            return answer + " not now"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        message = email.message_from_bytes(envelope.original_content, policy=email.policy.default)
        say(mail=dict(
            sender=envelope.mail_from, to=envelope.rcpt_tos, tls=session.ssl is not None, user=str(session.auth_data),
            headers=[[name, str(value)] for name, value in message.items()], defects=len(message.defects),
            body=message.get_content(), raw=envelope.original_content.decode("ascii")))
        return "250 taken"


def authenticate(password):
    def check(server, session, envelope, mechanism, data):
        isRight = data.login == b"firstbell" and data.password == password.encode()
        return AuthResult(success=isRight, auth_data="firstbell" if isRight else None)
    return check


class Receiver(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        parts = dict(part.split("=", 1) for part in self.headers["FirstBell-Signature"].split(","))
        code = hmac.new(self.server.secret, parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
        fresh = abs(time.time() - int(parts["t"])) < 300
        answer = mood(self.server.folder, "webhook-mood")
        say(webhook=dict(
            path=self.path, genuine=hmac.compare_digest(code, parts["v1"]), fresh=fresh, key=self.headers["Idempotency-Key"],
            type=self.headers["Content-Type"], body=json.loads(body), answered=answer))
        if answer == "cut":
            self.send_response(200)
            self.send_header("Content-Length", "10")
            self.end_headers()
            self.wfile.write(b"half")
            self.close_connection = True
            return
        self.send_response(200 if answer == "ok" else int(answer))
        if answer.startswith("3"):
            self.send_header("Location", "https://127.0.0.1:%d/elsewhere" % self.server.server_port)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *words):
        pass


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--folder", required=True)
    parser.add_argument("--password", required=True)
    parser.add_argument("--secret", required=True)
    parser.add_argument("--smtp-port", type=int, default=0)
    parser.add_argument("--https-port", type=int, default=0)
    arguments = parser.parse_args()
    os.makedirs(arguments.folder, exist_ok=True)
    relay_tls = certificate(arguments.folder, "relay")

    class STARTTLS(Controller):
        def factory(self):
            return SMTP(self.handler, require_starttls=True, tls_context=relay_tls, auth_required=True,
                        authenticator=authenticate(arguments.password))

    # Port 0 is not for this controller, which connects to the port that it was given.
    def free():
        import socket
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    smtp = STARTTLS(Relay(arguments.folder), hostname="127.0.0.1", port=arguments.smtp_port or free())
    smtp.start()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", arguments.https_port), Receiver)
    server.folder, server.secret = arguments.folder, arguments.secret.encode()
    server.socket = certificate(arguments.folder, "webhook").wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    say(smtp=smtp.port, https=server.server_port)
    # Whoever waits for what does not come shall learn of it by the end of this.
    threading.Event().wait(240)


main()
