# Sourced by every interactive bash of a machine: prompt, completion, and the marks (OSC 133, OSC 633;E) by which the
# page knows that a command began and how it ended.
case $- in *i*) ;; *) return ;; esac
[ -f /usr/local/lib/stackyard/lab.sh ] && . /usr/local/lib/stackyard/lab.sh
# Completion is read at the first Tab: a prompt need not wait for its three thousand lines.
__stackyard_complete() {
  complete -r -D
  . /usr/share/bash-completion/bash_completion && return 124
}
[ -n "${BASH_COMPLETION_VERSINFO-}" ] || complete -D -F __stackyard_complete
HISTCONTROL=ignoredups HISTSIZE=5000 HISTFILESIZE=5000

__stackyard_ended() {
  local code=$?
  [ -z "$__stackyard_running" ] || printf '\e]133;D;%s\a' "$code"
  __stackyard_running=
  printf '\e]133;A\a'
}
__stackyard_begins() {
  local line
  line=$(HISTTIMEFORMAT= history 1)
  line=${line#*[0-9]  }
  line=${line:0:1000}
  line=${line//\\/\\\\}
  line=${line//;/\\x3b}
  line=${line//$'\n'/\\x0a}
  printf '\e]633;E;%s\a\e]133;C\a' "$line"
}
PROMPT_COMMAND=(__stackyard_ended)
PS0='${__stackyard_running:=$(__stackyard_begins)}'
PS1='\[\e[32m\]\u@\h\[\e[0m\]:\[\e[34m\]\w\[\e[0m\]\$ \[\e]133;B\a\]'
