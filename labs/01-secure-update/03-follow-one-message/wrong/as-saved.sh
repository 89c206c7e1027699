# finding: own-update
# The block of the page, saved and left as it is.
cat > answer.json <<'JSON'
{
  "id": "the id of your update",
  "operations": [thirteen names, each in quotes],
  "decides": the number of the hop
}
JSON
