# finding: policy-asks-signature
# Keys and files are right; the policy was forgotten.
order() {
  digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d " " -f 1)
  jq --arg digest "$digest" ".digest = \$digest" update.json > order.json && mv order.json update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
  sleep 6
}
sed -i "/^  verifier:/,/secrets/s/vendor.pub]/vendor.pub, verifier.key]/; s/secrets: \[]/secrets: [verifier.pub]/; /^  app:/,/secrets/s/vendor.pub]/vendor.pub, verifier.pub]/" compose.signed.yaml
printf "  verifier.%s: { file: secrets/verifier.%s }\n" key key pub pub >> compose.signed.yaml
sed -i "/^COMPOSE_FILE/s/$/:compose.signed.yaml/" .env
docker compose up -d --wait
. ./.env
COMPOSE_FILE=$COMPOSE_FILE:attacks/swap-blob.yaml docker compose up -d --wait storage
order
docker compose up -d --wait storage
order
