# finding: keys-in-their-place
# after: half-of-another-pair
# One line for all four, so that nobody is forgotten.
cat > compose.signed.yaml <<'YAML'
x-signed: &signed
  environment: { SIGNATURES: required }
  secrets: [vendor.key, vendor.pub, verifier.key, verifier.pub]

services:
  file_server: *signed
  verifier: *signed
  monitor: *signed
  app: *signed

secrets:
  vendor.key: { file: secrets/vendor.key }
  vendor.pub: { file: secrets/vendor.pub }
  verifier.key: { file: secrets/verifier.key }
  verifier.pub: { file: secrets/verifier.pub }
YAML
docker compose up -d --wait
