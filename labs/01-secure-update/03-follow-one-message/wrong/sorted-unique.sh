# finding: operations-in-order
# after: a-colleagues-answer
# sort -u makes lists tidy, and wrong.
docker compose exec -T kafka kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic monitor --from-beginning --timeout-ms 3000 > bus.jsonl 2> bus.log
id=$(jq -r .id bus.jsonl | sort | uniq -c | awk '$1 == 13 { print $2; exit }')
jq -r .operation bus.jsonl | sort -u | jq -R . | jq -s --arg id "$id" '{id: $id, operations: ., decides: 8}' > answer.json
