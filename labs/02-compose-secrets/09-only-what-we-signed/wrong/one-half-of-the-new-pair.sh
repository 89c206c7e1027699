# finding: latest-is-signed
# after: blocks
# The public key is exchanged, and the CI goes on signing with the old private one.
cat > ci/verify <<'SH'
#!/bin/bash
set -euo pipefail
signed=$(cosign verify --key cosign.pub --insecure-ignore-tlog --output json "$1")
echo "${1%:*}@$(jq -r ".[0].critical.image[\"docker-manifest-digest\"]" <<< "$signed")"
SH
(cd ~/ci && COSIGN_PASSWORD=$PASSPHRASE cosign generate-key-pair --output-key-prefix new)
mv ~/ci/new.pub cosign.pub
echo "// the first image of the new key" >> api/src/server.ts
git add -A && git commit -q -m "A new key" && git push origin main
