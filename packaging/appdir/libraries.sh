# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Which libraries files need, and copies of them that find each other; packaging/bundle sources this after common.sh.

lines_of() { # lines_of LIST: of a list in packaging/appdir, without what is said about them
    sed -e '/^#/d' -e '/^$/d' "$root/packaging/appdir/$1"
}

linked_by() { # linked_by FILE: the names of what it links itself
    objdump -p "$1" | awk '$1 == "NEEDED" { print $2 }'
}

# find_libraries FILE...: all that they and their libraries link, but for those of system_libraries.txt. Sets the map
# `libraries` from names to paths, and `left_out` for those of left_out.txt.
find_libraries() {
    local found name path file waiting=("$@")
    local -A path_of=() passed=() unused=()
    declare -gA libraries=() left_out=()
    found=$(ldd "$@") || fail "ldd cannot read all of: $*"
    ! grep 'not found' <<<"$found" >&2 || fail "these libraries are missing here"
    while read -r name _ path _; do
        case $path in /*) path_of[$name]=$path ;; esac
    done <<<"$found"
    for name in $(lines_of system_libraries.txt); do
        passed[$name]=1
    done
    for name in $(lines_of left_out.txt); do
        unused[$name]=1
    done
    while [ ${#waiting[@]} -gt 0 ]; do
        file=${waiting[0]}
        waiting=("${waiting[@]:1}")
        for name in $(linked_by "$file"); do
            [ -z "${passed[$name]:-}" ] || continue
            passed[$name]=1
            path=${path_of[$name]:?$name, which $file links, was not found}
            if [ -n "${unused[$name]:-}" ]; then
                left_out[$name]=$path
            else
                libraries[$name]=$path
                waiting+=("$path")
            fi
        done
    done
}

# pack_library LIBRARY FOLDER: a copy under the name by which it is linked, and without folders of its own to search: they
# are found through the program's.
pack_library() {
    local copy
    copy=$2/$(basename "$1")
    install -m 644 "$1" "$copy"
    [ -z "$(patchelf --print-rpath "$copy")" ] || patchelf --remove-rpath "$copy"
}

# stand_in NAME LIBRARY FOLDER: in FOLDER a library of that name which has of LIBRARY the functions and numbers that those of
# FFmpeg in FOLDER ask for, and only them. Functions end the program, numbers are zero.
stand_in() {
    local name=$1 library=$2 folder=$3 user wanted kinds users
    mapfile -t users < <(grep -lF --binary-files=text "$name" "$folder"/*.so* | grep -v '/libav') # a first look, which is quick
    for user in "${users[@]}"; do
        ! linked_by "$user" | grep -qxF "$name" || fail "$user links $name, too, so it cannot be left out"
    done
    wanted=$(nm -D --undefined-only "$folder"/libav*.so* | awk 'NF == 2 { print $2 }' | sort -u)
    # Names, kinds (T, W, i: functions) and sizes.
    kinds=$(nm -D -S -P --defined-only "$library" | awk '{ print $1, $2, $4 }' | sort -u | join - <(printf '%s\n' "$wanted"))
    awk 'NF > 1 && $2 ~ /[TWi]/ { printf "void %s(void) { __builtin_trap(); }\n", $1; next }
        NF > 1 { printf "char %s[0x%s] __attribute__((aligned(16))) = {0};\n", $1, $3 ? $3 : 1 }' <<<"$kinds" |
        cc -shared -fPIC -O1 -w -fno-builtin -nostdlib -s "-Wl,-soname,$name" -x c - -o "$folder/$name" ||
        fail "the library in the place of $name cannot be made"
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
