# finding: leak-in-image
# The password itself, three times: found, but not where.
docker compose up -d --build
curl -sf --retry 30 --retry-delay 1 --retry-all-errors localhost:5001/health
printf '%s: %s\n' environment "$DB_PASSWORD" image "$DB_PASSWORD" log "$DB_PASSWORD" > leaks.txt
