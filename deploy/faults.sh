#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What breaks the program on purpose, in its long form (docs/faults.md), one after the other; most of a day. Build first:
# deploy/test.sh does.
#   deploy/faults.sh [NAME...]   only those: KillTests, PowerLossTests, FlipTests, DiskErrorTests, DiskFullTests, LostAnswerTests,
#                                ClockTests, NetworkTests, RotationTests, DrainTests, OperatorTests, DiskPowerTests, SlowLorisTests,
#                                simulate, fuzz
#   FIRSTBELL_SEED=N             repeats the choices of a run; without it each run has a seed of its own, which is printed
#   FIRSTBELL_EXECUTABLE=F       the program to break; without it the debug build beside the tests
#   FIRSTBELL_BUILD=DIR          the build that deploy/test.sh made
#   FIRSTBELL_SHARES=N           into how many processes side by side FlipTests and LostAnswerTests are divided (4)
#   FIRSTBELL_SEEDS=N            how many seeds of the simulation (100,000)
#   FIRSTBELL_FUZZ_SECONDS=N     how long each fuzz target runs (1,800)
#   FIRSTBELL_KILLS=N and so on  how long a suite runs, as docs/faults.md has them
# Its exit code is 0 where all of them passed, 1 where one failed or could not be run.
set -uo pipefail
names=(KillTests PowerLossTests FlipTests DiskErrorTests DiskFullTests LostAnswerTests ClockTests NetworkTests RotationTests
    DrainTests OperatorTests DiskPowerTests SlowLorisTests simulate fuzz)

usage() {
    echo "Error: $1" >&2
    echo "Try: deploy/faults.sh [NAME...], with names of ${names[*]}" >&2
    exit 64
}

for name in "$@"; do [[ " ${names[*]} " == *" $name "* ]] || usage "there is nothing of the name $name"; done
[ $# -eq 0 ] || names=("$@")
shares=${FIRSTBELL_SHARES:-4}
[[ $shares =~ ^[1-9][0-9]*$ ]] || usage "FIRSTBELL_SHARES is not a number from 1"

cd "$(dirname "$0")/.." || exit 1
build=${FIRSTBELL_BUILD:-.build}
tests=$build/debug/firstbellPackageTests.xctest
export FIRSTBELL_SEED=${FIRSTBELL_SEED:-$(date +%s)}
export TSAN_OPTIONS="halt_on_error=0 exitcode=66 suppressions=$PWD/Tests/thread_sanitizer.supp ${TSAN_OPTIONS:-}"
if [ -z "${FIRSTBELL_TEST_PYTHON:-}" ] && [ -x "$build/python/bin/python" ]; then
    FIRSTBELL_TEST_PYTHON=$(realpath -s "$build/python/bin/python")
    export FIRSTBELL_TEST_PYTHON
fi
log=$(mktemp)
parts=$(mktemp -d)
running=()
table=()

# What was started ends with this script, each with the processes that it started itself.
finish() {
    [ ${#running[@]} -eq 0 ] || kill -- "${running[@]/#/-}" 2>/dev/null
    rm -rf "$parts"
}
trap finish EXIT
trap 'exit 130' INT TERM

start() {
    setsid "$@" >"$parts/${#running[@]}" 2>&1 &
    running+=($!)
}

# Waits for all that was started: each must end well, and must have said what the pattern tells.
ended() {
    local pattern=$1 place
    outcome=passed
    for place in "${!running[@]}"; do
        { wait "${running[$place]}" && grep -qE "$pattern" "$parts/$place"; } || outcome=FAILED
    done
    running=()
    cat "$parts"/* >>"$log"
    rm -f "$parts"/*
}

# A suite with these variables. The tests are started without SwiftPM, which lets one process at a time into a build.
start_suite() {
    local suite=$1
    shift
    start env "$@" "$tests" --testing-library swift-testing --no-parallel --filter "^$suite/"
}

# A suite that matches no test passes for swift; here it must not.
suite_ended() { ended 'Test run with [1-9][0-9]* tests? .*passed'; }

suite() {
    note=${*:2}
    start_suite "$@"
    suite_ended
}

daemon() { suite "firstbellTests.DaemonTests/$name" "$@"; }

# The same choices in each share, of which each takes its own part.
flips() {
    local place
    note="FIRSTBELL_FLIPS=${FIRSTBELL_FLIPS:-0} in $shares shares"
    for ((place = 1; place <= shares; place++)); do
        start_suite JournalTests.FlipTests FIRSTBELL_FLIPS="${FIRSTBELL_FLIPS:-0}" FIRSTBELL_FLIPS_SHARE="$place/$shares"
    done
    suite_ended
}

# Most of it is waiting for a daemon to start.
lost_answers() {
    local all=${FIRSTBELL_LOST_ANSWERS:-10000} place
    note="FIRSTBELL_LOST_ANSWERS=$all in $shares shares"
    for ((place = 0; place < shares; place++)); do
        start_suite firstbellTests.DaemonTests/LostAnswerTests FIRSTBELL_LOST_ANSWERS=$(((all + shares - 1) / shares)) \
            FIRSTBELL_SEED=$((FIRSTBELL_SEED + place))
    done
    suite_ended
}

# Both ends of each socket are in one process.
slow_loris() {
    local sockets=${FIRSTBELL_LORIS:-5000} files
    files=$((2 * sockets + 1000))
    if [ "$(ulimit -Sn)" != unlimited ] && [ "$(ulimit -Sn)" -lt "$files" ] && ! ulimit -Sn "$files" 2>/dev/null; then
        skip "needs $files open files, of which $(ulimit -Hn) are allowed" "raise the hard limit (ulimit -Hn, LimitNOFILE)"
        return
    fi
    suite EdgeTests.SlowLorisTests FIRSTBELL_LORIS="$sockets"
}

simulate() {
    local program=$build/release/simulate
    note="--seeds ${FIRSTBELL_SEEDS:-100000}"
    if [ ! -x "$program" ]; then
        skip "$program is not built" "swift build --scratch-path $build -c release --product simulate"
        return
    fi
    start "$program" --seeds "${FIRSTBELL_SEEDS:-100000}"
    ended .
}

fuzz() {
    note="--seconds ${FIRSTBELL_FUZZ_SECONDS:-1800}"
    start FuzzTesting/run.sh --jobs "$(nproc)" --seconds "${FIRSTBELL_FUZZ_SECONDS:-1800}"
    ended '^built in'
}

skip() {
    outcome=skipped
    note=$1
    printf 'Error: %s: %s\nTry: %s\n' "$name" "$1" "$2" >&2
}

if [ ! -x "$tests" ] && [[ " ${names[*]}" == *Tests* ]]; then
    printf 'Error: %s is not built\nTry: deploy/test.sh, or swift build --build-tests --sanitize=thread\n' "$tests" >&2
    exit 1
fi
failed=0
for name in "${names[@]}"; do
    from=$SECONDS
    note=
    printf '%s  %s\n' "$(date +%H:%M:%S)" "$name"
    case $name in
        KillTests) daemon FIRSTBELL_KILLS="${FIRSTBELL_KILLS:-1000}" ;;
        PowerLossTests) daemon FIRSTBELL_POWER_LOSSES="${FIRSTBELL_POWER_LOSSES:-500}" ;;
        FlipTests) flips ;;
        DiskErrorTests) daemon FIRSTBELL_DISK_ERRORS="${FIRSTBELL_DISK_ERRORS:-0}" ;;
        DiskFullTests) daemon ;;
        LostAnswerTests) lost_answers ;;
        ClockTests) daemon FIRSTBELL_DEADLINE_KILLS="${FIRSTBELL_DEADLINE_KILLS:-100}" ;;
        NetworkTests)
            daemon FIRSTBELL_NETWORK_ROUNDS="${FIRSTBELL_NETWORK_ROUNDS:-20}" \
                FIRSTBELL_PAUSE_SECONDS="${FIRSTBELL_PAUSE_SECONDS:-60}" FIRSTBELL_STORM="${FIRSTBELL_STORM:-165}"
            ;;
        RotationTests) daemon FIRSTBELL_ROTATIONS="${FIRSTBELL_ROTATIONS:-1000}" ;;
        DrainTests) daemon FIRSTBELL_DRAINS="${FIRSTBELL_DRAINS:-200}" ;;
        OperatorTests) daemon FIRSTBELL_SUSPENSIONS="${FIRSTBELL_SUSPENSIONS:-20}" ;;
        DiskPowerTests) daemon FIRSTBELL_POWER_LOSSES_EXT4="${FIRSTBELL_POWER_LOSSES_EXT4:-200}" ;;
        SlowLorisTests) slow_loris ;;
        simulate) simulate ;;
        fuzz) fuzz ;;
    esac
    [ "$outcome" = passed ] || failed=1
    table+=("$(printf '%-16s %-7s %6d s  %s' "$name" "$outcome" $((SECONDS - from)) "$note")")
done
printf '\nseed %s, log %s\n' "$FIRSTBELL_SEED" "$log"
printf '%s\n' "${table[@]}"
exit $failed
