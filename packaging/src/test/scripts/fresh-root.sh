#!/usr/bin/env bash
# Both commands of the README in a clean Debian root that has what the README names and nothing else.
#
#   fresh-root.sh ROOT        makes the root, or takes the one that is there, and runs the commands
#   fresh-root.sh ROOT CMD... runs CMD in the checkout there instead
#
# For root, with debootstrap installed. Taken from the caller: the mirror and its settings from apt, or MIRROR; the
# JDK from JDK, or JAVA_HOME; Maven's settings and what it has fetched already from ~/.m2; the certificates that
# this machine trusts. With WITHOUT_TEXT=1 the package that draws text is left out, and with it all that Debian's
# Maven has brought along for text: then the first command must make its run all the same, and say what is missing.
set -euo pipefail

root=$(readlink -f "${1:?the folder of the root}")
shift
checkout=$(cd "$(dirname "$0")/../../../.." && pwd)
suite=${SUITE:-bookworm}
jdk=$(readlink -f "${JDK:-${JAVA_HOME:?the folder of a JDK 25 or later}}")
# What the README asks of a Linux without a desktop.
text=libpangoft2-1.0-0

. "$(dirname "$0")/clean-root.sh"

make_root() {
  make_bare_root
  inside "apt-get -q -y install --no-install-recommends maven $text"
  if [ -d /etc/ssl/certs ]; then
    rm -rf "$root/etc/ssl/certs" && cp -a /etc/ssl/certs "$root/etc/ssl/certs"
  fi
  mkdir -p "$root/usr/lib/jvm" "$root/root/.m2"
  cp -a "$jdk" "$root/usr/lib/jvm/"
  for kept in settings.xml repository; do
    [ -e "$HOME/.m2/$kept" ] && cp -a "$HOME/.m2/$kept" "$root/root/.m2/"
  done
  if [ -n "${WITHOUT_TEXT:-}" ]; then
    inside "dpkg --purge --force-depends $text libpango-1.0-0 libfreetype6 libfontconfig1"
  fi
}

check_out() {
  rm -rf "$root/src" && mkdir "$root/src"
  git -C "$checkout" archive HEAD | tar x -C "$root/src"
}

[ -e "$root/usr/bin/mvn" ] || make_root
if [ $# -gt 0 ]; then
  inside "cd /src && $*"
  exit
fi
check_out
for command in "mvn -q" "mvn -B verify"; do
  echo "== $command"
  inside "cd /src && $command"
done
