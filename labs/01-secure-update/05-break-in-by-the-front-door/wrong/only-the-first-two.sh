# finding: changed-file
# Two refusals seen, the rest taken for granted.
curl -s localhost:6000/update -H 'auth: let-me-in' --json @update.json
jq '.digest_alg = "md5" | .digest = "0123456789abcdef0123456789abcdef"' update.json | curl -s localhost:6000/update -H "auth: $TOKEN" --json @-
sleep 3
cat > breakins.json <<'JSON'
{
  "token":     { "no": "manager",  "after": 0 },
  "algorithm": { "no": "verifier", "after": 7 },
  "digest":    { "no": "verifier", "after": 7 },
  "file":      { "no": "verifier", "after": 7 }
}
JSON
