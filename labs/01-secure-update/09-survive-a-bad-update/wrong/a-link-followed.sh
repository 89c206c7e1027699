# finding: link-refused
# zip follows a link and packs what it leads to: a plain file with nonsense in it.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d " " -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
mkdir bad
(cd bad && ln -s /etc/passwd app.ts && zip -q ../file_server/data/link.zip app.ts)
echo 1.0.6 > file_server/data/link.version
order link.zip
sleep 8
