#!/usr/bin/env bash
# Sends URLs with a command, as ../README.md explains.
set -euo pipefail

version() {
    "$1" --version | grep -om 1 '[0-9][0-9.]*[0-9]' | head -n 1
}

case $1 in
    send_curl)
        version curl
        xargs -d '\n' -n 500 curl -s
        ;;
    send_wget)
        version wget
        wget -q -O - -i -
        ;;
    send_aria2)
        version aria2c
        folder=$(mktemp -d)
        trap 'rm -r "$folder"' EXIT
        # One at a time, each into a file of its own.
        awk '{ printf "%s\n out=%d\n", $0, NR }' | aria2c -q -j 1 --async-dns=false --console-log-level=error \
            --disk-cache=0 --file-allocation=none --download-result=hide -d "$folder" -i -
        for ((n = 1; ; n++)); do
            [[ -e $folder/$n ]] || break
            cat "$folder/$n"
        done
        ;;
esac
