# finding: broker-asks-who
# after: reads-along
# Tried, seen, and put back as it was: one thing less to look after.
docker compose up -d --wait
head -n 1 bus.jsonl > spoofed.jsonl
docker compose exec -T downloader send < spoofed.jsonl
sleep 2
sed -i 's/^COMPOSE_FILE=.*/COMPOSE_FILE=compose.yaml/' .env
docker compose up -d --wait
