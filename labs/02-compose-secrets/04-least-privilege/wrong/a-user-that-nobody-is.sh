# finding: not-root
# A user is created; nothing runs as it.
sed -i 's|^COPY src ./src|&\nRUN useradd --uid 1000 api|' api/Dockerfile
sed -i -e '/5432:5432/d' -e '/^    entrypoint: bash/d' \
  -e "s|^    volumes: \['./db/start.sh.*|    volumes: [data:/var/lib/postgresql]\n    tmpfs: [/tmp, '/run/postgresql:uid=1000,gid=1000,mode=755']|" \
  -e 's/^    restart: .*/&\n    read_only: true/' compose.yaml
printf '\nvolumes:\n  data:\n' >> compose.yaml
docker compose up -d --build --wait
docker compose exec -T postgres psql -q -U "$DB_USER" -d "$DB_NAME" -c 'CREATE TABLE kept AS SELECT now() AS at'
docker compose down && docker compose up -d --wait
git add -A && git commit -q -m 'As little as each needs'
