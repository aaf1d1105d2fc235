#!/usr/bin/env bash
# Prints the table of ./dev bench:  bench.sh BUILD_FOLDER
# Medians and 99th percentiles with the target beside; nothing passes or fails. Run it on a quiet machine.
set -euo pipefail
build=$(readlink -f "$1")
here=$(dirname "$(readlink -f "$0")")

export THIMBLE_ASSETS=$build/assets SDL_AUDIODRIVER=dummy
printf '%s, %s processors, load %s\n\n' "$(uname -m)" "$(nproc)" "$(cut -d' ' -f1 /proc/loadavg)"
printf '%-62s %10s %10s  %-12s %s\n' WHAT MEDIAN P99 UNIT TARGET
"$build/thimble_bench"
SDL_VIDEODRIVER=x11 "$here/../e2e/xserver.sh" xorg 1280x800 "$build/window_bench" touch || [ $? -eq 77 ]
SDL_VIDEODRIVER=x11 "$here/../e2e/xserver.sh" xvfb 1280x800 "$build/window_bench" mouse || [ $? -eq 77 ]
