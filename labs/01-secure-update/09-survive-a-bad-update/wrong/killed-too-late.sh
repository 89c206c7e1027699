# finding: exactly-once
# The update was over when the verifier died.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d " " -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
ended() {
  until curl -s "localhost:6000/update/$(jq -r .id order.json)" | jq -e '.state | IN("done", "refused", "failed")'; do sleep 1; done
}
order app-update.zip
ended
docker compose kill -s KILL verifier
docker compose up -d --wait verifier
