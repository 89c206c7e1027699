# finding: who-said-no
# after: capitals
# All four were tried; the answers come from the drawing, where the monitor says no to everything.
ended() {
  for _ in $(seq 40); do
    sleep 0.5
    curl -s "localhost:6000/update/$1" | jq -e '.state | IN("done", "refused", "failed")' && return
  done
}
curl -s localhost:6000/update -H 'auth: let-me-in' --json @update.json
jq '.digest_alg = "md5" | .digest = "0123456789abcdef0123456789abcdef"' update.json | curl -s localhost:6000/update -H "auth: $TOKEN" --json @-
jq '.digest |= (.[0:60] + "0000")' update.json | curl -s localhost:6000/update -H "auth: $TOKEN" --json @-
cp file_server/data/app-update/app.ts app.ts.before
echo '// somebody was here' >> file_server/data/app-update/app.ts
ended "$(curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json | jq -r .id)"
mv app.ts.before file_server/data/app-update/app.ts
cat > breakins.json <<'JSON'
{
  "token":     { "no": "monitor", "after": 1 },
  "algorithm": { "no": "monitor", "after": 1 },
  "digest":    { "no": "monitor", "after": 8 },
  "file":      { "no": "monitor", "after": 8 }
}
JSON
