#!/bin/bash
# desktop.sh COMMAND…: runs COMMAND on a desktop of its own — X server, session bus, keyring, window manager, home —
# and ends, by pid, what it started. Runs can go side by side. Its exit code is COMMAND's; a signal is handed on.
#   SCREEN=1600x900                the size of the display
#   DISPLAYS=1|2                   2 = outputs DUMMY0 (1600x900, primary) and DUMMY1 (1920x1080) to its right
#   KEYRING=unlocked|prompt|none   unlocked by the password "test" · none made yet · no bus and so no service
#   COMPOSITOR=0|1                 1 = transparent windows are see-through instead of black
set -u
KEYRING=${KEYRING:-unlocked}
DISPLAYS=${DISPLAYS:-1}
here=$(dirname "$(readlink -f "$0")")
pids=() # what runs on the desktop, in the order of its start

fail() {
  echo "desktop.sh: $1" >&2
  [ -z "${2:-}" ] || cat "$2" >&2
  exit 1
}

# A polite word, woken up in case a test had stopped it, and after three seconds the hard way.
end() {
  kill -TERM "$1" 2>/dev/null && kill -CONT "$1" 2>/dev/null
  for _ in $(seq 30); do kill -0 "$1" 2>/dev/null || return; sleep 0.1; done
  kill -KILL "$1" 2>/dev/null
}

# Last started, first ended. A bash that has begun to leave takes no second signal for one.
clean_up() {
  trap '' TERM INT HUP
  for ((i = ${#pids[@]} - 1; i >= 0; i--)); do end "${pids[i]}"; wait "${pids[i]}" 2>/dev/null; done
  rm -rf "$run"
}

start_x() {
  local number
  exec {number}<> <(:) # the X server writes the display number it chose here
  if [ "$DISPLAYS" = 2 ]; then
    Xorg -displayfd "$number" -config "$here/two.conf" -logfile "$run/x.log" -noreset -nolisten tcp -novtswitch \
      -sharevts >"$run/x.out" 2>&1 &
  else
    Xvfb -displayfd "$number" -screen 0 "${SCREEN:-1600x900}x24" -noreset -nolisten tcp >"$run/x.out" 2>&1 &
  fi
  pids+=($!)
  read -r -t 15 -u "$number" display || fail 'no X server within 15 s' "$run/x.out"
  exec {number}>&-
}

start_bus() {
  local address
  exec {address}<> <(:)
  dbus-daemon --session --nofork --print-address="$address" 2>"$run/bus.out" &
  pids+=($!)
  read -r -t 10 -u "$address" DBUS_SESSION_BUS_ADDRESS || fail 'no session bus within 10 s' "$run/bus.out"
  exec {address}>&-
}

# The password is everything on the input, so no newline; without --foreground the daemon would outlive the run.
unlock_keyring() {
  gnome-keyring-daemon --foreground --unlock --components=secrets < <(printf test) >/dev/null 2>&1 &
  pids+=($!)
  for _ in $(seq 100); do has_secret_service && return; sleep 0.1; done
  fail 'no unlocked keyring within 10 s'
}

has_secret_service() {
  timeout 5 dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
    org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true
}

# Until someone probes, a new output counts as disconnected: hence the last xrandr.
plug_two_displays() {
  timeout 10 xrandr --addmode DUMMY1 1920x1080 &&
    timeout 10 xrandr --output DUMMY0 --mode 1600x900 --primary --pos 0x0 \
      --output DUMMY1 --mode 1920x1080 --right-of DUMMY0 &&
    timeout 10 xrandr >/dev/null || fail 'xrandr could not plug the second display in'
}

# In the background, so that a signal to this script is acted on at once.
run_command() {
  "$@" <&0 &
  local command=$! signalled=
  trap 'signalled=1; end "$command"' TERM INT HUP
  wait "$command"
  local code=$?
  [ -z "$signalled" ] || { wait "$command"; code=$?; } # the first wait told of the signal, not of the command
  exit "$code"
}

[ $# -gt 0 ] || fail 'which command?'
run=$(mktemp -d) || fail 'no folder for temporary files'
trap clean_up EXIT
trap 'exit 143' TERM INT HUP
mkdir "$run/home"
mkdir -m 700 "$run/xdg"

start_x
# Electron picks its secret store by the desktop's name.
export DISPLAY=:$display HOME="$run/home" XDG_RUNTIME_DIR="$run/xdg" XDG_CURRENT_DESKTOP=GNOME NO_AT_BRIDGE=1
unset WAYLAND_DISPLAY XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME
export DBUS_SESSION_BUS_ADDRESS=disabled: # without a value libdbus may start a bus that nobody ends
[ "$KEYRING" = none ] || start_bus
[ "$KEYRING" != unlocked ] || unlock_keyring
openbox >/dev/null 2>&1 &
pids+=($!)
if [ "${COMPOSITOR:-0}" = 1 ]; then
  command -v xcompmgr >/dev/null || fail 'COMPOSITOR=1 needs xcompmgr'
  xcompmgr >/dev/null 2>&1 &
  pids+=($!)
fi
[ "$DISPLAYS" != 2 ] || plug_two_displays
run_command "$@"
