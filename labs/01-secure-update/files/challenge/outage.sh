#!/bin/bash
# Breaks one thing in a hardened system, and does not say which. Read no further if you want to find out yourself.
cd "$(dirname "$0")/.." || exit 1

wrong_half() {
  openssl genpkey -algorithm ed25519 | openssl pkey -pubout -out secrets/verifier.pub
  docker compose restart monitor app
}

mute_storage() {
  docker compose exec -T kafka kafka-acls.sh --bootstrap-server localhost:9094 --remove --force \
    --allow-principal User:storage --operation Write --topic monitor
}

unreadable_policy() {
  echo '  - { hop: 14, from: manger, to: updater, operation: get_blob, after: 13 }' >> policy/policy.yaml
  docker compose restart monitor
}

off_the_net() {
  docker network disconnect secure-update_default secure-update-verifier-1
}

outages=(wrong_half mute_storage unreadable_policy off_the_net)
"${outages[RANDOM % ${#outages[@]}]}" > /dev/null 2>&1
echo 'Something is different now. Order an update.'
