# SPDX-License-Identifier: Apache-2.0
"""People before the portal: `accept` takes an invitation, `visit` signs in with a certificate. Prints what it saw."""
import argparse
import base64
import html
import json
import os
import re
import ssl
import time

from portal_provider import passage
from portal_visitor import Browser, one_time_code


def accept(options):
    browser = Browser(options.port, options.authority)
    path = "/invitation/" + options.invitation
    _, page = browser.get(path)
    typed = html.unescape(re.search(r'<span class="key">([^<]*)</span>', page).group(1)).replace(" ", "")
    key = base64.b32decode(typed + "=" * (-len(typed) % 8))
    answer, page = browser.send(
        page, path, password="three random words", again="three random words", code=one_time_code(key, time.time()))
    print(json.dumps({"accepted": answer.status, "codes": re.findall(r'<li class="key">([^<]*)</li>', page)}))


def visit(options):
    said, door = {}, "/sign-in/certificate"

    def browser(name=None):
        new = Browser(options.door, options.authority)
        if name:
            new.context.load_cert_chain(f"{options.folder}/{name}/certificate.pem", f"{options.folder}/{name}/key.pem")
        return new

    _, page = Browser(options.port, options.authority).get("/sign-in")
    said["link"] = f'href="https://127.0.0.1:{options.door}{door}"' in page
    said["nothing"] = browser().get(door)[0].status
    said["refused"] = []
    for name in ("revoked", "stranger"):
        try:
            browser(name).get(door)
            said["refused"].append("")
        except ssl.SSLError as error:
            said["refused"].append(error.reason)
    other = browser("other")
    said["unbound"] = other.send(other.get(door)[1], door, secret="three random words")[0].status
    own = browser("own")
    _, page = own.get(door)
    said["wrong"] = own.send(page, door, secret="three wrong words")[0].status
    answer, page = own.send(page, door, secret=options.code)
    said["signedIn"] = [answer.status, passage(page)]
    # A cookie is of the host, whatever the port.
    inside = Browser(options.port, options.authority)
    inside.cookies = own.cookies
    said["inbox"] = inside.get("/before-school")[0].status
    # The list of who is revoked is replaced: the session ends as soon as it is read anew.
    os.replace(f"{options.folder}/next.pem", f"{options.folder}/list.pem")
    begun = time.monotonic()
    while inside.get("/before-school")[0].status == 200 and time.monotonic() - begun < 30:
        time.sleep(0.1)
    said["revokedAfter"] = time.monotonic() - begun
    said["revoked"] = inside.get("/before-school")[0].status
    print(json.dumps(said))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("command", choices=["accept", "visit"])
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--door", type=int)
    parser.add_argument("--authority", required=True)
    parser.add_argument("--invitation")
    parser.add_argument("--folder")
    parser.add_argument("--code")
    options = parser.parse_args()
    {"accept": accept, "visit": visit}[options.command](options)


if __name__ == "__main__":
    main()
