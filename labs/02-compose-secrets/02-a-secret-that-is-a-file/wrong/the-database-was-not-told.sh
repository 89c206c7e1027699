# finding: api-healthy
# Both containers read the new file; the database goes on comparing with what it wrote down at its first start.
(umask 077; openssl rand -base64 24 > db_password.txt)
gpg --batch --yes --pinentry-mode loopback --passphrase "$PASSPHRASE" --symmetric db_password.txt
echo db_password.txt >> .gitignore
sed -i -e '/^        DB_PASSWORD:/d' \
  -e 's|^      DB_PASSWORD:.*|      DB_PASSWORD_FILE: /run/secrets/db_password|' \
  -e 's|^      POSTGRES_PASSWORD:.*|      POSTGRES_PASSWORD_FILE: /run/secrets/db_password|' \
  -e 's|^    restart: unless-stopped|    secrets: [db_password]\n&|' compose.yaml
printf '\nsecrets:\n  db_password: { file: db_password.txt }\n' >> compose.yaml
sed -i -e '/DB_PASSWORD/d' -e '/psql finds/d' api/Dockerfile
sed -i '/connecting to/d' api/src/start.ts
docker compose up -d --build
git add -A && git commit -q -m 'The password is a file, and lies here encrypted'
