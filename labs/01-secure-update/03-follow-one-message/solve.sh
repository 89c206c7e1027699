# Any update that has all its thirteen messages will do.
id=$(jq -r .id bus.jsonl | sort | uniq -c | awk '$1 == 13 { print $2; exit }')
jq -s --arg id "$id" 'map(select(.id == $id)) | {
  id: $id,
  operations: map(.operation),
  decides: (map(.verified == true) | index(true) + 1)
}' bus.jsonl > answer.json
