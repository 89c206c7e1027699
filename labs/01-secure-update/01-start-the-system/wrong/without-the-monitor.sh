# finding: services-healthy
# “It only reads along.”
docker compose up -d --wait
docker compose stop monitor
