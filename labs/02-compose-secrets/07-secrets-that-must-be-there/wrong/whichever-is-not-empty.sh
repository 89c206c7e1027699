# finding: refuses-empty
# The empty file is passed over, and a variable that nobody thinks of counts.
docker compose stop
cd web
sed -i -e "s/const value = .*/const value = (fromFile?.trim() || env[name]?.trim()) ?? '';/" -e "s/return { value };/return value === '' ? { fault: name + ' is missing' } : { value };/" src/secrets.ts
ADMIN_PASSWORD=$WEB_PASSWORD ADMIN_MFA=$WEB_NUMBER docker compose up -d --build --wait
