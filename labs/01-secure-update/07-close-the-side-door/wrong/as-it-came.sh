# finding: only-monitor-writes
# Everybody has a password now. That must be enough.
./make-secrets
sed -i 's/^COMPOSE_FILE=.*/COMPOSE_FILE=compose.yaml:compose.guarded.yaml/' .env
docker compose up -d --wait
