#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs FirstBell and what a user would pick instead in turn on the same machine, with the same work, and prints the ratios.
#   PEERS=FOLDER Benchmarks/compare.sh [LABEL ...]
# Without labels the durable form of each: rabbit4-quorum nats210s-50c redis7-always mosq-as1 pg-64; what is not prepared is left out.
# FOLDER is a prepared copy of the peers' harness: its compare.sh takes labels, RUNS, PRODS, KINDS and OUT, and writes a line of JSON a run.
# RUNS (3) rounds, PRODUCERS ("4 16"), EVENTS (60000), KINDS ("tp lat"; c500 too: consumers with a connection to a queue, which
# FirstBell's always have). RECIPIENTS (500) and WINDOW (256) are the harness's own. See Benchmarks/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { printf 'Error: %s\nTry: %s\n' "$1" "$2" >&2; exit 1; }
[ -x "${PEERS:-}/compare.sh" ] || fail "PEERS names no prepared harness" "PEERS=/path/to/peers $0"
[ -x "$PEERS/bin/loadgen" ] || fail "the harness in $PEERS is not set up" "cd $PEERS && ./setup.sh"
PEERS=$(readlink -f "$PEERS")
runs=${RUNS:-3}
producers=${PRODUCERS:-4 16}
recipients=${RECIPIENTS:-500}
window=${WINDOW:-256}
events=${EVENTS:-60000}
kinds=${KINDS:-tp lat}
wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(rabbit4-quorum nats210s-50c redis7-always mosq-as1 pg-64)
place=$(mktemp -d "${TMPDIR:-/tmp}/firstbell-compare.XXXXXX")
finish() { if [ -n "${KEEP:-}" ]; then echo "kept: $place" >&2; else rm -rf "$place"; fi; }
trap finish EXIT

# Whether the server of a label was installed.
is_prepared() {
    case $1 in
        rabbit4-*) [ -x "$PEERS/opt/trixie/usr/lib/rabbitmq/bin/rabbitmq-server" ] ;;
        rabbit3-*) [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] ;;
        nats210*) [ -x "$PEERS/opt/trixie/usr/sbin/nats-server" ] ;;
        nats29*) [ -x /usr/sbin/nats-server ] ;;
        redis7-*) command -v redis-server >/dev/null ;;
        redis8-*) [ -x "$PEERS/opt/trixie/usr/bin/redis-server" ] ;;
        valkey-*) [ -x "$PEERS/opt/trixie/usr/bin/valkey-server" ] ;;
        mosq-*) command -v mosquitto >/dev/null ;;
        pg-*) [ -x /usr/lib/postgresql/15/bin/postgres ] ;;
        own* | ceil*) true ;;
        *) false ;;
    esac
}

labels=()
for label in "${wanted[@]}"; do
    if is_prepared "$label"; then labels+=("$label"); else echo "$label left out: the harness has no server for it" >&2; fi
done

if [ -z "${FIRSTBELL:-}" ]; then
    swift build -c release --product firstbell
    FIRSTBELL=$(swift build -c release --product firstbell --show-bin-path)/firstbell
fi
export FIRSTBELL
make -s -C Benchmarks/load OUT="$place/load"
mkdir -p "$PEERS/data"

# A line with what the peers' disk takes for an fsync.
put_disk() { echo "{\"label\":\"$1\",\"fsyncMs\":$("$place/fsync" "$PEERS/data")}" >>"$place/disk.jsonl"; }

# The lines that the harness wrote for a label.
lines_of() { grep -c "\"label\":\"$1|" "$place/peers.jsonl" 2>/dev/null || true; }

for ((round = 1; round <= runs; round++)); do
    RUNS=1 PRODUCERS=16 PRODUCERS_EACH=$producers RECIPIENTS=$recipients EVENTS=$events WINDOW=$window KEEP='' \
        Benchmarks/run.sh compared >"$place/own.log" 2>&1 || { tail -n 5 "$place/own.log" >&2; exit 1; }
    grep '^{"label":"compared' "$place/own.log" >>"$place/own.jsonl"
    for label in "${labels[@]}"; do
        before=$(lines_of "$label")
        put_disk "$label"
        # The harness has a KEEP too, by which its servers would begin with what they had before.
        KEEP='' RUNS=1 PRODS=$producers KINDS=$kinds OUT="$place/peers.jsonl" "$PEERS/compare.sh" "$label" >"$place/peers.log" 2>&1 || true
        put_disk "$label"
        [ "$(lines_of "$label")" != "$before" ] || {
            echo "no result of $label in round $round:" >&2
            grep -hv '^[|#]\|^results:\|^$' "$place/peers.log" "$place/peers.jsonl.err" | tail -n 3 >&2 || true
        }
    done
done

python3 - "$place" "$window" "$recipients" <<'TABLE'
import collections, json, pathlib, statistics, sys

place, window, recipients = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
OWN = "FirstBell"
# (what, broker) to figures by their names; what is the number of producers with or without a word on connections, or None at 50 a second.
found = collections.defaultdict(lambda: collections.defaultdict(list))
disks = collections.defaultdict(lambda: collections.defaultdict(list))
others = []


def read(name):
    path = place / name
    return [json.loads(line) for line in path.read_text().splitlines() if line.startswith("{")] if path.exists() else []


def keep(what, broker, **figures):
    for name, value in figures.items():
        if value >= 0:
            found[what, broker][name].append(value)


for run in read("own.jsonl"):
    for sample in (run["fsyncMs"], run["fsyncMs"]["after"]):
        for part in ("p50", "p99"):
            disks[OWN][part].append(sample[part])
    accepted, delivered = run["acceptedMs"], run["deliveredMs"]
    if run["label"] == "compared":
        keep(f"{run['producers']}", OWN, rate=run["endToEndPerSecond"], cost=run["daemonCpuMicrosecondsPerNotice"])
    else:
        keep(None, OWN, confirmed50=accepted["p50"], confirmed99=accepted["p99"], told50=delivered["p50"], told99=delivered["p99"])
for sample in read("disk.jsonl"):
    for part in ("p50", "p99"):
        disks[sample["label"]][part].append(sample["fsyncMs"][part])
for run in read("peers.jsonl"):
    if "|" not in run.get("label", ""):
        continue
    label, kind, _ = run["label"].split("|")
    if (run.get("window", window), run.get("queues", recipients), run.get("size", 1536)) != (window, recipients, 1536):
        others.append(f"{label} {kind}: window {run['window']}, {run['queues']} queues, {run['size']} octets")
    for flaw in ("undelivered", "dups", "bad", "nacks", "closed"):
        if run.get(flaw, 0):
            others.append(f"{label} {kind}: {run[flaw]} {flaw}")
    if kind == "lat":
        keep(None, label, confirmed50=run["conf_p50_us"] / 1e3, confirmed99=run["conf_p99_us"] / 1e3,
             told50=run["del_p50_us"] / 1e3, told99=run["del_p99_us"] / 1e3)  # fmt: skip
    elif kind[0] == "p" or kind == "c500":
        what = f"{run['producers']}" + (", 500 connections" if kind == "c500" else "")
        keep(what, label, rate=run["e2e_rate"], cost=run["server_cpu_s_per_1k"] * 1000)


def middle(what, broker, name):
    values = found[what, broker][name]
    return statistics.median(values) if values else None


def cell(what, broker, name, form, unit=""):
    values = found[what, broker][name]
    if not values:
        return ""
    text = f"{statistics.median(values):{form}}{unit}"
    return text + (f" ({min(values):{form}} to {max(values):{form}})" if len(values) > 1 else "")


# FirstBell's figure in parts of the broker's.
def ratio(what, broker, name):
    own, other = middle(what.split(",")[0] if what else what, OWN, name), middle(what, broker, name)
    return f"{own / other:.2f}" if own is not None and other and broker != OWN else ""


def synced(broker):
    return " / ".join(f"{statistics.median(disks[broker][part]):.2f}" for part in ("p50", "p99")) if disks[broker] else ""


def brokers(of):
    names = [broker for what, broker in found if what == of]
    return sorted(names, key=lambda broker: (broker != OWN, broker))


print("| broker | producers | end to end a second | FirstBell's ratio | processor time a message | FirstBell's ratio | fsync p50 / p99, ms |")
print("|---|---|---|---|---|---|---|")
for what in sorted({what for what, _ in found if what}, key=lambda what: (int(what.split(",")[0]), what)):
    for broker in brokers(what):
        print(f"| {broker} | {what} | {cell(what, broker, 'rate', ',.0f')} | {ratio(what, broker, 'rate')} | "
              f"{cell(what, broker, 'cost', '.0f', ' us')} | {ratio(what, broker, 'cost')} | {synced(broker)} |")  # fmt: skip
if brokers(None):
    print("\n| 50 a second, ms | ACCEPTED p50 | ratio | ACCEPTED p99 | ratio | NOTICE p50 | ratio | NOTICE p99 | ratio | fsync p50 / p99 |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for broker in brokers(None):
        cells = [part for name in ("confirmed50", "confirmed99", "told50", "told99")
                 for part in (cell(None, broker, name, ".2f"), ratio(None, broker, name))]  # fmt: skip
        print(f"| {broker} | {' | '.join(cells)} | {synced(broker)} |")
print()
print("\n".join(["Not the same work, or not all of it:", *others]) if others else "The same work of all, none of it lost or doubled.")
TABLE
echo
echo "Command: RUNS=$runs PRODUCERS=\"$producers\" RECIPIENTS=$recipients WINDOW=$window EVENTS=$events KINDS=\"$kinds\" Benchmarks/compare.sh ${labels[*]}"
