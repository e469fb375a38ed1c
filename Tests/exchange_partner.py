# SPDX-License-Identifier: Apache-2.0
"""Partners that speak HTTP: Python's own http.client and ssl, with the certificates of their profiles.

Police publish an event and follow it, a school polls for its notice and gives receipts; prints what was answered as one line of
JSON.
"""
import argparse
import http.client
import json
import ssl
import threading
import time
import urllib.parse


class Partner:
    def __init__(self, port, folder):
        self.context = ssl.create_default_context(cafile=folder + "/authority.pem")
        self.context.load_cert_chain(folder + "/certificate.pem", folder + "/key.pem")
        self.port, self.connection = port, None

    def ask(self, method, path, body=None, content="application/json"):
        if self.connection is None:
            self.connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=self.context, timeout=60)
        headers = {} if body is None else {"Content-Type": content}
        self.connection.request(method, path, body, headers)
        answer = self.connection.getresponse()
        octets = answer.read()
        if answer.headers["Connection"] == "close":
            self.connection.close()
            self.connection = None
        return answer, json.loads(octets)


def code(answered):
    return [answered[0].status, answered[1].get("code")]


def stranger(port, authority):
    """What somebody without a certificate gets."""
    try:
        context = ssl.create_default_context(cafile=authority)
        connection = http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=60)
        connection.request("GET", "/v1/openapi.json")
        return connection.getresponse().status
    except (ssl.SSLError, OSError, http.client.HTTPException):
        return "refused"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--police", required=True)
    parser.add_argument("--school", required=True)
    parser.add_argument("--event", required=True)
    parser.add_argument("--reader", required=True)
    options = parser.parse_args()
    police, school, said = Partner(options.port, options.police), Partner(options.port, options.school), {}
    event = open(options.event, "rb").read()

    said["stranger"] = stranger(options.port, options.school + "/authority.pem")
    answer, document = school.ask("GET", "/v1/openapi.json")
    said["document"] = [answer.status, document["openapi"], len(document["components"]["schemas"]) > 15]
    answer, empty = school.ask("GET", "/v1/notices")
    said["empty"] = [answer.status, empty]

    # The school waits for what the police have not published yet.
    waited = {}

    def wait():
        waited["notices"] = school.ask("GET", "/v1/notices?wait=30")[1]["notices"]

    waiting = threading.Thread(target=wait)
    waiting.start()
    answer, accepted = police.ask("POST", "/v1/events", event)
    said["accepted"] = [answer.status, accepted["duplicate"], len(accepted["notices"])]
    place = answer.headers["Location"]
    published = time.monotonic()
    waiting.join(60)
    said["promptly"] = time.monotonic() - published < 10
    said["location"] = place == "/v1/events/" + urllib.parse.quote(json.loads(event)["id"], safe="")
    said["again"] = police.ask("POST", "/v1/events", event)[1]["duplicate"]
    changed = json.loads(event)
    changed["data"]["reference"] = "ANOTHER-1"
    said["conflict"] = code(police.ask("POST", "/v1/events", json.dumps(changed)))
    said["notJSON"] = code(police.ask("POST", "/v1/events", "{"))
    said["invalid"] = code(police.ask("POST", "/v1/events", "{}"))
    said["form"] = police.ask("POST", "/v1/events", "a=b", "application/x-www-form-urlencoded")[0].status
    said["long"] = code(police.ask("POST", "/v1/events", b" " * 262145))
    said["notProducer"] = code(school.ask("POST", "/v1/events", event))
    said["elsewhere"] = police.ask("GET", "/v2/events")[0].status
    said["method"] = police.ask("PUT", "/v1/events", event)[0].headers["Allow"]

    notices = waited["notices"]
    said["notices"] = len(notices)
    notice = notices[0]
    said["type"] = notice["type"]
    said["still"] = [n["id"] for n in school.ask("GET", "/v1/notices")[1]["notices"]] == [n["id"] for n in notices]
    said["foreign"] = code(police.ask("POST", "/v1/receipts", json.dumps(
        {"notice": notice["id"], "digest": notice["digest"], "stage": "delivered"})))
    said["badDigest"] = code(school.ask("POST", "/v1/receipts", json.dumps(
        {"notice": notice["id"], "digest": "0" * 64, "stage": "delivered"})))
    for each in notices:
        receipt = {"notice": each["id"], "digest": each["digest"], "stage": "delivered"}
        answer, recorded = school.ask("POST", "/v1/receipts", json.dumps(receipt))
        said["delivered"] = [answer.status, recorded["stage"]]
    said["gone"] = school.ask("GET", "/v1/notices")[1]
    unread = school.ask("GET", "/v1/notices?from=unread")[1]["notices"]
    said["unread"] = [n["id"] for n in unread] == [n["id"] for n in notices]
    said["stranger reader"] = code(school.ask("POST", "/v1/receipts", json.dumps(
        {"notice": notice["id"], "digest": notice["digest"], "stage": "opened", "by": "nobody@example.example"})))
    answer, recorded = school.ask("POST", "/v1/receipts", json.dumps(
        {"notice": notice["id"], "digest": notice["digest"], "stage": "opened", "by": options.reader}))
    said["opened"] = [answer.status, recorded["stage"]]
    answer, progress = police.ask("GET", place)
    said["progress"] = [answer.status, [line["stage"] for line in progress["notices"] if line["notice"] == notice["id"]]]
    said["unknown"] = code(police.ask("GET", "/v1/events/nothing"))
    said["notice"] = notice["id"]
    print(json.dumps(said))


if __name__ == "__main__":
    main()
