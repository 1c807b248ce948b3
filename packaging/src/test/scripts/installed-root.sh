#!/usr/bin/env bash
# The .deb in a clean Debian root without Java: it installs, its window opens, its default run comes to the edge of
# stability, and it measures what the distribution measures here, to the last bit.
#
#   installed-root.sh ROOT
#
# After mvn -Pinstallers -pl packaging -am package -DskipTests. For root, with debootstrap installed; see clean-root.sh.
set -euo pipefail

root=$(readlink -f "${1:?the folder of the root, new or made by this before}")
target=$(cd "$(dirname "$0")/../../../target" && pwd)
suite=${SUITE:-bookworm}
. "$(dirname "$0")/clean-root.sh"

[ -e "$root/usr/bin/apt-get" ] || make_bare_root
cp "$target"/installers/edgescope_*.deb "$root/tmp/edgescope.deb"
echo "== The package, and a display that is none"
inside "apt-get -q -y install --no-install-recommends /tmp/edgescope.deb xvfb x11-utils"
if inside "command -v java"; then
  echo "There is a Java in $root, which was to have none" >&2
  exit 1
fi
inside "du -sh /opt/edgescope; command -v edgescope"
for page in man/man1/edgescope.1 man/man1/edgescope-train.1 bash-completion/completions/edgescope; do
  inside "test -s /usr/share/$page" || { echo "/usr/share/$page is not there" >&2; exit 1; }
done
for kind in run:edgescope sweep:edgesweep snapshot:edgesnap lesson:edgelesson; do
  grep -x ".*:application/x-edgescope-${kind%:*}:\*.${kind#*:}" "$root/usr/share/mime/globs2"
done
inside "grep -x 'Exec=.*edgescope %f' /usr/share/applications/edgescope.desktop && xdg-mime query default application/x-edgescope-run"

echo "== The default run, to the edge"
inside "cd /tmp && edgescope config progressive-sharpening >run.json && edgescope train run.json --steps 500 --out run"
awk -F, '
  NR == 1 { for (i = 1; i <= NF; i++) if ($i == "lambda_1") column = i }
  NR > 1 && $column != "" { sharpness = $column }
  END { print "sharpness " sharpness " at the end"; exit !(sharpness > 18 && sharpness < 24) }' \
  "$root/tmp/run/metrics.csv"

echo "== A measurement, there and here"
sed 's/"seed"/"reproducible" : "portable", "seed"/' "$root/tmp/run.json" >"$root/tmp/portable.json"
inside "cd /tmp && edgescope measure portable.json --json" >"$root/tmp/there.json"
"$target/edgescope/bin/edgescope" measure "$root/tmp/portable.json" --json >"$root/tmp/here.json"
cmp "$root/tmp/there.json" "$root/tmp/here.json"
grep '"loss"' "$root/tmp/there.json"

echo "== The window"
for launcher in /usr/bin/edgescope /opt/edgescope/bin/Edgescope; do
  inside "rm -f /tmp/.X97-lock /tmp/.X11-unix/X97; Xvfb :97 -screen 0 1280x800x24 >/dev/null 2>&1 & export DISPLAY=:97
    for i in \$(seq 30); do xwininfo -root >/dev/null 2>&1 && break; sleep 1; done
    $launcher & for i in \$(seq 90); do
    xwininfo -root -tree | grep -q '\"Edgescope' && echo \"$launcher opens it\" && exit; sleep 1; done; exit 1"
done
