# finding: trimmed
# Looked at without its line end, used with it.
docker compose stop
cd web
sed -i -e "s/const value = .*/const value = fromFile ?? env[name] ?? '';/" -e "s/return { value };/return value.trim() === '' ? { fault: name + ' is missing' } : { value };/" src/secrets.ts
ADMIN_PASSWORD=$WEB_PASSWORD ADMIN_MFA=$WEB_NUMBER docker compose up -d --build --wait
