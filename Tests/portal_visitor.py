# SPDX-License-Identifier: Apache-2.0
"""A key adult's browser: Python's own http.client and ssl, and one-time codes by RFC 6238 made here anew.

Takes an invitation, signs in, opens, reads, exports and acknowledges; prints what it saw as one line of JSON.
"""
import argparse
import base64
import hashlib
import hmac
import html
import http.client
import json
import re
import socket
import ssl
import struct
import time
import urllib.parse


def one_time_code(key, seconds):
    digest = hmac.new(key, struct.pack(">Q", int(seconds) // 30), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return "%06d" % ((struct.unpack(">I", digest[offset:offset + 4])[0] & 0x7FFFFFFF) % 1000000)


class Browser:
    def __init__(self, port, authority):
        self.port, self.cookies = port, {}
        self.context = ssl.create_default_context(cafile=authority)
        self.connection = None

    def ask(self, method, path, form=None):
        body = None if form is None else urllib.parse.urlencode(form)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": "null", "Sec-Fetch-Site": "same-origin"}
        if self.connection is None:
            self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=60)
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie") or []:
            name, value = cookie.split(";")[0].split("=", 1)
            site = "Lax" if name == "__Host-firstbell-flow" else "Strict"
            assert f"; Secure; HttpOnly; SameSite={site}" in cookie and "; Path=/" in cookie, cookie
            self.cookies[name] = value
            if "Max-Age=0" in cookie:
                del self.cookies[name]
        return answer, text

    def get(self, path):
        return self.ask("GET", path)

    def send(self, page, path, **form):
        """Sends the form of a page, with the seal that it has."""
        seal = re.search(r'name="seal" value="([^"]*)"', page)
        return self.ask("POST", path, form | {"seal": seal.group(1) if seal else ""})


def raw(port, octets, authority=None, version=None):
    """The first line that is answered to octets on a connection of their own; what went wrong where there was none."""
    try:
        plain = socket.create_connection(("127.0.0.1", port), timeout=60)
        context = ssl.create_default_context(cafile=authority)
        if version:
            context.maximum_version = version
        with context.wrap_socket(plain, server_hostname="127.0.0.1") as secure:
            secure.sendall(octets)
            return secure.version(), secure.recv(4096).split(b"\r\n")[0].decode()
    except (ssl.SSLError, OSError) as error:
        return None, type(error).__name__


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--authority", required=True)
    parser.add_argument("--invitation", required=True)
    parser.add_argument("--email", required=True)
    options = parser.parse_args()
    said, password = {}, "three random words"
    visitor = Browser(options.port, options.authority)

    _, page = visitor.get("/invitation/" + options.invitation)
    typed = html.unescape(re.search(r'<span class="key">([^<]*)</span>', page).group(1)).replace(" ", "")
    key = base64.b32decode(typed + "=" * (-len(typed) % 8))
    answer, page = visitor.send(
        page, "/invitation/" + options.invitation, password=password, again=password, code=one_time_code(key, time.time()))
    said["accepted"] = answer.status
    codes = re.findall(r'<li class="key">([^<]*)</li>', page)
    said["codes"] = len(codes)
    said["again"] = visitor.get("/invitation/" + options.invitation)[0].status

    said["strangers"] = [visitor.get(path)[0].status for path in ("/", "/before-school", "/notices")]
    _, page = visitor.get("/sign-in")
    said["wrong"] = visitor.send(page, "/sign-in", email=options.email, password="no", code=codes[0])[0].status
    answer, _ = visitor.send(page, "/sign-in", email=options.email, password=password, code=codes[0])
    said["signedIn"] = answer.status

    answer, inbox = visitor.get("/before-school")
    said["headers"] = {name: answer.headers[name] for name in (
        "Content-Security-Policy", "Strict-Transport-Security", "Cache-Control", "Referrer-Policy", "X-Content-Type-Options")}
    said["server"] = answer.headers["Server"]
    notices = re.findall(r'href="/notices/([0-9a-f-]{36})"', inbox)
    said["inbox"] = len(notices)
    said["namesInInbox"] = "Example" in re.sub(r"<header>.*?</header>", "", inbox, flags=re.S)
    path = "/notices/" + notices[0]
    _, card = visitor.get(path)
    said["exportBefore"] = visitor.get(path + "/row.csv")[0].status
    said["opened"] = visitor.send(card, path + "/open")[0].status
    answer, page = visitor.get(path)
    said["read"] = [answer.status, len(page)]
    said["order"] = [page.find(text) for text in ("How you must handle this", "What happened", "Who at your setting may read this")]
    said["title"] = re.search(r"<title>(.*?)</title>", page).group(1)
    said["page"] = page
    said["csv"] = visitor.get(path + "/row.csv")[1]
    said["acknowledged"] = visitor.send(page, path + "/acknowledge", code="noted", note="A note.")[0].status
    said["notice"] = notices[0]
    said["after"] = visitor.get("/before-school")[1].count('href="/notices/')
    said["style"] = visitor.get(re.search(r'href="(/style-[^"]*)"', page).group(1))[0].status

    request = b"GET /sign-in HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    said["tls13"] = raw(options.port, request + b"\r\n", options.authority)
    said["tls12"] = raw(options.port, request + b"\r\n", options.authority, ssl.TLSVersion.TLSv1_2)[1]
    said["longHeader"] = raw(options.port, request + b"X: " + b"x" * 20000 + b"\r\n\r\n", options.authority)[1]
    said["longBody"] = raw(
        options.port, b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n" + b"x" * 20000, options.authority)[1]
    begun = time.monotonic()
    said["slow"] = raw(options.port, b"GET /sign-in HTTP/1.1\r\nHost:", options.authority)[1]
    said["slowSeconds"] = time.monotonic() - begun
    # The session goes on to the next run of this program, in which it may have ended.
    said["cookies"] = visitor.cookies
    print(json.dumps(said))


if __name__ == "__main__":
    main()
