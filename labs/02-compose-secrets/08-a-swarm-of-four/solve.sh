# The third secret, limits and reservations; then a replica is killed and comes back.
cd ~/compose-secrets/web
openssl rand -base64 32 | docker secret create SECRET_KEY -
sed -i -e 's/secrets: \[ADMIN_PASSWORD, ADMIN_MFA\]/secrets: [ADMIN_PASSWORD, ADMIN_MFA, SECRET_KEY]/' \
  -e 's/^  ADMIN_MFA: { external: true }/&\n  SECRET_KEY: { external: true }/' \
  -e "s/^      replicas: 4/&\n      resources:\n        limits: { cpus: '0.50', memory: 100M }\n        reservations: { cpus: '0.25', memory: 50M }/" stack.yaml
timeout 150 docker stack deploy --detach=false -c stack.yaml appsec
docker kill $(docker ps -q --filter label=com.docker.swarm.service.name=appsec_web | head -n 1)
for i in $(seq 60); do
  docker service ls --filter name=appsec_web --format '{{.Replicas}}' | grep -q 4/4 && break
  sleep 1
done
