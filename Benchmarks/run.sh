#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures `firstbell serve` on this machine: throughput, latency, memory, start, crowds. See Benchmarks/README.md.
#   Benchmarks/run.sh [throughput] [latency] [idle] [start] [handshakes] [held] [storm] [stalled] [backlog] [soak]
#   Benchmarks/run.sh [directory] [replay] [reports] [portal] [compared]
# The first four without arguments.
set -euo pipefail
cd "$(dirname "$0")/.."

program=${FIRSTBELL:-}
runs=${RUNS:-3}
events=${EVENTS:-100000}
producers=${PRODUCERS:-16}
recipients=${RECIPIENTS:-50}
window=${WINDOW:-64}
idle=${IDLE:-500}
handshakes=${HANDSHAKES:-10000}
held=${HELD:-5000}
storm=${STORM:-2000}
backlog=${BACKLOG:-100000}
started_on=${START:-100000}
notices=${NOTICES:-200000}
# Of the measure `soak`: how long, and events a second; half of what the throughput is, where nothing is said.
soak_minutes=${SOAK_MINUTES:-30}
soak_rate=${SOAK_RATE:-}
# Of the measure `compared`: the producers of each round.
read -ra producers_each <<<"${PRODUCERS_EACH:-4 16}"
# Of the measure `portal`: settings in the directory, sessions, boards that are watched, and seconds of load a round.
settings=${SETTINGS:-5000}
sessions=${SESSIONS:-1000}
boards=${BOARDS:-200}
seconds=${SECONDS_EACH:-30}
# Of the country of the measure `directory`; 25,000 is one file of rolls.
per_file=${SCHOOLS_PER_FILE:-25000}

fail() { echo "Error: $1" >&2; exit 1; }

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(throughput latency idle start)
for measure in "${wanted[@]}"; do
    case $measure in
        throughput | latency | idle | start | handshakes | held | storm | stalled | backlog | soak) ;;
        directory | replay | reports | portal | compared) ;;
        *)
            echo "usage: $0 [throughput] [latency] [idle] [start] [handshakes] [held] [storm] [stalled] [backlog] [soak]" >&2
            echo "       $0 [directory] [replay] [reports] [portal] [compared]" >&2
            exit 64
            ;;
    esac
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
disk=$place/fsync
# 10,000 children, however many schools there are.
python3 Benchmarks/directories.py "$place/data" --schools "$recipients" --forces "$producers" \
    --children $((recipients < 10000 ? 10000 / recipients : 1))
data=$place/data
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')

# Turns the limits on connections of one address and one partner of deployment $1 off.
unlimit() {
    local config=$1/firstbell.yaml limit
    for limit in connectionsPerSecondPerAddress pendingHandshakes connectionsPerSecondPerPartner sessionsPerPartner; do
        sed -i "s/^  # $limit: .*/  $limit: 0/" "$config"
        grep -q "^  $limit: 0" "$config" || fail "$config has no place for $limit"
    done
}

# A deployment under $1 with the partners and directories in $data and no limits of connections.
deploy() {
    local config=$1/firstbell.yaml kind partner
    # shellcheck disable=SC2086
    "$program" init "$1" --trust-domain benchmark.example --local-authority 885 --listen "127.0.0.1:$port" ${founded:-} >"$place/init.log"
    unlimit "$1"
    for kind in producers recipients; do
        while read -r partner; do
            "$program" partner add "$partner" --config "$config" --out "$1/$kind/${partner//\//-}" >>"$place/partners.log"
        done <"$data/$kind"
    done
    # shellcheck disable=SC2129
    "$program" import settings "$data/settings.csv" --config "$config" >>"$place/import.log"
    "$program" import rolls "$data/rolls.csv" --config "$config" >>"$place/import.log"
    "$program" import key-adults "$data/key-adults.csv" --config "$config" >>"$place/import.log"
    "$program" import calendar "$data/calendar.csv" --config "$config" >>"$place/import.log"
    "$program" import bank-holidays Examples/data/bank-holidays.json --config "$config" >>"$place/import.log"
}

# A deployment with 550 schools, once for all measures that need so many; 500 of the profiles are in `waiting`.
deploy_crowded() {
    crowded=$place/crowded
    [ ! -d "$crowded" ] || return 0
    local data=$place/crowded-data away
    python3 Benchmarks/directories.py "$data" --schools 550 --children 20 --forces "$producers"
    deploy "$crowded"
    mkdir "$crowded/waiting" "$crowded/away"
    for away in $(cd "$crowded/recipients" && printf '%s\n' school-* | tail -n 500); do mv "$crowded/recipients/$away" "$crowded/waiting"; done
    ln -s "../waiting/$away" "$crowded/away/"
}

# Starts the daemon on deployment $1 and sets `started` to the milliseconds from its start to `ready`.
start_daemon() {
    local line from=${EPOCHREALTIME/./} output=$place/output.$RANDOM
    mkfifo "$output"
    # shellcheck disable=SC2086
    ${WRAPPER:-} "$program" serve --config "$1/firstbell.yaml" ${2:-} >"$output" 2>>"$place/daemon.log" &
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

# What `stop_daemon` does, with no time to put anything in order.
kill_daemon() {
    kill -KILL "$daemon"
    wait "$daemon" 2>/dev/null || true
    daemon=
    exec 3<&-
}

# Runs the program that is given and keeps the line it prints, with what the disk under $1 took for an fsync before and after it.
beside_disk() {
    local folder=$1 before after line code=0
    shift
    [ -z "$disk" ] || before=$("$disk" "$folder")
    line=$("$@") || code=$?
    [ -n "$line" ] || return "$((code ? code : 1))"
    if [ -n "$disk" ]; then
        after=$("$disk" "$folder")
        line="${line%\}},\"fsyncMs\":${before%\}},\"after\":$after}}"
    fi
    echo "$line" | tee -a "$place/lines.json" >&2
    return "$code"
}

# What the disk takes before and after a whole measure, in a line of its own: not every figure has one that it could be put in.
put_disk() {
    local line
    line=$("$disk" "$place")
    echo "{\"label\":\"fsync\",\"measure\":\"$1\",\"when\":\"$2\",\"fsyncMs\":$line}" | tee -a "$place/lines.json" >&2
}

# Puts load on the daemon; what it prints is kept under the label.
put_load() {
    local label=$1 deployment=$2
    shift 2
    beside_disk "$deployment" "${loader:-$load}" --label "$label" --daemon "$daemon" --producers-in "$deployment/producers" \
        --recipients-in "$deployment/recipients" --roll "$data/rolls.csv" --producers "$producers" "$@"
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
        beside_disk "$place/idle" "$load" --label idle --daemon "$daemon" --recipients-in "$place/idle/recipients" --idle "$idle"
        stop_daemon
    done
}

# Journals of 100,000 notices: once all waiting for recipients that are away, once all delivered.
# Every start is after a SIGKILL; the last, on the day after, also holds what waits to that day's rolls.
start() {
    local state seconds=$((60 + started_on / 1000))
    founded=--rehearsal deploy "$place/start-waiting"
    start_daemon "$place/start-waiting"
    put_load fill "$place/start-waiting" --recipients 0 --events "$started_on" --window "$window" --seconds "$seconds"
    kill_daemon
    if [ ! -d "$place/throughput-1" ] || [ "$events" != "$started_on" ]; then
        deploy "$place/throughput-1"
        start_daemon "$place/throughput-1"
        put_load fill "$place/throughput-1" --recipients "$recipients" --events "$started_on" --window "$window" --seconds "$seconds"
        kill_daemon
    fi
    mv "$place/throughput-1" "$place/start-delivered"
    for state in waiting delivered; do
        for ((run = 1; run <= runs; run++)); do
            start_daemon "$place/start-$state"
            put_start "$state"
            kill_daemon
        done
    done
    start_daemon "$place/start-waiting" "--now $(date -u -d "@$(TZ=Europe/London date -d 'tomorrow 00:05' +%s)" +%FT%TZ)"
    put_start "waiting, first of a day"
    stop_daemon
}

put_start() {
    echo "{\"label\":\"start\",\"state\":\"$1\",\"notices\":$started_on,\"startMs\":$started}" | tee -a "$place/lines.json" >&2
}

# The same load with something beside it on the deployment with many schools.
put_crowded_load() {
    local data=$place/crowded-data label=$1
    shift
    put_load "$label" "$crowded" "$@"
}

# Whole sessions, from `connect` to the ROUTER's READY, as fast as they go; then what OpenSSL's own programs take for TLS alone.
handshakes() {
    deploy "$place/handshakes"
    start_daemon "$place/handshakes"
    for ((run = 1; run <= runs; run++)); do
        beside_disk "$place/handshakes" "$load" --label handshakes --daemon "$daemon" --recipients-in "$place/handshakes/recipients" \
            --handshakes "$handshakes" --at-once 64 --sources 50 --seconds 300
        openssl_handshakes "$place/handshakes" | tee -a "$place/lines.json" >&2
    done
    stop_daemon
}

# `openssl s_server` and `s_time` with the same certificates: the price of the handshake itself on this machine.
openssl_handshakes() {
    local profile server other ticks
    profile=$(printf '%s\n' "$1"/recipients/*/ | head -n 1)
    other=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    openssl s_server -accept "127.0.0.1:$other" -cert "$1/broker/certificate.pem" -key "$1/broker/key.pem" -CAfile "$profile/authority.pem" \
        -Verify 2 -verify_return_error -tls1_3 -num_tickets 0 -no_ticket -www -quiet </dev/null >/dev/null 2>&1 &
    server=$!
    sleep 1
    openssl s_time -connect "127.0.0.1:$other" -new -time 5 -cert "$profile/certificate.pem" -key "$profile/key.pem" \
        -CAfile "$profile/authority.pem" -tls1_3 >"$place/s_time.log" 2>&1 || true
    ticks=$(awk '{sub(/.*\) /, ""); print $12 + $13}' "/proc/$server/stat")
    kill "$server"
    wait "$server" 2>/dev/null || true
    awk -v ticks="$ticks" -v hertz="$(getconf CLK_TCK)" '/connections in .* real seconds/ {
        printf "{\"label\":\"openssl\",\"handshakes\":%d,\"perSecond\":%.1f,\"serverCpuMicrosecondsEach\":%.1f}\n", $1, $1 / $4, 1e6 * ticks / hertz / $1
    }' "$place/s_time.log"
}

# Many recipients that only wait, and 50 events a second beside them.
held() {
    deploy_crowded
    for ((run = 1; run <= runs; run++)); do
        start_daemon "$crowded"
        put_crowded_load held --recipients 50 --events 1500 --rate 50 --warm 50 --idle "$held" --crowd-in "$crowded/waiting" \
            --seconds 300
        stop_daemon
    done
}

# All limits are on, and clients that are refused come again a second later.
storm() {
    deploy_crowded
    sed -i "s/^  \(connectionsPerSecondPerAddress\|pendingHandshakes\|connectionsPerSecondPerPartner\|sessionsPerPartner\): 0/  # \1: 0/" \
        "$crowded/firstbell.yaml"
    start_daemon "$crowded"
    for ((run = 1; run <= runs; run++)); do
        put_crowded_load storm --recipients 50 --events 3000 --rate 50 --warm 50 --idle "$storm" --crowd-in "$crowded/waiting" --storm \
            --sources 50 --seconds 300
    done
    stop_daemon
    unlimit "$crowded"
}

# Every tenth event is for one recipient, which reads nothing in every other run.
stalled() {
    deploy_crowded
    for ((run = 1; run <= runs; run++)); do
        for kind in flowing stalled; do
            start_daemon "$crowded"
            # shellcheck disable=SC2046
            put_crowded_load "$kind" --recipients-in "$crowded/waiting" --recipients 499 --events 6000 --rate 200 --warm 200 \
                --apart 10 $([ "$kind" = flowing ] || echo --stalled) --seconds 300
            stop_daemon
        done
    done
}

# What waits for one recipient, which comes while 50 events a second are published for others.
backlog() {
    deploy_crowded
    for ((run = 1; run <= runs; run++)); do
        start_daemon "$crowded"
        put_crowded_load fill --recipients-in "$crowded/away" --recipients 0 --events "$backlog" --window "$window" --seconds 300
        put_crowded_load backlog --recipients 50 --events 3000 --rate 50 --warm 50 --crowd-in "$crowded/away" --drain "$backlog" \
            --seconds 300
        stop_daemon
    done
}

# Half the rate that the throughput is, for long: what memory and descriptors do meanwhile.
soak() {
    local deployment=$place/soak seconds=$((60 * soak_minutes)) rate=$soak_rate warm_up
    [ "$soak_minutes" -ge 2 ] || fail "SOAK_MINUTES is at least 2: the first minute is warm-up"
    warm_up=$((seconds / 6 > 60 ? seconds / 6 : 60))
    if [ -z "$rate" ]; then
        runs=1 throughput
        rate=$(sed -n 's/.*"endToEndPerSecond":\([0-9]*\).*/\1/p' "$place/lines.json" | tail -n 1)
        rate=$((rate / 2))
        rm -rf "$place/throughput-1"
    fi
    deploy "$deployment"
    has_room "$deployment" $((rate * seconds))
    start_daemon "$deployment"
    soaked=$deployment/journal
    loader=load_with_journal put_load soak "$deployment" --recipients "$recipients" --events $((rate * seconds)) --rate "$rate" \
        --warm $((rate * warm_up)) --sample-every 10 --warm-up "$warm_up" --samples "$place/soak.csv" --seconds $((seconds + 300))
    stop_daemon
    [ -n "${KEEP:-}" ] || rm -rf "$deployment"
}

# An event of the load takes some 9 KiB of the journal, all that belongs to it and the log included.
has_room() {
    local free
    free=$(df --output=avail -k "$1" | tail -n 1)
    [ "$free" -ge $((9 * $2 + 1048576)) ] ||
        fail "$2 events want $((9 * $2 / 1048576 + 1)) GiB of disk, and $((free / 1048576)) are free: set SOAK_MINUTES, SOAK_RATE or TMPDIR"
}

# The load, and what the journal in $soaked was before it and is after it, in KiB.
load_with_journal() {
    local before after line code=0
    before=$(du -sk --apparent-size "$soaked" | cut -f 1)
    line=$("$load" "$@") || code=$?
    after=$(du -sk --apparent-size "$soaked" | cut -f 1)
    [ -z "$line" ] || echo "${line%\}},\"journalKiB\":{\"before\":$before,\"after\":$after}}"
    return "$code"
}

# What `compare.sh` has the peers do, on one daemon: rounds with so many producers, then 50 events a second of one producer.
compared() {
    local each
    for ((run = 1; run <= runs; run++)); do
        deploy "$place/compared"
        start_daemon "$place/compared"
        for each in "${producers_each[@]}"; do
            put_load compared "$place/compared" --producers "$each" --recipients "$recipients" --events "$events" --window "$window" \
                --seconds 300
        done
        put_load compared-latency "$place/compared" --producers 1 --recipients "$recipients" --events 750 --rate 50 --warm 50 --seconds 60
        stop_daemon
        rm -rf "$place/compared"
    done
}

# Directories of a whole country in one process: imported, opened again, and asked for children with and without a slip.
directory() {
    local bench
    swift build -c release --product core-benchmark >&2
    bench=$(swift build -c release --product core-benchmark --show-bin-path)/core-benchmark
    python3 Benchmarks/directories.py "$place/country" --schools 25000 --children 40 --early-years 60000 --practices 6500 --schools-per-file "$per_file"
    for ((run = 1; run <= runs; run++)); do
        rm -rf "$place/country-journal"
        "$bench" "$place/country" "$place/country-journal" 4000 256 | tee -a "$place/lines.json" >&2
        "$bench" "$place/country" "$place/country-journal" 4000 256 | tee -a "$place/lines.json" >&2
    done
    rm -rf "$place/country" "$place/country-journal"
}

# Another policy asked of a journal with as many decisions as there are events.
replay() {
    local decisions from
    deploy "$place/replay"
    sed "s/^  # untrained: deliver/  untrained: hold/" deploy/policy.yaml >"$place/other-policy.yaml"
    start_daemon "$place/replay"
    put_load fill "$place/replay" --recipients 0 --events "$events" --window "$window" --seconds 300
    stop_daemon
    for ((run = 1; run <= runs; run++)); do
        from=${EPOCHREALTIME/./}
        decisions=$("$program" policy replay --since 2020-01-01 --with "$place/other-policy.yaml" --config "$place/replay/firstbell.yaml" --format json |
            python3 -c 'import json, sys; print(json.load(sys.stdin)["asked"])')
        echo "{\"label\":\"replay\",\"decisions\":$decisions,\"seconds\":$(python3 -c "print((${EPOCHREALTIME/./} - $from) / 1e6)")}" |
            tee -a "$place/lines.json" >&2
    done
}

# Timeliness of a quarter of a year, alone and beside the year before, and of all five years that the journal has; then every
# other report of all five years.
reports() {
    local span report from config=$place/reports/firstbell.yaml
    local others="volumes training unresolved recipients nil-returns papers repeats quality touches marac-return marac-actions funnel divergence gp-coverage"
    "$program" init "$place/reports" --trust-domain benchmark.example --local-authority 885 --listen "127.0.0.1:$port" >"$place/init.log"
    python3 Benchmarks/reports.py "$place/reports/journal/journal.db" "$notices" >&2
    local -A spans=(
        [quarter]="--from 2026-01-01 --to 2026-03-31 --no-last-year" [compared]="--from 2026-01-01 --to 2026-03-31" [all]=""
    )
    for ((run = 1; run <= runs; run++)); do
        for span in quarter compared all; do
            from=${EPOCHREALTIME/./}
            # shellcheck disable=SC2086
            "$program" report timeliness ${spans[$span]} --config "$config" >"$place/report.txt"
            echo "{\"label\":\"report\",\"span\":\"$span\",\"notices\":$notices,\"reportMs\":$(((${EPOCHREALTIME/./} - from) / 1000))}" |
                tee -a "$place/lines.json" >&2
        done
        for report in $others; do
            from=${EPOCHREALTIME/./}
            "$program" report "$report" --config "$config" >"$place/report.txt"
            echo "{\"label\":\"report\",\"span\":\"$report\",\"notices\":$notices,\"reportMs\":$(((${EPOCHREALTIME/./} - from) / 1000))}" |
                tee -a "$place/lines.json" >&2
        done
    done
    rm -rf "$place/reports"
}

# Pages of the portal beside a long journal and 50 events a second: sessions, pages, then boards that are watched.
# The clock shows the morning of a school day, so that what is published is due within hours.
portal() {
    local data=$place/portal-data deployment=$place/portal web now founded
    web=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    founded="--rehearsal --portal 127.0.0.1:$web"
    python3 Benchmarks/directories.py "$data" --schools "$settings" --children 4 --forces "$producers"
    # Those with a system of their own, and those that the journal is filled for.
    tail -n +$((recipients + 1)) "$data/recipients" >"$data/filled"
    head -n "$recipients" "$data/recipients" >"$data/connected" && mv "$data/connected" "$data/recipients"
    deploy "$deployment"
    now=$(python3 Benchmarks/portal.py morning "$data/calendar.csv")
    python3 Benchmarks/reports.py "$deployment/journal/journal.db" "$notices" --until "${now/Z/+00:00}" --settings "$data/filled" --contents 84 >&2
    start_daemon "$deployment" "--now $now"
    echo "{\"label\":\"portal-start\",\"notices\":$notices,\"startMs\":$started}" | tee -a "$place/lines.json" >&2
    # The disk is left alone meanwhile: pages are asked for beside the load from its first event on.
    beside() { disk='' put_load "$1" "$deployment" --recipients "$recipients" --events $((50 * $2)) --rate 50 --warm 50 --seconds $(($2 + 60)); }
    beside portal-alone "$seconds"
    python3 Benchmarks/portal.py people --config "$deployment/firstbell.yaml" --program "$program" --port "$web" --daemon "$daemon" \
        --filled "$data/filled" --connected "$data/recipients" --sessions "$sessions" --boards "$boards" --state "$place/people.json" |
        tee -a "$place/lines.json" >&2
    for ((run = 1; run <= runs; run++)); do
        beside portal-beside "$seconds" &
        load_job=$!
        python3 Benchmarks/portal.py pages --port "$web" --daemon "$daemon" --state "$place/people.json" --seconds $((seconds - 4)) --run "$run" |
            tee -a "$place/lines.json" >&2
        wait "$load_job"
    done
    # In turn, and each round the other way round: what the machine does beside is then of both.
    for ((run = 1; run <= runs; run++)); do
        [ $((run % 2)) = 0 ] || beside portal-unwatched "$seconds"
        open_boards
        beside portal-watched "$seconds"
        close_boards
        [ $((run % 2)) = 1 ] || beside portal-unwatched "$seconds"
    done
    stop_daemon
    [ -n "${KEEP:-}" ] || rm -rf "$deployment"
}

# Boards that are watched from a process of the lowest priority, from when all are open until they are closed.
open_boards() {
    local line=
    rm -f "$place/boards"
    mkfifo "$place/boards"
    python3 Benchmarks/portal.py watch --port "$web" --state "$place/people.json" --boards "$boards" >"$place/watched.json" 2>"$place/boards" &
    boards_job=$!
    exec 4<"$place/boards"
    read -r -t 120 line <&4 || true
    [ "$line" = open ] || fail "the boards did not open: $line"
}

close_boards() {
    kill "$boards_job"
    wait "$boards_job" || fail "the boards did not stay open: $(cat <&4)"
    exec 4<&-
    tee -a "$place/lines.json" <"$place/watched.json" >&2
}

for measure in "${wanted[@]}"; do
    put_disk "$measure" before
    "$measure"
    put_disk "$measure" after
done

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
def disk(line, part):
    return (line["fsyncMs"][part] + line["fsyncMs"]["after"][part]) / 2


row("published to receipted, end to end", "RabbitMQ's, see compare.sh", [line["endToEndPerSecond"] for line in of("throughput")], "notices/s")
row("ACCEPTED", "", [line["acceptedPerSecond"] for line in of("throughput")], "events/s")
row("daemon's processor time a notice", "<= 60 us", [line["daemonCpuMicrosecondsPerNotice"] for line in of("throughput")], "us", 1)
row("publish to ACCEPTED at 50/s, p50", "", [line["acceptedMs"]["p50"] for line in of("latency")], "ms", 2)
row("publish to ACCEPTED at 50/s, p99", "<= 1.5 fsync + 1 ms", [line["acceptedMs"]["p99"] for line in of("latency")], "ms", 2)
row("the same, less 1.5 times the p99 of an fsync", "<= 1 ms", [line["acceptedMs"]["p99"] - 1.5 * disk(line, "p99") for line in of("latency")], "ms", 2)
row("publish to NOTICE at 50/s, p50", "", [line["deliveredMs"]["p50"] for line in of("latency")], "ms", 2)
row("publish to NOTICE at 50/s, p99", "<= 1.5 fsync + 1 ms", [line["deliveredMs"]["p99"] for line in of("latency")], "ms", 2)
row("the same, less 1.5 times the p99 of an fsync", "<= 1 ms", [line["deliveredMs"]["p99"] - 1.5 * disk(line, "p99") for line in of("latency")], "ms", 2)
row("memory an idle recipient", "<= 60 KiB", [line["kiBPerRecipient"] for line in of("idle")], "KiB", 1)
for state in ("waiting", "delivered", "waiting, first of a day"):
    starts = [line for line in of("start") if line["state"] == state]
    for count in sorted({line["notices"] for line in starts}):
        row(f"start on {count:,} notices {state}", "< 3 s" if count > 100_000 else "< 2 s", [line["startMs"] for line in starts], "ms")
row("sessions opened a second", ">= 1,000/s", [line["perSecond"] for line in of("handshakes")], "/s")
row("daemon's processor time a session", "", [line["daemonCpuMicrosecondsEach"] for line in of("handshakes")], "us")
row("OpenSSL's s_server, processor time a handshake", "", [line["serverCpuMicrosecondsEach"] for line in of("openssl")], "us")
row("memory a recipient of many that wait", "", [line["kiBPerRecipient"] for line in of("held")], "KiB", 1)
row("descriptors with them", "", [line["descriptors"] for line in of("held")], "")
row("publish to ACCEPTED beside them, p99", "< 100 ms", [line["acceptedMs"]["p99"] for line in of("held")], "ms", 2)
row("until all are back after a storm", "<= 60 s", [line["stirSeconds"] for line in of("storm")], "s", 1)
row("publish to ACCEPTED before and after the storm, p99", "", [line["acceptedCalmMs"]["p99"] for line in of("storm")], "ms", 2)
row("publish to ACCEPTED in the storm, p99", "", [line["acceptedStirredMs"]["p99"] for line in of("storm")], "ms", 2)
row("publish to NOTICE, nobody stalled, p99", "", [line["deliveredMs"]["p99"] for line in of("flowing")], "ms", 2)
row("publish to NOTICE, one stalled, p99", "within 10 %", [line["deliveredMs"]["p99"] for line in of("stalled")], "ms", 2)
row("drained of a backlog", "", [line["crowdReceipted"] / line["stirSeconds"] for line in of("backlog")], "notices/s")
row("publish to ACCEPTED before and after the drain, p99", "", [line["acceptedCalmMs"]["p99"] for line in of("backlog")], "ms", 2)
row("publish to ACCEPTED beside the drain, p99", "within 20 %", [line["acceptedStirredMs"]["p99"] for line in of("backlog")], "ms", 2)
row("events a second of the soak", "", [line["rate"] for line in of("soak")], "/s")
row("memory's slope in the soak, least squares", "< 1,024 KiB/h", [line["soak"]["slopeKiBPerHour"] for line in of("soak")], "KiB/h")
row("error of that slope", "", [line["soak"]["slopeErrorKiBPerHour"] for line in of("soak")], "KiB/h")
row("the same, median of all pairs of samples", "", [line["soak"]["medianSlopeKiBPerHour"] for line in of("soak")], "KiB/h")
row("memory at its highest in the soak", "", [line["soak"]["rssAnonKiB"]["highest"] / 1024 for line in of("soak")], "MiB", 1)
row("descriptors more at the end of the soak", "0", [line["soak"]["descriptors"]["last"] - line["soak"]["descriptors"]["first"] for line in of("soak")], "")
row("daemon's processor time a notice in the soak", "", [line["daemonCpuMicrosecondsPerNotice"] for line in of("soak")], "us", 1)
row("publish to ACCEPTED in the soak, p50", "", [line["acceptedMs"]["p50"] for line in of("soak")], "ms", 2)
row("publish to ACCEPTED in the soak, p99", "", [line["acceptedMs"]["p99"] for line in of("soak")], "ms", 2)
row("the journal grew by", "", [(line["journalKiB"]["after"] - line["journalKiB"]["before"]) / line["accepted"] for line in of("soak")], "KiB a notice", 1)
for count in sorted({line["producers"] for line in of("compared")}):
    rounds = [line for line in of("compared") if line["producers"] == count]
    row(f"end to end with {count} producers, as the peers", "", [line["endToEndPerSecond"] for line in rounds], "notices/s")
for member, what in (("acceptedMs", "ACCEPTED"), ("deliveredMs", "NOTICE")):
    for part in ("p50", "p99"):
        row(f"publish to {what} at 50/s, as the peers, {part}", "", [line[member][part] for line in of("compared-latency")], "ms", 2)
loads = [line for line in of("core") if "import" in line]
row("a country's directories imported", "< 20 s", [sum(line["seconds"] for line in loads) / max(1, len([1 for line in loads if line["import"] == "rolls"]))] if loads else [], "s", 1)
row("memory at its highest meanwhile", "< 1,536 MiB", [max(line["highestMiB"] for line in loads)] if loads else [], "MiB")
row("a journal with them opened", "", [line["seconds"] for line in of("core") if line.get("opened") == "filled"], "s", 2)
row("an event decided and stored, processor time", "< 200 us", [line["publishUs"] for line in of("core") if "notices" in line], "us", 1)
row("an event about a child with a slip", "< 20 ms", [line["publishUs"] / 1000 for line in of("core") if "alike" in line], "ms", 2)
for span, goal, what in (("quarter", "< 200 ms", "of a quarter"), ("compared", "", "of a quarter and the year before"), ("all", "< 2 s", "of five years")):
    spans = [line for line in of("report") if line["span"] == span]
    if spans:
        row(f"timeliness {what}, {spans[0]['notices']:,} notices in five years", goal, [line["reportMs"] for line in spans], "ms")
for report in dict.fromkeys(line["span"] for line in of("report")):
    if report not in ("quarter", "compared", "all"):
        row(f"{report} of five years", "< 2 s", [line["reportMs"] for line in of("report") if line["span"] == report], "ms")
for page in dict.fromkeys((line["page"], line["connection"]) for line in of("portal-page")):
    found = [line for line in of("portal-page") if (line["page"], line["connection"]) == page]
    goal = "< 50 ms" if page[0] in ("inbox", "board") else ""
    row(f"{page[0]}, {page[1]} connection, p50 to the last byte", "", [line["p50"] for line in found], "ms", 1)
    row(f"{page[0]}, {page[1]} connection, p99", goal, [line["p99"] for line in found], "ms", 1)
    row(f"{page[0]}, {page[1]} connection, p99 to the first byte", "< 20 ms", [line["firstP99"] for line in found], "ms", 1)
row("sessions that are signed in, memory of all", "< 40 MiB", [line["MiB"] for line in of("portal-sessions")], "MiB", 1)
for label, what in (("portal-alone", "before anybody signs in"), ("portal-unwatched", "with no board"), ("portal-watched", "with boards that are watched")):
    row(f"publish to ACCEPTED {what}, p50", "", [line["acceptedMs"]["p50"] for line in of(label)], "ms", 2)
    row(f"publish to ACCEPTED {what}, p99", "", [line["acceptedMs"]["p99"] for line in of(label)], "ms", 2)
    row(f"daemon's processor time {what}", "", [1000 * line["daemonCpuSeconds"] / line["seconds"] for line in of(label)], "ms a second")
turns = list(zip(of("portal-watched"), of("portal-unwatched")))
row("with boards to without, p50", "1", [one["acceptedMs"]["p50"] / other["acceptedMs"]["p50"] for one, other in turns], "", 2)
row("with boards to without, p99", "1", [one["acceptedMs"]["p99"] / other["acceptedMs"]["p99"] for one, other in turns], "", 2)
row("a board is sent", "", [line["octets"] / line["boards"] / line["seconds"] / 1024 for line in of("portal-boards")], "KiB/s", 1)
row("between two changes of a board, p99", "", [line["gapP99"] for line in of("portal-boards")], "ms")
row("decisions replayed", ">= 5,000/s", [line["decisions"] / line["seconds"] for line in of("replay")], "/s")
synced = [found for line in lines if "fsyncMs" in line for found in (line["fsyncMs"], line["fsyncMs"].get("after")) if found]
row("4 KiB and an fsync before and after each, p50", "", [found["p50"] for found in synced], "ms", 2)
row("4 KiB and an fsync before and after each, p99", "", [found["p99"] for found in synced], "ms", 2)
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
echo "Commands: RUNS=$runs EVENTS=$events PRODUCERS=$producers PRODUCERS_EACH=\"${producers_each[*]}\" RECIPIENTS=$recipients WINDOW=$window IDLE=$idle HANDSHAKES=$handshakes HELD=$held STORM=$storm BACKLOG=$backlog START=$started_on NOTICES=$notices SOAK_MINUTES=$soak_minutes SOAK_RATE=$soak_rate SETTINGS=$settings SESSIONS=$sessions BOARDS=$boards SECONDS_EACH=$seconds Benchmarks/run.sh ${wanted[*]}"
