# SPDX-License-Identifier: GPL-3.0-or-later
# A minimal Debian 12 root, what runs in it, and a screen that its programs can paint on; packaging/test-deb sources this
# after common.sh. It comes from the mirror, and through the proxy, that this machine's own apt uses.
work=$(mktemp -d)
clean=$work/root
window='' screen=''

# sources: the lines of a sources.list that say what this machine's own apt reads of Debian 12
sources() {
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        awk '$2 ~ /^bookworm(-updates|-security)?$/ && $3 == "main" { print "deb", $1, $2, $3 }' | sort -u
}

make_clean_root() {
    local mirror proxy
    mirror=$(sources | awk '$3 == "bookworm" { print $2; exit }')
    [ -n "$mirror" ] || fail "apt on this machine knows no mirror of Debian 12 (bookworm)"
    proxy=$(apt-config dump Acquire::http::Proxy --format '%v' --no-empty)
    local include=()
    case $mirror in https:*) include=(--include=ca-certificates) ;; esac
    as_root env ${proxy:+http_proxy="$proxy"} debootstrap --variant=minbase "${include[@]}" bookworm "$clean" "$mirror" \
        >"$work/debootstrap.log" 2>&1 || fail "debootstrap failed: $(tail -n 5 "$work/debootstrap.log")"
    sources | as_root tee "$clean/etc/apt/sources.list" >/dev/null
    apt-config dump | grep -E '^Acquire::(http|https)::Proxy ' | as_root tee "$clean/etc/apt/apt.conf.d/proxy" >/dev/null || true
    # No service may start in there.
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$clean/usr/sbin/policy-rc.d" >/dev/null
    as_root chmod 755 "$clean/usr/sbin/policy-rc.d"
    as_root mount -t proc proc "$clean/proc"
    as_root mkdir -m 1777 "$clean/tmp/.X11-unix"
    as_root install -d -o nobody "$clean/home/tester" -m 700
    in_root apt-get update -q >"$work/apt.log" 2>&1 || fail "apt-get update failed in the root: $(tail -n 5 "$work/apt.log")"
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
    as_root chroot "$clean" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root "$@"
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

start_screen() {
    local number
    exec {answer}<> <(:)
    Xvfb -displayfd "$answer" -screen 0 1400x900x24 -nolisten tcp -ac >"$work/xvfb.log" 2>&1 &
    screen=$!
    read -r -t 30 number <&"$answer" || fail "Xvfb does not start: $(cat "$work/xvfb.log")"
    export DISPLAY=:$number
    as_root mount --bind /tmp/.X11-unix "$clean/tmp/.X11-unix"
}

start_window() { # start_window PLATFORM
    # The number is the window's own: $! is that of the shell around it, and killing that leaves the window running.
    # shellcheck disable=SC2016  # the root's shell reads that
    QT_QPA_PLATFORM=$1 as_user sh -c 'echo $$ >/home/tester/window.pid; exec latentwalk --log info' >"$work/window.log" 2>&1 &
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

# wait_for_model: until the window says that its model is open, and nothing else that matters
wait_for_model() {
    local complaints _
    for _ in $(seq 60); do
        sleep 1
        kill -0 "$window" 2>/dev/null || fail "the window closed by itself: $(cat "$work/window.log")"
        if grep -q ' info: opened /usr/share/latentwalk/' "$work/window.log"; then
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
