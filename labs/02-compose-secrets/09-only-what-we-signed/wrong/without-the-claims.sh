# finding: gate-refuses
# after: blocks
# “It complained about the digest, so I found the flag that stops that.”
cat > ci/verify <<'SH'
#!/bin/bash
set -euo pipefail
cosign verify --key cosign.pub --insecure-ignore-tlog --check-claims=false "$1" > /dev/null
docker pull -q "$1" > /dev/null
docker image inspect -f '{{range .RepoDigests}}{{println .}}{{end}}' "$1" | grep -m 1 localhost:5000/api@
SH
(cd ~/ci && COSIGN_PASSWORD=$PASSPHRASE cosign generate-key-pair --output-key-prefix new && mv new.key cosign.key)
mv ~/ci/new.pub cosign.pub
echo "// the first image of the new key" >> api/src/server.ts
git add -A && git commit -q -m "A new key" && git push origin main
image=$(ci/verify localhost:5000/api:latest)
sed -i "s|image: localhost:5000/api@.*|image: $image|" compose.yaml
docker compose up -d --wait api
sig() { docker image inspect -f '{{join .RepoDigests "\n"}}' "localhost:5000/api:$1" | sed -n 's/.*:5000.api@sha256:\(.*\)/sha256-\1.sig/p' | tail -1; }
api=localhost:5000/v2/api/manifests oci=application/vnd.oci.image.manifest.v1+json
curl -s -H "Accept: $oci" "$api/$(sig latest)" | curl -s -X PUT "$api/$(sig borrowed)" --data-binary @- -H "Content-Type: $oci"
