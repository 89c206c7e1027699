# finding: red-pushes-nothing
# after: blocks
# Run on one's own computer, seen to fail, mended, pushed. The CI still lets everything through.
set -a; . ./.env; set +a
docker build --progress plain --build-arg NODE_IMAGE --build-arg MODULES --target test api 2>&1 | tail -n 5
git revert --no-edit HEAD > /dev/null; git push origin main 2>&1 | tee push.log
image=$(grep -o "localhost:5000/api@sha256:[0-9a-f]*" push.log | tail -n 1)
sed -i -e "s|^    image: records-api|    image: $image|" -e "/^    build:/,/^    [a-z_]*:/{/^    build:/d;/^      /d}" compose.yaml
docker compose up -d --wait
