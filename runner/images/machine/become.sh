#!/bin/sh
# become.sh USER DIR COMMAND...: run COMMAND as USER with that user's environment. Called by the engine's enter.sh.
user=$1 dir=$2
shift 2
# read here, not by getent: another process would cost each prompt two milliseconds
while IFS=: read -r name _ uid gid _ home shell && [ "$name" != "$user" ]; do :; done < /etc/passwd
if [ "$name" != "$user" ]; then echo "become.sh: this machine has no user $user any more" >&2; exit 1; fi
export HOME="$home" USER="$user" LOGNAME="$user" SHELL="$shell" LANG=C.UTF-8
export PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
cd "${dir:-$home}" 2>/dev/null || cd "$home" || cd /
unset OLDPWD
# when memory runs out, what a learner started goes before Docker does
echo 300 > /proc/self/oom_score_adj
if [ "$uid" = 0 ]; then exec "$@"; fi
exec setpriv --reuid "$uid" --regid "$gid" --init-groups -- "$@"
