# finding: services-healthy
# after: only-the-app
# “It only reads along.”
docker compose up -d --wait
docker compose stop monitor
