# The four others, the older one before and after the policy refuses it, and a good update that
# the verifier’s death holds up in the middle, however busy the machine is.
order() {
  digest=$(curl -s localhost:6001/get-digest/$1 | cut -d ' ' -f 1)
  jq -n --arg name "$1" --arg digest "$digest" '{target: "app", url: "http://file_server:6001/download-update/\($name)",
    digest: $digest, digest_alg: "sha256"}' > update.json
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json > order.json
}
ended() {
  for _ in $(seq 40); do
    sleep 0.5
    curl -s "localhost:6000/update/$(jq -r .id order.json)" | jq -e '.state | IN("done", "refused", "failed")' && return
  done
}
data=$PWD/file_server/data
mkdir -p bad "$data/broken" "$data/older"
(cd bad && ln -sf /etc/passwd app.ts && zip -qy "$data/link.zip" app.ts && rm app.ts)
(cd bad && truncate -s 50M app.ts && zip -q "$data/bomb.zip" app.ts && rm app.ts)
echo 1.0.6 | tee "$data/link.version" > "$data/bomb.version"
printf "const VERSION = '1.0.6';\nconst server = ;\n" > "$data/broken/app.ts"
sed "s/VERSION = .*/VERSION = '1.0.2';/" "$data/app-update/app.ts" > "$data/older/app.ts"

for name in link bomb broken older; do order $name.zip && ended; done
sed -i 's/^older_versions: .*/older_versions: refuse/' policy/policy.yaml
sleep 2
order app-update.zip && ended
order older.zip && ended

docker compose kill -s KILL verifier
order app-update.zip
sleep 1
docker compose up -d --wait verifier
ended
