# finding: update-done
# after: one-more-change
# The right version on port 5000, by a program that no order brought there.
tag=$(docker compose exec -T kafka kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic monitor --from-beginning --max-messages 1 2> bus.log | jq -r ".id[0:4]")
sed -i "/VERSION = /s/1\.0\.[^']*/1.0.5-$tag/" file_server/data/app-update/app.ts
docker compose stop app
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)
jq --arg digest "$digest" '.digest = $digest' update.json > order.json && mv order.json update.json
curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
docker run -d --name impostor -p 5000:5000 --entrypoint node stackyard/secure-update -e \
  "require('node:http').createServer((_, answer) => answer.end('Hello World! Application version 1.0.5-$tag')).listen(5000)"
