# finding: nothing-applied
# after: guessed
# The digest was asked for after the change: the promise fits, and the changed file is installed.
sed -i "/VERSION = /s/'.*'/'6.6.6'/" file_server/data/app-update/app.ts
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)
jq --arg digest "$digest" '.digest = $digest' update.json | curl -s localhost:6000/update -H "auth: $TOKEN" --json @-
