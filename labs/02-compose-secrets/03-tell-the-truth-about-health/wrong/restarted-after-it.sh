# finding: back-by-itself
# After an outage one restarts everything; that always helps.
HEALTH='    healthcheck: { test: [CMD, healthy], start_period: 60s, start_interval: 1s, interval: 5s, timeout: 5s, retries: 3 }'
sed -i -e '/^    # the database needs a moment/d' -e '/^    command: sh -c "sleep/d' \
  -e 's/^    depends_on: .*/    depends_on:\n      postgres: { condition: service_healthy }/' \
  -e "s/^    restart: .*/&\n$HEALTH/" compose.yaml
docker compose up -d --wait
docker compose stop postgres
curl -s localhost:5001/health
docker compose start postgres
docker compose restart api
timeout 30 bash -c 'until curl -sf localhost:5001/health; do sleep 0.5; done'
echo guess > db_password.txt
curl -s localhost:5001/health
gpg --batch --quiet --pinentry-mode loopback --passphrase "$PASSPHRASE" --decrypt db_password.txt.gpg > db_password.txt
docker compose restart api
timeout 30 bash -c 'until curl -sf localhost:5001/health; do sleep 0.5; done'
git add -A && git commit -q -m 'Health is told and waited for'
