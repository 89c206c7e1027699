#!/bin/sh
# Starts the engine's dockerd on cgroup v1 or v2. ENGINE_MTU is the MTU of the host's default route.
set -e
socket=/run/stackyard/docker.sock

for mount in $(awk '$5 ~ "^/sys/fs/cgroup" {print $5}' /proc/self/mountinfo); do
  mount -o remount,rw,bind "$mount" 2>/dev/null || true
done
mount -o remount,rw /proc/sys 2>/dev/null || true
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  # v2: a group that has children may hold no process of its own
  mkdir -p /sys/fs/cgroup/init
  xargs -rn1 < /sys/fs/cgroup/cgroup.procs > /sys/fs/cgroup/init/cgroup.procs || true
  sed -e 's/ / +/g' -e 's/^/+/' < /sys/fs/cgroup/cgroup.controllers > /sys/fs/cgroup/cgroup.subtree_control
fi

# the range that root in a machine is mapped to: nobody on the host
grep -q '^dockremap:' /etc/passwd || useradd --system dockremap
grep -q '^dockremap:' /etc/subuid || { echo dockremap:100000:655360 >> /etc/subuid; echo dockremap:100000:655360 >> /etc/subgid; }

# loop devices carry the machines' disks
[ -e /dev/loop-control ] || mknod /dev/loop-control c 10 237
i=0
while [ $i -lt 256 ]; do
  [ -e /dev/loop$i ] || mknod /dev/loop$i b 7 $i
  i=$((i + 1))
done

# What listens in this network namespace (the runner) is not for machines; answers to our own connections are.
iptables -N STACKYARD 2>/dev/null || iptables -F STACKYARD
iptables -A STACKYARD -i lo -j RETURN
iptables -A STACKYARD -i eth0 -j RETURN
iptables -A STACKYARD -m conntrack --ctstate ESTABLISHED,RELATED -j RETURN
iptables -A STACKYARD -j DROP
iptables -C INPUT -j STACKYARD 2>/dev/null || iptables -I INPUT -j STACKYARD

rm -f /var/run/docker.pid "$socket"
mkdir -p /run/stackyard
# Docker's own address pools end at 31 networks and overlap what learners make inside.
exec tini -- dockerd \
  --host "unix://$socket" --host unix:///var/run/docker.sock \
  --userns-remap=default \
  --mtu "${ENGINE_MTU:-1500}" --default-network-opt "bridge=com.docker.network.driver.mtu=${ENGINE_MTU:-1500}" \
  --bip 100.127.0.1/16 --default-address-pool base=100.64.0.0/16,size=28 \
  --live-restore=false --log-level warn
