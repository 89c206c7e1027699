# finding: exactly-once
# after: killed-too-late
# Killed in the middle, and nobody brought it back.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d " " -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
docker compose kill -s KILL verifier
order app-update.zip
