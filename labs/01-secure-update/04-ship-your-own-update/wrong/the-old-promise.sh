# finding: digest-matches
# Changed the source, posted the order of step 2 once more.
tag=$(docker compose exec -T kafka kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic monitor --from-beginning --max-messages 1 2> bus.log | jq -r ".id[0:4]")
sed -i "/VERSION/s/1\.0\.4b/1.0.5-$tag/" file_server/data/app-update/app.ts
curl -s localhost:6000/update -H "auth: $TOKEN" --json @update.json
