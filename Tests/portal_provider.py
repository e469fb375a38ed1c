# SPDX-License-Identifier: Apache-2.0
"""A provider of OpenID Connect (oidc-provider-mock) under TLS, and a browser that signs in with it.

`serve` prints its issuer as one line of JSON and answers until it is ended. PKCE is judged by Authlib's function, since
the provider itself looks at no code_verifier. `/huge`, `/slow` and `/away` are what no provider should answer.
`visit` walks through an invitation and a sign-in, and prints what it saw; `browse` signs in with Debian's Chromium, for which
provider and portal are two sites.
"""
import argparse
import base64
import html
import http.client
import io
import json
import re
import ssl
import tempfile
import time
import urllib.parse

from portal_visitor import Browser, one_time_code
from tls_servers import certificate


class Judged:
    """The provider, and before it what remembers each code's challenge and asks for its verifier."""

    def __init__(self, app):
        self.app, self.challenges, self.refused = app, {}, 0

    def __call__(self, environ, start_response):
        from authlib.oauth2.rfc7636.challenge import compare_s256_code_challenge

        path = environ["PATH_INFO"]
        if path == "/huge":
            start_response("200 OK", [("Content-Type", "application/json")])
            return (b" " * 65536 for _ in range(64))
        if path == "/slow":
            start_response("200 OK", [("Content-Type", "application/json")])
            return self.trickle()
        if path == "/away":
            start_response("302 Found", [("Location", "/.well-known/openid-configuration")])
            return [b""]
        if path == "/oauth2/authorize":
            query = dict(urllib.parse.parse_qsl(environ["QUERY_STRING"]))
            assert query["code_challenge_method"] == "S256" and len(query["nonce"]) == 43 and len(query["state"]) == 43, query

            def note(status, headers, error=None):
                place = dict(headers).get("Location", "")
                code = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(place).query)).get("code")
                if code:
                    self.challenges[code] = query["code_challenge"]
                return start_response(status, headers, error)

            return self.app(environ, note)
        if path == "/oauth2/token":
            body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))
            form = dict(urllib.parse.parse_qsl(body.decode()))
            pair = base64.b64decode(environ["HTTP_AUTHORIZATION"].removeprefix("Basic ")).decode()
            if pair != "firstbell:a%20secret%2B" or not compare_s256_code_challenge(
                    form["code_verifier"], self.challenges.pop(form["code"], "")):
                start_response("400 Bad Request", [("Content-Type", "application/json")])
                return [b'{"error":"invalid_grant"}']
            environ["wsgi.input"] = io.BytesIO(body)
        return self.app(environ, start_response)

    @staticmethod
    def trickle():
        for _ in range(60):
            time.sleep(0.5)
            yield b" "


def serve(options):
    import logging

    import oidc_provider_mock
    import werkzeug.serving

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    context = certificate(options.folder, "provider")
    people = [
        oidc_provider_mock.User(sub="s-1", claims={"email": options.email, "email_verified": True}),
        oidc_provider_mock.User(sub="s-2", claims={"email": options.email, "email_verified": False}),
        oidc_provider_mock.User(sub="s-3", claims={"email": "other@" + options.email.split("@")[1], "email_verified": True}),
    ]
    app = oidc_provider_mock.app(require_nonce=True, user_claims=people)
    server = werkzeug.serving.make_server("127.0.0.1", 0, Judged(app), threaded=True, ssl_context=context)
    # Another host than the portal's, so that a browser takes the two for two sites.
    print(json.dumps({"issuer": f"https://localhost:{server.server_port}"}), flush=True)
    server.serve_forever()


def passage(page):
    found = re.search(r'<p><a href="([^"]*)" rel="noreferrer">', page)
    assert found, page
    return html.unescape(found.group(1))


def sign_in_there(place, authority, subject):
    """Says who one is at the provider; the path to which it sends back, with its query."""
    url = urllib.parse.urlsplit(place)
    there = http.client.HTTPSConnection(url.hostname, url.port, context=ssl.create_default_context(cafile=authority), timeout=60)
    form = {"sub": subject} if subject else {"action": "deny"}
    there.request(
        "POST", f"{url.path}?{url.query}", urllib.parse.urlencode(form), {"Content-Type": "application/x-www-form-urlencoded"})
    answer = there.getresponse()
    answer.read()
    back = urllib.parse.urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}", f"{back.scheme}://{back.netloc}"


def visit(options):
    said = {}
    browser = Browser(options.port, options.authority)

    def through(page, path, subject, **form):
        _, leaving = browser.send(page, path, **form)
        back, origin = sign_in_there(passage(leaving), options.provider_authority, subject)
        said["origin"] = origin
        return browser.get(back), back

    invitation = "/invitation/" + options.invitation
    _, page = browser.get(invitation)
    typed = html.unescape(re.search(r'<span class="key">([^<]*)</span>', page).group(1)).replace(" ", "")
    key = base64.b32decode(typed + "=" * (-len(typed) % 8))
    code = one_time_code(key, time.time())
    # What must not take the invitation: another's address, one that is not verified, no at the provider.
    said["others"] = []
    for subject in ("s-3", "s-2", None):
        (answer, _), _ = through(page, invitation, subject, code=code, **{"with": "example"})
        said["others"].append(answer.status)
    (answer, accepted), back = through(page, invitation, "s-1", code=code, **{"with": "example"})
    said["accepted"] = answer.status
    codes = re.findall(r'<li class="key">([^<]*)</li>', accepted)
    said["replayed"] = browser.get(back)[0].status

    said["signIns"] = []
    for subject in ("s-3", "s-1"):
        _, page = browser.get("/sign-in")
        (answer, page), _ = through(page, "/sign-in/with/example", subject)
        said["signIns"].append(answer.status)
    said["early"] = browser.get("/before-school")[0].status
    answer, page = browser.send(page, "/sign-in/code", code="AAAA-AAAA-AAAA-AAAA")
    said["wrongCode"] = answer.status
    answer, page = browser.send(page, "/sign-in/code", code=codes[0])
    said["signedIn"] = [answer.status, passage(page)]
    said["inbox"] = browser.get("/before-school")[0].status
    said["account"] = "Linked since" in browser.get("/account")[1]
    said["code"] = codes[1]
    print(json.dumps(said))


def browse(options):
    from portal_browser import By, Visit

    with tempfile.TemporaryDirectory() as profile:
        there = urllib.parse.urlsplit(options.issuer)
        visit = Visit(options.port, profile, profile + "/chromium", [there.port])
        try:
            visit.go("/sign-in")
            visit.look("sign-in")
            visit.press("form[action='/sign-in/with/example'] button")
            visit.wait(lambda: visit.driver.current_url.startswith(options.issuer))
            visit.driver.find_element(By.NAME, "sub").send_keys("s-1\n")
            visit.wait(lambda: visit.driver.find_elements(By.NAME, "code"))
            visit.look("factor")
            visit.fill(code=options.code)
            visit.press("main button")
            visit.wait(lambda: visit.driver.current_url == visit.address("/before-school"))
            heading = visit.driver.find_element(By.TAG_NAME, "h1").text
            visit.go("/account")
            visit.look("account")
            print(json.dumps({"heading": heading, "faults": visit.faults}))
        finally:
            visit.driver.quit()


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    serving = commands.add_parser("serve")
    serving.add_argument("--folder", required=True)
    serving.add_argument("--email", required=True)
    visiting = commands.add_parser("visit")
    visiting.add_argument("--port", type=int, required=True)
    visiting.add_argument("--authority", required=True)
    visiting.add_argument("--provider-authority", required=True)
    visiting.add_argument("--invitation", required=True)
    browsing = commands.add_parser("browse")
    browsing.add_argument("--port", type=int, required=True)
    browsing.add_argument("--issuer", required=True)
    browsing.add_argument("--code", required=True)
    options = parser.parse_args()
    {"serve": serve, "visit": visit, "browse": browse}[options.command](options)


if __name__ == "__main__":
    main()
