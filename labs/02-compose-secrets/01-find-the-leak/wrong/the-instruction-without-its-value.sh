# finding: leak-in-image
# The line of the Dockerfile, which names the password and does not hold it.
docker compose up -d --build
curl -sf --retry 30 --retry-delay 1 --retry-all-errors localhost:5001/health
{
  printf 'environment: '; docker inspect -f '{{json .Config.Env}}' compose-secrets-api-1 | jq -r '.[]' | grep -m1 "$DB_PASSWORD"
  printf 'image: '; grep pgpass api/Dockerfile
  printf 'log: '; docker compose logs --no-log-prefix --no-color api | grep -m1 "$DB_PASSWORD"
} > leaks.txt
