/** Sends a command; what the desk refuses is an error with its reason, or is given back where the caller asks for it. */
export async function send<Answer>(command: object, mayBeRefused = false): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch('command', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(command),
    });
  } catch {
    throw new Error('The desk does not answer: recordmill review has ended. What was said as saved is saved.');
  }
  const answer = (await response.json()) as { error?: string; advice?: string };
  if (answer.error !== undefined && !(mayBeRefused && response.ok))
    throw new Error([answer.error, answer.advice].filter((part) => part).join(': '));
  return answer as Answer;
}
