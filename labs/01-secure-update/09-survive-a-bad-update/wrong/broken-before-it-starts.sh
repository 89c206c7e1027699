# finding: broken-rolled-back
# An archive cut in half is broken, but no app was ever started.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d " " -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
(cd file_server/data/app-update && zip -q ../whole.zip app.ts)
head -c 200 file_server/data/whole.zip > file_server/data/broken.zip
echo 1.0.6 > file_server/data/broken.version
order broken.zip
sleep 6
