# finding: app-answers
# Port 5000 was taken on the last laptop.
sed -i 's/5000:5000/5050:5000/' compose.yaml
docker compose up -d --wait
