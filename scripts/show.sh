#!/usr/bin/env bash
# Says where a picture is, and opens it where there is a screen and somebody at a terminal; never
# where CI is set. Usage: show.sh FILE
echo "picture: $(realpath "$1")"
if [ -z "${CI:-}" ] && [ -t 1 ] && [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] &&
    command -v xdg-open > /dev/null; then
    xdg-open "$1" > /dev/null 2>&1 &
fi
exit 0
