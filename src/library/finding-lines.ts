import type { Finding } from '../finding/finding.ts';
import type { RunResult } from '../run-result.ts';
import { ByteWriter } from '../sink/byte-writer.ts';
import { writeFindings } from '../sink/findings.ts';

/** The text of findings.ndjson, in pieces. */
export function findingLines(result: RunResult, message: (finding: Finding) => string): string[] {
  const decoder = new TextDecoder();
  const pieces: string[] = [];
  const out = new ByteWriter((bytes) => pieces.push(decoder.decode(bytes, { stream: true })));
  writeFindings(result, message, out);
  out.flush();
  return pieces;
}
