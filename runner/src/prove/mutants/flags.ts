/** How many words a flag takes behind it, by program, as its manual says; a flag that is not named takes none. */
export const TAKES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  curl: {
    ...words(1, '-H --header -d --data --json -o --output -w --write-out -X --request -u --user -F --form -b -c'),
    ...words(1, '--cacert --cert --key --resolve --connect-to --max-time --retry --retry-delay'),
  },
  jq: { ...words(2, '--arg --argjson --rawfile --slurpfile'), ...words(1, '--indent -f --from-file') },
  docker: {
    ...words(1, '--file --format --tail --since -s --signal -p --publish -e --env --env-file -v --volume --mount'),
    ...words(1, '--name --network -t --tag -u --user -w --workdir --timeout --replicas --build-arg --secret --filter'),
    ...words(1, '--scale --profile --project-name --label --memory --cpus --cap-drop --cap-add --constraint --target'),
  },
  'kafka-console-consumer.sh': words(1, '--bootstrap-server --topic --max-messages --timeout-ms --group --partition'),
  openssl: {
    ...words(1, '-in -out -inkey -keyout -sigfile -algorithm -days -subj -newkey -addext -CA -CAkey -CAfile -pkeyopt'),
    ...words(1, '-signature -sign -verify_hostname -connect -servername -name -passin -passout -set_serial -extfile'),
  },
  cosign: words(1, '--key --signature --certificate --output-file'),
  psql: words(1, '-h -p -U -d -c -f -v'),
  cut: words(1, '-d -f -c -b'),
  head: words(1, '-n -c'),
  tail: words(1, '-n -c'),
  sed: words(1, '-e -f'),
  grep: words(1, '-e -f -m -A -B -C'),
  sort: words(1, '-k -t -o'),
  truncate: words(1, '-s'),
  base64: words(1, '-w'),
  mktemp: words(1, '-p'),
  install: words(1, '-m -o -g'),
};

/**
 * Flags that change what is printed on the way, or how long a command waits, and nothing that a check could ask about:
 * leaving them out makes no other answer.
 */
export const TALK: Readonly<Record<string, ReadonlySet<string>>> = {
  curl: new Set(['-s', '-S', '-sS', '-v', '--silent', '--show-error']),
  docker: new Set(['-d', '--detach', '--wait', '--no-log-prefix', '-q', '--quiet', '-T']),
  zip: new Set(['-q']),
  grep: new Set(['-n']),
};

function words(takes: number, flags: string): Record<string, number> {
  return Object.fromEntries(flags.split(' ').map((flag) => [flag, takes]));
}
