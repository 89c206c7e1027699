# finding: honest-update
# after: content-with-the-seal
# The attack is refused, and the storage that makes it is left where it is.
order() {
  digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d " " -f 1)
  jq --arg digest "$digest" ".digest = \$digest" update.json > order.json && mv order.json update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
  sleep 6
}
sed -i "s/when: sealed/when: signed/" policy/policy.yaml
. ./.env
COMPOSE_FILE=$COMPOSE_FILE:attacks/swap-blob.yaml docker compose up -d --wait storage
order
order
