# finding: refuses-missing
# A password of one's own is enough, is it not?
docker compose stop
cd web
ADMIN_PASSWORD=$WEB_PASSWORD ADMIN_MFA=$WEB_NUMBER docker compose up -d --build --wait
