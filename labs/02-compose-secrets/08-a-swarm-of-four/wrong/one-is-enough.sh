# finding: four-run
# One replica signs with one key: the trouble with the sessions is gone, and so are three replicas.
docker compose stop
cd web
docker swarm init --advertise-addr 127.0.0.1
printf %s "$WEB_PASSWORD" | docker secret create ADMIN_PASSWORD -
printf %s "$WEB_NUMBER" | docker secret create ADMIN_MFA -
docker compose down
sed -i -e "s/^      replicas: 4/      replicas: 1\n      resources:\n        limits: { cpus: '0.50', memory: 100M }\n        reservations: { cpus: '0.25', memory: 50M }/" stack.yaml
timeout 150 docker stack deploy --detach=false -c stack.yaml appsec
docker kill $(docker ps -q --filter label=com.docker.swarm.service.name=appsec_web)
sleep 15
