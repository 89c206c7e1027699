# finding: leak-in-environment
# The line of compose.yaml in the place of the container's.
docker compose up -d --build
curl -sf --retry 30 --retry-delay 1 --retry-all-errors localhost:5001/health
{
  printf 'environment: '; grep -m1 'DB_PASSWORD: ' compose.yaml
  printf 'image: '; docker history --no-trunc --format '{{.CreatedBy}}' records-api | grep -m1 "$DB_PASSWORD"
  printf 'log: '; docker compose logs --no-log-prefix --no-color api | grep -m1 "$DB_PASSWORD"
} > leaks.txt
