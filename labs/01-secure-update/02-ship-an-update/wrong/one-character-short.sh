# finding: digest-matches
# after: as-saved
# The mouse let go one character early.
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -c 1-63)
jq -n --arg digest "$digest" '{url: "http://file_server:6001/download-update/app-update.zip", target: "app", digest_alg: "sha256", digest: $digest}' > update.json
curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
