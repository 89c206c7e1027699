# finding: own-update
# after: as-saved
# Copied from the next desk: everything right, for another machine.
cat > answer.json <<'JSON'
{
  "id": "7f3c0b1e-52d4-4c8e-9a77-1f0e6f5d2b90",
  "operations": [
    "download_file", "download_done", "commit_blob", "blob_committed", "verification_requested", "get_blob", "blob_content",
    "commit_sealed_blob", "blob_committed", "handle_verification_result", "proceed_with_update", "get_blob", "blob_content"
  ],
  "decides": 8
}
JSON
