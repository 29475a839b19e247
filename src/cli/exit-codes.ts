/** Exit codes of the command, all of them. */
export const exitCode = {
  /** Done, within the budget. */
  clean: 0,
  /** Done, with more findings than the budget allows. */
  overBudget: 1,
  /** Could not run: usage, rule file, input, output, lock. */
  couldNotRun: 2,
  interrupted: 130,
  terminated: 143,
} as const;
