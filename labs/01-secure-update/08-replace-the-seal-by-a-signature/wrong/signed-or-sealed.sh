# finding: policy-asks-signature
# “It worked before, so let both pass.”
sed -i "/^  verifier:/,/secrets/s/vendor.pub]/vendor.pub, verifier.key]/; s/secrets: \[]/secrets: [verifier.pub]/; /^  app:/,/secrets/s/vendor.pub]/vendor.pub, verifier.pub]/" compose.signed.yaml
printf "  verifier.%s: { file: secrets/verifier.%s }\n" key key pub pub >> compose.signed.yaml
sed -i "/^COMPOSE_FILE/s/$/:compose.signed.yaml/" .env
sed -i 's/\(.*\)when: sealed }/&\n\1when: signed }/' policy/policy.yaml
docker compose up -d --wait
