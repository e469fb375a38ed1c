#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes FuzzTesting/Corpus anew from Schemas/examples, Examples, Tests/Goldens and docs/protocol.md."""
import pathlib
import re
import shutil
import subprocess
import tempfile

root = pathlib.Path(__file__).resolve().parent.parent
corpus = root / "FuzzTesting" / "Corpus"


def put(target, name, octets):
    folder = corpus / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(octets)


def frames(*parts):
    """Frames of one message as ZMTP 3.1 writes them."""
    wire = b""
    for index, part in enumerate(parts):
        more = 1 if index + 1 < len(parts) else 0
        if len(part) < 256:
            wire += bytes([more, len(part)]) + part
        else:
            wire += bytes([more | 2]) + len(part).to_bytes(8, "big") + part
    return wire


def property_(name, value):
    return bytes([len(name)]) + name.encode() + len(value).to_bytes(4, "big") + value


def command(name, body):
    body = bytes([len(name)]) + name.encode() + body
    return bytes([4, len(body)]) + body


def greeting(major=3, minor=1, mechanism=b"NULL", as_server=0):
    return b"\xff" + bytes(7) + b"\x01\x7f" + bytes([major, minor]) + mechanism.ljust(20, b"\0") + bytes([as_server]) + bytes(31)


shutil.rmtree(corpus, ignore_errors=True)

ready = command("READY", property_("Socket-Type", b"DEALER"))
handshakes = {
    "dealer": greeting() + ready,
    "dealer-3.0": greeting(minor=0) + command("READY", property_("Socket-Type", b"DEALER") + property_("Identity", b"")),
    "properties": greeting() + command("READY", property_("Socket-Type", b"DEALER") + property_("X-Partner", b"police/22")),
    "twice": greeting() + command("READY", property_("Socket-Type", b"DEALER") + property_("socket-type", b"DEALER")),
    "router": greeting() + command("READY", property_("Socket-Type", b"ROUTER")),
    "long": greeting() + b"\x06" + (len(ready) - 2).to_bytes(8, "big") + ready[2:],
    "curve": greeting(mechanism=b"CURVE"),
    "version-2": b"\xff" + bytes(7) + b"\x01\x7f\x01\x05\x00\x00",
}
for name, octets in handshakes.items():
    for piece in (0, 6):
        put("zmtp-handshake", f"{name}-{piece}", bytes([piece]) + octets)

examples = {path: path.read_bytes() for path in sorted((root / "Schemas" / "examples").glob("*/*.json"))}
verbs = {"accepted", "bye", "hello", "progress", "receipt", "recorded", "rejected", "status", "welcome"}
sent = {"firstbell.notice.v1", "firstbell.hold.v1", "firstbell.recalled.v1", "firstbell.drill.v1"}
streams = {"ping": command("PING", b"\x00\x64context"), "pong": command("PONG", b"context")}
for path, octets in examples.items():
    kind = path.parent.name
    name = f"{kind.split('.')[-1] if kind.startswith('fb1') else kind.split('.')[1]}-{path.stem}"
    if kind.startswith("fb1.") and kind[4:] in verbs:
        put("fb1", name, frames(b"FB1", kind[4:].upper().encode(), b"7", octets))
    elif kind not in sent:
        put("event", name, octets)
        if kind == "firstbell.incident.v1":
            put("json", name, octets)
        if path.stem.startswith("valid"):
            streams[name] = frames(b"FB1", b"PUBLISH", b"7", octets)
    else:
        put("notice", name, octets)
        put("fb1", name, frames(b"FB1", b"NOTICE", b"7", octets))

document = (root / "docs" / "protocol.md").read_text()
for index, block in enumerate(re.findall(r"```wire [^\n]*\n(.*?)```", document, re.S)):
    streams[f"protocol-{index}"] = bytes(int(octet, 16) for octet in block.split())
streams["publish-and-ping"] = streams["protocol-0"] + streams["ping"] + streams["protocol-0"]
for name, octets in streams.items():
    put("zmtp-frames", name, b"\x03" + octets)
    if not name.startswith("p"):
        put("fb1", name, octets)
for path in sorted((root / "Examples" / "events").glob("*.json")):
    put("event", path.stem, path.read_bytes())
for index, text in enumerate(["0", "-0.0", "1e-7", "123456789012345680000", '"\\ud83d\\ude00\\u0000"', '{"b":[1,{"a":null}],"a":true}']):
    put("json", f"value-{index}", text.encode())

data = root / "Examples" / "data"
for target, names in {
    "import-settings": ["edubasealldata-sample.csv", "early-years.csv"],
    "import-successors": ["links_edubasealldata-sample.csv"],
    "import-practices": ["epraccur-sample.csv", "practices.csv"],
    "import-rolls": ["rolls.csv"],
    "import-key-adults": ["key-adults.csv"],
    "import-members": ["members.csv"],
    "import-families": ["families.csv"],
    "import-calendar": ["calendar.csv"],
    "import-icalendar": ["inset-116901.ics"],
    "import-bank-holidays": ["bank-holidays.json"],
}.items():
    for name in names:
        octets = (data / name).read_bytes()
        lines = octets.splitlines(keepends=True)
        put(target, name.split(".")[0], octets[:6000])
        # A short one of each, which libFuzzer can change quickly.
        put(target, name.split(".")[0] + "-short", b"".join(lines[:3]))
# Without an example, since an area's addresses are its own.
contacts = b"partner,role,address\nschool/116900,setting,safeguarding@sample.example\nlocal-authority/885,duty,duty@sample.example\n"
put("import-contacts", "contacts", contacts)
history = "event,notice,flow,recipient,source,abuseTypes,riskGrade,force,area,reportedAt,receivedAt,deliveredAt,openedAt,oversightAt,status,"
history += "delayCause,crime\ne-1,n-1,encompass,school/116900,police,verbal;physical,high,22,885,2022-01-10T23:30:00Z,"
history += "2022-07-01T08:00:00+01:00,2022-07-02,2022-07-03,,opened,FORCE_STAFFING,yes\ne-1,n-2,marac-gp,gp/M81001,,,,,,2022-01-10,,,,,,,\n"
put("import-history", "history", history.encode())
# A delta of each kind that has one: a row that stands and one that ends.
for kind in ["settings", "practices", "rolls", "key-adults", "contacts", "members", "families"]:
    example = {"settings": "early-years.csv", "contacts": None}.get(kind, f"{kind}.csv")
    lines = (contacts if example is None else (data / example).read_bytes()).splitlines()[:3]
    put(f"import-{kind}", "delta", b"".join(line + end + b"\n" for line, end in zip(lines, [b",remove", b",", b",yes"])))
for index, golden in enumerate(sorted((root / "Tests" / "Goldens" / "imports").glob("*"))):
    kind = golden.name.split(".")[0]
    target = "import-" + {"epraccur": "practices", "links": "successors"}.get(kind, kind)
    if (corpus / target).is_dir():
        put(target, f"golden-{golden.stem}", golden.read_bytes().split(b"----------")[0][:6000])

with tempfile.TemporaryDirectory() as folder:
    def openssl(*arguments):
        subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)

    names = ["URI:spiffe://worcestershire.example/school/116900", "DNS:broker.example,IP:127.0.0.1,URI:spiffe://a.example/broker/x"]
    for index, name in enumerate(names):
        usage = ["clientAuth", "serverAuth"][index]
        openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "k", "-out", "c.pem",
                "-subj", "/CN=firstbell", "-days", "36500", "-addext", f"subjectAltName={name}", "-addext", f"extendedKeyUsage={usage}")
        openssl("x509", "-in", "c.pem", "-outform", "DER", "-out", "c.der")
        openssl("req", "-new", "-key", "k", "-subj", "/CN=firstbell", "-addext", f"subjectAltName={name}", "-out", "r.pem")
        put("certificate", f"der-{index}", b"\x00" + (pathlib.Path(folder) / "c.der").read_bytes())
        put("certificate", f"pem-{index}", b"\x01" + (pathlib.Path(folder) / "c.pem").read_bytes())
        put("certificate", f"request-{index}", b"\x02" + (pathlib.Path(folder) / "r.pem").read_bytes())
    (pathlib.Path(folder) / "ca.cnf").write_text(
        "[ca]\ndefault_ca=a\n[a]\ndatabase=index\ncrlnumber=number\ndefault_md=sha256\ncrl_extensions=e\n[e]\nauthorityKeyIdentifier=keyid\n")
    (pathlib.Path(folder) / "number").write_text("1000\n")
    revoked = "R\t360101000000Z\t261101000000Z,keyCompromise\t0A%02X\tunknown\t/CN=firstbell\n"
    for index, count in enumerate([0, 1, 40]):
        (pathlib.Path(folder) / "index").write_text("".join(revoked % number for number in range(count)))
        openssl("ca", "-gencrl", "-config", "ca.cnf", "-cert", "c.pem", "-keyfile", "k", "-crldays", "7", "-out", "l.pem")
        openssl("crl", "-in", "l.pem", "-outform", "DER", "-out", "l.der")
        put("revocation-list", f"der-{index}", (pathlib.Path(folder) / "l.der").read_bytes())
        put("revocation-list", f"pem-{index}", (pathlib.Path(folder) / "l.pem").read_bytes())
for index, text in enumerate(["spiffe://worcestershire.example/school/116900", "127.0.0.1", "::1", "broker.example"]):
    put("certificate", f"text-{index}", b"\x03" + text.encode())
