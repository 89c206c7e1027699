# finding: own-version
# after: the-old-promise
# Shipped without a fault, with the tag of the next desk.
sed -i "/VERSION = /s/1\.0\.[^']*/1.0.5-zzzz/" file_server/data/app-update/app.ts
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)
jq --arg digest "$digest" '.digest = $digest' update.json > order.json && mv order.json update.json
curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
