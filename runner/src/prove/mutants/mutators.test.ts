import { describe, expect, test } from 'vitest';
import { dropCommand } from './drop-command.ts';
import { dropFlag } from './drop-flag.ts';
import { emptyFile } from './empty-file.ts';
import { missingSecret } from './missing-secret.ts';
import { swappedOrder } from './swapped-order.ts';
import { ofFile, ofScript } from './testing.ts';
import { wrongName } from './wrong-name.ts';
import { wrongPort } from './wrong-port.ts';

describe('drop a command', () => {
  test('each command of a script, in functions and loops too, and what follows in a pipeline or behind &&', async () => {
    const script = [
      '# a comment, ü and all',
      'order() {',
      '  curl a | jq .id',
      '  touch done',
      '}',
      'for x in 1 2; do order; ls $x; done',
      'id=$(cat f | cut -f 1)',
      'order && mv a b',
    ].join('\n');
    expect(await ofScript(dropCommand, script)).toMatchInlineSnapshot(`
      [
        "without order() { curl a | jq .id touch done } ⇒ :",
        "without curl a | jq .id ⇒   :",
        "without jq .id ⇒   curl a",
        "without touch done ⇒   :",
        "without for x in 1 2; do order; ls $x; done ⇒ :",
        "without order ⇒ for x in 1 2; do :; ls $x; done",
        "without ls $x ⇒ for x in 1 2; do order; :; done",
        "without id=$(cat f | cut -f 1) ⇒ :",
        "without cut -f 1 ⇒ id=$(cat f)",
        "without order && mv a b ⇒ :",
        "without order ⇒ : && mv a b",
        "without mv a b ⇒ order",
      ]
    `);
  });

  test('nothing that is alone in its body', async () => {
    expect(await ofScript(dropCommand, 'ls\n(cd bad)\necho 1 > version')).toMatchInlineSnapshot(`
      [
        "without ls ⇒ :",
        "without (cd bad) ⇒ :",
        "without echo 1 > version ⇒ :",
      ]
    `);
  });
});

describe('drop a flag', () => {
  test('with the words that belong to it, as the program’s manual says', async () => {
    expect(await ofScript(dropFlag, `curl -s -H "auth: $TOKEN" --json @f | jq --arg id "$id" -r .id\ndocker rm -f x`))
      .toMatchInlineSnapshot(`
        [
          "without -H "auth: $TOKEN" ⇒ curl -s --json @f | jq --arg id "$id" -r .id",
          "without --json @f ⇒ curl -s -H "auth: $TOKEN" | jq --arg id "$id" -r .id",
          "without --arg id "$id" ⇒ curl -s -H "auth: $TOKEN" --json @f | jq -r .id",
          "without -r ⇒ curl -s -H "auth: $TOKEN" --json @f | jq --arg id "$id" .id",
          "without -f ⇒ docker rm x",
        ]
      `);
  });

  test('of the program that another one runs', async () => {
    expect(
      await ofScript(
        dropFlag,
        'docker compose exec -T kafka kafka-console-consumer.sh --topic monitor --from-beginning',
      ),
    ).toMatchInlineSnapshot(`
      [
        "without --topic monitor ⇒ docker compose exec -T kafka kafka-console-consumer.sh --from-beginning",
        "without --from-beginning ⇒ docker compose exec -T kafka kafka-console-consumer.sh --topic monitor",
      ]
    `);
  });

  test('none that changes only what is printed on the way, or how long a command waits', async () => {
    expect(await ofScript(dropFlag, 'docker compose up -d --wait\ncurl -s a')).toEqual([]);
  });
});

describe('wrong port', () => {
  test('a port of the lab wherever it stands, and any number behind a colon; the new one is no port of the lab', async () => {
    expect(await ofScript(wrongPort, 'curl localhost:6000/x\nnc host 5000\nsleep 6000.5\ndocker run -p 80:8080 x'))
      .toMatchInlineSnapshot(`
      [
        "port 6002 for 6000 ⇒ curl localhost:6002/x",
        "port 5001 for 5000 ⇒ nc host 5001",
        "port 8081 for 8080 ⇒ docker run -p 80:8081 x",
      ]
    `);
  });

  test('in a file that the page saves', async () => {
    expect(await ofFile(wrongPort, 'lab/a.json', '{"url": "http://app:6001/", "n": 7}')).toMatchInlineSnapshot(`
      [
        "port 6002 for 6001 ⇒ {"url": "http://app:6002/", "n": 7}",
      ]
    `);
  });
});

test('a slice of jq is no port', async () => {
  expect(await ofScript(wrongPort, "jq '.[0:60]' a")).toEqual([]);
});

describe('wrong name', () => {
  test('a letter of a service or a file is another one, and the new name is nobody’s', async () => {
    expect(await ofScript(wrongName, 'docker compose logs app\ncat attacks/swap-blob.yaml\napp=1; echo application'))
      .toMatchInlineSnapshot(`
      [
        "apr for app ⇒ docker compose logs apr",
        "swap-bloc.yaml for swap-blob.yaml ⇒ cat attacks/swap-bloc.yaml",
      ]
    `);
  });

  test('keys and values of data in a here-document', async () => {
    expect(await ofScript(wrongName, "cat > a.yaml <<'YAML'\nmonitor: { reads: manager } # app\nYAML\n"))
      .toMatchInlineSnapshot(`
      [
        "monitos for monitor ⇒ monitos: { reads: manager } # app",
        "manages for manager ⇒ monitor: { reads: manages } # app",
      ]
    `);
  });
});

describe('missing secret', () => {
  test('a variable that the script uses, a secret’s file that it speaks of', async () => {
    expect(await ofScript(missingSecret, 'curl -H "auth: $TOKEN" a\ncat secrets/vendor.key')).toMatchInlineSnapshot(`
      [
        "TOKEN empty ⇒ TOKEN=",
        "secrets/vendor.key empty ⇒ : > secrets/vendor.key",
      ]
    `);
  });

  test('none that the script does not use, or that it makes itself', async () => {
    expect(await ofScript(missingSecret, 'openssl rand 32 > secrets/vendor.key')).toEqual([]);
  });
});

describe('swapped order', () => {
  test('neighbours that share a file or a variable, or both act; the first two entries of a list', async () => {
    const script = [
      "cat > a.yaml <<'YAML'",
      'x: [one, two, three]',
      'YAML',
      'digest=$(cat f)',
      'jq --arg d "$digest" . > g.json',
      'ls /',
      'docker compose up',
      'curl a',
    ].join('\n');
    expect(await ofScript(swappedOrder, script)).toMatchInlineSnapshot(`
      [
        "jq --arg d "$digest" . > g.json before digest=$(cat f) ⇒ ",
        "curl a before docker compose up ⇒ ",
        "two before one ⇒ x: [two, one, three]",
      ]
    `);
  });
});

describe('empty file', () => {
  test('a here-document, a redirection and a saved file; not errors, not what is appended, not /dev/null', async () => {
    expect(
      await ofScript(emptyFile, "cat > a.yaml <<'YAML'\na: 1\nYAML\njq . b > c.json 2> d.log\nls >> e\nls > /dev/null"),
    ).toMatchInlineSnapshot(`
      [
        "an empty a.yaml ⇒ ",
        "an empty c.json ⇒ : > c.json 2> d.log",
      ]
    `);
    expect(await ofFile(emptyFile, 'lab/a.json', '{}\n')).toMatchInlineSnapshot(`
      [
        "an empty lab/a.json ⇒ ",
      ]
    `);
  });
});
