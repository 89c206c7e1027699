# The three lines, each from its place.
{
  printf 'environment: '; docker inspect -f '{{json .Config.Env}}' compose-secrets-api-1 | jq -r '.[]' | grep -m1 "$DB_PASSWORD"
  printf 'image: '; docker history --no-trunc --format '{{.CreatedBy}}' records-api | grep -m1 "$DB_PASSWORD"
  printf 'log: '; docker compose logs --no-log-prefix --no-color api | grep -m1 "$DB_PASSWORD"
} > leaks.txt
