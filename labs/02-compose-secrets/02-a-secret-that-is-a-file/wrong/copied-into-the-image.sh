# finding: nowhere-else
# Into the image with it, and out again in the next line.
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
cp db_password.txt api/src/db_password.txt
sed -i 's|^COPY src ./src|&\nRUN rm src/db_password.txt|' api/Dockerfile
docker compose up -d --build
rm api/src/db_password.txt
timeout 20 bash -c 'until docker compose exec -T postgres set-password; do sleep 1; done'
git add -A && git commit -q -m 'The password is a file, and lies here encrypted'
