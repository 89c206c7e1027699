/** What every answer carries, whatever it is about. */
export const HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': "default-src 'self'",
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-xss-protection': '1; mode=block',
  'cache-control': 'no-store',
  'content-type': 'text/html; charset=UTF-8',
};
