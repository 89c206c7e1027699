# finding: refuses-missing
# It ends, and leaves whoever started it guessing.
docker compose stop
cd web
sed -i -e "s/const value = .*/const value = fromFile?.trim() ?? env[name]?.trim() ?? '';/" -e "s/return { value };/return value === '' ? { fault: 'a secret is missing' } : { value };/" src/secrets.ts
ADMIN_PASSWORD=$WEB_PASSWORD ADMIN_MFA=$WEB_NUMBER docker compose up -d --build --wait
