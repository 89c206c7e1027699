# finding: certificate-trusted
# The authority has the right name, so the proxy shows its certificate.
mkdir -p tls && chmod 700 tls
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 365 -subj '/CN=My authority' -keyout tls/authority.key -out tls/authority.crt
openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -subj '/CN=api' -keyout tls/server.key -out tls/server.csr
echo 'COMPOSE_FILE=compose.yaml:compose.tls.yaml' >> .env
echo 'tls/' >> .gitignore
openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -noenc -days 365 -subj /CN=localhost -addext subjectAltName=DNS:localhost -keyout tls/authority.key -out tls/authority.crt
cp tls/authority.crt tls/server.crt && cp tls/authority.key tls/server.key
awk '/listen 8443/ { tls = 1 }
  !tls && /location \/ \{/ { print; print "    return 308 https://$host:8443$request_uri;"; skip = 1; next }
  skip && /\}/ { skip = 0 }
  !skip { print }' proxy/api.conf > api.conf && mv api.conf proxy/api.conf
sed -i '/5001}:5001/d' compose.yaml
docker compose up -d --wait --force-recreate
git add -A && git commit -q -m 'TLS in front'
