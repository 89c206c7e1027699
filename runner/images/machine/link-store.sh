#!/bin/sh
# Makes every image of the store this machine's own, once: copies the small metadata and links each layer's content.
set -e
docker=/var/lib/docker
[ -d /store/image ] && [ ! -d $docker/image ] || exit 0
mkdir -p $docker/overlay2
cp -a /store/image $docker/
cp -a /store/overlay2/l $docker/overlay2/
cd /store/overlay2
for layer in *; do
  [ "$layer" != l ] || continue
  dirs="$dirs $docker/overlay2/$layer/work"
done
mkdir -p $dirs
for layer in *; do
  [ "$layer" != l ] || continue
  ln -s "/store/overlay2/$layer/diff" "$docker/overlay2/$layer/diff"
  # what Docker writes into a layer once another stands on it: without it, `docker save` mounts the topmost for writing
  : > "$docker/overlay2/$layer/committed"
done
# one cp for all layers: a process each would cost more than everything else here
find . -mindepth 2 -maxdepth 2 \( -name link -o -name lower \) -print0 | xargs -0 -r cp --parents -t $docker/overlay2
