# finding: system-answers
# A leak was found, so everything was stopped at once.
docker compose up -d --build
curl -sf --retry 30 --retry-delay 1 --retry-all-errors localhost:5001/health
docker inspect -f '{{json .Config.Env}}' compose-secrets-api-1 | jq -r '.[]' | grep -m1 "$DB_PASSWORD" | sed 's/^/environment: /' > leaks.txt
docker compose down
