# finding: refuses-hostile
# after: any-operation
# Who may tell whom what, and not when.
cat > policy/policy.yaml <<'YAML'
older_versions: allow
rules:
  - { hop: 1, from: manager, to: downloader, operation: download_file }
  - { hop: 2, from: downloader, to: manager, operation: download_done }
  - { hop: 3, from: manager, to: storage, operation: commit_blob }
  - { hop: 4, from: storage, to: manager, operation: blob_committed }
  - { hop: 5, from: manager, to: verifier, operation: verification_requested }
  - { hop: 6, from: verifier, to: storage, operation: get_blob }
  - { hop: 7, from: storage, to: verifier, operation: blob_content }
  - { hop: 8, from: verifier, to: storage, operation: commit_sealed_blob, when: verified }
  - { hop: 9, from: storage, to: verifier, operation: blob_committed }
  - { hop: 10, from: verifier, to: manager, operation: handle_verification_result, when: verified }
  - { hop: 10, from: verifier, to: manager, operation: handle_verification_result, when: refused }
  - { hop: 11, from: manager, to: updater, operation: proceed_with_update, when: verified }
  - { hop: 12, from: updater, to: storage, operation: get_blob }
  - { hop: 13, from: storage, to: updater, operation: blob_content, when: sealed }
  - { from: manager, to: security_log, operation: request_refused }
YAML
sleep 2
