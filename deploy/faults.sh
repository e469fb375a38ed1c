#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The fault tests of docs/faults.md in their long form, one suite after the other; hours. Build first: deploy/test.sh does.
#   FIRSTBELL_SEED=N        repeats the choices of a run; without it each run has a seed of its own, which is printed
#   FIRSTBELL_EXECUTABLE=F  the program to break; without it the debug build beside the tests
#   FIRSTBELL_BUILD=DIR     the build that deploy/test.sh made
set -uo pipefail
cd "$(dirname "$0")/.."
build=${FIRSTBELL_BUILD:-.build}
export FIRSTBELL_SEED=${FIRSTBELL_SEED:-$(date +%s)}
export TSAN_OPTIONS="halt_on_error=0 exitcode=66 suppressions=$PWD/Tests/thread_sanitizer.supp ${TSAN_OPTIONS:-}"
log=$(mktemp)
failed=0
printf 'seed %s, log %s\n' "$FIRSTBELL_SEED" "$log"

# A suite that matches no test passes for swift; here it must not.
suite() {
    local name=$1 from=$SECONDS outcome=FAILED own
    own=$(mktemp)
    shift
    if env "$@" swift test --scratch-path "$build" --skip-build --sanitize=thread --no-parallel --filter "[./]$name/" >"$own" 2>&1 \
        && grep -qE 'Test run with [1-9][0-9]* tests? .*passed' "$own"; then
        outcome=passed
    else
        failed=1
    fi
    cat "$own" >>"$log"
    rm -f "$own"
    printf '%-16s %-7s %6d s  %s\n' "$name" "$outcome" $((SECONDS - from)) "$*"
}

suite KillTests FIRSTBELL_KILLS="${FIRSTBELL_KILLS:-1000}"
suite PowerLossTests FIRSTBELL_POWER_LOSSES="${FIRSTBELL_POWER_LOSSES:-500}"
suite FlipTests FIRSTBELL_FLIPS="${FIRSTBELL_FLIPS:-0}"
suite DiskErrorTests FIRSTBELL_DISK_ERRORS="${FIRSTBELL_DISK_ERRORS:-0}"
suite LostAnswerTests FIRSTBELL_LOST_ANSWERS="${FIRSTBELL_LOST_ANSWERS:-10000}"
suite ClockTests FIRSTBELL_DEADLINE_KILLS="${FIRSTBELL_DEADLINE_KILLS:-100}"
suite RotationTests FIRSTBELL_ROTATIONS="${FIRSTBELL_ROTATIONS:-1000}"
suite DrainTests FIRSTBELL_DRAINS="${FIRSTBELL_DRAINS:-200}"
suite NetworkTests FIRSTBELL_NETWORK_ROUNDS="${FIRSTBELL_NETWORK_ROUNDS:-20}" \
    FIRSTBELL_PAUSE_SECONDS="${FIRSTBELL_PAUSE_SECONDS:-60}" FIRSTBELL_STORM="${FIRSTBELL_STORM:-165}"
exit $failed
