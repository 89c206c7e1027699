# finding: update-done
# after: whole-line
# The address that worked in the terminal, given to a container.
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)
jq -n --arg digest "$digest" '{url: "http://localhost:6001/download-update/app-update.zip", target: "app", digest_alg: "sha256", digest: $digest}' > update.json
curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
