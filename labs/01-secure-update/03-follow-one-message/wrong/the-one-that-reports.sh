# finding: hop-that-decides
# after: the-one-that-installs
# The manager hears of it at hop 10; it was settled before.
docker compose exec -T kafka kafka-console-consumer.sh --bootstrap-server kafka:9092 --topic monitor --from-beginning --timeout-ms 3000 > bus.jsonl 2> bus.log
id=$(jq -r .id bus.jsonl | sort | uniq -c | awk '$1 == 13 { print $2; exit }')
jq -s --arg id "$id" 'map(select(.id == $id)) | {id: $id, operations: map(.operation), decides: "handle_verification_result"}' bus.jsonl > answer.json
