# finding: digest-matches
# after: without-token
# The block of the page, saved and posted as it is.
cat > update.json <<'JSON'
{"url": "http://file_server:6001/download-update/app-update.zip",
 "target": "app", "digest_alg": "sha256",
 "digest": "paste the digest here"}
JSON
curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
