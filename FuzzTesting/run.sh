#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Builds the fuzz targets with libFuzzer and runs each for N seconds (30), so many at a time (1); a crash, a broken law, a hang, or
# growth beyond 512 MiB ends that target and the whole with exit code 1, and the input that did it is kept.
#   FuzzTesting/run.sh [--seconds N] [--jobs N] [--sanitize address] [TARGET...]
#   FIRSTBELL_FUZZ_BUILD=DIR   build and keep findings there instead of .build/fuzz
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=30
sanitizers=fuzzer
jobs=1
targets=()
usage() {
    echo "Error: $1" >&2
    echo "Try: FuzzTesting/run.sh [--seconds N] [--jobs N] [--sanitize address] [TARGET...]" >&2
    exit 64
}
while [ $# -gt 0 ]; do
    case $1 in
    --seconds | --jobs | --sanitize) [ $# -ge 2 ] || usage "$1 is without a value" ;;&
    --seconds) seconds=$2; shift 2 ;;
    --jobs) jobs=$2; shift 2 ;;
    --sanitize) sanitizers="fuzzer,$2"; shift 2 ;;
    -*) usage "unknown option $1" ;;
    *) targets+=("$1"); shift ;;
    esac
done
[[ $seconds =~ ^[1-9][0-9]*$ && $jobs =~ ^[1-9][0-9]*$ ]] || usage "a number from 1 is wanted"
if [ ${#targets[@]} -eq 0 ]; then
    for file in FuzzTesting/Targets/*.swift; do targets+=("$(basename "$file" .swift)"); done
fi
build=${FIRSTBELL_FUZZ_BUILD:-.build/fuzz}/${sanitizers//,/-}
mkdir -p "$build"

flags=(-O -swift-version 6 -package-name firstbell -parse-as-library "-sanitize=$sanitizers" -I "$build" -I Sources/COpenSSL
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature MemberImportVisibility
    -enable-upcoming-feature InternalImportsByDefault)

# A module from its sources, unless nothing in them, nor in a module before it, changed since.
before=()
module() {
    local name=$1
    shift
    local changed
    [ ! -f "$build/$name.o" ] \
        || changed=$(find "$@" "${before[@]}" -newer "$build/$name.o" '(' -name '*.swift' -o -name '*.o' ')' -print -quit)
    before+=("$build/$name.o")
    if [ -f "$build/$name.o" ] && [ -z "$changed" ]; then return; fi
    local sources
    mapfile -t sources < <(find "$@" -name '*.swift' | sort)
    swiftc "${flags[@]}" -whole-module-optimization -module-name "$name" -emit-module -emit-module-path "$build/$name.swiftmodule" \
        -c -o "$build/$name.o" "${sources[@]}"
}

began=$SECONDS
module Safeguarding Sources/Safeguarding
module Crypto FuzzTesting/Crypto
module Wire Sources/Wire
module Directories Sources/Directories
# As much of TLS as looks into octets without a connection.
certificates=(Sources/TLS/Certificates)
[ -d Sources/TLS/Revocation ] && certificates+=(Sources/TLS/Revocation)
module TLS "${certificates[@]}"
for target in "${targets[@]}"; do
    source=FuzzTesting/Targets/$target.swift
    [ -f "$source" ] || { echo "Error: there is no target $target" >&2; echo "Try: one of $(cd FuzzTesting/Targets && ls | sed 's/\.swift//' | tr '\n' ' ')" >&2; exit 1; }
    if [ ! -x "$build/$target" ] || [ -n "$(find "$build"/*.o FuzzTesting/Support "$source" -newer "$build/$target" -print -quit)" ]; then
        swiftc "${flags[@]}" -module-name Target -o "$build/$target" "$source" FuzzTesting/Support/*.swift \
            "$build"/{Safeguarding,Crypto,Wire,Directories,TLS}.o -lssl -lcrypto \
            2> >(grep -v "Cannot export local symbol '__asan" >&2 || true)
    fi
done
printf 'built in %d s\n' $((SECONDS - began))

# One target, and its line of the table.
try() {
    local target=$1 executions rate peak edges
    # What is found new is kept beside the build; the corpus in the repository is only read.
    mkdir -p "$build/corpus/$target"
    if "$build/$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=512 -max_len=20000 -print_final_stats=1 \
        -artifact_prefix="$build/$target-" "$build/corpus/$target" "FuzzTesting/Corpus/$target" >"$build/$target.log" 2>&1; then
        executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$build/$target.log")
        rate=$(sed -n 's/^stat::average_exec_per_sec: *//p' "$build/$target.log")
        peak=$(sed -n 's/^stat::peak_rss_mb: *//p' "$build/$target.log")
        edges=$(grep -o 'cov: [0-9]*' "$build/$target.log" | tail -1 | cut -d' ' -f2)
        printf '%-20s %12s %8s %8s %10s\n' "$target" "$executions" "$rate" "$edges" "$peak"
    else
        printf '%-20s FAILED\n' "$target"
        echo "Error: $target: $(grep -m1 -E 'Fatal error|ERROR:|SUMMARY' "$build/$target.log" || echo 'see its log')" >&2
        echo "Try: $build/$target INPUT, with the input named at the end of $build/$target.log" >&2
        return 1
    fi
}

# A handler of Swift's own for what ends a process would come before that of libFuzzer, which keeps the input.
export SWIFT_BACKTRACE=enable=no
export build seconds
export -f try
printf '%-20s %12s %8s %8s %10s\n' target executions '/s' edges 'peak MiB'
printf '%s\n' "${targets[@]}" | xargs -P "$jobs" -I TARGET bash -c 'try TARGET' || exit 1
