#!/usr/bin/env bash
# Unpacks Fashion-MNIST from Debian's package dataset-fashion-mnist into a folder; installs the
# package when it is missing. Usage: fashion-data.sh FOLDER
set -euo pipefail
folder=$1
package=dataset-fashion-mnist
source=/usr/share/datasets/fashion-mnist

[ -e "$folder/train-images-idx3-ubyte" ] && exit 0
if [ ! -d "$source" ]; then
    . "$(dirname "$0")/install.sh"
    install_packages "$package"
fi
mkdir -p "$folder"
for file in "$source"/*.gz; do
    name=$(basename "$file" .gz)
    gunzip -c "$file" > "$folder/$name.part"
    mv "$folder/$name.part" "$folder/$name"
done
