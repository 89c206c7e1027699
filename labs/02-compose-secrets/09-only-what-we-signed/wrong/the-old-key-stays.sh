# finding: key-rotated
# after: blocks
# A gate, and one key for ever.
cat > ci/verify <<'SH'
#!/bin/bash
set -euo pipefail
signed=$(cosign verify --key cosign.pub --insecure-ignore-tlog --output json "$1")
echo "${1%:*}@$(jq -r ".[0].critical.image[\"docker-manifest-digest\"]" <<< "$signed")"
SH
echo "// the first image of the new key" >> api/src/server.ts
git add -A && git commit -q -m "A new key" && git push origin main
image=$(ci/verify localhost:5000/api:latest)
sed -i "s|image: localhost:5000/api@.*|image: $image|" compose.yaml
docker compose up -d --wait api
