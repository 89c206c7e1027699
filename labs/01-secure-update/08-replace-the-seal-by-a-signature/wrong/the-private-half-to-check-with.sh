# finding: keys-in-their-place
# after: not-named
# “A key is a key”: the monitor is given the one that was just made, under the name that it asks for.
sed -i 's#verifier.pub: { file: secrets/verifier.pub }#verifier.pub: { file: secrets/verifier.key }#' compose.signed.yaml
sed -i "/^COMPOSE_FILE/s/$/:compose.signed.yaml/" .env
docker compose up -d
