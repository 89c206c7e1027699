#!/bin/sh
# First process of a machine: puts its whole root on its own disk, then hands over to inside.sh.
# /disk is the machine's disk, /store the image store, read-only; both are given by the engine's side.
set -e
until [ -f /disk/signal/go ]; do sleep 0.005; done   # the engine's side has given us our control group

for mount in $(awk '$5 ~ "^/sys/fs/cgroup" {print $5}' /proc/self/mountinfo); do
  mount -o remount,rw,bind "$mount" 2>/dev/null || true
done
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  # v2: a group that has children may hold no process of its own
  mkdir -p /sys/fs/cgroup/init
  xargs -rn1 < /sys/fs/cgroup/cgroup.procs > /sys/fs/cgroup/init/cgroup.procs || true
  sed -e 's/ / +/g' -e 's/^/+/' < /sys/fs/cgroup/cgroup.controllers > /sys/fs/cgroup/cgroup.subtree_control
  # Docker goes before what runs in containers (100 each)
  echo 900 > /sys/fs/cgroup/init/cpu.weight 2>/dev/null || true
fi

# The new root: this image below, the disk above. (An overlay serves as a lower layer of an overlay, never as an upper one.)
mkdir -p /disk/upper /disk/work /disk/root /disk/docker /disk/containerd
mount --make-rprivate /
mount -t overlay overlay -o lowerdir=/,upperdir=/disk/upper,workdir=/disk/work,userxattr /disk/root
cd /disk/root
for dir in proc sys dev; do mount --rbind /$dir $dir; done
for file in etc/hosts etc/hostname; do mount --bind /$file $file; done
if [ "$EGRESS" = 1 ]; then mount --bind /etc/resolv.conf etc/resolv.conf
else
  # our own resolver, which says at once that a name is not known; Docker's would try to ask outside
  printf 'nameserver 172.31.255.1\noptions timeout:1 attempts:1\n' > etc/resolv.conf
fi
mkdir -p store old var/lib/docker var/lib/containerd
mount --rbind /store store
mount --bind /disk/docker var/lib/docker
mount --bind /disk/containerd var/lib/containerd
mount -t tmpfs -o mode=755,size=64m tmpfs run
mkdir -p run/lock
mount -t tmpfs -o mode=1777,size=256m tmpfs dev/shm 2>/dev/null || true
pivot_root . old
cd /
umount -l /old
mount --make-rshared /
exec /usr/local/lib/stackyard/inside.sh
