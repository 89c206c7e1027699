# finding: leak-in-log
# It was found once; that should do for all three.
docker compose up -d --build
curl -sf --retry 30 --retry-delay 1 --retry-all-errors localhost:5001/health
for place in environment image log; do echo "$place: DB_PASSWORD=$DB_PASSWORD"; done > leaks.txt
