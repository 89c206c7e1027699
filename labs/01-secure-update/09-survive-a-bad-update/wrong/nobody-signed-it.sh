# finding: bomb-refused
# after: a-large-file-is-no-bomb
# The archive without its version: the vendor can not sign it, and it never comes to the updater.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d " " -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
rm file_server/data/bomb.* bad/app.ts
(cd bad && truncate -s 50M app.ts && zip -q ../file_server/data/bomb.zip app.ts)
order bomb.zip
sleep 6
