/** A submission that cannot be taken: a sentence for whoever handed it in, with what was expected and what came. */
export class SubmissionRefused extends Error {
  override readonly name = 'SubmissionRefused';
}
