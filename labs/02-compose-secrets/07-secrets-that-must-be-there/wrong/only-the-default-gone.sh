# finding: refuses-empty
# Missing is refused; an empty text is not missing.
docker compose stop
cd web
sed -i -e "s/?? 'changeme'//" -e 's/return { value };/return value === undefined ? { fault: `${name} is missing` } : { value };/' src/secrets.ts
ADMIN_PASSWORD=$WEB_PASSWORD ADMIN_MFA=$WEB_NUMBER docker compose up -d --build --wait
