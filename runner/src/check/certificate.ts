import type { Answer } from '@stackyard/kit';

type Certificate = NonNullable<(Answer & { answered: false })['certificate']>;

/** OpenSSL’s codes for a certificate that is not to be trusted, as Node gives them. */
const CODES: Readonly<Record<string, [Certificate, string]>> = {
  CERT_HAS_EXPIRED: ['expired', 'has expired'],
  CERT_NOT_YET_VALID: ['not-yet-valid', 'is not valid yet'],
  DEPTH_ZERO_SELF_SIGNED_CERT: ['unknown-authority', 'was signed by itself, not by the authority that is trusted'],
  SELF_SIGNED_CERT_IN_CHAIN: ['unknown-authority', 'comes from an authority that is not the trusted one'],
  UNABLE_TO_GET_ISSUER_CERT: ['unknown-authority', 'comes from an authority that is not the trusted one'],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['unknown-authority', 'comes from an authority that is not the trusted one'],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['unknown-authority', 'comes from an authority that is not the trusted one'],
  CERT_SIGNATURE_FAILURE: ['unknown-authority', 'names the trusted authority, which did not sign it'],
  CERT_UNTRUSTED: ['other', 'is not to be trusted for this'],
  INVALID_PURPOSE: ['other', 'is not meant for a server'],
  INVALID_CA: ['other', 'was signed by a certificate that is no authority'],
};

/** Why a certificate was refused, as the end of a sentence; null where the connection failed for another reason. */
export function refusalOf(error: NodeJS.ErrnoException): { certificate: Certificate; words: string } | null {
  if (error.code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const reason = 'reason' in error && typeof error.reason === 'string' ? error.reason : error.message;
    return { certificate: 'other-name', words: `is for another name: ${reason.replace(/\.$/, '')}` };
  }
  const [certificate, words] = CODES[error.code ?? ''] ?? [];
  return certificate && words ? { certificate, words } : null;
}
