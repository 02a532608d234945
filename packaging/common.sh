# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# What packaging/run and packaging/test share; sourced by them, with bash.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$root/build/release

fail() {
    printf 'latentwalk: %s\n' "$1" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "'$*' needs root, and sudo is not here; run it as root first"
    fi
}

# lists_here LIST...: the lists, and those beside them of what has another name on this release (packages-build-debian-13.txt)
lists_here() {
    local release list
    # shellcheck disable=SC1091,SC2154  # of this system
    release=$(. /etc/os-release && echo "$ID-${VERSION_ID:-}")
    for list in "$@"; do
        printf '%s\n' "$list"
        [ ! -e "${list%.txt}-$release.txt" ] || printf '%s\n' "${list%.txt}-$release.txt"
    done
}

# install_packages LIST...: installs what is missing of the lists and says what that is. On systems without Debian's packages
# it says what building needs and what of that is missing, and ends where something is.
install_packages() {
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        "$root/packaging/check-parts" || exit 1
        return 0
    fi
    local missing unknown lists
    readarray -t lists < <(lists_here "$@")
    # Of a line "one | other", one that is installed will do, and otherwise the first is installed.
    missing=$(sed -e 's/#.*//' "${lists[@]}" | awk '
        FILENAME != "-" { if ($1 == "installed") installed[$2] = 1; next }
        NF { here = 0; for (i = 1; i <= NF; i += 2) here = here || installed[$i]; if (!here) print $1 }' \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' 2>/dev/null) - | sort -u)
    [ -n "$missing" ] || return 0
    printf 'Installing Debian packages:\n%s\n' "$(printf '%s\n' "$missing" | sed 's/^/  /')"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -q
    # Of Debian's relatives, not all have all of it: LibTorch least of all.
    # shellcheck disable=SC2086  # one word per package
    unknown=$(comm -23 <(printf '%s\n' "$missing") <(LC_ALL=C apt-cache policy $missing |
        awk '/^[^ ]+:$/ { name = substr($1, 1, length($1) - 1) } /^  Candidate:/ && $2 != "(none)" { print name }' | sort -u))
    if [ -n "$unknown" ]; then
        printf 'There are no packages of these names here: %s\n' "$(printf '%s ' $unknown)"
        missing=$(comm -23 <(printf '%s\n' "$missing") <(printf '%s\n' "$unknown"))
    fi
    # shellcheck disable=SC2086  # one word per package
    [ -z "$missing" ] || as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing
    [ -z "$unknown" ] || "$root/packaging/check-parts" || exit 1
}

# LibTorch's linear algebra crawls on the reference BLAS; OpenBLAS takes its place through Debian's alternatives.
choose_openblas() {
    local arch link library current
    command -v update-alternatives >/dev/null || return 0
    arch=$(dpkg-architecture -qDEB_HOST_MULTIARCH 2>/dev/null || gcc -print-multiarch)
    link=libblas.so.3-$arch
    library=/usr/lib/$arch/openblas-openmp/libblas.so.3
    [ -e "$library" ] || return 0 # not one of Debian's
    current=$(update-alternatives --query "$link" 2>/dev/null | sed -n 's/^Value: //p')
    case $current in
        *openblas* | *mkl* | *blis*) return 0 ;;
    esac
    printf 'Choosing OpenBLAS for %s (was %s)\n' "$link" "${current:-nothing}"
    as_root update-alternatives --set "$link" "$library"
}

# build_release tests|package|PROGRAM: with the tests, all that is installed, or nothing but one program
build_release() {
    local testing=OFF
    [ "$1" = tests ] && testing=ON
    cd "$root"
    # Once the tests are configured in, they stay: run and test take turns without building anything anew.
    # Without build.ninja an earlier set-up did not come to its end.
    if [ ! -f "$build/build.ninja" ] || { [ $testing = ON ] && ! grep -q '^BUILD_TESTING:BOOL=ON' "$build/CMakeCache.txt"; }; then
        cmake --preset release -DBUILD_TESTING=$testing
    fi
    case $1 in
        tests | package) "$root/packaging/progress.py" "$build" ;;
        *) "$root/packaging/progress.py" "$build" --target "$1" ;;
    esac
}

# What a figure in a report has to be read with: processor, cores, memory, what the kernels can use, compiler.
print_machine() {
    local model features quota memory limit
    model=$(sed -n '/^model name/ { s/^[^:]*: *//p; q }' /proc/cpuinfo)
    printf 'Processor: %s, %s cores here' "${model:-$(uname -m)}" "$(nproc)"
    quota=$(awk '$1 != "max" { printf "%.1f", $1 / $2 }' /sys/fs/cgroup/cpu.max 2>/dev/null || true)
    printf '%s\n' "${quota:+, time of $quota of them}"
    features=$(sed -n '/^\(flags\|Features\)/ { s/^[^:]*: *//p; q }' /proc/cpuinfo | tr ' ' '\n' |
        grep -xE 'avx2|fma|f16c|avx512f|avx512bw|avx512_bf16|avx512_fp16|amx_tile|amx_bf16|asimd|sve|bf16' | tr '\n' ' ' || true)
    printf 'Features: %s\n' "${features:-none of those that the kernels use}"
    memory=$(sed -n 's/^MemTotal: *\([0-9]*\) kB/\1/p' /proc/meminfo)
    limit=$(sed -n 's/^\([0-9]*\)$/\1/p' /sys/fs/cgroup/memory.max 2>/dev/null || true)
    if [ -n "$limit" ] && [ "$limit" -lt $((memory * 1024)) ]; then
        memory=$((limit / 1024))
    fi
    printf 'Memory: %s MiB, %s MiB of them free\n' "$((memory / 1024))" \
        "$(sed -n 's/^MemAvailable: *\([0-9]*\) kB/\1/p' /proc/meminfo | awk '{ print int($1 / 1024) }')"
    printf 'System: %s, Linux %s\n' "$(sed -n 's/^PRETTY_NAME="\(.*\)"/\1/p' /etc/os-release)" "$(uname -r)"
    printf 'Compiler: %s\n' "$({ "${CXX:-c++}" --version 2>/dev/null || echo 'none yet'; } | sed -n 1p)"
}
