# Three orders beside update.json, which stays as it is; then what the log says of them.
order() {
  curl -s localhost:6000/update -H "auth: $TOKEN" --json @- | jq -r .id
}
ended() {
  for _ in $(seq 40); do
    sleep 0.5
    curl -s "localhost:6000/update/$1" | jq -e '.state | IN("done", "refused", "failed")' && return
  done
}
md5=$(curl -s localhost:6001/download-update/app-update.zip | md5sum | cut -d ' ' -f 1)
jq --arg digest "$md5" '.digest_alg = "md5" | .digest = $digest' update.json | order
jq '.digest |= (.[0:60] + "0000")' update.json | order
cp file_server/data/app-update/app.ts app.ts.before
echo '// somebody was here' >> file_server/data/app-update/app.ts
ended "$(order < update.json)"
mv app.ts.before file_server/data/app-update/app.ts
cat > breakins.json <<'JSON'
{
  "token":     { "no": "manager",  "after": 0 },
  "algorithm": { "no": "verifier", "after": 7 },
  "digest":    { "no": "verifier", "after": 7 },
  "file":      { "no": "verifier", "after": 7 }
}
JSON
