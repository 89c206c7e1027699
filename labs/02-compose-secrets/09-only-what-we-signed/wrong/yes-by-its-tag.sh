# finding: gate-refuses
# after: blocks
# The gate asks cosign, and hands on the name that it was given.
cat > ci/verify <<'SH'
#!/bin/sh
cosign verify --key cosign.pub --insecure-ignore-tlog "$1" > /dev/null && echo "$1"
SH
(cd ~/ci && COSIGN_PASSWORD=$PASSPHRASE cosign generate-key-pair --output-key-prefix new && mv new.key cosign.key)
mv ~/ci/new.pub cosign.pub
echo "// the first image of the new key" >> api/src/server.ts
git add -A && git commit -q -m "A new key" && git push origin main
image=$(cosign verify --key cosign.pub --insecure-ignore-tlog --output json localhost:5000/api:latest | jq -r '.[0].critical.image["docker-manifest-digest"]')
sed -i "s|image: localhost:5000/api@.*|image: localhost:5000/api@$image|" compose.yaml
docker compose up -d --wait api
sig() { docker image inspect -f '{{join .RepoDigests "\n"}}' "localhost:5000/api:$1" | sed -n 's/.*:5000.api@sha256:\(.*\)/sha256-\1.sig/p' | tail -1; }
api=localhost:5000/v2/api/manifests oci=application/vnd.oci.image.manifest.v1+json
curl -s -H "Accept: $oci" "$api/$(sig latest)" | curl -s -X PUT "$api/$(sig borrowed)" --data-binary @- -H "Content-Type: $oci"
