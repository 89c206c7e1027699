# finding: own-update
# The block of the page, saved and left as it is.
cat > answer.json <<'JSON'
{
  "id": "the id of your update",
  "operations": [the thirteen operations, each in quotes, in order],
  "decides": the number of the hop
}
JSON
