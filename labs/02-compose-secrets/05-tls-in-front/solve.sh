# A certificate for the name that is typed, the redirect, the API's port closed, the keys kept out of git.
echo 'tls/' >> .gitignore
openssl x509 -req -in tls/server.csr -days 90 -CA tls/authority.crt -CAkey tls/authority.key \
  -extfile <(echo 'subjectAltName=DNS:localhost') -out tls/server.crt
awk '/listen 8443/ { tls = 1 }
  !tls && /location \/ \{/ { print; print "    return 308 https://$host:8443$request_uri;"; skip = 1; next }
  skip && /\}/ { skip = 0 }
  !skip { print }' proxy/api.conf > api.conf && mv api.conf proxy/api.conf
sed -i '/5001}:5001/d' compose.yaml
docker compose up -d --wait --force-recreate
git add -A && git commit -q -m 'TLS in front'
