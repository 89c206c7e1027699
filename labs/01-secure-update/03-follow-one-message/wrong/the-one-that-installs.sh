# finding: hop-that-decides
# after: sorted-unique
# The order to install looks like the decision.
docker compose exec -T kafka kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic monitor --from-beginning --timeout-ms 3000 > bus.jsonl 2> bus.log
id=$(jq -r .id bus.jsonl | sort | uniq -c | awk '$1 == 13 { print $2; exit }')
jq -s --arg id "$id" 'map(select(.id == $id)) | {id: $id, operations: map(.operation), decides: 11}' bus.jsonl > answer.json
