#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# From a clone to the first notice: installs what Debian lacks, builds `firstbell`, runs its demo.
# Runs again at any time; what is there already is left alone. Arguments go to `firstbell demo`.
set -euo pipefail
cd "$(dirname "$0")/.."
. deploy/debian.sh

require_swift
require_packages libzmq3-dev libssl-dev libsqlite3-dev libcurl4-openssl-dev libzstd-dev libjemalloc-dev

echo "Building firstbell for release; the first time takes some minutes."
swift build -c release --product firstbell || fail "the build failed" "read the first error above; CONTRIBUTING.md says what a build needs"
program=$(swift build -c release --product firstbell --show-bin-path)/firstbell

"$program" demo "$@"
echo
echo "The program is $program. Next: README.md, \"Your own deployment\"."
