# ANCHOR: build
build() {                          # once, from a commit
  mkdir -p "out/$1"
  cp "$src/server.mjs" "out/$1/"
  echo "{\"commit\":\"$1\"}" >"out/$1/build.json"
  tar -cf "$1.tar" --mtime=@0 --sort=name --owner=0 -C "out/$1" .
}
# ANCHOR_END: build

# ANCHOR: release
release() {                        # bytes and settings get a place
  mkdir -p "releases/$1"
  tar -xf "$1.tar" -C "releases/$1"
  ln -s "releases/$1" next         # a second link, then one rename:
  mv -T next current               # nobody sees a moment without
}
# ANCHOR_END: release
