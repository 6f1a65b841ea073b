#!/bin/sh
# Lays a release over the one that a folder serves: lay-over.sh dist/embed /var/www/brexit-transfer
#
# An update and the way back are the same: the release that shall be seen is laid over the other.
# Whoever reads a page meanwhile finds all that it asks for. The parts with a fingerprint in their
# name come first, and those of other releases stay; the loader, which names them, comes last. No
# file is ever there in half. Times are those of now: servers tell by time and size whether a file
# is another one, and two releases' loaders may well be of one size.
set -eu
[ $# -eq 2 ] || { echo "lay-over.sh RELEASE FOLDER, such as lay-over.sh dist/embed /var/www/brexit-transfer" >&2; exit 2; }
release=$1
folder=$2
[ -f "$release/brexit-transfer.js" ] || { echo "lay-over.sh: $release is no release, it has no brexit-transfer.js" >&2; exit 1; }

# Copies the files whose names come in.
lay() {
  while IFS= read -r file; do
    mkdir -p "$folder/$(dirname "$file")"
    cp "$release/$file" "$folder/$file.new"
    mv "$folder/$file.new" "$folder/$file"
    # Compressed files of another release must not stay beside it.
    for kind in br gz; do
      [ -e "$release/$file.$kind" ] || rm -f "$folder/$file.$kind"
    done
  done
}

list() {
  (cd "$release" && find . -type f "$@" | sort)
}

part='*-[0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f][0-9a-f]*.*'
loader='./brexit-transfer.js*'
list -name "$part" | lay
list ! -name "$part" ! -path "$loader" | lay
list -path "$loader" | lay
