# The verifier's keys, the list of files, hop 13; then the attack again, the honest storage back, and an update.
cat > compose.signed.yaml <<'YAML'
x-signed: &signed
  SIGNATURES: required

services:
  file_server:
    environment: *signed
    secrets: [vendor.key]
  verifier:
    environment: *signed
    secrets: [vendor.pub, verifier.key]
  monitor:
    environment: *signed
    secrets: [verifier.pub]
  app:
    environment: *signed
    secrets: [vendor.pub, verifier.pub]

secrets:
  vendor.key: { file: secrets/vendor.key }
  vendor.pub: { file: secrets/vendor.pub }
  verifier.key: { file: secrets/verifier.key }
  verifier.pub: { file: secrets/verifier.pub }
YAML
sed -i '/^COMPOSE_FILE/s/$/:compose.signed.yaml/' .env
sed -i 's/when: sealed/when: signed/' policy/policy.yaml
docker compose up -d --wait

order() {
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
  for _ in $(seq 30); do
    sleep 0.5
    curl -s "localhost:6000/update/$(jq -r .id order.json)" | jq -e '.state | IN("done", "refused", "failed")' && return
  done
}
. ./.env
COMPOSE_FILE=$COMPOSE_FILE:attacks/swap-blob.yaml docker compose up -d --wait storage
order
docker compose up -d --wait storage
order
