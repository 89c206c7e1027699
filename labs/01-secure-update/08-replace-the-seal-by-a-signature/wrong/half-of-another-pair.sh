# finding: keys-in-their-place
# after: the-private-half-to-check-with
# A new private key, because the first one was shown around; the public half stayed.
sed -i 's#verifier.pub: { file: secrets/verifier.key }#verifier.pub: { file: secrets/verifier.pub }#' compose.signed.yaml
openssl genpkey -algorithm ed25519 -out secrets/verifier.key
chmod 644 secrets/verifier.key
# Compose does not see that a secret comes from another file now
docker compose up -d --wait --force-recreate monitor app
