/** What a row of a table of problems comes to: an HTTP status and three sentences. */
export interface ProblemRow {
  status: number;
  title: string;
  message: string;
  hint: string;
}
