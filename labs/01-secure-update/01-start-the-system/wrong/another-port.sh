# finding: app-answers
# after: without-the-monitor
# Port 5000 was taken on the last laptop.
APP_PORT=5050 docker compose up -d --wait
