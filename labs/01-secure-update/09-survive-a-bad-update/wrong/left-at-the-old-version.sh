# finding: still-served
# after: older-is-welcome
# The policy refuses older versions from now on; the one that got in is still there.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d " " -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
ended() {
  until curl -s "localhost:6000/update/$(jq -r .id order.json)" | jq -e '.state | IN("done", "refused", "failed")'; do sleep 1; done
}
mkdir -p file_server/data/older
sed "s/VERSION = .*/VERSION = '1.0.2';/" file_server/data/app-update/app.ts > file_server/data/older/app.ts
order older.zip
ended
sed -i 's/^older_versions: .*/older_versions: refuse/' policy/policy.yaml
