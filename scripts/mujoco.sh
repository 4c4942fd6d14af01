#!/usr/bin/env bash
# Fetches MuJoCo's library and headers from PyPI (the package mujoco-core, 10 MB: what the package
# mujoco is made of without its viewer) into a virtual environment, and links FOLDER to them.
# Usage: mujoco.sh FOLDER
set -euo pipefail
folder=$1
version=4.0.0
environment=target/venv-mujoco

[ -e "$folder/libmujoco.so.$version" ] && exit 0
. "$(dirname "$0")/install.sh"
install_packages python3 python3-venv
python3 -m venv "$environment"
if ! "$environment/bin/python" -m pip install -q --no-deps "mujoco-core==$version"; then
    echo "pip could not install mujoco-core $version (it needs the network, and Python 3.11 or newer)" >&2
    exit 1
fi
ln -sfn "$(realpath "$environment"/lib/python3*/site-packages/mujoco)" "$folder"
# pip is silent about a wheel that lacks what is needed here.
ls "$folder/libmujoco.so.$version" "$folder/include/mujoco/mujoco.h" > /dev/null
