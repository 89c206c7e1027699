# finding: digest-matches
# after: a-colleagues-tag
# Asked for the digest, then mended one last thing.
tag=$(docker compose exec -T kafka kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic monitor --from-beginning --max-messages 1 2> bus.log | jq -r ".id[0:4]")
sed -i "/VERSION = /s/1\.0\.[^']*/1.0.5-$tag/" file_server/data/app-update/app.ts
digest=$(curl -s localhost:6001/get-digest/app-update.zip | cut -d ' ' -f 1)
echo '// one last thing' >> file_server/data/app-update/app.ts
jq --arg digest "$digest" '.digest = $digest' update.json > order.json && mv order.json update.json
id=$(curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json | jq -r .id)
# It waits for the end: the one that comes next leaves an update that has none.
for _ in $(seq 60); do
  curl -s "localhost:6000/update/$id" | jq -e '.state | IN("done", "refused", "failed")' && break
  sleep 0.5
done
