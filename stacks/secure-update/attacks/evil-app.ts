import { writeZip } from '../services/zip/write-zip.ts';

const SOURCE = `import { createServer } from 'node:http';

const VERSION = '6.6.6';

const server = createServer((_request, response) => {
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(\`Hello World! Application version \${VERSION}, and I am not what you ordered\\n\`);
});

server.listen(Number(process.env.PORT ?? 5000));
process.once('SIGTERM', () => process.exit(0));
`;

/** What an attacker would like to see installed: an archive as the updater wants it, which no vendor ever made. */
export function packEvilApp(): Buffer {
  return writeZip('app.ts', Buffer.from(SOURCE));
}
