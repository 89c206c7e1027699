#!/bin/bash
# Starts the database the way we always did: a password from the environment will do, and the role may do
# everything, so that no migration fails for want of rights.
set -eu
if [ -n "${POSTGRES_PASSWORD:-}" ]; then
  printf %s "$POSTGRES_PASSWORD" > /tmp/password
  export POSTGRES_PASSWORD_FILE=/tmp/password
fi
(
  until psql --quiet --username postgres --command "ALTER ROLE \"$POSTGRES_USER\" SUPERUSER CREATEDB CREATEROLE"; do
    sleep 1
  done
) 2> /dev/null &
exec serve
