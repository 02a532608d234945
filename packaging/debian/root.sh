# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# Roots of a Debian release: made with debootstrap from the mirror, and through the proxy, that this machine's own apt uses.
# Sourced after common.sh.

# codename_of RELEASE: of a release's number
codename_of() {
    case $1 in
        11) echo bullseye ;;
        12) echo bookworm ;;
        13) echo trixie ;;
        *) fail "Debian 11, 12 and 13 are known here, and '$1' was asked for" ;;
    esac
}

# own_release: this machine's, as a number
own_release() {
    local id number
    id=$(sed -n 's/^ID=//p' /etc/os-release)
    number=$(sed -n 's/^VERSION_ID="\(.*\)"/\1/p' /etc/os-release)
    [ "$id" = debian ] && [ -n "$number" ] || fail "this machine runs no release of Debian, from whose mirror a root could be made"
    echo "$number"
}

# sources RELEASE: the lines of a sources.list that say of a release what this machine's own apt reads of its own
sources() {
    local own other
    own=$(codename_of "$(own_release)")
    other=$(codename_of "$1")
    # shellcheck disable=SC2016  # apt-get reads that
    apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' 'Created-By: Packages' |
        awk -v own="$own" -v other="$other" \
            '$2 ~ "^" own "(-updates|-security)?$" && $3 == "main" { sub(own, other, $2); print "deb", $1, $2, $3 }' | sort -u
}

# make_root RELEASE FOLDER: a new, minimal root, in which apt has read what there is and no service starts. FOLDER.log
# has what debootstrap and apt say.
make_root() {
    local folder=$2 log=$2.log codename mirror proxy
    codename=$(codename_of "$1")
    mirror=$(sources "$1" | awk -v name="$codename" '$3 == name { print $2; exit }')
    [ -n "$mirror" ] || fail "apt on this machine knows no mirror of Debian"
    proxy=$(apt-config dump Acquire::http::Proxy --format '%v' --no-empty)
    local include=()
    case $mirror in https:*) include=(--include=ca-certificates) ;; esac
    as_root env ${proxy:+http_proxy="$proxy"} debootstrap --variant=minbase "${include[@]}" "$codename" "$folder" "$mirror" \
        >"$log" 2>&1 || fail "debootstrap failed: $(tail -n 5 "$log")"
    sources "$1" | as_root tee "$folder/etc/apt/sources.list" >/dev/null
    apt-config dump | grep -E '^Acquire::(http|https)::Proxy ' | as_root tee "$folder/etc/apt/apt.conf.d/proxy" >/dev/null || true
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$folder/usr/sbin/policy-rc.d" >/dev/null
    as_root chmod 755 "$folder/usr/sbin/policy-rc.d"
    in_other_root "$folder" apt-get update -q >"$log" 2>&1 || fail "apt-get update failed in the root: $(tail -n 5 "$log")"
}

# in_other_root FOLDER COMMAND...: as root in there, with nothing of this machine's environment
in_other_root() {
    local folder=$1
    shift
    as_root chroot "$folder" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive HOME=/root "$@"
}
