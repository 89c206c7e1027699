# finding: order-taken
# The new program put in place of the app by hand: the right answer on port 5000, and no update.
docker compose stop app
docker run -d --name impostor -p 5000:5000 --entrypoint node stackyard/secure-update -e \
  "require('node:http').createServer((_, answer) => answer.end('Hello World! Application version 1.0.4b')).listen(5000)"
