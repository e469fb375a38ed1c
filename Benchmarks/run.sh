#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures `firstbell serve` on this machine: throughput, latency, memory, start. See Benchmarks/README.md.
#   Benchmarks/run.sh [throughput] [latency] [idle] [start]      all four without arguments
set -euo pipefail
cd "$(dirname "$0")/.."

program=${FIRSTBELL:-}
runs=${RUNS:-3}
events=${EVENTS:-100000}
producers=${PRODUCERS:-16}
recipients=${RECIPIENTS:-50}
window=${WINDOW:-64}
idle=${IDLE:-500}

fail() { echo "Error: $1" >&2; exit 1; }

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(throughput latency idle start)
for measure in "${wanted[@]}"; do
    case $measure in throughput | latency | idle | start) ;; *) echo "usage: $0 [throughput] [latency] [idle] [start]" >&2; exit 64 ;; esac
done

if [ -z "$program" ]; then
    swift build -c release --product firstbell
    program=$(swift build -c release --product firstbell --show-bin-path)/firstbell
fi
[ -x "$program" ] || fail "there is no program at $program"

place=$(mktemp -d "${TMPDIR:-/tmp}/firstbell-benchmark.XXXXXX")
daemon=
finish() {
    stop_daemon
    if [ -n "${KEEP:-}" ]; then echo "kept: $place" >&2; else rm -rf "$place"; fi
}
trap finish EXIT
trap 'exit 130' INT TERM

make -s -C Benchmarks/load OUT="$place/load"
load=$place/load
python3 Benchmarks/directories.py "$place/data" --schools "$recipients" --forces "$producers"
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# A deployment under $1 with partners, directories and no limits of connections.
deploy() {
    local config=$1/firstbell.yaml kind partner
    "$program" init "$1" --trust-domain benchmark.example --local-authority 885 --listen "127.0.0.1:$port" >"$place/init.log"
    for limit in connectionsPerSecondPerAddress pendingHandshakes connectionsPerSecondPerPartner sessionsPerPartner; do
        sed -i "s/^  # $limit: .*/  $limit: 0/" "$config"
        grep -q "^  $limit: 0" "$config" || fail "$config has no place for $limit"
    done
    for kind in producers recipients; do
        while read -r partner; do
            "$program" partner add "$partner" --config "$config" --out "$1/$kind/${partner//\//-}" >>"$place/partners.log"
        done <"$place/data/$kind"
    done
    "$program" import settings "$place/data/settings.csv" --config "$config" >>"$place/import.log"
    "$program" import rolls "$place/data/rolls.csv" --config "$config" >>"$place/import.log"
    "$program" import key-adults "$place/data/key-adults.csv" --config "$config" >>"$place/import.log"
    "$program" import calendar "$place/data/calendar.csv" --config "$config" >>"$place/import.log"
    "$program" import bank-holidays Examples/data/bank-holidays.json --config "$config" >>"$place/import.log"
}

# Starts the daemon on deployment $1 and sets `started` to the milliseconds from its start to `ready`.
start_daemon() {
    local line from=${EPOCHREALTIME/./} output=$place/output.$RANDOM
    mkfifo "$output"
    ${WRAPPER:-} "$program" serve --config "$1/firstbell.yaml" >"$output" 2>>"$place/daemon.log" &
    daemon=$!
    exec 3<"$output"
    rm "$output"
    while read -r -t 120 line <&3; do
        [ "$line" = ready ] && { started=$(((${EPOCHREALTIME/./} - from) / 1000)); return; }
    done
    tail -n 5 "$place/daemon.log" >&2
    fail "the daemon did not become ready"
}

stop_daemon() {
    [ -n "$daemon" ] || return 0
    kill "$daemon" 2>/dev/null || true
    wait "$daemon" 2>/dev/null || true
    daemon=
    exec 3<&-
}

# Puts load on the daemon; what it prints is kept under the label.
put_load() {
    local label=$1 deployment=$2
    shift 2
    "$load" --label "$label" --daemon "$daemon" --producers-in "$deployment/producers" --recipients-in "$deployment/recipients" \
        --roll "$place/data/rolls.csv" --producers "$producers" "$@" | tee -a "$place/lines.json" >&2
}

throughput() {
    for ((run = 1; run <= runs; run++)); do
        deploy "$place/throughput-$run"
        start_daemon "$place/throughput-$run"
        put_load throughput "$place/throughput-$run" --recipients "$recipients" --events "$events" --window "$window" --seconds 300
        stop_daemon
        [ "$run" = 1 ] || rm -rf "$place/throughput-$run"
    done
}

latency() {
    deploy "$place/latency"
    start_daemon "$place/latency"
    for ((run = 1; run <= runs; run++)); do
        put_load latency "$place/latency" --recipients "$recipients" --events 1000 --rate 50 --warm 50 --seconds 60
    done
    stop_daemon
}

idle() {
    deploy "$place/idle"
    for ((run = 1; run <= runs; run++)); do
        start_daemon "$place/idle"
        "$load" --label idle --daemon "$daemon" --recipients-in "$place/idle/recipients" --idle "$idle" | tee -a "$place/lines.json" >&2
        stop_daemon
    done
}

# Journals of 100,000 notices: once all waiting for recipients that are away, once all delivered.
start() {
    local state
    deploy "$place/start-waiting"
    start_daemon "$place/start-waiting"
    put_load fill "$place/start-waiting" --recipients 0 --events 100000 --window "$window" --seconds 300
    stop_daemon
    if [ ! -d "$place/throughput-1" ] || [ "$events" != 100000 ]; then
        deploy "$place/throughput-1"
        start_daemon "$place/throughput-1"
        put_load fill "$place/throughput-1" --recipients "$recipients" --events 100000 --window "$window" --seconds 300
        stop_daemon
    fi
    mv "$place/throughput-1" "$place/start-delivered"
    for state in waiting delivered; do
        for ((run = 1; run <= runs; run++)); do
            start_daemon "$place/start-$state"
            echo "{\"label\":\"start\",\"state\":\"$state\",\"notices\":100000,\"startMs\":$started}" | tee -a "$place/lines.json" >&2
            stop_daemon
        done
    done
}

for measure in "${wanted[@]}"; do "$measure"; done

python3 - "$place/lines.json" <<'TABLE'
import json, statistics, sys

lines = [json.loads(line) for line in open(sys.argv[1])]


def row(what, goal, values, unit, digits=0):
    if values:
        low, middle, high = min(values), statistics.median(values), max(values)
        print(f"| {what} | {goal} | {middle:,.{digits}f} {unit} | {low:,.{digits}f} to {high:,.{digits}f} | {len(values)} |")


def of(label):
    return [line for line in lines if line["label"] == label]


print("| measure | goal | median | range | runs |")
print("|---|---|---|---|---|")
row("published to receipted, end to end", ">= 8,000/s", [line["endToEndPerSecond"] for line in of("throughput")], "notices/s")
row("ACCEPTED", "", [line["acceptedPerSecond"] for line in of("throughput")], "events/s")
row("daemon's processor time a notice", "", [line["daemonCpuMicrosecondsPerNotice"] for line in of("throughput")], "us", 1)
row("publish to ACCEPTED at 50/s, p50", "", [line["acceptedMs"]["p50"] for line in of("latency")], "ms", 2)
row("publish to ACCEPTED at 50/s, p99", "< 10 ms", [line["acceptedMs"]["p99"] for line in of("latency")], "ms", 2)
row("publish to NOTICE at 50/s, p99", "", [line["deliveredMs"]["p99"] for line in of("latency")], "ms", 2)
row("memory an idle recipient", "< 150 KiB", [line["kiBPerRecipient"] for line in of("idle")], "KiB", 1)
for state in ("waiting", "delivered"):
    row(f"start on 100,000 notices {state}", "< 2 s", [line["startMs"] for line in of("start") if line["state"] == state], "ms")
bad = [
    line
    for line in lines
    if "lost" in line
    and (line["lost"] or line["unanswered"] or line["duplicates"] or line["misdelivered"] or line["closed"] or line["invented"])
]
print()
print("Nothing lost, doubled or misdelivered." if not bad else f"WRONG: {len(bad)} runs lost, doubled or misdelivered notices.")
TABLE
echo
echo "Commands: RUNS=$runs EVENTS=$events PRODUCERS=$producers RECIPIENTS=$recipients WINDOW=$window IDLE=$idle Benchmarks/run.sh ${wanted[*]}"
