# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Which libraries files need, and copies of them that find each other; packaging/bundle sources this after common.sh.

# linear_algebra: where the small reference libraries lie. What links LAPACK here is a filter of FFmpeg's for speech, and
# OpenBLAS would be a third of the bundle.
linear_algebra() {
    local arch
    arch=$(dpkg-architecture -qDEB_HOST_MULTIARCH)
    printf '/usr/lib/%s/blas:/usr/lib/%s/lapack' "$arch" "$arch"
}

# needed_libraries FILE...: the paths of all that they and their libraries link, without those of system_libraries.txt
needed_libraries() {
    local found
    found=$(LD_LIBRARY_PATH=$(linear_algebra) ldd "$@") || fail "ldd cannot read all of: $*"
    ! grep 'not found' <<<"$found" >&2 || fail "these libraries are missing here"
    sed -n 's/^\t.* => \(\/[^ ]*\) .*/\1/p' <<<"$found" | sort -u |
        grep -vFf <(sed -e '/^#/d' -e 's/^/\//' "$root/packaging/appdir/system_libraries.txt")
}

# pack_libraries FOLDER LIBRARY...: copies under the names by which they are linked, and without folders of their own to
# search: they are found through the program's.
pack_libraries() {
    local folder=$1 library copy
    shift
    for library in "$@"; do
        copy=$folder/$(basename "$library")
        install -m 644 "$library" "$copy"
        [ -z "$(patchelf --print-rpath "$copy")" ] || patchelf --remove-rpath "$copy"
    done
}

# newest_glibc FOLDER: the version of glibc that the files below it ask for
newest_glibc() {
    find "$1" -type f -exec sh -c 'objdump -T "$@" 2>/dev/null' sh {} + | grep -oE '\(?GLIBC_2\.[0-9]+' | sed 's/.*_//' |
        sort -Vu | tail -n 1
}

# packages_of FILE...: the Debian packages that installed them
packages_of() {
    # dpkg knows files by the names that they had before /lib became a link to /usr/lib, and by what links lead to.
    local paths
    mapfile -t paths < <(for path in "$@"; do printf '%s\n' "$path" "$(readlink -f "$path")"; done | sed 'p; s/^\/usr//' | sort -u)
    { dpkg-query -S "${paths[@]}" 2>/dev/null || true; } | sed 's/: \/.*//' | sort -u
}
