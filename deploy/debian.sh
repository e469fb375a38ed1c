# SPDX-License-Identifier: Apache-2.0
# Sourced by quickstart.sh and test.sh: finding Swift, and installing Debian packages that are not there yet.

fail() {
    printf 'Error: %s\nTry: %s\n' "$1" "$2" >&2
    exit 1
}

# The package uses tools version 6.2.
require_swift() {
    command -v swift >/dev/null 2>&1 || fail "Swift is not installed, or not on the PATH" \
        "install Swift 6.2 or newer from https://www.swift.org/install/linux/ and run this again"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    case "$version" in
        "" | [0-5].* | 6.0 | 6.1) fail "Swift ${version:-of unknown version} is too old: FirstBell needs 6.2 or newer" \
            "install a newer Swift from https://www.swift.org/install/linux/" ;;
    esac
}

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Installs the packages named that are not installed, and says so first; does nothing when all are there.
require_packages() {
    local missing=() package root=()
    command -v dpkg-query >/dev/null 2>&1 || fail "this is not Debian or Ubuntu: dpkg-query is missing" \
        "install the headers of libzmq 4.3, OpenSSL 3, SQLite 3, libcurl 7.85, Zstandard 1.5 and jemalloc 5 by hand, then: swift build -c release --product firstbell"
    for package in "$@"; do installed "$package" || missing+=("$package"); done
    [ ${#missing[@]} -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null 2>&1 || fail "these packages are missing and this is neither root nor is there sudo: ${missing[*]}" \
            "as root: apt-get install --no-install-recommends ${missing[*]}"
        root=(sudo)
    fi
    echo "Installing with ${root[*]:+sudo }apt-get: ${missing[*]}"
    "${root[@]}" apt-get update -q >/dev/null || fail "apt-get update failed" "check the network and /etc/apt/sources.list"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends "${missing[@]}" >/dev/null ||
        fail "apt-get could not install: ${missing[*]}" "${root[*]:+sudo }apt-get install ${missing[*]}"
}
