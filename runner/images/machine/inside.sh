#!/bin/sh
# On the machine's own root: links the image store, starts containerd, then keeps dockerd running.
set -e
/usr/local/lib/stackyard/link-store.sh
# Containers ask the resolver on docker0. Without a way out it says at once that no name is known, where an outside one
# would take ten seconds to fail.
rm -f /var/run/docker.pid /run/containerd/containerd.sock
exec tini -- sh -c '
  serve() { while :; do "$@"; sleep 1; done; }
  serve containerd --log-level warn > /var/log/containerd.log 2>&1 &
  until [ -S /run/containerd/containerd.sock ]; do sleep 0.01; done
  resolve() {
    until ip -4 addr show docker0 2>/dev/null | grep -q 172.31.255.1; do sleep 0.05; done
    [ "$EGRESS" = 1 ] || closed="--no-resolv --address=/#/"
    exec dnsmasq --keep-in-foreground --no-hosts $closed --listen-address=172.31.255.1 --bind-interfaces --user=nobody
  }
  serve resolve > /var/log/resolver.log 2>&1 &
  serve dockerd --containerd /run/containerd/containerd.sock --mtu "${ENGINE_MTU:-1500}" \
    --default-network-opt "bridge=com.docker.network.driver.mtu=${ENGINE_MTU:-1500}" $DOCKERD_EXTRA > /var/log/dockerd.log 2>&1
'
