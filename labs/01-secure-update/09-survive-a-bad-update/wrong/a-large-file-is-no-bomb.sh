# finding: bomb-refused
# Three megabytes that are three megabytes packed, too.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d " " -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
mkdir bad
(cd bad && head -c 3M /dev/urandom > app.ts && zip -q ../file_server/data/bomb.zip app.ts)
echo 1.0.6 > file_server/data/bomb.version
order bomb.zip
sleep 8
