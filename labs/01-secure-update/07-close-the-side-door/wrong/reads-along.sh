# finding: own-topic-only
# after: the-storage-delivers-itself
# Writing was locked, reading left open: it changes nothing, does it?
cat > access.yaml <<'YAML'
monitor:      { reads: any, writes: [manager, downloader, storage, verifier, updater, security_log] }
manager:      { reads: any, writes: monitor }
downloader:   { reads: any, writes: monitor }
storage:      { reads: any, writes: monitor }
verifier:     { reads: any, writes: monitor }
updater:      { reads: any, writes: monitor }
security_log: { reads: any }
YAML
docker compose up -d --wait
