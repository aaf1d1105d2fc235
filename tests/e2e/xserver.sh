#!/usr/bin/env bash
# Runs a command on a hidden X screen of its own, and takes the screen away after it.
#   xserver.sh xvfb WxH COMMAND...    mouse and keys
#   xserver.sh xorg WxH COMMAND...    touch and pen too: Xorg with the dummy and inputtest drivers
# The command finds DISPLAY and, with xorg, THIMBLE_TEST_DEVICES (the folder of the devices' sockets). Xorg's screen
# claims a quarter of a millimetre a pixel; Xvfb's monitor claims nothing, and its screen 96 dots an inch.
# Ends as the command does; with 77 (skipped) where the server isn't installed.
# Needs no root, no terminal and no graphics card.
set -euo pipefail
kind=$1 width=${2%x*} height=${2#*x}
shift 2
here=$(dirname "$(readlink -f "$0")")

skip() { echo "skipped: $*"; exit 77; }

folder=$(mktemp -d "${TMPDIR:-/tmp}/thimble-x.XXXXXX")
server=
finish() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  fi
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT TERM

case $kind in
  xvfb)
    command -v Xvfb >/dev/null || skip "there is no Xvfb here (Debian: apt install xvfb)"
    Xvfb -displayfd 3 -screen 0 "${width}x${height}x24" -dpi 96 -nolisten tcp -ac -noreset \
      3>"$folder/display" >"$folder/log" 2>&1 &
    ;;
  xorg)
    xorg=/usr/lib/xorg/Xorg
    modules=/usr/lib/xorg/modules
    [ -x $xorg ] || skip "there is no Xorg here (Debian: apt install xserver-xorg-core)"
    [ -e $modules/input/inputtest_drv.so ] || skip "this Xorg has no inputtest driver (Debian: in xserver-xorg-core)"
    [ -e $modules/drivers/dummy_drv.so ] ||
      skip "this Xorg has no dummy driver (Debian: apt install xserver-xorg-video-dummy)"
    command -v xrandr >/dev/null || skip "there is no xrandr here (Debian: apt install x11-xserver-utils)"
    # A plain 60 Hz mode with blanking of 160 by 30 pixels.
    clock=$(awk "BEGIN {printf \"%.2f\", ($width + 160) * ($height + 30) * 60 / 1e6}")
    mode="\"thimble\" $clock $width $((width + 48)) $((width + 80)) $((width + 160))"
    mode="$mode $height $((height + 3)) $((height + 8)) $((height + 30)) +hsync -vsync"
    sed -e "s#@FOLDER@#$folder#g; s#@WIDTH@#$width#g; s#@HEIGHT@#$height#g; s#@MODELINE@#$mode#" \
      "$here/xorg.conf.in" >"$folder/xorg.conf"
    # Any seat but seat0 keeps Xorg off the machine's own terminals; -noreset: it outlives its clients.
    $xorg -displayfd 3 -config "$folder/xorg.conf" -configdir /nonexistent -logfile "$folder/log" \
      -seat seat-thimble -noreset -nolisten tcp -ac -dpms -s 0 3>"$folder/display" >"$folder/out" 2>&1 &
    export THIMBLE_TEST_DEVICES=$folder
    ;;
  *)
    echo "xserver.sh: expected xvfb or xorg, found '$kind'" >&2
    exit 2
    ;;
esac
server=$!

ready() {
  [ -s "$folder/display" ] || return 1
  [ "$kind" = xvfb ] || { [ -S "$folder/keyboard.sock" ] && [ -S "$folder/touch.sock" ]; }
}
for _ in $(seq 200); do
  ready && break
  kill -0 "$server" 2>/dev/null || break
  sleep 0.05
done
if ! ready; then
  echo "xserver.sh: $kind did not start; the end of its log:" >&2
  tail -20 "$folder/log" "$folder/out" >&2 2>/dev/null || true
  exit 1
fi
DISPLAY=:$(cat "$folder/display")
export DISPLAY
if [ "$kind" = xorg ]; then
  # Programs see a size in mm only after it was set and the whole state was asked for once.
  xrandr --output DUMMY0 --set WIDTH_MM $((width / 4)) --set HEIGHT_MM $((height / 4))
  xrandr >/dev/null
fi
status=0
"$@" || status=$?
exit $status
