#!/bin/sh
# On the machine's own root: links the image store while containerd starts, then keeps it, Docker and the resolver running.
# Asked to stop, it ends Docker first and in order, so that what runs in containers can finish.
set -e
lib=/usr/local/lib/stackyard
if [ "$1" != supervise ]; then
  rm -f /var/run/docker.pid /run/containerd/containerd.sock
  exec tini -- $lib/inside.sh supervise
fi

serve() {
  while :; do
    "$@" || true
    sleep 1
  done
}

# Containers ask the resolver on docker0. Without a way out it says at once that no name is known, where an outside one
# would take ten seconds to fail.
resolve() {
  until ip -4 addr show docker0 2>/dev/null | grep -q 172.31.255.1; do sleep 0.2; done
  [ "$EGRESS" = 1 ] || closed="--no-resolv --address=/#/"
  dnsmasq --keep-in-foreground --no-hosts $closed --listen-address=172.31.255.1 --bind-interfaces --user=nobody
}

serve containerd --log-level warn > /var/log/containerd.log 2>&1 &
serve resolve > /var/log/resolver.log 2>&1 &
$lib/link-store.sh
until [ -S /run/containerd/containerd.sock ]; do sleep 0.01; done

trap 'stopping=1; kill -TERM "$docker"' TERM
while [ -z "$stopping" ]; do
  dockerd --containerd /run/containerd/containerd.sock --mtu "${ENGINE_MTU:-1500}" \
    --default-network-opt "bridge=com.docker.network.driver.mtu=${ENGINE_MTU:-1500}" >> /var/log/dockerd.log 2>&1 &
  docker=$!
  wait "$docker" || true
  [ -n "$stopping" ] || sleep 1
done
# the signal ended the wait, not yet Docker
wait "$docker" || true
