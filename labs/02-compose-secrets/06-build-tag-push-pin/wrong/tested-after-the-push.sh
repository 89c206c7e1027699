# finding: red-pushes-nothing
# after: blocks
# The tests run, at the end, where everything else has happened.
echo "step 'test' 'Please mend it.' build --target test" >> ci/run
git commit -q -am "Tests come first"; git push origin main; git revert --no-edit HEAD~1 > /dev/null; git push origin main 2>&1 | tee push.log
image=$(grep -o "localhost:5000/api@sha256:[0-9a-f]*" push.log | tail -n 1)
sed -i -e "s|^    image: records-api|    image: $image|" -e "/^    build:/,/^    [a-z_]*:/{/^    build:/d;/^      /d}" compose.yaml
docker compose up -d --wait
