# finding: only-monitor-writes
# after: as-it-came
# The storage hands files to the updater, so it may write there: the drawing read without the monitor in it.
cat > access.yaml <<'YAML'
monitor:      { reads: monitor,      writes: [manager, downloader, storage, verifier, updater, security_log] }
manager:      { reads: manager,      writes: monitor }
downloader:   { reads: downloader,   writes: monitor }
storage:      { reads: storage,      writes: [monitor, updater] }
verifier:     { reads: verifier,     writes: monitor }
updater:      { reads: updater,      writes: monitor }
security_log: { reads: security_log }
YAML
docker compose up -d --wait
