# finding: gate-refuses
# after: blocks
# cosign says no, jq says nothing and ends with 0, and so does the gate.
cat > ci/verify <<'SH'
#!/bin/sh
cosign verify --key cosign.pub --insecure-ignore-tlog --output json "$1" | jq -r '.[0].critical.image["docker-manifest-digest"]' | sed "s|^|${1%:*}@|"
SH
(cd ~/ci && COSIGN_PASSWORD=$PASSPHRASE cosign generate-key-pair --output-key-prefix new && mv new.key cosign.key)
mv ~/ci/new.pub cosign.pub
echo "// the first image of the new key" >> api/src/server.ts
git add -A && git commit -q -m "A new key" && git push origin main
image=$(ci/verify localhost:5000/api:latest)
sed -i "s|image: localhost:5000/api@.*|image: $image|" compose.yaml
docker compose up -d --wait api
