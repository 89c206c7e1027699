# finding: unknown-algorithm
# after: one-character-short
# SHA256 looks like another word; it is the same algorithm, and the order is followed.
jq '.digest_alg = "SHA256"' update.json | curl -s localhost:6000/update -H "auth: $TOKEN" --json @-
