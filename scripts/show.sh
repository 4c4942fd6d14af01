#!/usr/bin/env bash
# Opens a picture where there is a screen, and says where it is. Usage: show.sh FILE
echo "picture: $(realpath "$1")"
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] && command -v xdg-open > /dev/null; then
    xdg-open "$1" > /dev/null 2>&1 &
fi
exit 0
