#!/bin/sh
# Run in the engine's mount namespace: enter.sh PID CGROUP USER DIR COMMAND...
# Joins the machine's control groups, gives up what the machine's seccomp profile refuses (what enters by
# nsenter does not inherit it), enters the machine's namespaces and becomes USER there.
set -e
pid=$1 cgroup=$2 user=$3 dir=$4
shift 4
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  echo 0 > "/sys/fs/cgroup/$cgroup/init/cgroup.procs"
else
  for controller in /sys/fs/cgroup/*/; do
    [ ! -d "$controller$cgroup" ] || echo 0 > "$controller$cgroup/cgroup.procs"
  done
fi
exec /usr/local/lib/stackyard/refuse.pl /usr/local/lib/stackyard/refusals.bpf \
  nsenter --target "$pid" --user --mount --pid --net --ipc --uts --cgroup \
  /usr/local/lib/stackyard/become.sh "$user" "$dir" "$@"
