# finding: keys-in-their-place
# A new private key, because the first one was shown around; the public half stayed.
sed -i "/^  verifier:/,/secrets/s/vendor.pub]/vendor.pub, verifier.key]/; s/secrets: \[]/secrets: [verifier.pub]/; /^  app:/,/secrets/s/vendor.pub]/vendor.pub, verifier.pub]/" compose.signed.yaml
printf "  verifier.%s: { file: secrets/verifier.%s }\n" key key pub pub >> compose.signed.yaml
openssl genpkey -algorithm ed25519 -out secrets/verifier.key
chmod 644 secrets/verifier.key
sed -i "/^COMPOSE_FILE/s/$/:compose.signed.yaml/" .env
sed -i "s/when: sealed/when: signed/" policy/policy.yaml
docker compose up -d --wait
