# A clean Debian root, for the scripts beside this one, which set root and suite. For root, with debootstrap
# installed. Taken from the caller: the mirror and its settings from apt, or MIRROR.

# Runs a command of the shell in the root.
inside() {
  unshare --mount --pid --fork --mount-proc="$root/proc" \
    chroot "$root" env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin DEBIAN_FRONTEND=noninteractive \
    sh -c "$1"
}

mirror() {
  apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' "Created-By: Packages" |
    awk -v suite="$suite" '$2 == suite && $3 == "main" { print $1; exit }'
}

# The smallest Debian there is, which can install packages.
make_bare_root() {
  debootstrap --variant=minbase "$suite" "$root" "${MIRROR:-$(mirror)}"
  for place in /etc/apt/apt.conf /etc/apt/apt.conf.d /etc/apt/auth.conf.d /usr/local/share/ca-certificates; do
    [ -e "$place" ] && mkdir -p "$root$(dirname "$place")" && cp -a "$place" "$root$(dirname "$place")"
  done
  inside "apt-get -q update"
}
