#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Everything a change must pass: formatting, a build of all targets and tests under a sanitizer, the tests, and a release
# build of the program. One build of each kind; some 35 minutes on two cores from a fresh clone.
#   deploy/test.sh [--sanitize thread|address]
#     thread    what every change must pass, and what is run without the option
#     address   builds in a folder of its own (.build/address), and has the tests start the program built there
#   FIRSTBELL_BUILD=DIR   build there instead of .build, so as not to disturb a developer's incremental build
#   FIRSTBELL_FILTER=RE   run only the tests that match
set -euo pipefail

usage() {
    echo "usage: deploy/test.sh [--sanitize thread|address]" >&2
    exit 64
}

sanitizer=thread
while [ $# -gt 0 ]; do
    case $1 in
        --sanitize) [ $# -ge 2 ] || usage; sanitizer=$2; shift 2 ;;
        --sanitize=*) sanitizer=${1#*=}; shift ;;
        *) usage ;;
    esac
done
case $sanitizer in thread | address) ;; *) usage ;; esac

cd "$(dirname "$0")/.."
. deploy/debian.sh
build=${FIRSTBELL_BUILD:-.build}
# A scratch folder holds one debug build, and another sanitizer would replace all of it.
[ "$sanitizer" = thread ] || build=$build/$sanitizer
started=$SECONDS
summary=()

step() {
    local title=$1 from=$SECONDS
    shift
    printf '\n== %s\n' "$title"
    "$@" || fail "$title failed" "read the messages above; the command was: $*"
    summary+=("$(printf '%5d s  %s' $((SECONDS - from)) "$title")")
}

packages() {
    local names=(libzmq3-dev libssl-dev libsqlite3-dev libcurl4-openssl-dev libzstd-dev libjemalloc-dev stunnel4 strace gcc openssl chromium chromium-driver)
    command -v python3 >/dev/null 2>&1 && python3 -c 'import ensurepip, venv' 2>/dev/null || names+=(python3-venv)
    require_packages "${names[@]}"
}

# pyzmq is the foreign client, jsonschema the independent reader of Schemas/, selenium what drives the browser, aiosmtpd the
# mail relay; all pinned.
python_environment() {
    [ -x "$build/python/bin/python" ] || python3 -m venv "$build/python"
    "$build/python/bin/python" -m pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
}

lint() { swift format lint --strict --recursive Sources Tests Benchmarks Package.swift; }

build_tests() {
    swift build --scratch-path "$build" --build-tests --sanitize="$sanitizer" --explicit-target-dependency-import-check error
}

build_release() {
    swift build --scratch-path "$build" -c release --product firstbell
    swift build --scratch-path "$build" -c release --product firstbell-verify
    swift build --scratch-path "$build" -c release --product simulate
}

# Runs something that must end by itself; past its time every thread says where it stands, and the step has failed.
within() {
    local limit=$1
    shift
    SWIFT_BACKTRACE=enable=yes,interactive=no,color=no,threads=all timeout --signal=ABRT --kill-after=60 "$limit" "$@"
}

# Ten times as fast as under the sanitizer, whose run has its own, fewer, seeds. A minute where nothing else runs.
simulate() { within 900 "$build/release/simulate" --seeds 1000; }

# What a sanitizer finds must fail the run even when the test passes.
export TSAN_OPTIONS="halt_on_error=0 exitcode=66 suppressions=$PWD/Tests/thread_sanitizer.supp ${TSAN_OPTIONS:-}"
# Swift keeps the case of an enum in spare bits of the pointer that it holds, so the leak detector does not see that pointer and
# reports objects that are in use. What the daemon holds on to is seen by its memory instead (Benchmarks/README.md).
# Tests/Disk is loaded before the sanitizer, whose functions come first nevertheless and call the next in the order of loading.
export ASAN_OPTIONS="detect_leaks=0 exitcode=66 ${ASAN_OPTIONS:-}"
networked='^(ZeroMQTests|TLSTests|EdgeTests|ClientTests|WebTests|firstbellTests)\.'
# The suites of docs/faults.md that break the program on purpose, in their short form; deploy/faults.sh runs them longer.
broken='KillTests|PowerLossTests|DiskErrorTests|DiskFullTests|LostAnswerTests|ClockTests|RotationTests|DrainTests|NetworkTests'
broken=$broken'|OperatorTests|DiskPowerTests'
faults="^(firstbellTests\\.DaemonTests/($broken)|JournalTests\\.FlipTests)/"

# Ten minutes for the longest of them where nothing else runs.
run_tests() { within 2400 swift test --scratch-path "$build" --skip-build --sanitize="$sanitizer" "$@"; }

# Tests of values share the machine; those with sockets, processes and time limits get it one after the other. Each test is in one
# of the three: a --skip takes away from what a --filter leaves.
run_pure_tests() { run_tests --skip "$networked" --skip "$faults"; }
run_fault_tests() { run_tests --no-parallel --filter "$faults"; }
run_networked_tests() { run_tests --no-parallel --filter "$networked" --skip "$faults"; }

require_swift
mkdir -p "$build"
step "packages" packages
step "python" python_environment
step "lint" lint
step "build of the tests ($sanitizer sanitizer)" build_tests
FIRSTBELL_TEST_PYTHON=$(realpath -s "$build/python/bin/python")
export FIRSTBELL_TEST_PYTHON
if [ "$sanitizer" = thread ]; then
    step "build of firstbell and simulate (release)" build_release
    FIRSTBELL_EXECUTABLE=$(realpath "$build/release/firstbell")
    export FIRSTBELL_EXECUTABLE
else
    # The program beside the tests is instrumented as they are.
    unset FIRSTBELL_EXECUTABLE
fi
if [ -n "${FIRSTBELL_FILTER:-}" ]; then
    step "tests that match" run_tests --no-parallel --filter "$FIRSTBELL_FILTER"
else
    step "tests of values and stores" run_pure_tests
    [ "$sanitizer" != thread ] || step "simulation of 1,000 seeds" simulate
    step "faults, short" run_fault_tests
    step "tests with sockets and processes" run_networked_tests
fi

printf '\nAll passed in %d s:\n' $((SECONDS - started))
printf '%s\n' "${summary[@]}"
