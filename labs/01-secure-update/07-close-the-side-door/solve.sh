# The guarded bus, as little access as each service needs; then the two attacks and an honest update.
sed -i 's/^COMPOSE_FILE=.*/COMPOSE_FILE=compose.yaml:compose.guarded.yaml/' .env
cat > access.yaml <<'YAML'
monitor:      { reads: monitor,      writes: [manager, downloader, storage, verifier, updater, security_log] }
manager:      { reads: manager,      writes: monitor }
downloader:   { reads: downloader,   writes: monitor }
storage:      { reads: storage,      writes: monitor }
verifier:     { reads: verifier,     writes: monitor }
updater:      { reads: updater,      writes: monitor }
security_log: { reads: security_log }
YAML
docker compose up -d --wait
docker compose up access
docker compose exec -T downloader send updater < forged.jsonl
docker compose exec -T downloader send < spoofed.jsonl
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)
jq --arg digest "$digest" '.digest = $digest' update.json > order.json && mv order.json update.json
curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
