#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Runs FirstBell and what a user would pick instead in turn on the same machine, and prints the ratios.
#   PEERS=FOLDER Benchmarks/compare.sh [LABEL ...]     rabbit4-quorum and nats210s-50c without arguments
# FOLDER is a prepared copy of the peers' harness: its compare.sh takes labels, RUNS, PRODS, KINDS and OUT, and writes a line of JSON a run.
# RUNS (2) rounds, PRODUCERS ("4 16"), RECIPIENTS (50), EVENTS (60000). FirstBell's load is Benchmarks/load; see Benchmarks/README.md.
set -euo pipefail
cd "$(dirname "$0")/.."

fail() { printf 'Error: %s\nTry: %s\n' "$1" "$2" >&2; exit 1; }
[ -x "${PEERS:-}/compare.sh" ] || fail "PEERS names no prepared harness" "PEERS=/path/to/peers $0"
labels=("$@")
[ ${#labels[@]} -gt 0 ] || labels=(rabbit4-quorum nats210s-50c)
place=$(mktemp -d "${TMPDIR:-/tmp}/firstbell-compare.XXXXXX")
trap 'rm -rf "$place"' EXIT

if [ -z "${FIRSTBELL:-}" ]; then
    swift build -c release --product firstbell
    FIRSTBELL=$(swift build -c release --product firstbell --show-bin-path)/firstbell
fi
export FIRSTBELL

for ((round = 1; round <= ${RUNS:-2}; round++)); do
    for producers in ${PRODUCERS:-4 16}; do
        RUNS=1 PRODUCERS=$producers RECIPIENTS=${RECIPIENTS:-50} EVENTS=${EVENTS:-60000} WINDOW=64 \
            Benchmarks/run.sh throughput 2>&1 | grep '^{"label":"throughput"' >>"$place/own.jsonl"
    done
    for label in "${labels[@]}"; do
        RUNS=1 PRODS="${PRODUCERS:-4 16}" KINDS=tp OUT="$place/peers.jsonl" "$PEERS/compare.sh" "$label" >>"$place/peers.log" 2>&1 ||
            echo "no result of $label; see its own messages" >&2
    done
done

python3 - "$place" <<'TABLE'
import collections, json, pathlib, statistics, sys

place = pathlib.Path(sys.argv[1])
rates = collections.defaultdict(list)
cost = collections.defaultdict(list)
for line in (place / "own.jsonl").read_text().splitlines():
    run = json.loads(line)
    key = ("FirstBell", run["producers"])
    rates[key].append(run["endToEndPerSecond"])
    cost[key].append(run["daemonCpuMicrosecondsPerNotice"])
peers = place / "peers.jsonl"
for line in peers.read_text().splitlines() if peers.exists() else []:
    run = json.loads(line)
    label, kind, _ = run["label"].split("|")
    if kind.startswith("p") and run.get("e2e_rate", -1) > 0:
        rates[label, int(kind[1:])].append(run["e2e_rate"])
        cost[label, int(kind[1:])].append(run["server_cpu_s_per_1k"] * 1000)
print("| broker | producers | end to end a second | FirstBell's ratio | processor time a message | FirstBell's ratio |")
print("|---|---|---|---|---|---|")
for (label, producers), values in sorted(rates.items(), key=lambda item: (item[0][1], item[0][0])):
    own, own_cost = (statistics.median(found["FirstBell", producers]) for found in (rates, cost))
    rate, price = statistics.median(values), statistics.median(cost[label, producers])
    print(f"| {label} | {producers} | {rate:,.0f} | {own / rate:.2f} | {price:.0f} us | {own_cost / price:.2f} |")
TABLE
echo
echo "Command: RUNS=${RUNS:-2} PRODUCERS=\"${PRODUCERS:-4 16}\" RECIPIENTS=${RECIPIENTS:-50} EVENTS=${EVENTS:-60000} Benchmarks/compare.sh ${labels[*]}"
