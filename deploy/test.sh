#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Everything a change must pass: formatting, a build of all targets and tests under the thread sanitizer, the tests,
# and a release build of the program. One build of each kind; under 25 minutes on two cores from a fresh clone.
#   FIRSTBELL_BUILD=DIR   build there instead of .build, so as not to disturb a developer's incremental build
#   FIRSTBELL_FILTER=RE   run only the tests that match
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/debian.sh
build=${FIRSTBELL_BUILD:-.build}
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
    local names=(libzmq3-dev libssl-dev libsqlite3-dev stunnel4 strace gcc)
    command -v python3 >/dev/null 2>&1 && python3 -c 'import ensurepip, venv' 2>/dev/null || names+=(python3-venv)
    require_packages "${names[@]}"
}

# pyzmq is the foreign client and jsonschema the independent reader of Schemas/; both pinned.
python_environment() {
    [ -x "$build/python/bin/python" ] || python3 -m venv "$build/python"
    "$build/python/bin/python" -m pip install --quiet --disable-pip-version-check -r Tests/requirements.txt
}

lint() { swift format lint --strict --recursive Sources Tests Benchmarks Package.swift; }

build_tests() {
    swift build --scratch-path "$build" --build-tests --sanitize=thread --explicit-target-dependency-import-check error
}

build_release() {
    swift build --scratch-path "$build" -c release --product firstbell
    swift build --scratch-path "$build" -c release --product simulate
}

# Ten times as fast as under the sanitizer, whose run has its own, fewer, seeds.
simulate() { "$build/release/simulate" --seeds 1000; }

# A race must fail the run even when the test that raced passes.
export TSAN_OPTIONS="halt_on_error=0 exitcode=66 ${TSAN_OPTIONS:-}"
networked='^(ZeroMQTests|TLSTests|EdgeTests|ClientTests|firstbellTests)\.'

run_tests() { swift test --scratch-path "$build" --skip-build --sanitize=thread "$@"; }

# Tests of values share the machine; those with sockets, processes and time limits get it one after the other.
run_pure_tests() { run_tests --skip "$networked"; }
run_networked_tests() { run_tests --no-parallel --filter "$networked"; }

require_swift
mkdir -p "$build"
step "packages" packages
step "python" python_environment
step "lint" lint
step "build of the tests (thread sanitizer)" build_tests
step "build of firstbell and simulate (release)" build_release
FIRSTBELL_TEST_PYTHON=$(realpath -s "$build/python/bin/python")
FIRSTBELL_EXECUTABLE=$(realpath "$build/release/firstbell")
export FIRSTBELL_TEST_PYTHON FIRSTBELL_EXECUTABLE
if [ -n "${FIRSTBELL_FILTER:-}" ]; then
    step "tests that match" run_tests --no-parallel --filter "$FIRSTBELL_FILTER"
else
    step "tests of values and stores" run_pure_tests
    step "simulation of 1,000 seeds" simulate
    step "tests with sockets and processes" run_networked_tests
fi

printf '\nAll passed in %d s:\n' $((SECONDS - started))
printf '%s\n' "${summary[@]}"
