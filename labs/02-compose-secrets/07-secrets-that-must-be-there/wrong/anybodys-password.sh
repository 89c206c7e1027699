# finding: admin-is-yours
# The reader is right; the password came from the page of a colleague.
docker compose stop
cd web
sed -i -e "s/const value = .*/const value = fromFile?.trim() ?? env[name]?.trim() ?? '';/" -e "s/return { value };/return value === '' ? { fault: name + ' is missing' } : { value };/" src/secrets.ts
ADMIN_PASSWORD=Beacon-colleague ADMIN_MFA=1 docker compose up -d --build --wait
