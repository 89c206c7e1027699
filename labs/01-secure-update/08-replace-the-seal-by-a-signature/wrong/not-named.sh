# finding: keys-in-their-place
# Everything written, and nobody reads it: COMPOSE_FILE stays as it was.
sed -i "/^  verifier:/,/secrets/s/vendor.pub]/vendor.pub, verifier.key]/; s/secrets: \[]/secrets: [verifier.pub]/; /^  app:/,/secrets/s/vendor.pub]/vendor.pub, verifier.pub]/" compose.signed.yaml
printf "  verifier.%s: { file: secrets/verifier.%s }\n" key key pub pub >> compose.signed.yaml
sed -i "s/when: sealed/when: signed/" policy/policy.yaml
docker compose up -d --wait
