# finding: services-healthy
# In a hurry: only what has a port.
docker compose up -d --no-deps app
