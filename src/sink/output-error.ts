import { UsageError } from '../util/usage-error.ts';

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && (error as NodeJS.ErrnoException).code === code;

const reasons = new Map([
  ['EACCES', ['it is not allowed', 'choose another folder with --out, or change its permissions']],
  ['EPERM', ['it is not allowed', 'choose another folder with --out, or change its permissions']],
  ['EROFS', ['it is on a read-only disk', 'choose another folder with --out']],
  [
    'ENOSPC',
    ['the disk is full', 'make room, or choose a folder on another disk with --out; the last result is whole'],
  ],
  [
    'EDQUOT',
    ['the disk quota is used up', 'make room, or choose a folder on another disk with --out; the last result is whole'],
  ],
  [
    'EFBIG',
    ['a file became too large for the disk', 'choose a folder on another disk with --out; the last result is whole'],
  ],
  ['EIO', ['the disk reports an error', 'choose a folder on another disk with --out; the last result is whole']],
  ['ENOTDIR', ['a part of its path is a file', 'choose another folder with --out']],
  ['EISDIR', ['a folder is in its place', 'choose another name with --out']],
  ['EEXIST', ['a file is in its place', 'choose another folder with --out']],
  ['ENOENT', ['a part of its path is missing', 'choose another folder with --out']],
  ['ENAMETOOLONG', ['its path is too long', 'choose another folder with --out']],
]);

/** What the system says against writing is about the request, not about the program; anything else goes on as it is. */
export function asOutputError(error: unknown, folder: string): unknown {
  const reason = error instanceof Error ? reasons.get((error as NodeJS.ErrnoException).code ?? '') : undefined;
  return reason === undefined ? error : new UsageError(`cannot write to ${folder}: ${reason[0]}`, reason[1]);
}
