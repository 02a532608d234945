# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash source-path=SCRIPTDIR source=root.sh
# A minimal root of a Debian release, what runs in it, and a screen that its programs can paint on; packaging/test-deb and
# packaging/test-bundle source this after common.sh.
source "$root/packaging/debian/root.sh"
work=$(mktemp -d)
clean=$work/root
window='' screen=''

# make_clean_root RELEASE
make_clean_root() {
    make_root "$1" "$clean"
    as_root mount -t proc proc "$clean/proc"
    as_root mkdir -m 1777 "$clean/tmp/.X11-unix"
    as_root install -d -o nobody "$clean/home/tester" -m 700
}

remove_clean_root() {
    stop_window
    [ -z "$screen" ] || kill "$screen" 2>/dev/null || true
    local mounted
    for mounted in "$clean/tmp/.X11-unix" "$clean/proc"; do
        ! mountpoint -q "$mounted" || as_root umount "$mounted" || return # before anything below it is deleted
    done
    as_root rm -rf --one-file-system "$work"
}

in_root() {
    in_other_root "$clean" "$@"
}

as_user() {
    as_root chroot --userspec=nobody:nogroup "$clean" env -i --chdir=/home/tester PATH=/usr/bin:/bin LC_ALL=C.UTF-8 \
        HOME=/home/tester XDG_RUNTIME_DIR=/home/tester DISPLAY="${DISPLAY:-}" QT_QPA_PLATFORM="${QT_QPA_PLATFORM:-}" "$@"
}

# everything_in_root: each file with a hash of what is in it, each folder and link; but for what apt and dpkg note about
# themselves, caches that are not kept, and the home of as_user
everything_in_root() {
    # shellcheck disable=SC2016  # the root's shell reads that
    in_root sh -c 'find / -xdev \( -path /proc -o -path /tmp -o -path /run -o -path /dev -o -path /home/tester \
        -o -path /var/log -o -path /var/cache/apt -o -path /var/lib/apt \
        -o -path /var/cache/ldconfig -o -path /etc/ld.so.cache \
        -o -path "/var/lib/dpkg/*-old" -o -path "/var/lib/dpkg/lock*" -o -path /var/lib/dpkg/status \
        -o -path /var/lib/dpkg/triggers/Lock \) -prune \
        -o -type f -exec md5sum {} + -o -printf "%y %p %l\n"' | sort -k 2
}

# same_picture NAME REFERENCE: of as_user's home and of tests/data. The built-in model is stored as float16: of 256 levels,
# one may be the neighbour's.
same_picture() {
    local peak
    as_root cat "$clean/home/tester/$1" >"$work/$1"
    peak=$(compare -metric PAE "$work/$1" "$root/tests/data/reference/celeba128/$2" null: 2>&1) || true # 1: they differ
    [[ $peak =~ \((0|0\.003[0-9]*)\)$ ]] || fail "$1 is not $2 of the reference: a pixel is off by $peak"
    printf '%s: every pixel is within one level of 255 of the reference; off by %s at most\n' "$1" "$peak"
}

# tutorial_pictures CLI: the pictures of the tutorial, made with the built-in model
tutorial_pictures() {
    as_user "$1" generate --seed 0 --count 8 --scale-each --quiet --out image_samples.png
    same_picture image_samples.png image_samples_seed0.png
    as_user "$1" walk --seed 1 --frames 8 --no-endpoint --scale-each --quiet --out interpolate.png
    same_picture interpolate.png interpolate_seed1.png
}

# walk_session CLI: a walk as a session, walk.latentwalk of as_user's home
walk_session() {
    as_user "$1" walk --from 12 --to 30 --frames 6 --quiet --out walk.png
    as_user "$1" reproduce walk.png --quiet --session walk.latentwalk
}

# film CLI NAME FRAMES: the session as a film, in which there are as many pictures
film() {
    local count
    as_user "$1" render walk.latentwalk --video "$2" --fps "$3" --duration 1 --quiet
    as_root cat "$clean/home/tester/$2" >"$work/$2"
    count=$(ffprobe -v error -count_frames -select_streams v -show_entries stream=nb_read_frames -of csv=p=0 "$work/$2")
    [ "${count%,}" = "$3" ] || fail "$2 has ${count:-no} pictures, and not $3"
    printf '%s: %s pictures in %s bytes\n' "$2" "$3" "$(stat -c %s "$work/$2")"
}

# refused WORD COMMAND...: as_user's command fails in one sentence that has the word
refused() {
    local word=$1 said
    shift
    ! said=$(as_user "$@" 2>&1) || fail "'$*' does without $word"
    grep -q "$word" <<<"$said" || fail "'$*' does not say that $word is missing: $said"
    printf '%s\n' "$said" | tail -n 1
}

start_screen() {
    local number
    exec {answer}<> <(:)
    Xvfb -displayfd "$answer" -screen 0 1400x900x24 -nolisten tcp -ac >"$work/xvfb.log" 2>&1 &
    screen=$!
    read -r -t 30 number <&"$answer" || fail "Xvfb does not start: $(cat "$work/xvfb.log")"
    export DISPLAY=:$number
    as_root mount --bind /tmp/.X11-unix "$clean/tmp/.X11-unix"
}

start_window() { # start_window PLATFORM [PROGRAM]
    # The number is the window's own: $! is that of the shell around it, and killing that leaves the window running.
    # shellcheck disable=SC2016  # the root's shell reads that
    QT_QPA_PLATFORM=$1 as_user sh -c 'echo $$ >/home/tester/window.pid; exec "$1" --log info' sh "${2:-latentwalk}" \
        >"$work/window.log" 2>&1 &
    window=$!
}

stop_window() {
    local pid _
    [ -n "$window" ] || return 0
    pid=$(as_root cat "$clean/home/tester/window.pid") && as_root kill "$pid" 2>/dev/null || true
    for _ in $(seq 20); do
        kill -0 "$window" 2>/dev/null || break
        sleep 0.5
    done
    ! kill -0 "$window" 2>/dev/null || as_root kill -KILL "$pid" || true
    wait "$window" 2>/dev/null || true
    window=''
}

# wait_for_model: until the window says that the model beside it is open, and nothing else that matters
wait_for_model() {
    local complaints _
    for _ in $(seq 60); do
        sleep 1
        kill -0 "$window" 2>/dev/null || fail "the window closed by itself: $(cat "$work/window.log")"
        if grep -qE ' info: opened /[^ ]*/share/latentwalk/' "$work/window.log"; then
            # What Qt says of its offscreen screen is no fault.
            complaints=$(grep -E '^[^ ]+ [^ ]+ (error|warning): ' "$work/window.log" | grep -v propagateSizeHints) || true
            [ -z "$complaints" ] || fail "the window found something wrong: $complaints"
            printf 'The window is open and has its model\n'
            return 0
        fi
    done
    fail "the window did not open its model within a minute: $(cat "$work/window.log")"
}

# wait_for_face PICTURE: until the screen shows more colours than widgets have; the picture is left in the file
wait_for_face() {
    local colours=0 _
    for _ in $(seq 60); do
        sleep 1
        kill -0 "$window" 2>/dev/null || fail "the window closed by itself: $(cat "$work/window.log")"
        import -window root "$1"
        colours=$(identify -format '%k' "$1")
        [ "$colours" -lt 10000 ] || return 0
    done
    fail "no face came within a minute: the screen has $colours colours"
}
