# finding: order-taken
# after: past-the-bus
# The app runs again instead of the impostor, and everything is right but the header.
docker rm -f impostor
docker compose up -d --wait app
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)
jq -n --arg digest "$digest" '{url: "http://file_server:6001/download-update/app-update.zip", target: "app", digest_alg: "sha256", digest: $digest}' > update.json
curl -s localhost:6000/update --json @update.json
