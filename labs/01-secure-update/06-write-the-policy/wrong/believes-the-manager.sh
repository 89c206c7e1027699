# finding: refuses-hostile
# after: without-the-seal
# Hop 11 in its turn, whatever the verdict was.
cat > policy/policy.yaml <<'YAML'
older_versions: allow
rules:
  - { hop: 1, from: manager, to: downloader, operation: download_file, after: nothing }
  - { hop: 2, from: downloader, to: manager, operation: download_done, after: 1 }
  - { hop: 3, from: manager, to: storage, operation: commit_blob, after: 2 }
  - { hop: 4, from: storage, to: manager, operation: blob_committed, after: 3 }
  - { hop: 5, from: manager, to: verifier, operation: verification_requested, after: 4 }
  - { hop: 6, from: verifier, to: storage, operation: get_blob, after: 5 }
  - { hop: 7, from: storage, to: verifier, operation: blob_content, after: 6 }
  - { hop: 8, from: verifier, to: storage, operation: commit_sealed_blob, after: 7, when: verified }
  - { hop: 9, from: storage, to: verifier, operation: blob_committed, after: 8 }
  - { hop: 10, from: verifier, to: manager, operation: handle_verification_result, after: 9, when: verified }
  - { hop: 10, from: verifier, to: manager, operation: handle_verification_result, after: [7, 9], when: refused }
  - { hop: 11, from: manager, to: updater, operation: proceed_with_update, after: 10 }
  - { hop: 12, from: updater, to: storage, operation: get_blob, after: 11 }
  - { hop: 13, from: storage, to: updater, operation: blob_content, after: 12, when: sealed }
  - { from: manager, to: security_log, operation: request_refused }
YAML
sleep 2
