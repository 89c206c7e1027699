# finding: killed-and-back
# One kill for all of them: visitors find nobody.
docker compose stop
cd web
docker swarm init --advertise-addr 127.0.0.1
printf %s "$WEB_PASSWORD" | docker secret create ADMIN_PASSWORD -
printf %s "$WEB_NUMBER" | docker secret create ADMIN_MFA -
openssl rand -base64 32 | docker secret create SECRET_KEY -
docker compose down
sed -i -e 's/secrets: \[ADMIN_PASSWORD, ADMIN_MFA\]/secrets: [ADMIN_PASSWORD, ADMIN_MFA, SECRET_KEY]/' -e 's/^  ADMIN_MFA: { external: true }/&\n  SECRET_KEY: { external: true }/' \
  -e "s/^      replicas: 4/&\n      resources:\n        limits: { cpus: '0.50', memory: 100M }\n        reservations: { cpus: '0.25', memory: 50M }/" stack.yaml
timeout 150 docker stack deploy --detach=false -c stack.yaml appsec
docker kill $(docker ps -q --filter label=com.docker.swarm.service.name=appsec_web)
sleep 15
